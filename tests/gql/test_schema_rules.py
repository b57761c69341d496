"""What every part of the schema keeps: examples, bounds, and how it goes."""

import re
from collections.abc import Iterator
from enum import StrEnum

import pytest
import strawberry
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
    get_named_type,
    is_specified_scalar_type,
    resolve_schema_coordinate,
)

from graphsvc.gql import print_sdl
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.deprecation import Deprecation
from graphsvc.model.ids import PREFIXES

EXAMPLE_ID = re.compile(rf"`(?:{'|'.join((*PREFIXES, 'assertion'))}):[^`]+`")
BOUNDS = re.compile(r"\d+ to \d+|[Aa]t most \d+")
REASON = re.compile(
    r"Use `(\S+)`\. Deprecated since (\d+)\.(\d+)\.\d+, to be removed in (\d+)\.(\d+)\.\d+ at the earliest\."
)


@pytest.fixture(scope="module")
def published() -> GraphQLSchema:
    return build_schema(print_sdl())


def taken_by(schema: GraphQLSchema) -> Iterator[tuple[str, GraphQLArgument | GraphQLInputField]]:
    """Every argument and every field of an input, by its coordinate."""
    for name, kind in schema.type_map.items():
        if isinstance(kind, GraphQLInputObjectType):
            yield from ((f"{name}.{field}", it) for field, it in kind.fields.items())
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not name.startswith("__"):
            for field, answered in kind.fields.items():
                yield from ((f"{name}.{field}({argument}:)", it) for argument, it in answered.args.items())


def test_every_argument_that_takes_ids_shows_one(published: GraphQLSchema) -> None:
    taken = [(name, it) for name, it in taken_by(published) if get_named_type(it.type).name == "ID"]
    assert {"Query.node(id:)", "Query.nodes(ids:)", "Query.compare(ids:)"} <= {name for name, _ in taken}
    assert [name for name, it in taken if not EXAMPLE_ID.search(it.description or "")] == []


def test_every_argument_that_takes_a_number_tells_its_bounds(published: GraphQLSchema) -> None:
    taken = [(name, it) for name, it in taken_by(published) if get_named_type(it.type).name in {"Int", "Float"}]
    assert {"Query.codes(first:)", "Code.modifiers(last:)"} <= {name for name, _ in taken}
    assert [name for name, it in taken if not BOUNDS.search(it.description or "")] == []


def test_every_scalar_of_our_own_says_where_it_is_specified(published: GraphQLSchema) -> None:
    own = [
        kind
        for kind in published.type_map.values()
        if isinstance(kind, GraphQLScalarType) and not is_specified_scalar_type(kind)
    ]
    assert {"DateTime", "_Any"} <= {kind.name for kind in own}
    assert [kind.name for kind in own if not (kind.specified_by_url or "").startswith("https://")] == []


def test_every_facet_names_a_condition_that_can_be_given(published: GraphQLSchema) -> None:
    strange = []
    for kind in published.type_map.values():
        where = published.type_map.get(f"{kind.name.removesuffix('Facets')}Where")
        if isinstance(kind, GraphQLObjectType) and isinstance(where, GraphQLInputObjectType):
            named = {name: re.search(r"condition `(\w+)`", it.description or "") for name, it in kind.fields.items()}
            strange += [f"{kind.name}.{name}" for name, told in named.items() if told and told[1] not in where.fields]
    assert strange == []


def reasons_in(schema: GraphQLSchema) -> dict[str, str]:
    """What is deprecated, by its coordinate, with the reason."""
    parts: list[tuple[str, str | None]] = [(name, it.deprecation_reason) for name, it in taken_by(schema)]
    for name, kind in schema.type_map.items():
        if isinstance(kind, GraphQLEnumType):
            parts += [(f"{name}.{value}", it.deprecation_reason) for value, it in kind.values.items()]
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            parts += [(f"{name}.{field}", it.deprecation_reason) for field, it in kind.fields.items()]
    return {name: reason for name, reason in parts if reason is not None and not name.startswith("__")}


def broken_promises(schema: GraphQLSchema) -> list[str]:
    """What is deprecated without what the rule asks for: a replacement that exists and stays, and time to use it."""
    reasons = reasons_in(schema)
    broken = []
    for name, reason in reasons.items():
        told = REASON.fullmatch(reason)
        exists = told and resolve_schema_coordinate(schema, told[1]) is not None and told[1] not in reasons
        if told is None or not exists or tuple(map(int, told.groups()[3:])) <= tuple(map(int, told.groups()[1:3])):
            broken.append(name)
    return broken


def test_what_is_deprecated_names_what_to_use_and_when_it_goes(published: GraphQLSchema) -> None:
    assert broken_promises(published) == []


class Shade(StrEnum):
    DARK = "DARK"
    DIM = "DIM"


def schema_with(deprecation: Deprecation) -> str:
    """SDL of a small schema with a deprecated field, argument, field of an input, and value."""
    types = Types()
    types.enum("Shade", "How dark.", {Shade.DARK: "Dark.", Shade.DIM: "Dim."}, {Shade.DIM: deprecation})
    types.input(
        "LampWhere",
        "Which lamp.",
        (
            Argument(name="name", type="str | None", description="Its name."),
            Argument(name="title", type="str | None", description="Its title.", deprecated=deprecation),
        ),
    )
    types.object(
        "Query",
        "Questions.",
        (
            Field(
                name="lamp",
                type="Shade",
                description="A lamp.",
                arguments=(
                    Argument(name="where", type="LampWhere | None", description="Which."),
                    Argument(name="number", type="int | None", description="Its number.", deprecated=deprecation),
                ),
                answer=lambda _, __, ___: Shade.DARK,
            ),
            Field(
                name="light",
                type="Shade",
                description="A lamp.",
                answer=lambda _, __, ___: Shade.DARK,
                deprecated=deprecation,
            ),
        ),
    )
    return strawberry.Schema(query=types["Query"]).as_str()


def test_a_field_an_argument_and_a_value_can_be_deprecated() -> None:
    schema = build_schema(schema_with(Deprecation(use="Query.lamp", since="0.2.0", until="0.3.0")))
    reason = "Use `Query.lamp`. Deprecated since 0.2.0, to be removed in 0.3.0 at the earliest."
    assert reasons_in(schema) == dict.fromkeys(
        ["LampWhere.title", "Query.lamp(number:)", "Query.light", "Shade.DIM"], reason
    )
    assert broken_promises(schema) == []


@pytest.mark.parametrize(
    "deprecation",
    [
        Deprecation(use="Query.torch", since="0.2.0", until="0.3.0"),
        Deprecation(use="Query.light", since="0.2.0", until="0.3.0"),
        Deprecation(use="Query.lamp", since="0.2.0", until="0.2.1"),
        Deprecation(use="Query.lamp", since="soon", until="0.3.0"),
    ],
    ids=["nothing of that name", "deprecated itself", "gone at once", "no release"],
)
def test_the_rule_for_what_is_deprecated_finds_what_breaks_it(deprecation: Deprecation) -> None:
    assert set(broken_promises(build_schema(schema_with(deprecation)))) == {
        "LampWhere.title",
        "Query.lamp(number:)",
        "Query.light",
        "Shade.DIM",
    }
