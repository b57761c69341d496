import base64
from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.gql import Schema, execute
from graphsvc.graph import KnowledgeGraph, assemble
from graphsvc.model import Extraction, Node, NodeId

Ask = Callable[..., dict[str, Any]]

PAGE = """query ($first: Int, $after: String, $last: Int, $before: String) {
  modifiers(first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { code } edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""

ALL = ["26", "50", "59", "73"]


def page(data: Ask, **variables: object) -> dict[str, Any]:
    found: dict[str, Any] = data(PAGE, variables)["modifiers"]
    return found


def codes(found: dict[str, Any]) -> list[str]:
    return [node["code"] for node in found["nodes"]]


def test_pages_forwards_and_backwards_give_the_whole_list(data: Ask) -> None:
    forwards = page(data, first=3)
    assert codes(forwards) == ALL[:3]
    assert forwards["pageInfo"]["hasNextPage"]
    assert not forwards["pageInfo"]["hasPreviousPage"]
    rest = page(data, first=3, after=forwards["pageInfo"]["endCursor"])
    assert codes(rest) == ALL[3:]
    assert not rest["pageInfo"]["hasNextPage"]
    assert rest["pageInfo"]["hasPreviousPage"]
    backwards = page(data, last=3, before=rest["pageInfo"]["startCursor"])
    assert codes(backwards) == ALL[:3]
    assert {found["totalCount"] for found in (forwards, rest, backwards)} == {4}


def test_an_empty_page_has_no_cursors(data: Ask) -> None:
    empty = page(data, first=0)
    assert empty["edges"] == []
    assert empty["totalCount"] == 4
    assert empty["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": None,
        "endCursor": None,
    }


@pytest.mark.parametrize(
    "variables", [{"first": -1}, {"first": 501}, {"last": -1}, {"last": 501}, {"first": 1, "last": 1}]
)
def test_a_wrong_page_size_is_an_error(error: Ask, variables: dict[str, int]) -> None:
    found = error(PAGE, variables)
    assert found["extensions"]["code"] == "PAGE_SIZE_INVALID"
    assert found["extensions"]["hint"]


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "not a cursor", "é", "YXJyYXk6MQ==", "=" * 9, "A" * 5_000, base64.b64encode(b"\xff").decode()],
)
def test_a_forged_cursor_is_an_error(error: Ask, cursor: str) -> None:
    for name in ("after", "before"):
        found = error(PAGE, {name: cursor})
        assert found["extensions"]["code"] == "CURSOR_INVALID"
        assert len(found["message"]) < 200


def test_a_cursor_of_another_list_is_an_error(data: Ask, error: Ask) -> None:
    cursor = data('{ modifier(code: "26") { codes(first: 1) { pageInfo { endCursor } } } }')
    end = cursor["modifier"]["codes"]["pageInfo"]["endCursor"]
    other = 'query ($after: String) { modifier(code: "59") { codes(after: $after) { totalCount } } }'
    assert error(other, {"after": end})["extensions"]["code"] == "CURSOR_INVALID"


def test_a_cursor_of_another_release_is_an_error(
    data: Ask, schema: Schema, extractions: tuple[Extraction, ...]
) -> None:
    class NoNames:
        def node(self, node_id: NodeId) -> Node | None:  # noqa: ARG002
            return None

        def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:  # noqa: ARG002
            return ()

    end = page(data, first=1)["pageInfo"]["endCursor"]
    other: KnowledgeGraph = assemble(extractions[:2], NoNames())
    response = execute(schema, other, PAGE, {"after": end})
    (found,) = response["errors"]
    assert found["extensions"]["code"] == "CURSOR_STALE"
    assert other.release.id in found["extensions"]["hint"]


def test_a_cursor_whose_row_the_filter_hides_is_an_error(data: Ask, error: Ask) -> None:
    end = page(data, first=1)["pageInfo"]["endCursor"]
    narrower = 'query ($after: String) { modifiers(where: {code: ["59"]}, after: $after) { totalCount } }'
    assert error(narrower, {"after": end})["extensions"]["code"] == "CURSOR_INVALID"
