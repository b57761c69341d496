"""What makes the service a subgraph of Apollo Federation 2: the entities, and the schema as a gateway reads it.

The published schema holds no directive of the federation, which no client needs and not every tool reads; `_service`
gives the same text with them.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NewType

from graphsvc.errors import GraphsvcError, RepresentationError
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.context import Context
from graphsvc.gql.directives import Size
from graphsvc.gql.in_place import in_place
from graphsvc.gql.kinds import FACES
from graphsvc.gql.limits import MAX_IDS, MAX_ROWS
from graphsvc.graph import KnowledgeGraph, lookup
from graphsvc.model import Node, NodeKind
from graphsvc.model.ids import MAX_SLUG
from graphsvc.resources import SCHEMA_FILE

SPECIFICATION: Final = "https://specs.apollo.dev/federation/v2.0"
"""The first version of Federation 2: keys and shareable types need no later one."""

_SUBGRAPHS: Final = "https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec"

_SDL_ROWS: Final = MAX_ROWS // 4
"""Rows that the text of the schema counts for: it has a third of a megabyte, and no
operation gets it more than four times."""

_Representation = NewType("_Representation", object)

_KINDS: Final = {face.type: face.kind for face in FACES}

_MARKS: Final = {**dict.fromkeys(_KINDS, '@key(fields: "id")'), "PageInfo": "@shareable"}
_HEAD: Final = re.compile(r"^type (\w+)[^{\n]*(?= \{$)", re.MULTILINE)
_LINK: Final = f"""
extend schema @link(url: "{SPECIFICATION}", import: ["@key", "@shareable"])
"""


@cache
def subgraph_sdl() -> str:
    """Return the published schema with what a gateway must know: the keys, and that all subgraphs have one PageInfo."""
    return _HEAD.sub(_marked, SCHEMA_FILE.read_text(encoding="utf-8")) + _LINK


SERVICE: Final = Field(
    name="_service",
    type="_Service",
    description="This service as a subgraph of Apollo Federation; for gateways.",
    answer=lambda _, __, ___: subgraph_sdl(),
)

ENTITIES: Final = Field(
    name="_entities",
    type="list[_Entity | None]",
    description="The nodes that a gateway refers to, in the order of the representations, null where this release has "
    "none. A representation that is none is an error in its place.",
    arguments=(
        Argument(
            name="representations",
            type="list[_Any]",
            description=f'At most {MAX_IDS}, each a type and an id: `{{__typename: "Code", id: "cpt:77620"}}`.',
        ),
    ),
    size=Size(assumed=MAX_IDS, arguments=("representations",)),
    answer=lambda _, context, given: entities(context, given["representations"]),
)


def add_federation(types: Types) -> None:
    """Make the types."""
    types.scalar(
        "_Any",
        'What a gateway knows of a node: an object of its type and id, `{__typename: "Code", id: "cpt:77620"}`.',
        of=_Representation,
        specified_by=_SUBGRAPHS,
        serialize=lambda value: value,
    )
    types.union("_Entity", "A node that other subgraphs can add fields to; its key is its id.", _KINDS)
    types.object(
        "_Service",
        "A subgraph of Apollo Federation.",
        (
            Field(
                name="sdl",
                type="str",
                description="The schema in SDL with the keys of the entities, for composition.",
                answer=lambda sdl, context, _: context.take(sdl, lambda _: _SDL_ROWS),
            ),
        ),
    )


def entities(context: Context, representations: Sequence[object]) -> list[Node | GraphsvcError | None]:
    """Return the nodes of representations in their order, None where this release has none.

    What is wrong with one stands in its place, so that it costs a gateway none of the others.

    Raises:
        PageSizeError: there are more than `MAX_IDS`.
    """
    lookup.check_number(representations, limit=MAX_IDS)
    return in_place(representations, lambda part: _entity(context.graph, part))


def _entity(graph: KnowledgeGraph, representation: object) -> Node | None:
    kind, node_id = _key(representation)
    return lookup.node_of_kind(graph, kind, node_id)


def _key(representation: object) -> tuple[NodeKind, str]:
    match representation:
        case {"__typename": str(name), "id": str(node_id), **others} if name in _KINDS and not others:
            return _KINDS[name], node_id
        case {"__typename": str(name)} if name not in _KINDS:
            raise RepresentationError(
                f"'{name[:MAX_SLUG]}' is not a type that can be referred to",
                value=name[:MAX_SLUG],
                hint=f"__typename is one of {', '.join(_KINDS)}",
            )
        case _:
            raise RepresentationError(
                "a representation is not an object of __typename and id, both texts, and nothing else",
                value=json.dumps(representation, default=_absent)[:MAX_SLUG],
                hint='write {"__typename": "Code", "id": "cpt:77620"}',
            )


def _absent(_: object) -> None:
    """Return what JSON shows of a variable in a literal that the request gives no value: null."""


def _marked(head: re.Match[str]) -> str:
    return f"{head[0]} {_MARKS[head[1]]}" if head[1] in _MARKS else head[0]
