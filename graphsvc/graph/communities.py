"""Communities: groups of nodes of a projection that are joined more with each other than with the rest."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import networkx as nx

from graphsvc.graph.centrality import DIGITS
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.projecting import Bounds, Projected, Projection, check_size, project
from graphsvc.model import Node

BOUNDS: Final = Bounds(nodes=1_000, edges=30_000)
"""The largest projection: 0.3 s at these bounds, on one core (2026-11)."""

MAX_TIES: Final = 5
"""Nodes that are named as what holds a community together."""

_SEED: Final = 0
"""Of the order in which nodes are tried: the same nodes and edges always give the same communities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A node of a community, and the sum of the weights that join it with the other members."""

    node: Node
    weight: int

    @property
    def id(self) -> str:
        """The node's: each is a member once."""
        return self.node.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A node that holds a community together, and the number of members that share it or are joined with it."""

    node: Node
    member_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A community.

    Attributes:
        members: The heaviest first, ties by id; at least one.
        ties: Those with the most members, at least two, ties by id; at most `MAX_TIES`.
    """

    members: tuple[Member, ...]
    ties: tuple[Tie, ...]

    @property
    def id(self) -> str:
        """The first of its members' ids, which tells it from the others of the same projection."""
        return min(member.id for member in self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Communities:
    """The communities of a projection.

    Attributes:
        communities: The largest first, ties by the first id; every node is in exactly one.
        modularity: Share of the weight inside communities beyond what chance would put there, -0.5 to 1; 0 where
            there are no edges.
        node_count: Number of nodes.
        edge_count: Number of edges.
    """

    communities: tuple[Community, ...]
    modularity: float
    node_count: int
    edge_count: int


def communities(graph: KnowledgeGraph, projection: Projection) -> Communities:
    """Find the communities of a projection by the Louvain method with a fixed seed.

    Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008, on the weights.

    Raises:
        ProjectionError: the kinds do not meet.
        ProjectionTooLargeError: the projection is larger than `BOUNDS`.
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a name in the filter is an id of another kind.
    """
    found: Communities = graph.answers.recall(("communities", projection), lambda: _communities(graph, projection))
    return found


def _communities(graph: KnowledgeGraph, projection: Projection) -> Communities:
    projected = project(graph, projection)
    check_size(projected, BOUNDS, "communities")
    network = projected.network
    groups = nx.community.louvain_communities(network, weight="weight", seed=_SEED)
    found = (_community(graph, projected, group) for group in groups)
    return Communities(
        communities=tuple(sorted(found, key=lambda one: (-len(one.members), one.id))),
        modularity=round(nx.community.modularity(network, groups), DIGITS) if network.number_of_edges() else 0.0,
        node_count=len(projected.ids),
        edge_count=network.number_of_edges(),
    )


def _community(graph: KnowledgeGraph, projected: Projected, places: Iterable[int]) -> Community:
    inside = projected.network.subgraph(places)
    members = (
        Member(node=graph.nodes[projected.ids[place]], weight=weight)
        for place, weight in inside.degree(weight="weight")
    )
    ties = Counter(node_id for place in inside for node_id in projected.ties[place])
    holding = sorted((-number, node_id) for node_id, number in ties.items() if number > 1)[:MAX_TIES]
    return Community(
        members=tuple(sorted(members, key=lambda member: (-member.weight, member.id))),
        ties=tuple(Tie(node=graph.nodes[node_id], member_count=-number) for number, node_id in holding),
    )
