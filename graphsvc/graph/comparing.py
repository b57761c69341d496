"""Compares nodes of one kind: what documents say of all of them, and of some only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.errors import ComparisonError
from graphsvc.graph.filters import COUNTED
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import nodes
from graphsvc.graph.relations import Relation, relation, relations_of
from graphsvc.model import Assertion, Node, NodeId, NodeKind, Predicate, Status

MAX_COMPARED: Final = 10
"""Nodes that are compared at once: as many columns as a screen holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A node at the far end of a predicate, and which of the compared nodes it is said of.

    Attributes:
        node: The far end.
        of: Ids of the compared nodes that have it, in the order of the comparison.
        assertions: What says so, in the same order, then by status.
    """

    node: Node
    of: tuple[NodeId, ...]
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPart:
    """What is compared under one predicate of one relation.

    Attributes:
        relation: Name of the relation: codes name others in `related_codes`, and are named in `referring_codes`.
        predicate: The predicate.
        shared: What all the compared nodes have, by id.
        distinct: What some of them lack, by id.
    """

    relation: str
    predicate: Predicate
    shared: tuple[Compared, ...]
    distinct: tuple[Compared, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Nodes of one kind beside each other.

    Attributes:
        nodes: Those compared, in the order asked for.
        parts: One for each relation and predicate that says anything of one of them, in the order of the relations.
    """

    nodes: tuple[Node, ...]
    parts: tuple[ComparisonPart, ...]


def compare(graph: KnowledgeGraph, node_ids: Sequence[str], *, statuses: frozenset[Status] = COUNTED) -> Comparison:
    """Compare two or more nodes of one kind by what they are joined to.

    Args:
        graph: The graph.
        node_ids: Their ids; one that is named twice counts once.
        statuses: Which edges count; AFFIRMED and CONDITIONAL unless said otherwise.

    Raises:
        ComparisonError: there are fewer than two or more than `MAX_COMPARED` nodes, they are of several kinds, or of
            the kind DOCUMENT, or the graph has no node of an id.
        NodeIdError: one of the texts is not an id.
    """
    chosen = _chosen(graph, tuple(dict.fromkeys(node_ids)))
    parts = (
        _part(graph, chosen, relation, predicate, statuses)
        for relation in relations_of(chosen[0].kind)
        for predicate in relation.predicates
    )
    return Comparison(nodes=chosen, parts=tuple(part for part in parts if part.shared or part.distinct))


def denials(graph: KnowledgeGraph, node: Node, part: ComparisonPart, far: NodeId) -> tuple[Assertion, ...]:
    """Return what denies that a compared node has another under the predicate of a part.

    Nothing denies what no document speaks of: to lack a node is not to be denied it.
    """
    followed = relation(node.kind, part.relation)
    edges = graph.adjacency.edges.get((node.id, part.predicate, followed.direction), ())
    return tuple(edge for edge in edges if edge.status is Status.NEGATED and followed.far_end(edge) == far)


def _chosen(graph: KnowledgeGraph, node_ids: Sequence[str]) -> tuple[Node, ...]:
    if not 2 <= len(node_ids) <= MAX_COMPARED:
        raise ComparisonError(
            f"the number of nodes to compare is {len(node_ids)}",
            value=len(node_ids),
            hint=f"name 2 to {MAX_COMPARED} different ids",
        )
    found = nodes(graph, node_ids, limit=MAX_COMPARED)
    known = tuple(node for node in found if node is not None)
    if len(known) < len(found):
        unknown = [node_id for node_id, node in zip(node_ids, found, strict=True) if node is None]
        raise ComparisonError(
            f"no node has these ids: {', '.join(unknown)}", value=unknown, hint="`resolve(terms:)` finds ids"
        )
    kinds = sorted({node.kind for node in known})
    if len(kinds) > 1 or kinds[0] is NodeKind.DOCUMENT:
        raise ComparisonError(
            f"nodes of kind {' and '.join(kinds)} cannot be compared",
            value=list(node_ids),
            hint="name ids of one kind, and no documents",
        )
    return known


def _part(
    graph: KnowledgeGraph,
    chosen: Sequence[Node],
    relation: Relation,
    predicate: Predicate,
    statuses: frozenset[Status],
) -> ComparisonPart:
    said: dict[NodeId, list[tuple[NodeId, Assertion]]] = {}
    for node in chosen:
        for assertion in graph.adjacency.edges.get((node.id, predicate, relation.direction), ()):
            if assertion.status in statuses:
                said.setdefault(relation.far_end(assertion), []).append((node.id, assertion))
    rows = [
        Compared(
            node=graph.nodes[far],
            of=tuple(dict.fromkeys(node_id for node_id, _ in pairs)),
            assertions=tuple(assertion for _, assertion in pairs),
        )
        for far, pairs in sorted(said.items())
    ]
    return ComparisonPart(
        relation=relation.name,
        predicate=predicate,
        shared=tuple(row for row in rows if len(row.of) == len(chosen)),
        distinct=tuple(row for row in rows if len(row.of) < len(chosen)),
    )
