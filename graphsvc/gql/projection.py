"""The inputs of projections, and the types and root fields of what is asked of them: centrality and communities."""

from typing import Any, Final

from graphsvc.gql.arguments import PAGE_ARGUMENTS, page_request
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.limits import PROJECTION_COST
from graphsvc.gql.listing import BY_ID
from graphsvc.gql.selection import SELECTION, selection
from graphsvc.graph import centrality, communities
from graphsvc.graph.centrality import Measure
from graphsvc.graph.projecting import MAX_NODES, MAX_PAIRS, Direct, Projection, Shared

_PROJECTION: Final = Argument(
    name="projection",
    type="Projection",
    description="Which nodes are joined, and by what: `{shared: {kind: CODE, through: [MODIFIER, PAYER]}}`.",
)

_BOUNDS: Final = {
    measure: f"At most {bounds.nodes} nodes and {bounds.edges} edges." for measure, bounds in centrality.BOUNDS.items()
}

_MEASURES: Final = {
    Measure.DEGREE: "Share of the other nodes that it is joined with, 0 to 1 (Freeman 1978, "
    "doi:10.1016/0378-8733(78)90021-7).",
    Measure.STRENGTH: "Sum of the weights of its edges (Barrat et al. 2004, doi:10.1073/pnas.0400087101).",
    Measure.BETWEENNESS: "Share of the shortest paths between two others that lead over it, 0 to 1, steps counted "
    "without weights (Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249).",
    Measure.CLOSENESS: "Number of others that it reaches, divided by the sum of the steps to them, times the share of "
    "all others that it reaches, 0 to 1 (Freeman 1978; of networks in parts Wasserman and Faust 1994).",
    Measure.HARMONIC: "Sum, over all others that it reaches, of 1 divided by the number of steps (Boldi and Vigna "
    "2014, doi:10.1080/15427951.2013.865686).",
    Measure.EIGENVECTOR: "High where it is joined, by weight, with nodes that are high themselves; squares sum to 1. "
    "In a network of parts only the heaviest part is above 0; where parts rival each other it does not settle, which "
    "is an error (Bonacich 1972, doi:10.1080/0022250X.1972.9989806).",
}

CENTRALITY: Final = Field(
    name="centrality",
    type="Centrality",
    cost=PROJECTION_COST,
    description="Which nodes of a projection stand in the middle. An operation may ask for a few projections only.",
    arguments=(
        _PROJECTION,
        Argument(name="measure", type="CentralityMeasure", description="How it is measured."),
    ),
    answer=lambda _, context, given: centrality.centrality(
        context.graph, _projection(given["projection"]), given["measure"]
    ),
)

COMMUNITIES: Final = Field(
    name="communities",
    type="Communities",
    cost=PROJECTION_COST,
    description="Groups of nodes of a projection that are joined more with each other than with the rest, by the "
    "Louvain method with a fixed seed, on the weights (Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008). At "
    f"most {communities.BOUNDS.nodes} nodes and {communities.BOUNDS.edges} edges. An operation may ask for a few "
    "projections only.",
    arguments=(_PROJECTION,),
    answer=lambda _, context, given: communities.communities(context.graph, _projection(given["projection"])),
)


def add_projections(types: Types) -> None:
    """Make the inputs, the enum and the types."""
    _add_inputs(types)
    types.enum(
        "CentralityMeasure",
        "How centrality is measured. Each has bounds, beyond which it is an error that says how far.",
        {measure: f"{_MEASURES[measure]} {_BOUNDS[measure]}" for measure in Measure},
    )
    _add_centrality(types)
    _add_communities(types)


