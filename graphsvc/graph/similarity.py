"""Tells which nodes of one kind are alike: by what they are joined to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from graphsvc.errors import SimilarityError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.relations import relations_of
from graphsvc.model import Node, NodeId, NodeKind, kind_of

NODES_PER_ROW: Final = 10
"""Nodes looked at that cost as much as one row: 20,000 take 0.1 s, 2,000 rows as long (2026-11, one core)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A node that shares neighbours with another of its kind.

    Attributes:
        node: The node.
        to: Id of the other.
        by: The kinds of neighbours that count.
        shared: Number of neighbours that both have, at least 1.
        union: Number of neighbours that one or both have.
    """

    node: Node
    to: NodeId
    by: tuple[NodeKind, ...]
    shared: int
    union: int

    @property
    def id(self) -> NodeId:
        """Id of the node."""
        return self.node.id

    @property
    def score(self) -> float:
        """The Jaccard index: shared neighbours by all neighbours, above 0, at most 1."""
        return self.shared / self.union


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedNeighbours:
    """The neighbours of one kind that two nodes share, at least one, by id."""

    kind: NodeKind
    nodes: tuple[Node, ...]


def kinds_joined_to(kind: NodeKind) -> tuple[NodeKind, ...]:
    """Return the kinds that the relations of a kind lead to, in the order of the relations."""
    return tuple(dict.fromkeys(relation.target for relation in relations_of(kind)))


def similar(graph: KnowledgeGraph, node_id: NodeId, by: Sequence[NodeKind] | None = None) -> tuple[Similar, ...]:
    """Return the nodes of a node's kind that share a neighbour with it: the highest score first, then by id.

    The score is Jaccard's index (Jaccard 1912, doi:10.1111/j.1469-8137.1912.tb05611.x) over the neighbours of the
    chosen kinds by AFFIRMED and CONDITIONAL edges, either way. `networkx.jaccard_coefficient` gives the same numbers
    for pairs that are named; here the pairs with a score above 0 are what is asked for, and those are found by going
    from each neighbour to its own neighbours, so that nodes without anything shared cost nothing.

    Args:
        graph: The graph.
        node_id: The node.
        by: Kinds of neighbours that count; all that relations lead to unless said otherwise.

    Raises:
        SimilarityError: no relation leads to one of the kinds.
    """
    kind = kind_of(node_id)
    chosen = _chosen(kind, by)
    of_kind = graph.neighbours.of_kind
    shared: Counter[NodeId] = Counter()
    for target in chosen:
        for neighbour in of_kind(node_id, target):
            shared.update(of_kind(neighbour, kind))
    del shared[node_id]

    def degree(one: NodeId) -> int:
        return sum(len(of_kind(one, target)) for target in chosen)

    own = degree(node_id)
    found = [
        Similar(node=graph.nodes[one], to=node_id, by=chosen, shared=count, union=own + degree(one) - count)
        for one, count in sorted(shared.items())
    ]
    # Equal fractions are equal floats: division rounds to the nearest.
    return tuple(sorted(found, key=attrgetter("score"), reverse=True))


def shared_neighbours(graph: KnowledgeGraph, found: Similar) -> tuple[SharedNeighbours, ...]:
    """Return what two nodes share, in the order of the kinds that count, without those of which they share none."""
    of_kind = graph.neighbours.of_kind
    both = ((kind, sorted(of_kind(found.id, kind) & of_kind(found.to, kind))) for kind in found.by)
    return tuple(SharedNeighbours(kind=kind, nodes=tuple(graph.nodes[one] for one in ids)) for kind, ids in both if ids)


def work_of(found: Sequence[Similar]) -> int:
    """Return how many rows cost as much as finding these."""
    return len(found) // NODES_PER_ROW


def _chosen(kind: NodeKind, by: Sequence[NodeKind] | None) -> tuple[NodeKind, ...]:
    joined = kinds_joined_to(kind)
    if by is None:
        return joined
    strange = [one for one in dict.fromkeys(by) if one not in joined]
    if strange:
        raise SimilarityError(
            f"no relation leads from {kind} to {' and '.join(strange)}",
            value=strange,
            hint=f"`by` takes {', '.join(joined)}",
        )
    return tuple(one for one in joined if one in by)
