"""What agents read and are asked: resources and prompts."""

import json
from pathlib import Path

import pytest
from mcp import MCPError, types

from graphsvc.agent.limits import WINDOW
from graphsvc.agent.prompts import PROMPTS
from graphsvc.agent.tools import TOOLS
from graphsvc.gql import print_sdl, saved_operations
from graphsvc.graph import KnowledgeGraph
from tests.agent.clients import Client, over_stdio


def whole(client: Client, uri: str) -> str:
    """Return a resource read window by window."""
    text = ""
    following: str | None = uri
    while following:
        contents = client.read(following)
        assert contents.meta is not None
        window = contents.meta["graphsvc/window"]
        assert (window["start"], window["end"]) == (len(text), len(text) + len(contents.text))
        assert len(contents.text) <= WINDOW
        text += contents.text
        following = window["next"]
    assert window["length"] == len(text)
    return text


def test_documents_are_listed_and_read_to_the_letter(client: Client, graph: KnowledgeGraph) -> None:
    listed = client.portal.call(client.session.list_resources).resources
    assert [one.uri for one in listed[:2]] == ["graphsvc://schema", "graphsvc://operations"]
    assert [one.name for one in listed[2:]] == [document.name for document in graph.documents.values()]
    for one, document in zip(listed[2:], graph.documents.values(), strict=True):
        assert whole(client, one.uri) == document.text


def test_the_schema_is_read_in_windows(client: Client) -> None:
    assert whole(client, "graphsvc://schema") == print_sdl()


def test_a_quote_is_read_at_its_offsets(http: Client) -> None:
    words = http.answer("describe", ids=["modifier:26"])["rows"][0]["evidence"][0]
    uri = f"graphsvc://document/{words['document']}?start={words['start']}&end={words['end']}"
    assert http.read(uri).text == words["quote"]


def test_saved_operations_are_listed(http: Client) -> None:
    listed = json.loads(http.read("graphsvc://operations").text)
    assert [one["name"] for one in listed] == [saved.name for saved in saved_operations()]


def test_a_long_list_of_documents_has_pages(tmp_path: Path) -> None:
    for number in range(120):
        (tmp_path / f"{number:03}.txt").write_text(f"CPT Code 77600\nPage {number}\n", encoding="utf-8")
    with over_stdio("--documents", str(tmp_path)) as client:
        first = client.portal.call(client.session.list_resources)
        assert first.next_cursor is not None
        behind = types.PaginatedRequestParams(cursor=first.next_cursor)
        second = client.portal.call(lambda: client.session.list_resources(params=behind))
        assert second.next_cursor is None
        names = [one.name for one in (*first.resources, *second.resources)]
        assert sorted(names[2:]) == [f"{number:03}.txt" for number in range(120)]


@pytest.mark.parametrize(
    ("uri", "code"),
    [
        ("graphsvc://document/000000000000", "RESOURCE_UNKNOWN"),
        ("graphsvc://nothing", "RESOURCE_UNKNOWN"),
        ("file:///etc/passwd", "RESOURCE_UNKNOWN"),
        ("graphsvc://document/../schema", "RESOURCE_UNKNOWN"),
        ("not an address", "RESOURCE_UNKNOWN"),
        ("http://[", "RESOURCE_UNKNOWN"),
        ("graphsvc://schema?start=5&end=4", "TEXT_RANGE_INVALID"),
        ("graphsvc://schema?start=0&end=100001", "TEXT_RANGE_INVALID"),
        ("graphsvc://schema?start=-1", "TEXT_RANGE_INVALID"),
        ("graphsvc://schema?begin=1", "TEXT_RANGE_INVALID"),
    ],
)
def test_an_address_of_nothing_is_told_with_a_hint(client: Client, uri: str, code: str) -> None:
    with pytest.raises(MCPError) as raised:
        client.read(uri)
    assert raised.value.code == -32602
    assert raised.value.data["code"] == code
    assert raised.value.data["value"]
    assert raised.value.data["hint"]


def test_a_window_behind_the_end_is_empty(http: Client) -> None:
    contents = http.read("graphsvc://schema?start=999999999")
    assert contents.text == ""
    assert contents.meta is not None
    assert contents.meta["graphsvc/window"]["next"] is None


def test_prompts_hold_what_is_given_and_name_tools_that_are_there(client: Client) -> None:
    listed = client.portal.call(client.session.list_prompts).prompts
    assert [prompt.name for prompt in listed] == [prompt.name for prompt in PROMPTS]
    for prompt in listed:
        given = {argument.name: f"776{place}0 {{x}}" for place, argument in enumerate(prompt.arguments or [])}
        filled = client.portal.call(client.session.get_prompt, prompt.name, given)
        text = filled.messages[0].content.text  # type: ignore[union-attr]  # a prompt is text
        assert all(value in text for value in given.values())
        assert any(f"{tool.name} " in text for tool in TOOLS)
        assert "quote the words" in text


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("what", {}, "PROMPT_UNKNOWN"),
        ("what_covers", {}, "ARGUMENT_INVALID"),
        ("what_covers", {"code": " "}, "ARGUMENT_INVALID"),
        ("what_covers", {"code": "1", "payer": "2"}, "ARGUMENT_INVALID"),
        ("what_covers", {"code": "7" * 201}, "ARGUMENT_INVALID"),
    ],
)
def test_a_prompt_that_cannot_be_filled_is_told_with_a_hint(
    client: Client, name: str, given: dict[str, str], code: str
) -> None:
    with pytest.raises(MCPError) as raised:
        client.portal.call(client.session.get_prompt, name, given)
    assert raised.value.data["code"] == code
    assert raised.value.data["hint"]
