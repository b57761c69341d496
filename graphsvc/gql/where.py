"""Reads a `where` that is given as a value, not in an operation: as one in the variables of an operation is read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias, cast

from graphql import (
    GraphQLError,
    GraphQLInputObjectType,
    coerce_input_value,
    get_named_type,
    is_input_object_type,
    validate_input_value,
)
from strawberry.types.arguments import convert_argument

from graphsvc.gql.errors import VariablesError
from graphsvc.gql.given_values import check_variables
from graphsvc.gql.inputs import assertion_filter, gap_filter, node_filter, review_note_filter, where_name
from graphsvc.gql.native_errors import message_of
from graphsvc.gql.schema import Schema
from graphsvc.graph.filters import AssertionFilter, GapFilter, NodeFilter, ReviewNoteFilter
from graphsvc.model import NodeKind

Where: TypeAlias = Mapping[str, Any]
"""A filter in the names of the schema, as in `{"modifiers": {"all": ["26", "59"]}}`."""


def node_where(schema: Schema, kind: NodeKind, where: Where) -> NodeFilter | None:
    """Read what nodes of a kind must be like.

    Raises:
        VariablesError: it is not what the schema says: an unknown field, a wrong value, too many or too deep.
    """
    return node_filter(_read(schema, where_name(kind), where), kind)


def assertion_where(schema: Schema, where: Where) -> AssertionFilter | None:
    """Read what assertions must be like; errors as in `node_where`."""
    return assertion_filter(_read(schema, "AssertionWhere", where))


def gap_where(schema: Schema, where: Where) -> GapFilter | None:
    """Read what gaps must be like; errors as in `node_where`."""
    return gap_filter(_read(schema, "GapWhere", where))


def review_note_where(schema: Schema, where: Where) -> ReviewNoteFilter | None:
    """Read what review notes must be like; errors as in `node_where`."""
    return review_note_filter(_read(schema, "ReviewNoteWhere", where))


def _read(schema: Schema, name: str, where: Where) -> object:
    check_variables({"where": where})
    for given in _names(where):
        if not isinstance(given, str):
            raise VariablesError(f"where: the name {given!r} is no text", value=given, hint=f"it is a {name}")
    made = cast("GraphQLInputObjectType", schema.graphql_type(name))

    def refuse(error: GraphQLError, path: Sequence[str | int]) -> None:
        place = ".".join(map(str, ("where", *path)))
        near = _innermost(made, path)
        raise VariablesError(
            f"{place}: {message_of(error)}",
            value=place,
            hint=f"the fields of {near.name} in the schema are {', '.join(near.fields)}",
        ) from None

    validate_input_value(where, made, refuse)
    definition = made.extensions["strawberry-definition"]
    scalars = schema.schema_converter.scalar_registry
    return convert_argument(coerce_input_value(where, made), definition.origin, scalars, schema.config)


def _names(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield name
            yield from _names(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _names(part)


def _innermost(made: GraphQLInputObjectType, path: Sequence[str | int]) -> GraphQLInputObjectType:
    """Return the last type with fields on the way to a place."""
    for name in path:
        field = made.fields.get(name) if isinstance(name, str) else None
        inner = get_named_type(field.type) if field else None
        if is_input_object_type(inner):
            made = inner
    return made
