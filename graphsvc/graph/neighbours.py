"""What is at the far ends of nodes, worked out when first asked for and kept: a graph never changes."""

from collections.abc import Callable, Mapping
from typing import Final, Generic, TypeVar

from graphsvc.graph.adjacency import Adjacency
from graphsvc.graph.filters import COUNTED
from graphsvc.graph.relations import RELATIONS, Relation, relations_of
from graphsvc.model import SIGNATURES, NodeId, NodeKind, kind_of

K = TypeVar("K")
V = TypeVar("V")

_LEADING: Final = {
    (kind, target): tuple(relation for relation in relations_of(kind) if relation.target is target)
    for kind in NodeKind
    for target in NodeKind
}
"""The relations that lead from one kind to another, most often one."""

_NONE: Final[frozenset[NodeId]] = frozenset()


class _Kept(dict[K, V], Generic[K, V]):
    """Values by key, each made when it is first read."""

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make

    def __missing__(self, key: K) -> V:
        return self.setdefault(key, self._make(key))


class Neighbours:
    """The different nodes that a node is joined with, as sets: counts, filters and facets read them.

    Attributes:
        documents: Documents with evidence that speaks of a node.
        codes: Codes that a document has evidence or a gap for.
    """

    def __init__(self, adjacency: Adjacency) -> None:
        """Work nothing out yet."""
        self.documents: Mapping[NodeId, frozenset[NodeId]] = _Kept(lambda node_id: _documents(adjacency, node_id))
        self.codes: Mapping[NodeId, frozenset[NodeId]] = _Kept(lambda document: _codes(adjacency, document))
        self._far = {relation.edge: _far_nodes(adjacency, relation) for relation in RELATIONS}
        self._of_kind: Mapping[tuple[NodeId, NodeKind], frozenset[NodeId]] = _Kept(lambda key: self._joined(*key))

    def far(self, relation: Relation) -> Mapping[NodeId, frozenset[NodeId]]:
        """Return the nodes at the far ends of a relation by the near end; edges of the statuses `COUNTED` alone.

        Every id can be looked up: a node without edges has none.
        """
        return self._far[relation.edge]

    def of_kind(self, node_id: NodeId, kind: NodeKind) -> frozenset[NodeId]:
        """Return the nodes of a kind that the relations of a node lead to, itself aside; statuses as in `far`."""
        return self._of_kind[node_id, kind]

    def _joined(self, node_id: NodeId, kind: NodeKind) -> frozenset[NodeId]:
        # Mostly there is one relation: its set is kept once.
        first, *others = [self.far(relation)[node_id] for relation in _LEADING[kind_of(node_id), kind]] or [_NONE]
        joined = first.union(*others) if others else first
        return joined - {node_id} if node_id in joined else joined


def _far_nodes(adjacency: Adjacency, relation: Relation) -> Mapping[NodeId, frozenset[NodeId]]:
    return _Kept(
        lambda node_id: frozenset(
            relation.far_end(assertion)
            for predicate in relation.predicates
            for assertion in adjacency.edges.get((node_id, predicate, relation.direction), ())
            if assertion.status in COUNTED
        )
    )


def _documents(adjacency: Adjacency, node_id: NodeId) -> frozenset[NodeId]:
    return frozenset(words.document for edge in adjacency.about.get(node_id, ()) for words in edge.evidence)


def _codes(adjacency: Adjacency, document: NodeId) -> frozenset[NodeId]:
    quoted = adjacency.quoting.get(document, ())
    # By predicate, not by id: a document may have as many assertions as the graph has codes.
    named = (edge.object for edge in quoted if SIGNATURES[edge.predicate].target is NodeKind.CODE)
    lacking = (gap.subject for gap in adjacency.gaps_in.get(document, ()) if kind_of(gap.subject) is NodeKind.CODE)
    return frozenset({*(edge.subject for edge in quoted), *(code for code in named if code is not None), *lacking})
