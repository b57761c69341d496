"""Answers that do not fit: what is left out is named, and can be asked for."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.agent.counting import tokens_of, tokens_of_value
from graphsvc.agent.limits import MAX_TOKENS, MIN_TOKENS
from graphsvc.agent.shortening import LEAST_TEXT, shorten
from tests.agent.clients import Client, over_stdio
from tests.agent.test_tools import QUESTIONS

LISTS = [(name, arguments) for name, arguments in QUESTIONS if name not in {"run_saved", "graphql"}]

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=300),
    lambda parts: st.lists(parts, max_size=8) | st.dictionaries(st.text(max_size=8), parts, max_size=4),
    max_leaves=30,
)


def pages(client: Client, name: str, arguments: dict[str, Any], max_tokens: int) -> Iterator[dict[str, Any]]:
    after: dict[str, str] = {}
    while True:
        text = client.text(name, **(arguments | after | {"max_tokens": max_tokens}))
        assert tokens_of(text) <= max_tokens
        page = json.loads(text)
        yield page
        if "after" not in page.get("cut", {}):
            return
        after = {"after": page["cut"]["after"]}


@pytest.mark.parametrize(("name", "arguments"), LISTS, ids=lambda value: value if isinstance(value, str) else "")
def test_pages_behind_each_other_are_the_whole_answer(http: Client, name: str, arguments: dict[str, Any]) -> None:
    whole = [row for page in pages(http, name, arguments, MAX_TOKENS) for row in page["rows"]]
    shown = 0
    for page in pages(http, name, arguments, 2_500):
        left = page["total"] - shown - len(page["rows"])
        assert page["total"] == len(whole)
        assert page.get("cut", {}).get("rows_left", 0) == left
        if not page.get("cut", {}).get("shortened"):
            assert page["rows"] == whole[shown : shown + len(page["rows"])]
        if left:
            assert f"{left} more rows" in page["cut"]["hint"]
        shown += len(page["rows"])
    assert shown == len(whole)


@pytest.mark.parametrize(("name", "arguments"), LISTS, ids=lambda value: value if isinstance(value, str) else "")
def test_the_smallest_answer_keeps_within_its_tokens_and_goes_on(
    http: Client, name: str, arguments: dict[str, Any]
) -> None:
    for page in pages(http, name, arguments, MIN_TOKENS):
        assert page["rows"]


@pytest.fixture(scope="module")
def long_quotes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a service whose documents say the same thing many times, at length."""
    folder = tmp_path_factory.mktemp("documents")
    for number in range(30):
        text = f"CPT Code 77600\nModifiers\n- Modifier 26: when {f'it is so in the way number {number} ' * 40}.\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    with over_stdio("--documents", str(folder)) as client:
        yield client


def test_a_row_that_is_too_large_alone_is_shortened_and_told(long_quotes: Client) -> None:
    asked = {"ids": ["cpt:77600"], "predicates": ["TAKES_MODIFIER"], "quotes": 20}
    answer = long_quotes.answer("describe", **asked)
    (row,) = answer["rows"]
    (shortened,) = answer["cut"]["shortened"]
    assert shortened == {"path": "rows[].evidence", "shown": len(row["evidence"]), "of": 20}
    assert 1 <= len(row["evidence"]) < 20
    assert row["quotes_left"] == 10
    assert f"raise max_tokens (at most {MAX_TOKENS})" in answer["cut"]["hint"]

    least = long_quotes.answer("describe", **asked, max_tokens=MIN_TOKENS)
    (words,) = least["rows"][0]["evidence"]
    assert {one["path"] for one in least["cut"]["shortened"]} >= {"rows[].evidence", "rows[].evidence[].quote"}
    assert row["evidence"][0]["quote"].startswith(words["quote"])
    assert LEAST_TEXT <= len(words["quote"]) < len(row["evidence"][0]["quote"])
    assert words["end"] - words["start"] == len(row["evidence"][0]["quote"])  # so that the rest can be read


def test_lists_of_an_operation_s_answer_are_shortened_and_told(http: Client) -> None:
    query = "{ codes { totalCount nodes { id assertions { nodes { subject { id } evidence { quote } } } } } }"
    whole = http.answer("graphql", query=query, max_tokens=MAX_TOKENS)
    text = http.text("graphql", query=query, max_tokens=2_000)
    answer = json.loads(text)
    assert "cut" not in whole
    assert tokens_of(text) <= 2_000
    assert answer["data"]["codes"]["totalCount"] == len(whole["data"]["codes"]["nodes"])
    (first, *_) = answer["data"]["codes"]["nodes"]
    assert "cursors in it stand behind whole lists" in answer["cut"]["hint"]
    kept = {one["path"]: one["shown"] for one in answer["cut"]["shortened"]}
    assert len(set(kept.values())) == 1
    assert kept["data.codes.nodes"] == len(answer["data"]["codes"]["nodes"])
    said = whole["data"]["codes"]["nodes"][0]["assertions"]["nodes"]
    assert first["assertions"]["nodes"] == said[: kept["data.codes.nodes"]]


def test_an_operation_s_answer_that_cannot_be_shortened_is_an_error(http: Client) -> None:
    fields = " ".join(f'a{number}: code(code: "77386") {{ id title system }}' for number in range(90))
    error = http.error("graphql", {"query": f"{{ {fields} }}", "max_tokens": MIN_TOKENS})
    assert error["code"] == "ANSWER_TOO_LARGE"
    assert "raise max_tokens" in error["hint"]


def test_a_cursor_belongs_to_its_question(http: Client) -> None:
    cut = http.answer("gaps", max_tokens=MIN_TOKENS)["cut"]
    assert http.answer("gaps", after=cut["after"], max_tokens=MAX_TOKENS)["rows"]
    assert http.error("gaps", {"ids": ["cpt:77620"], "after": cut["after"]})["code"] == "CURSOR_INVALID"
    assert http.error("review_notes", {"after": cut["after"]})["code"] == "CURSOR_INVALID"


def test_a_cursor_of_another_release_is_stale(http: Client, long_quotes: Client) -> None:
    cut = http.answer("gaps", max_tokens=MIN_TOKENS)["cut"]
    assert long_quotes.error("gaps", {"after": cut["after"]})["code"] == "CURSOR_STALE"


@given(VALUES, st.integers(1, 400))
def test_what_is_shortened_fits_and_begins_as_the_whole(value: Any, room: int) -> None:  # noqa: ANN401 - JSON is anything
    found = shorten(value, room, "it")
    if tokens_of_value(value) <= room:
        assert found == (value, ())
    elif found is not None:
        short, told = found
        assert tokens_of_value(short) <= room
        assert told
        assert_begins(value, short)


def assert_begins(whole: Any, short: Any) -> None:  # noqa: ANN401 - JSON is anything  # noqa: ANN401 - JSON is anything
    match whole:
        case dict():
            assert whole.keys() == short.keys()
            for key, part in whole.items():
                assert_begins(part, short[key])
        case list():
            assert bool(whole) == bool(short)
            for part, kept in zip(whole, short, strict=False):
                assert_begins(part, kept)
        case str():
            assert whole.startswith(short)
            assert whole == short or len(short) >= LEAST_TEXT
        case _:
            assert whole == short
