"""The types and the root field of paths."""

from typing import Final

from graphsvc.gql.arguments import STATUS, first_argument, number, way
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.directives import Size, limited
from graphsvc.gql.limits import PATHS_COST
from graphsvc.graph import paths
from graphsvc.graph.paths import DEFAULT_LENGTH, FOUND, MAX_LENGTH, MAX_STEPS

PATHS: Final = Field(
    name="paths",
    type="list[Path]",
    cost=PATHS_COST,
    size=limited(FOUND),
    description="How two nodes hang together: the shortest paths between them, edges followed in either direction, no "
    "node passed twice. Shortest first, then by the ids along the path. Empty where there is none; an error where "
    f"more than {MAX_STEPS} edges have to be looked at.",
    arguments=(
        Argument(name="from", type="ID", description="Id of one end: `cpt:77386`. No document."),
        Argument(name="to", type="ID", description="Id of the other end: `cpt:77407`. No document."),
        Argument(
            name="max_length",
            type="int | None",
            description=f"Hops of the longest: 1 to {MAX_LENGTH}; {DEFAULT_LENGTH} where it is not given.",
        ),
        Argument(
            name="kinds",
            type="list[NodeKind] | None",
            description="Kinds of the nodes between the ends; all where it is not given, none for an empty list.",
        ),
        Argument(
            name="predicates",
            type="list[Predicate] | None",
            description="Only over assertions with one of these predicates; all where it is not given.",
        ),
        STATUS,
        first_argument(FOUND),
    ),
    answer=lambda _, context, given: paths.paths(
        context.graph,
        given["from_"],
        given["to"],
        way=way(given),
        max_length=number(given, "max_length", DEFAULT_LENGTH),
        limit=number(given, "first", FOUND.default),
    ),
)


def add_paths(types: Types) -> None:
    """Make the types."""
    types.object(
        "Hop",
        "A step of a path, and what documents say on it.",
        (
            Field(name="near", type="Node", description="Where it begins."),
            Field(name="far", type="Node", description="Where it ends."),
            Field(
                name="assertions",
                type="list[Assertion]",
                size=Size(assumed=2),
                description="What joins the two, in either direction, at least one. By subject, predicate and status.",
            ),
        ),
    )
    types.object(
        "Path",
        "A way from one node to another that passes no node twice.",
        (
            Field(name="length", type="int", description=f"Number of hops: 1 to {MAX_LENGTH}."),
            Field(
                name="nodes",
                type="list[Node]",
                size=Size(assumed=DEFAULT_LENGTH + 1),
                description="All nodes along it, both ends included.",
            ),
            Field(
                name="hops",
                type="list[Hop]",
                size=Size(assumed=DEFAULT_LENGTH),
                description="Its steps, in order: each begins where the one before ends.",
            ),
        ),
    )
