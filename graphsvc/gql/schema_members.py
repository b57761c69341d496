"""The parts of a schema by their coordinates, each with its definition and the shortest way to it from Query.

Coordinates are those of the GraphQL specification of September 2025: `Code`, `Code.modifiers`, `Query.codes(where:)`,
`AssertionStatus.NEGATED`, `@deprecated`, `@deprecated(reason:)`.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import count
from typing import Any, Final

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    build_ast_schema,
    get_named_type,
    parse,
    print_ast,
    print_directive,
    print_type,
)

Path = tuple[str, ...]


class MemberKind(StrEnum):
    """What a part of a schema is."""

    OBJECT = "OBJECT"
    INTERFACE = "INTERFACE"
    UNION = "UNION"
    INPUT_OBJECT = "INPUT_OBJECT"
    ENUM = "ENUM"
    SCALAR = "SCALAR"
    FIELD = "FIELD"
    ARGUMENT = "ARGUMENT"
    INPUT_FIELD = "INPUT_FIELD"
    ENUM_VALUE = "ENUM_VALUE"
    DIRECTIVE = "DIRECTIVE"
    DIRECTIVE_ARGUMENT = "DIRECTIVE_ARGUMENT"


@dataclass(frozen=True, kw_only=True, eq=False)
class SchemaMember:
    """A part of a schema.

    Attributes:
        coordinate: Its schema coordinate.
        kind: What it is.
        node: Its definition as it was parsed; printed only where it is asked for, as most of thousands are not.
        path: Coordinates from a field of Query on, each a step further, to the member, or to what has the type; the
            shortest, the first in the order of the schema of equally short ones. Empty for what no query leads to.
    """

    coordinate: str
    kind: MemberKind
    node: Any
    path: Path

    @property
    def type(self) -> str | None:
        """The type of a field or argument, as SDL; None for what has none."""
        return print_ast(self.node.type) if hasattr(self.node, "type") else None

    @property
    def description(self) -> str | None:
        """What people read, or None."""
        return self.node.description.value if self.node.description else None

    @cached_property
    def definition(self) -> str:
        """Its own definition in SDL."""
        return print_ast(self.node)


_TYPE_KINDS: Final = (
    (GraphQLObjectType, MemberKind.OBJECT),
    (GraphQLInterfaceType, MemberKind.INTERFACE),
    (GraphQLUnionType, MemberKind.UNION),
    (GraphQLInputObjectType, MemberKind.INPUT_OBJECT),
    (GraphQLEnumType, MemberKind.ENUM),
    (GraphQLScalarType, MemberKind.SCALAR),
)


def schema_members(sdl: str) -> Iterator[SchemaMember]:
    """Yield the parts of a schema in SDL, in its order, then its directives; nothing of introspection."""
    # It was printed from a schema that is valid; and directives of composition need not be defined in it.
    schema = build_ast_schema(parse(sdl), assume_valid=True, assume_valid_sdl=True)
    paths = _paths(schema)
    for named in schema.type_map.values():
        if not named.name.startswith("__"):
            kind = next(kind for of, kind in _TYPE_KINDS if isinstance(named, of))
            yield _member(named.name, kind, named.ast_node or _read(print_type(named)), paths.get(named.name, ()))
            yield from _own_members(named, paths.get(named.name))
    for directive in schema.directives:
        node = directive.ast_node or _read(print_directive(directive))
        yield _member(f"@{directive.name}", MemberKind.DIRECTIVE, node, ())
        for argument in node.arguments or ():
            yield _member(f"@{directive.name}({argument.name.value}:)", MemberKind.DIRECTIVE_ARGUMENT, argument, ())


def _read(sdl: str) -> Any:  # noqa: ANN401 - the node of whatever is defined
    """Return the node of what GraphQL itself defines, such as @skip, which no SDL repeats."""
    return parse(sdl).definitions[0]


def _own_members(named: GraphQLNamedType, path: Path | None) -> Iterator[SchemaMember]:
    match named:
        case GraphQLObjectType() | GraphQLInterfaceType():
            for name, field in named.fields.items():
                place = f"{named.name}.{name}"
                to_field = _further(path, place)
                yield _member(place, MemberKind.FIELD, field.ast_node, to_field)
                for argument, taken in field.args.items():
                    to_argument = _further(to_field or None, f"{place}({argument}:)")
                    yield _member(f"{place}({argument}:)", MemberKind.ARGUMENT, taken.ast_node, to_argument)
        case GraphQLInputObjectType():
            for name, given in named.fields.items():
                place = f"{named.name}.{name}"
                yield _member(place, MemberKind.INPUT_FIELD, given.ast_node, _further(path, place))
        case GraphQLEnumType():
            for name, value in named.values.items():
                place = f"{named.name}.{name}"
                yield _member(place, MemberKind.ENUM_VALUE, value.ast_node, _further(path, place))


def _member(coordinate: str, kind: MemberKind, node: Any, path: Path) -> SchemaMember:  # noqa: ANN401 - as above
    return SchemaMember(coordinate=coordinate, kind=kind, node=node, path=path)


def _further(path: Path | None, step: str) -> Path:
    """Return a path with one step more; none where nothing leads to its beginning."""
    return () if path is None else (*path, step)


def _paths(schema: GraphQLSchema) -> dict[str, Path]:
    """Return the shortest path to each type that a query leads to (Dijkstra, all steps equal)."""
    paths: dict[str, Path] = {}
    order = count()
    found: list[tuple[int, int, GraphQLNamedType, Path]] = []
    if schema.query_type:
        found.append((0, next(order), schema.query_type, ()))
    while found:
        _, _, named, path = heapq.heappop(found)
        if named.name in paths:
            continue
        paths[named.name] = path
        for further, steps in _steps(schema, named):
            heapq.heappush(found, (len(path) + len(steps), next(order), further, path + steps))
    return paths


def _steps(schema: GraphQLSchema, named: GraphQLNamedType) -> Iterator[tuple[GraphQLNamedType, Path]]:
    """Yield the types that a type leads to, and by which steps."""
    match named:
        case GraphQLObjectType() | GraphQLInterfaceType():
            for name, field in named.fields.items():
                place = f"{named.name}.{name}"
                yield get_named_type(field.type), (place,)
                for argument, taken in field.args.items():
                    yield get_named_type(taken.type), (place, f"{place}({argument}:)")
        case GraphQLInputObjectType():
            for name, given in named.fields.items():
                yield get_named_type(given.type), (f"{named.name}.{name}",)
    if isinstance(named, GraphQLInterfaceType | GraphQLUnionType):
        # a fragment leads there: no step of its own
        yield from ((possible, ()) for possible in schema.get_possible_types(named))
