"""Lists in another order than their own, and pages and cursors of them."""

from collections.abc import Callable
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, build_schema

from graphsvc.gql import print_sdl
from graphsvc.gql.rows import ROWS

Ask = Callable[..., dict[str, Any]]


def ids(connection: dict[str, Any]) -> list[str]:
    return [node["id"].partition(":")[2] for node in connection["nodes"]]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("[]", ["77386", "77387", "77407", "77620"]),
        ("{id: DESC}", ["77620", "77407", "77387", "77386"]),
        ("[{modifiersCount: DESC}]", ["77386", "77620", "77407", "77387"]),
        ("[{modifiersCount: DESC}, {id: DESC}]", ["77620", "77386", "77407", "77387"]),
        ("[{title: ASC}]", ["77386", "77407", "77620", "77387"]),
        ("[{title: DESC}]", ["77620", "77407", "77386", "77387"]),
        ("[{sitesCount: ASC}, {documentsCount: DESC}]", ["77387", "77386", "77407", "77620"]),
    ],
)
def test_codes_are_sorted_by_each_key_in_turn_and_ties_by_id(data: Ask, order: str, expected: list[str]) -> None:
    found = data(f"{{ codes(orderBy: {order}) {{ totalCount nodes {{ id }} }} }}")["codes"]
    assert ids(found) == expected
    assert found["totalCount"] == 4


def test_edges_are_sorted_by_their_own_fields_and_by_those_of_the_far_nodes(data: Ask) -> None:
    found = data(
        """{ modifier(code: "26") {
          byCount: codes(orderBy: [{node: {diagnosesCount: DESC}}]) { nodes { id } }
          byStatus: codes(status: [AFFIRMED, NEGATED], orderBy: [{status: DESC}, {node: {code: DESC}}]) {
            edges { status node { id } } } }
          code(code: "77386") { payers(orderBy: [{predicate: DESC}, {node: {name: DESC}}]) {
            edges { predicate node { id } } } } }"""
    )
    assert ids(found["modifier"]["byCount"]) == ["77620", "77386"]
    assert found["modifier"]["byStatus"]["edges"] == [
        {"status": "NEGATED", "node": {"id": "cpt:77407"}},
        {"status": "AFFIRMED", "node": {"id": "cpt:77620"}},
        {"status": "AFFIRMED", "node": {"id": "cpt:77386"}},
    ]
    assert found["code"]["payers"]["edges"] == [
        {"predicate": "DISCUSSED_FOR", "node": {"id": "payer:medicare"}},
        {"predicate": "DISCUSSED_FOR", "node": {"id": "payer:aetna"}},
        {"predicate": "COVERED_BY", "node": {"id": "payer:medicare"}},
    ]


def test_every_other_list_has_its_order_too(data: Ask) -> None:
    found = data(
        """{
          documents(orderBy: [{length: ASC}]) { nodes { name } }
          gaps(orderBy: [{field: DESC}]) { nodes { field } }
          assertions(first: 2, orderBy: [{subject: DESC}, {predicate: DESC}]) { nodes { predicate } }
          disagreements(orderBy: [{assertionsCount: DESC}]) { nodes { predicate } }
          reviewNotes(orderBy: [{rule: DESC}]) { nodes { rule } }
          code(code: "77386") { documents(orderBy: [{name: DESC}]) { nodes { name } } } }"""
    )
    assert found == {
        "documents": {"nodes": [{"name": "77407.txt"}, {"name": "77620.txt"}, {"name": "77386.txt"}]},
        "gaps": {"nodes": [{"field": "TEXT"}, {"field": "MODIFIER_USE"}, {"field": "DIAGNOSES"}]},
        "assertions": {"nodes": [{"predicate": "TITLE"}, {"predicate": "TAKES_MODIFIER"}]},
        "disagreements": {"nodes": [{"predicate": "PERFORMED_BY"}]},
        "reviewNotes": {"nodes": []},
        "code": {"documents": {"nodes": [{"name": "77407.txt"}, {"name": "77386.txt"}]}},
    }


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("key", ["{object: DESC}", "{status: DESC}", "{evidenceCount: ASC}", "{value: ASC}"])
def test_pages_of_an_order_make_up_the_whole_list_in_both_directions(data: Ask, size: int, key: str) -> None:
    whole = data(f"{{ assertions(first: 500, orderBy: [{key}]) {{ nodes {{ id }} }} }}")["assertions"]["nodes"]
    query = f"""query ($first: Int, $after: String, $last: Int, $before: String) {{
      assertions(orderBy: [{key}], first: $first, after: $after, last: $last, before: $before) {{
        nodes {{ id }} pageInfo {{ startCursor endCursor }} }} }}"""
    forwards: list[Any] = []
    page = data(query, {"first": size})["assertions"]
    while page["nodes"]:
        forwards += page["nodes"]
        page = data(query, {"first": size, "after": page["pageInfo"]["endCursor"]})["assertions"]
    backwards: list[Any] = []
    page = data(query, {"last": size})["assertions"]
    while page["nodes"]:
        backwards = page["nodes"] + backwards
        page = data(query, {"last": size, "before": page["pageInfo"]["startCursor"]})["assertions"]
    assert forwards == backwards == whole


