"""The schema, searched by what people mean, for programs that write queries."""

from collections.abc import Callable
from typing import Any

import pytest
from graphql import (
    GraphQLNamedType,
    GraphQLSchema,
    build_schema,
    get_named_type,
    is_abstract_type,
    parse,
    resolve_schema_coordinate,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.gql import Schema, print_sdl
from graphsvc.gql.catalogue import Catalogue
from graphsvc.gql.limits import MAX_COORDINATES
from graphsvc.gql.limits import MEMBERS as SHOWN
from graphsvc.gql.schema_members import SchemaMember, schema_members
from graphsvc.gql.synonyms import SYNONYMS

STEADY = settings(deadline=None, max_examples=50)  # no clock: the machine may be busy

Ask = Callable[..., dict[str, Any]]

SEARCH = """
query ($query: String!, $first: Int) {
  schemaSearch(query: $query, first: $first) { score member { coordinate kind type description path } }
}
"""

DEFINITIONS = """
query ($coordinates: [String!]!) {
  schemaDefinitions(coordinates: $coordinates) { coordinate kind type definition path }
}
"""

SDL = print_sdl()
MEMBERS = {member.coordinate: member for member in schema_members(SDL)}
PARSED = build_schema(SDL)


def coordinates(found: dict[str, Any]) -> list[str]:
    return [result["member"]["coordinate"] for result in found["schemaSearch"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("insurer", "Query.payer"),
        ("which insurers cover a code?", "Code.payers"),
        ("POS of a code", "Code.sites"),
        ("ICD of a code", "Code.diagnoses"),
        ("insurrer of a code", "Code.payers"),
        ("citation", "Assertion.evidence"),
        ("contradiction", "Query.disagreements"),
        ("missing information", "Query.gaps"),
        ("difference between codes", "Query.compare"),
        ("two-character suffix", "Query.modifier"),
        ("find codes by diagnosis", "Diagnosis.codes"),
        ("when is a modifier used", "CodeModifierEdge.whenToUse"),
        ("contradictions between documents", "Query.disagreements"),
        ("how expensive is my query", "Query.operationCost"),
        ("price of a query", "Query.operationCost"),
        ("sort codes by number of modifiers", "CodeOrder.modifiersCount"),
        ("sort modifiers", "Query.modifiers(orderBy:)"),
        ("filter codes by payer", "Payer.codes(where:)"),
    ],
)
def test_what_people_say_leads_to_what_the_schema_calls_it(data: Ask, query: str, expected: str) -> None:
    assert expected in coordinates(data(SEARCH, {"query": query}))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("modifiers of a code", "Code.modifiers"),
        ("payers of a code", "Code.payers"),
        ("contradictions between documents", "Query.disagreements"),
        ("sort codes by number of modifiers", "CodeOrder.modifiersCount"),
    ],
)
def test_what_is_asked_for_comes_before_what_only_speaks_of_it(data: Ask, query: str, expected: str) -> None:
    assert coordinates(data(SEARCH, {"query": query}))[0] == expected


def test_to_sort_leads_through_an_order(data: Ask) -> None:
    found = data(SEARCH, {"query": "sort results by count"})["schemaSearch"]
    paths = [one["member"]["path"] for one in found]
    assert paths
    assert all(any("(orderBy:)" in step for step in path) for path in paths)


@pytest.mark.parametrize(("query", "expected"), [("the of a", []), ("of", ["ComparedNode.of", "AtLeast.of"])])
def test_words_that_only_ask_find_nothing_but_what_is_called_so(data: Ask, query: str, expected: list[str]) -> None:
    assert coordinates(data(SEARCH, {"query": query})) == expected


