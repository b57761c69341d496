"""The field `similar` of every kind that relations lead from, and its types."""

from typing import Final

from graphsvc.gql.arguments import PAGE_ARGUMENTS, first_argument, first_of, page_request
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.connections import CURSOR, list_fields
from graphsvc.gql.directives import Size, limited
from graphsvc.gql.kinds import FACES, Face
from graphsvc.gql.limits import PAGE, SIMILAR_COST
from graphsvc.gql.listing import BY_ID
from graphsvc.graph import similarity

_ALIKE: Final = tuple(face for face in FACES if similarity.kinds_joined_to(face.kind))
"""The kinds of which nodes can be alike: documents have no relations."""


def similar_field(face: Face) -> Field:
    """Return the field that lists the nodes most like a node."""
    kinds = ", ".join(similarity.kinds_joined_to(face.kind))
    return Field(
        name="similar",
        type=f"Similar{face.type}Connection",
        cost=SIMILAR_COST,
        description="The nodes of its kind that share neighbours with it, by AFFIRMED and CONDITIONAL edges of the "
        f"relations, which lead to {kinds}. The highest score first, then by id.",
        arguments=(*_by(face), *PAGE_ARGUMENTS),
        answer=lambda node, context, given: context.page(
            context.take(similarity.similar(context.graph, node.id, given.get("by")), similarity.work_of),
            page_request(given),
            key=BY_ID,
            name=("similar", node.id, *sorted(given.get("by") or ())),
        ),
    )


def add_similarity(types: Types) -> None:
    """Make the types."""
    types.object(
        "SharedNeighbours",
        "The neighbours of one kind that two nodes share.",
        (
            Field(name="kind", type="NodeKind", description="Their kind."),
            Field(
                name="count",
                type="int",
                description="Number of them all, at least 1.",
                answer=lambda shared, _, __: len(shared.nodes),
            ),
            Field(
                name="nodes",
                type="list[Node]",
                size=limited(PAGE),
                description="The first of them. By id.",
                arguments=(first_argument(PAGE),),
                answer=lambda shared, _, given: first_of(shared.nodes, given, PAGE),
            ),
        ),
    )
    for face in _ALIKE:
        _add_similar(types, face)


def _add_similar(types: Types, face: Face) -> None:
    types.object(
        f"Similar{face.type}Edge",
        f"How much a {face.type} is like the one it was asked of.",
        (
            CURSOR,
            Field(name="node", type=face.type, description="The node.", answer=lambda row, _, __: row.item.node),
            Field(
                name="score",
                type="float",
                description="The Jaccard index: `sharedCount` by `unionCount`. Above 0, at most 1.",
                answer=lambda row, _, __: row.item.score,
            ),
            Field(
                name="shared_count",
                type="int",
                description="Number of neighbours that both have, at least 1.",
                answer=lambda row, _, __: row.item.shared,
            ),
            Field(
                name="union_count",
                type="int",
                description="Number of neighbours that one or both have.",
                answer=lambda row, _, __: row.item.union,
            ),
            Field(
                name="shared",
                type="list[SharedNeighbours]",
                size=Size(assumed=len(similarity.kinds_joined_to(face.kind))),
                description="The neighbours that both have, one row for each kind of which there are any.",
                answer=lambda row, context, _: similarity.shared_neighbours(context.graph, row.item),
            ),
        ),
    )
    types.object(
        f"Similar{face.type}Connection",
        f"A page of nodes of kind {face.kind} that are like another, the highest score first, then by id.",
        (
            *list_fields(f"Similar{face.type}", "Number of nodes that share anything, over all pages."),
            Field(
                name="nodes",
                type=f"list[{face.type}]",
                sized_above=True,
                description="The nodes of this page without their scores.",
                answer=lambda page, _, __: [similar.node for similar in page.items],
            ),
        ),
    )


def _by(face: Face) -> tuple[Argument, ...]:
    """Return the argument that chooses among the kinds of neighbours, where there are several."""
    kinds = similarity.kinds_joined_to(face.kind)
    if len(kinds) == 1:
        return ()
    return (
        Argument(
            name="by",
            type="list[NodeKind] | None",
            description=f"Kinds of neighbours that count, of {', '.join(kinds)}; all where it is not given.",
        ),
    )