def test_a_cursor_goes_on_behind_its_row_in_another_order(data: Ask) -> None:
    end = data("{ codes(first: 2) { pageInfo { endCursor } } }")["codes"]["pageInfo"]["endCursor"]
    query = "query ($after: String) { codes(after: $after, orderBy: [{id: DESC}]) { nodes { id } } }"
    assert ids(data(query, {"after": end})["codes"]) == ["77386"]


VARIABLE = "query ($keys: [CodeOrder!]) { codes(orderBy: $keys) { totalCount } }"
IN_FRAGMENT = "fragment F on Query { codes(orderBy: [{name: $way}]) { nodes { id } } } "


@pytest.mark.parametrize(
    ("text", "variables", "code"),
    [
        ("{ codes(orderBy: [{name: ASC, id: DESC}]) { totalCount } }", None, "GRAPHQL_VALIDATION_FAILED"),
        ("{ codes(orderBy: [{}]) { totalCount } }", None, "GRAPHQL_VALIDATION_FAILED"),
        ("{ codes(orderBy: [{name: null}]) { totalCount } }", None, "GRAPHQL_VALIDATION_FAILED"),
        (VARIABLE, {"keys": [{"name": "ASC", "id": "DESC"}]}, "BAD_USER_INPUT"),
        (VARIABLE, {"keys": [{"name": None}]}, "BAD_USER_INPUT"),
        (VARIABLE, {"keys": [{}]}, "BAD_USER_INPUT"),
        (f"query ($way: OrderDirection) {{ ...F }} {IN_FRAGMENT}", {}, "BAD_USER_INPUT"),
        (
            '{ codes(where: {modifiers: {meaning: {contains: "x", present: true}}}) { totalCount } }',
            None,
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ],
)
def test_what_takes_one_field_says_so_when_it_gets_none_or_two(
    error: Ask, text: str, variables: dict[str, Any] | None, code: str
) -> None:
    found = error(text, variables)
    assert found["extensions"]["code"] == code
    assert "exactly one field" in found["extensions"]["hint"]


def test_a_direction_can_be_a_variable_of_a_fragment_in_front_of_its_operation(data: Ask, error: Ask) -> None:
    found = data(IN_FRAGMENT + "query ($way: OrderDirection!) { ...F }", {"way": "DESC"})
    assert ids(found["codes"]) == ["77620", "77407", "77387", "77386"]
    undeclared = error(IN_FRAGMENT + "query { ...F }")
    assert undeclared["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


def test_too_many_keys_are_an_error(error: Ask) -> None:
    found = error(VARIABLE, {"keys": [{"name": "ASC"}] * 6})
    assert found["extensions"] == {
        "code": "ORDER_INVALID",
        "value": 6,
        "hint": "give at most 5: what then ties stays in the order that the list has without them",
    }


def test_every_order_takes_exactly_one_field_in_the_published_schema() -> None:
    types = build_schema(print_sdl()).type_map
    for name in (*(f"{rows.name}Order" for rows in ROWS.values() if rows.order), "TextFilter"):
        made = types[name]
        assert isinstance(made, GraphQLInputObjectType)
        assert made.is_one_of