def test_a_result_says_what_it_is_and_how_a_query_gets_there(data: Ask) -> None:
    (first,) = data(SEARCH, {"query": "CodeModifierEdge.status", "first": 1})["schemaSearch"]
    assert 0 < first.pop("score") <= 1
    assert first == {
        "member": {
            "coordinate": "CodeModifierEdge.status",
            "kind": "FIELD",
            "type": "AssertionStatus!",
            "description": "Whether the words affirm, condition or deny it.",
            "path": [
                "Query.code",
                "Code.modifiers",
                "CodeModifierConnection.edges",
                "CodeModifierEdge.status",
            ],
        }
    }


def test_every_coordinate_finds_itself_first(schema: Schema) -> None:
    first = {one: schema.catalogue.search(one, first=1)[0].member.coordinate for one in MEMBERS}
    assert first == {one: one for one in MEMBERS}


def test_every_part_of_the_schema_has_its_coordinate() -> None:
    assert [one for one in MEMBERS if resolve_schema_coordinate(PARSED, one) is None] == []
    named = {name for name in PARSED.type_map if not name.startswith("__")}
    assert {one for one in MEMBERS if one[0] != "@" and "." not in one} == named
    assert {"@include", "@include(if:)", "Query.codes(where:)", "CodeWhere.modifiers", "Predicate.TITLE"} <= set(
        MEMBERS
    )


def test_a_definition_is_that_of_the_sdl() -> None:
    for member in MEMBERS.values():
        if "." not in member.coordinate and ":" not in member.coordinate:
            (node,) = parse(member.definition).definitions
            assert node.name.value == member.coordinate.removeprefix("@")  # type: ignore[attr-defined]
    # a part stands in the definition of the whole, which indents it
    (whole,) = parse(MEMBERS["Query"].definition).definitions
    parts = {field.name.value for field in whole.fields}  # type: ignore[attr-defined]
    assert parts == {one.removeprefix("Query.") for one in MEMBERS if one.startswith("Query.") and "(" not in one}


def leads_to(schema: GraphQLSchema, step: str) -> GraphQLNamedType:
    """The type that a field, an argument or an input field has."""
    found: Any = resolve_schema_coordinate(schema, step)
    part = getattr(found, "field_argument", None) or getattr(found, "input_field", None) or found.field
    named: GraphQLNamedType = get_named_type(part.type)
    return named


def check_path(schema: GraphQLSchema, member: SchemaMember) -> None:
    """Walk a path: each step is a part of the type that the one before leads to, or an argument of its field."""
    at: GraphQLNamedType | None = schema.query_type
    before = ""
    for step in member.path:
        parent = step.partition(".")[0]
        assert at is not None
        objects = schema.get_possible_types(at) if is_abstract_type(at) else ()
        possible = {at.name, *(one.name for one in objects)}
        assert step.startswith(f"{before}(") if "(" in step else parent in possible
        before = step
        at = None if member.kind == "ENUM_VALUE" and step == member.coordinate else leads_to(schema, step)
    is_type = "." not in member.coordinate
    assert at is not None and at.name == member.coordinate if is_type else before == member.coordinate


def test_every_path_leads_from_query_to_its_member() -> None:
    unreached = {coordinate for coordinate, member in MEMBERS.items() if not member.path}
    for coordinate in MEMBERS.keys() - unreached:
        check_path(PARSED, MEMBERS[coordinate])
    assert {coordinate for coordinate in unreached if coordinate[0] != "@"} <= {"Query", "String", "Boolean", "Float"}


def test_the_shortest_path_is_taken() -> None:
    catalogue = Catalogue("""
      directive @cost(weight: Int!) on FIELD_DEFINITION
      type Query { long: Middle short(near: Input): Far @cost(weight: 3) }
      type Middle { far: Far only: Kind }
      type Far { name: String }
      input Input { kind: Kind }
      enum Kind { A }
      type Lost { name: String }
    """)
    found = catalogue.definitions(["Far.name", "Kind.A", "Query.short(near:)", "Lost", "Lost.name", "@cost(weight:)"])
    assert [member.path for member in found if isinstance(member, SchemaMember)] == [
        ("Query.short", "Far.name"),
        ("Query.long", "Middle.only", "Kind.A"),
        ("Query.short", "Query.short(near:)"),
        (),
        (),
        (),
    ]
    (short,) = catalogue.definitions(["Query.short"])
    assert isinstance(short, SchemaMember)
    assert short.definition == "short(near: Input): Far @cost(weight: 3)"