def _add_inputs(types: Types) -> None:
    types.input(
        "SharedProjection",
        "Nodes of one kind, joined where they share nodes of other kinds; the weight is how many they share.",
        (
            Argument(name="kind", type="NodeKind", description="Kind of the nodes that are joined."),
            Argument(
                name="through",
                type="list[NodeKind]",
                description="Kinds of the nodes that they share: of codes any other, of others CODE and DOCUMENT.",
            ),
            *SELECTION,
        ),
    )
    types.input(
        "DirectProjection",
        "Nodes of some kinds, joined where assertions join them; the weight is how many assertions do.",
        (
            Argument(
                name="kinds",
                type="list[NodeKind]",
                description="Kinds of the nodes, CODE among them, not DOCUMENT: `[CODE]` for codes that name codes.",
            ),
            *SELECTION,
        ),
    )
    types.input(
        "Projection",
        f"A plain network made of the graph; exactly one way to join. At most {MAX_NODES} nodes and {MAX_PAIRS} pairs "
        "that share a node or are joined; beyond, an error that says how far. What has nothing to share is left out.",
        (
            Argument(name="shared", type="SharedProjection | None", description="Joined by what they share."),
            Argument(name="direct", type="DirectProjection | None", description="Joined by assertions."),
        ),
        one_of=True,
    )


def _add_centrality(types: Types) -> None:
    types.object(
        "RankedNode",
        "A node with its rank and score.",
        (
            Field(name="node", type="Node", description="The node."),
            Field(name="rank", type="int", description="Its rank, from 1; nodes with the same score share one."),
            Field(
                name="score",
                type="float",
                description=f"As the measure defines it, rounded to {centrality.DIGITS} decimal places.",
            ),
        ),
    )
    types.object(
        "Centrality",
        "The nodes of a projection, ranked.",
        (
            Field(name="measure", type="CentralityMeasure", description="How it was measured."),
            Field(name="edge_count", type="int", description="Number of edges of the projection."),
            Field(
                name="ranking",
                type="RankedNodeConnection",
                description="Its nodes by score, the largest first, ties by id.",
                arguments=PAGE_ARGUMENTS,
                answer=lambda found, context, given: context.page(
                    found.ranked, page_request(given), key=BY_ID, name=("ranking", found.measure)
                ),
            ),
        ),
    )


def _add_communities(types: Types) -> None:
    types.object(
        "CommunityMember",
        "A node of a community.",
        (
            Field(name="node", type="Node", description="The node."),
            Field(name="weight", type="int", description="Sum of the weights that join it with the other members."),
        ),
    )
    types.object(
        "CommunityTie",
        "A node that holds a community together.",
        (
            Field(name="node", type="Node", description="What members share, or are joined with."),
            Field(name="member_count", type="int", description="Number of members that do; at least 2."),
        ),
    )
    types.object(
        "Community",
        "A group of nodes that are joined more with each other than with the rest.",
        (
            Field(
                name="members",
                type="CommunityMemberConnection",
                description="The heaviest first, ties by id; at least one.",
                arguments=PAGE_ARGUMENTS,
                answer=lambda found, context, given: context.page(
                    found.members, page_request(given), key=BY_ID, name=("members", found.id)
                ),
            ),
            Field(
                name="ties",
                type="list[CommunityTie]",
                description="What holds it together: what most members share or are joined with, ties by id; at most "
                f"{communities.MAX_TIES}.",
            ),
        ),
    )
    types.object(
        "Communities",
        "The communities of a projection.",
        (
            Field(
                name="modularity",
                type="float",
                description="Share of the weight inside communities beyond what chance would put there, -0.5 to 1; 0 "
                "without edges (Newman 2004, doi:10.1103/PhysRevE.70.056131).",
            ),
            Field(name="node_count", type="int", description="Number of nodes of the projection."),
            Field(name="edge_count", type="int", description="Number of edges of the projection."),
            Field(
                name="communities",
                type="CommunityConnection",
                description="The largest first, ties by the first id; every node is in exactly one.",
                arguments=PAGE_ARGUMENTS,
                answer=lambda found, context, given: context.page(
                    found.communities, page_request(given), key=BY_ID, name=("communities",)
                ),
            ),
        ),
    )


def _projection(asked: Any) -> Projection:  # noqa: ANN401 - a made class
    way = asked.shared or asked.direct
    return Projection(
        joined=Direct(kinds=frozenset(asked.direct.kinds))
        if asked.direct
        else Shared(kind=asked.shared.kind, through=frozenset(asked.shared.through)),
        selection=selection(way.where, way.status, way.predicates),
    )
