"""What each field of a schema weighs and how many rows it has, read from the directives that it is published with."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    introspection_types,
    is_composite_type,
    is_enum_type,
    is_input_object_type,
    is_interface_type,
    is_list_type,
    is_object_type,
)

from graphsvc.gql.directives import LIMITS, Cost, ListSize, Size
from graphsvc.gql.limits import ASSUMED_ROWS
from graphsvc.graph.paging import PageLimits

QUERY: Final = "Query"
"""Name of the type that operations select from."""

_WRAPPED: Final = "!"
"""Marks the name of a type of introspection once for each list or non-null type around it."""

_DEFINITION: Final = "strawberry-definition"
"""Key of the extensions under which Strawberry keeps what a part of the schema was made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What is known of a field before it is answered.

    Attributes:
        weight: Of one answer.
        arguments: Weights of arguments that are given, by name; those that weigh nothing are not in it.
        size: How many rows it has, or its `size.fields` have; None for what is no list or is sized by the field above.
        type: Name of what it answers with, without the marks of lists and of what is never null.
        composite: It answers with objects.
    """

    weight: int
    arguments: Mapping[str, int]
    size: Size | None
    type: str
    composite: bool


Rates = Mapping[tuple[str, str], Rate]
"""By names of type and field."""


def rates_of(schema: GraphQLSchema) -> Rates:
    """Return the rates of all fields of a schema, those of introspection included.

    The fields of introspection carry no directives; their lists have as many rows as this schema makes them have
    on average, rounded up.
    """
    rates = {
        (kind.name, name): _rate(field)
        for kind in schema.type_map.values()
        if is_object_type(kind) or is_interface_type(kind)
        for name, field in kind.fields.items()
    }
    return rates | _introspection(schema)


def _introspection(schema: GraphQLSchema) -> dict[tuple[str, str], Rate]:
    """Return the rates of introspection: what it answers is at hand, so that its values count, but nothing weighs.

    Behind as many `ofType` as this schema wraps a type in there is none; queries ask for nine in a row, to be ready
    for any schema.
    """
    sizes = _introspection_sizes(schema)
    rates = {
        (kind.name, name): Rate(
            weight=0,
            arguments={},
            size=sizes.get((kind.name, name)),
            type=get_named_type(field.type).name,
            composite=False,
        )
        for kind in introspection_types.values()
        if is_object_type(kind)
        for name, field in kind.fields.items()
    }
    of_type = rates["__Type", "ofType"]
    marked = ["__Type" + _WRAPPED * level for level in range(_deepest_wrapping(schema) + 1)]
    for kind, inner in zip(marked, [*marked[1:], None], strict=True):
        rates |= {(kind, name): rate for (parent, name), rate in rates.items() if parent == "__Type"}
        rates[kind, "ofType"] = replace(of_type, type=inner) if inner else replace(of_type, size=Size(assumed=0))
    roots = {"__schema": "__Schema", "__type": "__Type"}
    return rates | {
        (QUERY, name): Rate(weight=0, arguments={}, size=None, type=kind, composite=False)
        for name, kind in roots.items()
    }


def _deepest_wrapping(schema: GraphQLSchema) -> int:
    return max(
        len(re.findall(r"[]!]", str(typed.type)))
        for kind in schema.type_map.values()
        if is_object_type(kind) or is_interface_type(kind) or is_input_object_type(kind)
        for field in kind.fields.values()
        for typed in (field, *getattr(field, "args", {}).values())
    )


def _rate(field: GraphQLField) -> Rate:
    kind = get_named_type(field.type)
    definition: Any = field.extensions.get(_DEFINITION)
    directives = definition.directives if definition else ()
    weights = [int(directive.weight) for directive in directives if isinstance(directive, Cost)]
    sizes = [directive for directive in directives if isinstance(directive, ListSize)]
    composite = is_composite_type(kind)
    return Rate(
        weight=weights[0] if weights else int(composite),
        arguments=dict(_argument_weights(field)),
        size=_size(sizes[0], definition.metadata.get(LIMITS)) if sizes else None,
        type=kind.name,
        composite=composite,
    )


def _argument_weights(field: GraphQLField) -> Iterator[tuple[str, int]]:
    for name, argument in field.args.items():
        definition = argument.extensions.get(_DEFINITION)
        for directive in definition.directives if definition else ():
            if isinstance(directive, Cost):
                yield name, int(directive.weight)


def _size(directive: ListSize, limits: PageLimits | None) -> Size:
    return Size(
        assumed=directive.assumed_size or 0,
        arguments=tuple(directive.slicing_arguments or ()),
        fields=tuple(directive.sized_fields or ()),
        limits=limits,
    )


def _introspection_sizes(schema: GraphQLSchema) -> Mapping[tuple[str, str], Size]:
    types = list(schema.type_map.values())
    fields = [
        field for kind in types if is_object_type(kind) or is_interface_type(kind) for field in kind.fields.values()
    ]
    counted = {
        "types": (len(types), 1),
        "directives": (len(schema.directives), 1),
        "fields": (len(fields), len(types)),
        "args": (sum(len(field.args) for field in fields), len(fields)),
        "inputFields": (sum(len(kind.fields) for kind in types if is_input_object_type(kind)), len(types)),
        "enumValues": (sum(len(kind.values) for kind in types if is_enum_type(kind)), len(types)),
        "possibleTypes": (_implementations(schema, types), len(types)),
        "interfaces": (sum(len(kind.interfaces) for kind in types if is_object_type(kind)), len(types)),
    }
    return {
        (name, field_name): Size(assumed=_rounded_up(*counted[field_name]) if field_name in counted else ASSUMED_ROWS)
        for name, kind in introspection_types.items()
        if is_object_type(kind)
        for field_name, field in kind.fields.items()
        if is_list_type(get_nullable_type(field.type))
    }


def _implementations(schema: GraphQLSchema, types: list[GraphQLNamedType]) -> int:
    return sum(len(schema.get_possible_types(kind)) for kind in types if is_interface_type(kind))


def _rounded_up(many: int, groups: int) -> int:
    return -(-many // max(groups, 1))