def test_definitions_come_in_the_order_asked_for(data: Ask) -> None:
    found = data(DEFINITIONS, {"coordinates": ["@skip(if:)", "AssertionStatus.NEGATED"]})
    assert found["schemaDefinitions"] == [
        {
            "coordinate": "@skip(if:)",
            "kind": "DIRECTIVE_ARGUMENT",
            "type": "Boolean!",
            "definition": '"""Skipped when true."""\nif: Boolean!',
            "path": [],
        },
        {
            "coordinate": "AssertionStatus.NEGATED",
            "kind": "ENUM_VALUE",
            "type": None,
            "definition": '"""The words deny it: "not payable", "do not append"."""\nNEGATED',
            "path": ["Query.compare", "Query.compare(status:)", "AssertionStatus.NEGATED"],
        },
    ]


def test_an_unknown_coordinate_is_null_with_an_error_that_names_the_nearest(ask: Ask) -> None:
    response = ask(DEFINITIONS, {"coordinates": ["Code", "Code.modifer"]})
    assert [found and found["coordinate"] for found in response["data"]["schemaDefinitions"]] == ["Code", None]
    (error,) = response["errors"]
    assert error["path"] == ["schemaDefinitions", 1]
    assert error["extensions"]["code"] == "SCHEMA_COORDINATE_UNKNOWN"
    assert error["extensions"]["value"] == "Code.modifer"
    assert error["extensions"]["hint"].startswith("the nearest: Code.modifiers,")


@pytest.mark.parametrize(
    ("operation", "variables", "code"),
    [
        (SEARCH, {"query": "?"}, "SEARCH_INVALID"),
        (SEARCH, {"query": "code " * 10_000}, "SEARCH_INVALID"),
        (SEARCH, {"query": "code", "first": SHOWN.maximum + 1}, "PAGE_SIZE_INVALID"),
        (SEARCH, {"query": "code", "first": -1}, "PAGE_SIZE_INVALID"),
        (DEFINITIONS, {"coordinates": ["Code"] * (MAX_COORDINATES + 1)}, "PAGE_SIZE_INVALID"),
    ],
)
def test_what_cannot_be_asked_is_an_error_with_a_code(
    error: Ask, operation: str, variables: dict[str, Any], code: str
) -> None:
    assert error(operation, variables)["extensions"]["code"] == code


def test_large_definitions_count_as_many_rows(error: Ask) -> None:
    often = " ".join(f"a{number}: schemaDefinitions(coordinates: $all) {{ definition }}" for number in range(99))
    found = error(f"query ($all: [String!]!) {{ {often} }}", {"all": ["Query"] * MAX_COORDINATES})
    assert found["extensions"]["code"] == "OPERATION_TOO_LARGE"


@STEADY
@given(text=st.text(alphabet=st.characters(), max_size=200))
def test_whatever_is_asked_there_is_an_answer_or_a_typed_error(ask: Ask, text: str) -> None:
    found = ask(SEARCH, {"query": text})
    assert {error["extensions"]["code"] for error in found.get("errors", ())} <= {"SEARCH_INVALID"}
    found = ask(DEFINITIONS, {"coordinates": [text]})
    assert {error["extensions"]["code"] for error in found.get("errors", ())} <= {"SCHEMA_COORDINATE_UNKNOWN"}


def test_every_word_with_synonyms_is_a_word_of_the_schema(schema: Schema) -> None:
    for ours in SYNONYMS:
        for word in ours:
            assert schema.catalogue.search(word, first=1)[0].score > 0.5, word
