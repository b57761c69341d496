"""Full-text search over the graph, as people and programs ask for it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.gql.limits import HIGHLIGHTS as SHOWN
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.text_index import MAX_TEXT

STEADY = settings(deadline=None, max_examples=50)  # no clock: the machine may be busy

Ask = Callable[..., dict[str, Any]]

SEARCH = """
query ($text: String!, $kinds: [NodeKind!], $first: Int, $after: String, $last: Int, $before: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id }
    edges { cursor match score node { id } }
  }
}
"""

HIGHLIGHTS = """
query ($text: String!, $kinds: [NodeKind!], $most: Int, $fields: [SearchField!]) {
  search(text: $text, kinds: $kinds) {
    edges {
      node { id }
      highlights(first: $most, fields: $fields) {
        field
        text
        ranges { start end documentStart documentEnd }
        evidence { document { name } start end }
      }
    }
  }
}
"""


def matches(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(edge["node"]["id"], edge["match"]) for edge in found["search"]["edges"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("77620", ("cpt:77620", "CODE")),
        ("cpt:77620", ("cpt:77620", "CODE")),
        ("CPT 77620", ("cpt:77620", "CODE")),
        ("26", ("modifier:26", "CODE")),
        ("modifier 26", ("modifier:26", "CODE")),
        ("c34.90", ("icd10cm:C34.90", "CODE")),
        ("77386.txt", ("document:aaaaaaa1aaaa", "NAME")),
        ("medicare", ("payer:medicare", "NAME")),
        ("intracavitary hyperthermia", ("cpt:77620", "NAME")),
        ("radiation oncologist", ("specialty:radiation-oncology", "NAME")),
        ("24", ("site:ambulatory-surgical-center", "NAME")),
        ("2085R0001X", ("specialty:radiation-oncology", "NAME")),
        ("professional component physician", ("modifier:26", "WORDS")),
        ("hyperth", ("cpt:77620", "BEGINNINGS")),
        ("hypertermia", ("cpt:77620", "TYPOS")),
        ("modifer 26", ("modifier:26", "TYPOS")),
        ("what does aetna say", ("payer:aetna", "SOME_WORDS")),
    ],
)
def test_the_best_result_is_what_was_meant(data: Ask, text: str, expected: tuple[str, str]) -> None:
    assert matches(data(SEARCH, {"text": text}))[0] == expected


def test_operators_of_query_languages_are_words(data: Ask) -> None:
    found = data(SEARCH, {"text": "zebra OR authorization"})
    assert matches(found) == [
        ("payer:aetna", "SOME_WORDS"),
        ("document:bbbbbbb2bbbb", "SOME_WORDS"),
        ("cpt:77620", "SOME_WORDS"),
    ]


def test_a_document_is_found_by_its_quotes(data: Ask) -> None:
    found = data(SEARCH, {"text": "prior authorization", "kinds": ["DOCUMENT"]})
    assert found["search"]["totalCount"] == 1
    assert matches(found) == [("document:bbbbbbb2bbbb", "WORDS")]


def test_a_highlight_points_into_the_document(data: Ask, graph: KnowledgeGraph) -> None:
    (edge,) = data(HIGHLIGHTS, {"text": "PRIOR authorization", "kinds": ["PAYER"]})["search"]["edges"]
    assert edge == {
        "node": {"id": "payer:aetna"},
        "highlights": [
            {
                "field": "QUOTE",
                "text": "Aetna covers it only with prior authorization.",
                "ranges": [
                    {"start": 26, "end": 31, "documentStart": 162, "documentEnd": 167},
                    {"start": 32, "end": 45, "documentStart": 168, "documentEnd": 181},
                ],
                "evidence": {"document": {"name": "77620.txt"}, "start": 136, "end": 182},
            }
        ],
    }
    (document,) = (document for document in graph.documents.values() if document.name == "77620.txt")
    assert document.text[162:181] == "prior authorization"


def test_an_id_is_highlighted_but_stands_in_no_document(data: Ask) -> None:
    variables = {"text": "modifier:26", "kinds": ["MODIFIER"], "fields": ["ID"], "most": 1}
    first = data(HIGHLIGHTS, variables)["search"]["edges"][0]
    nowhere = {"documentStart": None, "documentEnd": None}
    assert first["highlights"] == [
        {
            "field": "ID",
            "text": "modifier:26",
            "ranges": [{"start": 0, "end": 8, **nowhere}, {"start": 9, "end": 11, **nowhere}],
            "evidence": None,
        }
    ]


def test_pages_joined_are_the_whole_list(data: Ask) -> None:
    whole = data(SEARCH, {"text": "26"})["search"]
    assert whole["totalCount"] == len(whole["edges"]) > 4
    after, joined = None, []
    for _ in whole["edges"]:
        page = data(SEARCH, {"text": "26", "first": 1, "after": after})["search"]
        joined += page["edges"]
        after = page["pageInfo"]["endCursor"]
    assert joined == whole["edges"]
    assert page["pageInfo"]["hasNextPage"] is False


def test_a_cursor_of_another_search_is_refused(data: Ask, error: Ask) -> None:
    cursor = data(SEARCH, {"text": "26", "first": 1})["search"]["edges"][0]["cursor"]
    for other in ({"text": "modifier"}, {"text": "26", "kinds": ["CODE"]}):
        assert error(SEARCH, {**other, "after": cursor})["extensions"]["code"] == "CURSOR_INVALID"


def test_the_same_words_in_other_letters_are_the_same_search(data: Ask) -> None:
    cursor = data(SEARCH, {"text": "Modifier 26", "first": 1})["search"]["edges"][0]["cursor"]
    after = data(SEARCH, {"text": "modifier, 26!", "after": cursor})["search"]["edges"]
    assert after == data(SEARCH, {"text": "modifier 26"})["search"]["edges"][1:]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("  ", "  ", "the text to search for has no letter and no digit"),
        ("\"*'-", "\"*'-", "the text to search for has no letter and no digit"),
        ("x" * 10_000, "x" * 80, "the text to search for has 10000 characters"),
    ],
)
def test_what_cannot_be_searched_for_is_an_error_that_says_why(error: Ask, text: str, value: str, words: str) -> None:
    found = error(SEARCH, {"text": text})
    assert found["message"] == words
    assert found["extensions"]["code"] == "SEARCH_INVALID"
    assert found["extensions"]["value"] == value
    assert found["extensions"]["hint"]


@pytest.mark.parametrize("most", [-1, SHOWN.maximum + 1])
def test_highlights_are_bounded(error: Ask, most: int) -> None:
    found = error(HIGHLIGHTS, {"text": "77620", "kinds": ["CODE"], "most": most})
    assert found["message"] == f"first is {most}"
    assert found["extensions"]["code"] == "PAGE_SIZE_INVALID"


@STEADY
@given(text=st.text(alphabet=st.characters(), max_size=MAX_TEXT + 1))
def test_whatever_is_searched_for_there_is_an_answer_or_a_typed_error(ask: Ask, text: str) -> None:
    response = ask(HIGHLIGHTS, {"text": text})
    codes = [error["extensions"]["code"] for error in response.get("errors", ())]
    assert codes in ([], ["SEARCH_INVALID"])
