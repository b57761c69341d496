"""What one operation may ask for: each limit lets through what is at it and refuses what is over it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import graphql
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.gql import OperationPolicy, Schema, build_schema, execute
from graphsvc.gql.limits import (
    MAX_ALIASES,
    MAX_COST,
    MAX_DEPTH,
    MAX_DIRECTIVES,
    MAX_ERRORS,
    MAX_FIELDS,
    MAX_KEPT,
    MAX_SATURATED,
    MAX_TOKENS,
    MAX_VALUES,
    PAGE,
)
from graphsvc.gql.reader import OperationReader
from graphsvc.graph import KnowledgeGraph
from graphsvc.resources import OPERATIONS

Ask = Callable[..., dict[str, Any]]


def codes_of(response: dict[str, Any]) -> list[str]:
    return [error["extensions"]["code"] for error in response.get("errors", ())]


def deep(levels: int) -> str:
    """An operation of so many levels of fields, an even number."""
    inner = (levels - 4) // 2
    pages = "referringCodes(first: 0) { nodes { " * inner
    return (
        "{ codes(first: 0) { nodes { " + pages + "referringCodes(first: 0) { totalCount } " + "} } " * inner + "} } }"
    )


def aliases(count: int) -> str:
    return "{ " + " ".join(f"a{number}: __typename" for number in range(count)) + " }"


def fields(count: int) -> str:
    return "{ release { " + "...F " * ((count - 1) // 10) + "} } fragment F on Release { " + "id documents " * 5 + "}"


def directives(count: int) -> str:
    return "{ " + "__typename @include(if: true) " * count + "}"


def spread(levels: int) -> str:
    """Fragments that spread the next one twice."""
    fragments = [f"fragment F{level} on Query {{ ...F{level + 1} ...F{level + 1} }}" for level in range(levels)]
    return f"{{ ...F0 }} {' '.join(fragments)} fragment F{levels} on Query {{ release {{ id }} }}"


@pytest.mark.parametrize(
    ("make", "limit", "name"),
    [(deep, MAX_DEPTH, "depth"), (aliases, MAX_ALIASES, "aliases"), (directives, MAX_DIRECTIVES, "directives")],
)
def test_a_limit_lets_through_what_is_at_it(ask: Ask, make: Callable[[int], str], limit: int, name: str) -> None:
    step = 2 if make is deep else 1
    at, over = ask(make(limit)), ask(make(limit + step))
    assert at["extensions"]["cost"][name] == limit
    assert codes_of(at) == []
    assert codes_of(over) == ["OPERATION_TOO_LARGE"]
    told = over["errors"][0]["extensions"]
    assert (told["value"], told["limit"], told["ratio"]) == (limit + step, limit, round((limit + step) / limit, 2))


def test_fields_are_counted_with_fragments_laid_out(ask: Ask) -> None:
    assert ask(fields(MAX_FIELDS - 9))["extensions"]["cost"]["fields"] == MAX_FIELDS - 9
    over = ask(fields(MAX_FIELDS + 1))
    assert codes_of(over) == ["OPERATION_TOO_LARGE"]
    assert over["errors"][0]["extensions"]["value"] == MAX_FIELDS + 1


def test_cost_at_the_limit_is_let_through(graph: KnowledgeGraph) -> None:
    text = "{ codes(first: 9) { nodes { id } } }"
    cost = execute(build_schema(), graph, text)["extensions"]["cost"]
    for name, found in (("cost", cost["requested"]), ("values", cost["values"])):
        assert codes_of(execute(build_schema(OperationPolicy(**{name: found})), graph, text)) == []
        over = execute(build_schema(OperationPolicy(**{name: found - 1})), graph, text)
        assert codes_of(over) == ["OPERATION_TOO_LARGE"]
        assert over["errors"][0]["extensions"]["limit"] == found - 1


@pytest.mark.parametrize("path", sorted(OPERATIONS.glob("*.graphql")), ids=lambda path: path.stem)
def test_a_saved_operation_costs_less_than_the_limits(ask: Ask, path: Path) -> None:
    cost = ask(path.read_text(encoding="utf-8"))["extensions"]["cost"]
    assert 0 < cost["requested"] < MAX_COST
    assert 0 < cost["values"] < MAX_VALUES


@pytest.mark.parametrize("levels", [10, 25, 60, 200])
def test_fragments_that_double_are_refused_without_being_laid_out(ask: Ask, levels: int) -> None:
    response = ask(spread(levels))
    assert codes_of(response) == ["OPERATION_TOO_LARGE"]
    assert response["extensions"]["cost"]["fields"] == min(2 ** (levels + 1), MAX_SATURATED)


def test_doubling_fragments_without_a_field_are_refused(ask: Ask) -> None:
    fragments = " ".join(f"fragment F{level} on Query {{ ...F{level + 1} ...F{level + 1} }}" for level in range(60))
    assert set(codes_of(ask(f"{{ ...F0 }} {fragments} fragment F60 on Query {{ ...F0 }}"))) <= {
        "GRAPHQL_VALIDATION_FAILED",
        "OPERATION_TOO_LARGE",
    }


def test_a_cost_that_grows_without_end_stops_growing(ask: Ask) -> None:
    page = "codes(first: 500) { nodes { modifiers(first: 500) { nodes { "
    inner = "{ nodes { modifiers(first: 500) { nodes { codes(first: 500) { nodes { id } } } } } }"
    response = ask("{ " + page + "codes(first: 500) " + inner + " } } } } }")
    assert codes_of(response) == ["OPERATION_TOO_LARGE"]
    assert response["extensions"]["cost"]["requested"] == MAX_SATURATED
    assert response["errors"][0]["message"].startswith(f"the operation costs {MAX_SATURATED} or more")


def test_a_chain_of_fragments_as_long_as_the_tokens_allow_gets_an_answer(ask: Ask) -> None:
    count = (MAX_TOKENS - 20) // 8
    chain = " ".join(f"fragment F{number} on Query {{ ...F{number + 1} }}" for number in range(count - 1))
    text = f"{{ ...F0 }} {chain} fragment F{count - 1} on Query {{ __typename }}"
    response = ask(text)
    assert response["extensions"]["cost"]["fields"] == 1
    assert set(codes_of(response)) <= {"OPERATION_TOO_LARGE"}


def test_deep_inline_fragments_get_an_answer(ask: Ask) -> None:
    for levels in (5, 50, 500, 1_000):
        response = ask("{ " + "... { " * levels + "__typename" + " }" * levels + " }")
        assert set(codes_of(response)) <= {"OPERATION_TOO_LARGE"}
    assert ask("{ " + "... { " * 50 + "__typename" + " }" * 50 + " }")["data"] == {"__typename": "Query"}


def test_a_fragment_that_spreads_itself_ends(ask: Ask) -> None:
    for text in (
        "{ ...A } fragment A on Query { ...A __typename }",
        "{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A release { id } }",
        "{ codes { ...A } } fragment A on CodeConnection { nodes { documents { nodes { codes { ...A } } } } }",
    ):
        assert set(codes_of(ask(text))) <= {"GRAPHQL_VALIDATION_FAILED", "OPERATION_TOO_LARGE"}
        assert codes_of(ask(text))


def test_what_the_chosen_operation_does_not_use_is_limited_too(ask: Ask) -> None:
    text = f"query A {{ __typename }} query B {aliases(MAX_ALIASES + 1)}"
    assert codes_of(ask(text, None, "A")) == ["OPERATION_TOO_LARGE"]
    unused = f"{{ __typename }} fragment F on Query {aliases(MAX_ALIASES + 1)}"
    assert codes_of(ask(unused)) == ["OPERATION_TOO_LARGE"]


def test_the_cost_is_that_of_the_operation_that_runs(ask: Ask) -> None:
    text = "query A { __typename } query B { codes(first: 500) { nodes { modifiers(first: 500) { nodes { id } } } } }"
    assert ask(text, None, "A")["extensions"]["cost"]["requested"] == 0
    assert codes_of(ask(text, None, "B")) == ["OPERATION_TOO_LARGE"]


@pytest.mark.parametrize(
    "text",
    [
        "{ codes(first: 500) { nodes { nothing { nodes { id } } } } }",
        "{ nothing(first: 999999) { nodes { id } } }",
        "{ codes { ... on Nothing { nodes { id } } ...Missing } }",
        "query ($n: Nothing) { codes(first: $n) { totalCount } }",
        "{ codes(first: $undeclared) { totalCount } }",
        '{ codes(first: "5", where: 7) { totalCount } }',
        "{ release { id { id } } codes }",
    ],
)
def test_what_the_schema_does_not_know_is_left_to_validation(ask: Ask, text: str) -> None:
    assert set(codes_of(ask(text))) == {"GRAPHQL_VALIDATION_FAILED"}


@pytest.mark.parametrize("value", [True, "5", [1], {"a": 1}, 1.5, 10**15, float("inf"), float("nan")])
def test_a_page_size_of_a_wrong_type_is_left_to_coercion(ask: Ask, value: object) -> None:
    codes = codes_of(ask("query ($n: Int) { codes(first: $n) { totalCount } }", {"n": value}))
    assert codes == ["BAD_USER_INPUT"]


@settings(max_examples=80, deadline=None)
@given(
    text=st.lists(
        st.sampled_from([*"{}()[]:$", "$n", "...", "...F", "codes", "nodes", "id", "null", "a:", "where", "7"])
        | st.sampled_from(
            ["... on Code {", "fragment F on Query {", "(first: 3)", "@include(if: true)", "query ($n: Int) {"]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_no_text_makes_measuring_fail(ask: Ask, text: str) -> None:
    assert "INTERNAL" not in codes_of(ask(text))


def test_introspection_by_graphiql_is_let_through_and_its_loops_are_not(ask: Ask) -> None:
    everything = graphql.get_introspection_query(
        descriptions=True,
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
        one_of=True,
    )
    response = ask(everything)
    assert codes_of(response) == []
    assert response["extensions"]["cost"]["values"] < MAX_VALUES
    loop = "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }"
    assert codes_of(ask(loop)) in (["OPERATION_TOO_LARGE"], ["GRAPHQL_VALIDATION_FAILED"])
    wide = "{ __schema { types { " + " ".join(f"a{n}: fields {{ args {{ name }} name }}" for n in range(100)) + " } } }"
    assert codes_of(ask(wide)) == ["OPERATION_TOO_LARGE"]


def test_introspection_can_be_switched_off(graph: KnowledgeGraph) -> None:
    schema = build_schema(OperationPolicy(introspection=False))
    for text in (
        "{ __schema { types { name } } }",
        '{ __type(name: "Code") { name } }',
        "{ release { id } ...F } fragment F on Query { __schema { description } }",
    ):
        response = execute(schema, graph, text)
        assert codes_of(response) == ["INTROSPECTION_DISABLED"]
        assert "data" not in response
    assert execute(schema, graph, "{ __typename }")["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("{ releas { id } }", None),
        ("{ codes(frist: 1) { totalCount } }", None),
        ("{ codes(where: {system: [CPTT]}) { totalCount } }", None),
        ("query ($w: CodeWhere) { codes(where: $w) { totalCount } }", {"w": {"sytem": ["CPT"]}}),
        ("query ($s: [CodeSystem!]) { codes(where: {system: $s}) { totalCount } }", {"s": ["CPTT"]}),
    ],
)
def test_suggestions_can_be_switched_off(
    graph: KnowledgeGraph, schema: Schema, text: str, variables: dict[str, Any] | None
) -> None:
    assert "Did you mean" in str(execute(schema, graph, text, variables)["errors"])
    discreet = build_schema(OperationPolicy(suggestions=False))
    assert "Did you mean" not in str(execute(discreet, graph, text, variables)["errors"])


def test_long_digits_in_a_text_are_no_number(ask: Ask) -> None:
    digits = "9" * 2_000
    assert codes_of(ask(f'{{ codes(where: {{text: "{digits}"}}) {{ totalCount }} }}')) == []
    assert codes_of(ask(f"{{ codes(first: {digits}) {{ totalCount }} }}")) == ["OPERATION_TOO_LARGE"]
    assert codes_of(ask(f"{{ codes(first: {digits[:900]}) {{ totalCount }} }}")) == ["GRAPHQL_VALIDATION_FAILED"]


def test_an_error_on_every_row_is_told_a_bounded_number_of_times(graph: KnowledgeGraph) -> None:
    schema = build_schema(OperationPolicy(rows=600))
    ids = json.dumps(["cpt:77620"] * PAGE.maximum)
    text = f"{{ nodes(ids: {ids}) {{ ... on Code {{ documents {{ totalCount nodes {{ id }} }} }} }} }}"
    response = execute(schema, graph, text)
    assert len(response["errors"]) == MAX_ERRORS
    assert set(codes_of(response)) == {"OPERATION_TOO_LARGE"}


def test_what_comes_again_is_read_and_validated_once(graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def counted(name: str) -> None:
        real = getattr(graphql, name)

        def call(*given: object, **named: object) -> object:
            called.append(name)
            return real(*given, **named)

        monkeypatch.setattr(f"graphsvc.gql.reader.{name}", call)

    counted("parse")
    counted("validate")
    schema = build_schema()
    first, second = (execute(schema, graph, "{ release { id } nothing }") for _ in range(2))
    assert first == second
    assert codes_of(first) == ["GRAPHQL_VALIDATION_FAILED"]
    assert called == ["parse", "validate"]


def test_texts_that_never_come_again_take_no_more_memory(schema: Schema) -> None:
    reader = OperationReader(schema._schema, OperationPolicy())  # noqa: SLF001 - what Strawberry made
    oldest = reader.read("{ a }")
    assert reader.read("{ a }") is oldest
    for number in range(MAX_KEPT):
        reader.read(f"{{ a{number} }}")
    assert reader.read("{ a }") is not oldest
    long = "{ " + "a " * 3_000 + "}"
    assert reader.read(long) is not reader.read(long)
