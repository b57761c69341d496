"""The types and the root field of a neighborhood: a part of the graph that can be drawn."""

from typing import Final

from graphsvc.gql.arguments import STATUS, first_argument, number, way
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.directives import Size, limited
from graphsvc.gql.limits import NEIGHBORHOOD_COST, NEIGHBORHOOD_EDGES
from graphsvc.graph import neighborhood
from graphsvc.graph.neighborhood import (
    DEFAULT_DEPTH,
    MAX_DEPTH,
    MAX_EDGES,
    MAX_FOLLOWED,
    MAX_SEEDS,
    SHOWN,
)
from graphsvc.model import NodeKind, Predicate

NEIGHBORHOOD: Final = Field(
    name="neighborhood",
    type="Subgraph",
    description="What is few steps away from nodes, for drawing: over edges followed in either direction, through and "
    "to nodes of the chosen kinds. A document has no edges: as a seed it is joined with the codes that it has evidence "
    "or a gap for, whatever predicates and status are chosen; otherwise documents are not reached.",
    arguments=(
        Argument(
            name="ids",
            type="list[ID]",
            description=f"1 to {MAX_SEEDS} ids of the seeds, which are always shown: `cpt:77386`, `modifier:26`.",
        ),
        Argument(
            name="depth",
            type="int | None",
            description=f"How many steps: 1 to {MAX_DEPTH}; {DEFAULT_DEPTH} where it is not given.",
        ),
        Argument(
            name="opened",
            type="list[ID] | None",
            description="Ids of nodes from which one more step is taken wherever they are found, as when somebody "
            "opens a node of a picture: `modifier:26`. One that is not found opens nothing; none where it is not "
            "given.",
        ),
        Argument(
            name="kinds",
            type="list[NodeKind] | None",
            description="Only through and to nodes of these kinds, and the seeds; all where it is not given. Every "
            "edge leads from a code: without CODE among them, only what seeds that are codes are joined with is "
            "reached.",
        ),
        Argument(
            name="predicates",
            type="list[Predicate] | None",
            description="Only over edges with one of these predicates; all where it is not given.",
        ),
        STATUS,
        first_argument(SHOWN, "nodes, the seeds among them", more="With more, none of them goes."),
    ),
    cost=NEIGHBORHOOD_COST,
    size=limited(SHOWN, fields=("nodes",)),
    answer=lambda _, context, given: context.take(
        neighborhood.neighborhood(
            context.graph,
            given["ids"],
            depth=number(given, "depth", DEFAULT_DEPTH),
            opened=given.get("opened") or (),
            way=way(given),
            first=number(given, "first", SHOWN.default),
        ),
        neighborhood.rows_of,
    ),
)


def add_neighborhood(types: Types) -> None:
    """Make the types."""
    types.object(
        "SubgraphNode",
        "A node of a neighborhood.",
        (
            Field(name="node", type="Node", description="The node."),
            Field(name="distance", type="int", description="Steps to the nearest seed; 0 for a seed."),
            Field(
                name="hidden_count",
                type="int",
                description="Number of its neighbours, by the same arguments, that are not shown: what asking for its "
                "own neighborhood would add.",
            ),
            Field(
                name="document_ids",
                type="list[ID]",
                description="Ids of the seeds that are documents and have evidence or a gap for it, sorted: "
                "`document:0f4b9c21aa37`. Only codes have any.",
                size=Size(assumed=1),
            ),
        ),
    )
    types.object(
        "Subgraph",
        "What is shown of a neighborhood, and how much is not.",
        (
            Field(
                name="nodes",
                type="list[SubgraphNode]",
                description=f"At most {SHOWN.maximum}: the nearest first; then those that most assertions join with "
                "nodes one step nearer, where a document among those counts as one; then by id. A node is shown only "
                "if all that are nearer are.",
                sized_above=True,
            ),
            Field(
                name="edges",
                type="list[Assertion]",
                description=f"What joins the nodes shown, at most {MAX_EDGES}: by the distance of the nearer end, then "
                "of the farther, then by subject, predicate, target and status.",
                size=Size(assumed=NEIGHBORHOOD_EDGES),
            ),
            Field(
                name="counted_depth",
                type="int",
                description="How many steps out nodes were counted: `depth`, or fewer where more than "
                f"{MAX_FOLLOWED} assertions would have to be followed only for the numbers.",
            ),
            Field(
                name="nodes_cut",
                type="int",
                description="Number of nodes at most `countedDepth` steps away, or joined with opened ones, that are "
                "not shown.",
            ),
            Field(
                name="nodes_cut_per_kind",
                type="list[KindCount]",
                description="Of each kind that has any, in the order of NodeKind.",
                size=Size(assumed=len(NodeKind)),
            ),
            Field(
                name="edges_cut",
                type="int",
                description="Number of edges between the nodes shown that are not shown.",
            ),
            Field(
                name="edges_cut_per_predicate",
                type="list[PredicateCount]",
                description="With each predicate that has any, in the order of Predicate.",
                size=Size(assumed=len(Predicate)),
            ),
        ),
    )
