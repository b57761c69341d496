"""What operations cost: told with every answer, computable from the published schema alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from graphql import (
    FieldDefinitionNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLArgument,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    InputValueDefinitionNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    parse,
    value_from_ast_untyped,
)
from graphql import build_schema as schema_of_sdl
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.gql import OperationPolicy, Schema, build_schema, execute, print_sdl
from graphsvc.gql.limits import MAX_COST, MAX_SATURATED, PAGE
from graphsvc.graph import KnowledgeGraph

PUBLISHED = schema_of_sdl(print_sdl())
PRICED = build_schema(OperationPolicy(cost=1, values=1))
"""Runs next to nothing, and tells what everything costs."""


Ask = Callable[..., dict[str, Any]]
Price = Callable[..., dict[str, int]]
Draw = Callable[[st.SearchStrategy[Any]], Any]
Composite = GraphQLObjectType | GraphQLInterfaceType
QUERY = PUBLISHED.type_map["Query"]
assert isinstance(QUERY, GraphQLObjectType)


def directives_of(node: FieldDefinitionNode | InputValueDefinitionNode | None) -> dict[str, dict[str, Any]]:
    return {
        directive.name.value: {
            each.name.value: value_from_ast_untyped(each.value) for each in directive.arguments or ()
        }
        for directive in (node and node.directives) or ()
    }


def fields_of(schema: GraphQLSchema) -> Iterator[tuple[str, str, Any]]:
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not kind.name.startswith("__"):
            yield from ((kind.name, name, field) for name, field in kind.fields.items())


def leaves(value: object) -> int:
    match value:
        case dict():
            return 1 + sum(map(leaves, value.values()))
        case list():
            return sum(map(leaves, value))
    return int(value is not None)


def cost_by_sdl(text: str) -> int:
    """The cost as the descriptions of @cost and @listSize tell it, computed in the plainest way."""
    document = parse(text)
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}

    def of_set(selections: SelectionSetNode, kind: Composite, sized: list[str], rows: int) -> int:
        return sum(of(selection, kind, sized, rows) for selection in selections.selections)

    def of(selection: SelectionNode | FragmentDefinitionNode, kind: Composite, sized: list[str], rows: int) -> int:
        if isinstance(selection, FragmentSpreadNode):
            selection = fragments[selection.name.value]
        if isinstance(selection, InlineFragmentNode | FragmentDefinitionNode):
            condition = selection.type_condition
            within = PUBLISHED.type_map[condition.name.value] if condition else kind
            assert isinstance(within, Composite)
            return of_set(selection.selection_set, within, sized, rows)
        assert isinstance(selection, FieldNode)
        if selection.name.value == "__typename":
            return 0
        field = kind.fields[selection.name.value]
        told = directives_of(field.ast_node)
        inner = get_named_type(field.type)
        composite = is_composite_type(inner)
        given = {each.name.value: value_from_ast_untyped(each.value) for each in selection.arguments or ()}
        weight = int(told["cost"]["weight"]) if "cost" in told else int(composite)
        for name, value in given.items():
            weight += int(directives_of(field.args[name].ast_node).get("cost", {}).get("weight", 0)) * leaves(value)
        size = told.get("listSize", {})
        asked = [given[name] for name in size.get("slicingArguments", ()) if given.get(name) is not None]
        count = max(
            (len(each) if isinstance(each, list) else each for each in asked), default=size.get("assumedSize", 1)
        )
        below = size.get("sizedFields", [])
        times = rows if selection.name.value in sized else 1 if below else count
        children = of_set(selection.selection_set, inner, below, count) if selection.selection_set else 0
        return weight + times * (composite + children)

    operation = next(each for each in document.definitions if isinstance(each, OperationDefinitionNode))
    assert isinstance(QUERY, Composite)
    return min(MAX_SATURATED, of_set(operation.selection_set, QUERY, [], 1))


@dataclass(frozen=True)
class Asked:
    """A field of an operation, or a fragment around others: `around` is the type it is on."""

    text: str
    parts: tuple["Asked", ...] = ()
    around: str | None = None
    named: bool = False


def argument(told: GraphQLArgument, draw: Draw) -> str:
    inner = get_nullable_type(told.type)
    if isinstance(inner, GraphQLList):
        return "[" + ", ".join(['"cpt:77620"'] * draw(st.integers(0, 5))) + "]"
    texts = {
        "Int": ["null", *([] if ": 1 to " in (told.description or "") else ["0"]), "1", "7", "20"],
        "String": ['"x"'],
        "ID": ['"cpt:77620"'],
    }
    return str(draw(st.sampled_from(texts.get(str(inner), ["null", "{}", "{and: [{}, {not: {}}]}"]))))


@st.composite
def asked(draw: Draw, kind: Composite = QUERY, depth: int = 5) -> tuple[Asked, ...]:
    parts = []
    names = [name for name, field in kind.fields.items() if depth or not is_composite_type(get_named_type(field.type))]
    for name in draw(st.lists(st.sampled_from(sorted(names) or ["__typename"]), min_size=1, max_size=3)):
        if name == "__typename":
            parts.append(Asked(name))
            continue
        field = kind.fields[name]
        inner = get_named_type(field.type)
        given = [
            f"{each}: {argument(it, draw)}"
            for each, it in field.args.items()
            if isinstance(it.type, GraphQLNonNull)
            or (each in {"first", "last", "where", "ids"} and draw(st.booleans()))
        ]
        text = f"{name}({', '.join(given)})" if given else name
        below = draw(asked(inner, depth - 1)) if isinstance(inner, GraphQLObjectType | GraphQLInterfaceType) else ()
        part = Asked(text, below)
        if draw(st.booleans()):
            part = Asked("", (part,), around=kind.name, named=draw(st.booleans()))
        parts.append(part)
    return tuple(parts)


def written(parts: tuple[Asked, ...], *, laid_out: bool) -> str:
    fragments: list[str] = []

    def text(part: Asked) -> str:
        inner = " ".join(map(text, part.parts))
        if part.around is None:
            return f"{part.text} {{ {inner} }}" if inner else part.text
        if laid_out:
            return inner
        if not part.named:
            return f"... on {part.around} {{ {inner} }}"
        fragments.append(f"fragment F{len(fragments)} on {part.around} {{ {inner} }}")
        return f"...F{len(fragments) - 1}"

    return f"{{ {' '.join(map(text, parts))} }} {' '.join(fragments)}"


@pytest.fixture(scope="module")
def price(graph: KnowledgeGraph) -> Price:
    """What an operation costs and holds, as its answer tells."""

    def price(text: str, variables: dict[str, Any] | None = None) -> dict[str, int]:
        found: dict[str, int] = execute(PRICED, graph, text, variables)["extensions"]["cost"]
        return found

    return price


@settings(max_examples=60, deadline=None)
@given(parts=asked())
def test_the_cost_is_the_one_that_the_published_schema_tells(price: Price, parts: tuple[Asked, ...]) -> None:
    text = written(parts, laid_out=False)
    assert price(text)["requested"] == cost_by_sdl(text)


@settings(max_examples=40, deadline=None)
@given(parts=asked())
def test_a_fragment_costs_what_its_fields_cost_where_it_stands(price: Price, parts: tuple[Asked, ...]) -> None:
    assert price(written(parts, laid_out=False)) == price(written(parts, laid_out=True))


@settings(max_examples=40, deadline=None)
@given(parts=asked(), more=asked())
def test_a_further_field_never_costs_less(price: Price, parts: tuple[Asked, ...], more: tuple[Asked, ...]) -> None:
    before, after = price(written(parts, laid_out=False)), price(written((*parts, *more), laid_out=False))
    assert all(before[name] <= after[name] for name in before)
    deeper = replace(parts[0], parts=(*parts[0].parts, Asked("__typename")))
    if parts[0].parts:
        below = price(written((deeper, *parts[1:]), laid_out=False))
        assert all(before[name] <= below[name] for name in before)


def test_every_list_of_the_schema_says_how_many_rows_it_has() -> None:
    sizes = {(kind, name): directives_of(field.ast_node).get("listSize") for kind, name, field in fields_of(PUBLISHED)}
    counted = {
        (get_named_type(field.type).name, below)
        for kind, name, field in fields_of(PUBLISHED)
        for below in (sizes[kind, name] or {}).get("sizedFields", ())
    }
    lists = {
        (kind, name)
        for kind, name, field in fields_of(PUBLISHED)
        if isinstance(get_nullable_type(field.type), GraphQLList)
    }
    assert {place for place in lists if not sizes[place]} == counted & lists
    assert counted <= lists
    assert not {place for place in counted if sizes[place]}


def test_every_page_counts_with_what_is_asked_for(price: Price) -> None:
    text = "query ($first: Int = 7) { codes(first: $first) { nodes { id } } }"
    by_default = price("{ codes { nodes { id } } }")
    assert price("{ codes(first: null) { nodes { id } } }") == by_default
    assert price(text, {"first": None}) == by_default
    assert price(text) == price("{ codes(first: 7) { nodes { id } } }")
    assert price(text, {"first": 90}) == price("{ codes(last: 90) { nodes { id } } }")
    assert price(text, {"first": 90.0}) == price(text, {"first": 90})
    assert price(text, {"first": 90})["requested"] - price(text, {"first": 89})["requested"] == 1


def test_a_list_counts_by_the_length_of_the_argument_that_it_answers(price: Price) -> None:
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert price(text, {"ids": ["cpt:77620"] * 90})["requested"] == 91
    assert price('{ nodes(ids: ["cpt:77620", "cpt:77620"]) { id } }')["requested"] == 3
    assert price('{ nodes(ids: "cpt:77620") { id } }')["requested"] == 2


def test_a_filter_counts_by_its_parts_wherever_they_are_given(price: Price) -> None:
    text = "query ($where: CodeWhere) { codes(where: $where) { totalCount } }"
    where = {"or": [{"code": ["77620", "77386"]}, {"text": "x"}]}
    literal = '{ codes(where: {or: [{code: ["77620", "77386"]}, {text: "x"}]}) { totalCount } }'
    assert price(text, {"where": where}) == price(literal)
    assert price(literal)["requested"] - price(text)["requested"] == 6 * 3
    part = 'query ($text: String) { codes(where: {or: [{text: $text}, {text: "x"}]}) { totalCount } }'
    whole = '{ codes(where: {or: [{text: "y"}, {text: "x"}]}) { totalCount } }'
    assert price(part, {"text": "y"}) == price(whole)


def test_an_answer_tells_what_it_cost(schema: Schema, graph: KnowledgeGraph) -> None:
    text = "{ modifiers(first: 2) { totalCount a: nodes { id } } }"
    assert execute(schema, graph, text)["extensions"]["cost"] == {
        "requested": 10 + 1 + 1 + 2,
        "limit": MAX_COST,
        "values": 1 + 1 + 1 + 2,
        "depth": 3,
        "fields": 4,
        "aliases": 1,
        "directives": 0,
    }


def test_what_was_not_measured_tells_no_cost(ask: Ask) -> None:
    assert "cost" not in ask("{").get("extensions", {})


def test_what_costs_too_much_is_told_by_how_much_and_what_to_reduce(ask: Ask) -> None:
    response = ask("{ codes { nodes { modifiers { nodes { codes(first: 100) { nodes { id } } } } } } }")
    (error,) = response["errors"]
    assert "data" not in response
    assert response["extensions"]["cost"]["requested"] == 260_212
    assert error["message"] == "the operation costs 260212; 40000 are allowed"
    assert error["extensions"] == {
        "code": "OPERATION_TOO_LARGE",
        "value": 260_212,
        "limit": 40_000,
        "ratio": 6.51,
        "hint": "the dearest list is `codes.nodes.modifiers.nodes.codes`, with 50 by 50 by 100 rows: "
        "ask for fewer, such as `codes(first: 11)`",
    }
    mended = "{ codes { nodes { modifiers { nodes { codes(first: 11) { nodes { id } } } } } } }"
    assert ask(mended)["extensions"]["cost"]["requested"] <= 40_000


def test_where_fewer_rows_are_not_enough_the_dearest_field_is_named(ask: Ask) -> None:
    one = (
        "centrality(projection: {shared: {kind: CODE, through: [MODIFIER]}}, measure: DEGREE)"
        " { ranking(first: 3) { nodes { score } } }"
    )
    (error,) = ask("{ " + " ".join(f"a{number}: {one}" for number in range(5)) + " }")["errors"]
    assert error["extensions"]["ratio"] == 1.01
    assert re.sub(r"\d{4,}", "N", error["extensions"]["hint"]) == (
        "the dearest field is `a0`, N of the cost: ask for fewer such fields, or in several operations"
    )
    assert "errors" not in ask("{ " + " ".join(f"a{number}: {one}" for number in range(4)) + " }")


@pytest.mark.parametrize("first", [-1, PAGE.maximum + 1, 2**31 - 1])
@pytest.mark.parametrize("name", ["first", "last"])
def test_a_page_out_of_bounds_is_refused_before_anything_runs(ask: Ask, name: str, first: int) -> None:
    inner = '{ modifier(code: "26") { codes(NAME: VALUE) { totalCount } } }'.replace("NAME", name)
    fragment = '{ modifier(code: "26") { ...F } } fragment F on Modifier { codes(NAME: VALUE) { totalCount } }'
    fragment = fragment.replace("NAME", name).replace("VALUE", str(first))
    for text, variables in (
        (inner.replace("VALUE", str(first)), None),
        ("query ($n: Int) " + inner.replace("VALUE", "$n"), {"n": first}),
        ("query ($n: Int) " + inner.replace("VALUE", "$n"), {"n": float(first)}),
        (f"query ($n: Int = {first}) " + inner.replace("VALUE", "$n"), None),
        (fragment, None),
    ):
        response = ask(text, variables)
        assert [error["extensions"]["code"] for error in response["errors"]] == ["PAGE_SIZE_INVALID"]
        assert response["errors"][0]["locations"]
        assert "data" not in response


def test_a_page_at_its_bound_runs(data: Ask) -> None:
    text = "query ($n: Int) { codes(first: $n) { totalCount } }"
    assert data(text, {"n": PAGE.maximum}) == data(text, {"n": 0})


def test_every_argument_that_says_how_many_rows_there_are_is_one_of_the_field() -> None:
    strange = [
        f"{kind}.{name}({argument}:)"
        for kind, name, field in fields_of(PUBLISHED)
        for argument in directives_of(field.ast_node).get("listSize", {}).get("slicingArguments", ())
        if argument not in field.args
    ]
    assert strange == []
