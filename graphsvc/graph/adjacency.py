"""The typed index over assertions and gaps, so that an answer reads only what belongs to it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from graphsvc.graph.relations import Direction
from graphsvc.model import Assertion, Gap, NodeId, NodeKind, Predicate
from graphsvc.model.node import Node

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjacency:
    """Assertions, gaps and nodes by what they touch; each list keeps the canonical order.

    Attributes:
        edges: Assertions by node, predicate and direction; a literal stands under its subject, OUT.
        about: Assertions that a node is the subject or the object of.
        quoting: Assertions with evidence in a document.
        gaps_about: Gaps by their subject.
        gaps_in: Gaps by their document.
        of_kind: Nodes by kind.
    """

    edges: Mapping[tuple[NodeId, Predicate, Direction], tuple[Assertion, ...]]
    about: Mapping[NodeId, tuple[Assertion, ...]]
    quoting: Mapping[NodeId, tuple[Assertion, ...]]
    gaps_about: Mapping[NodeId, tuple[Gap, ...]]
    gaps_in: Mapping[NodeId, tuple[Gap, ...]]
    of_kind: Mapping[NodeKind, tuple[Node, ...]]


def adjacency_of(nodes: Iterable[Node], assertions: Iterable[Assertion], gaps: Iterable[Gap]) -> Adjacency:
    """Index assertions, gaps and nodes that are each in canonical order."""
    edges: defaultdict[tuple[NodeId, Predicate, Direction], list[Assertion]] = defaultdict(list)
    about: defaultdict[NodeId, list[Assertion]] = defaultdict(list)
    quoting: defaultdict[NodeId, list[Assertion]] = defaultdict(list)
    gaps_about: defaultdict[NodeId, list[Gap]] = defaultdict(list)
    gaps_in: defaultdict[NodeId, list[Gap]] = defaultdict(list)
    of_kind: defaultdict[NodeKind, list[Node]] = defaultdict(list)
    for assertion in assertions:
        edges[assertion.subject, assertion.predicate, Direction.OUT].append(assertion)
        about[assertion.subject].append(assertion)
        if assertion.object is not None:
            edges[assertion.object, assertion.predicate, Direction.IN].append(assertion)
            if assertion.object != assertion.subject:
                about[assertion.object].append(assertion)
        for document in sorted({words.document for words in assertion.evidence}):
            quoting[document].append(assertion)
    for gap in gaps:
        gaps_about[gap.subject].append(gap)
        gaps_in[gap.document].append(gap)
    for node in nodes:
        of_kind[node.kind].append(node)
    return Adjacency(
        edges=_frozen(edges),
        about=_frozen(about),
        quoting=_frozen(quoting),
        gaps_about=_frozen(gaps_about),
        gaps_in=_frozen(gaps_in),
        of_kind=_frozen(of_kind),
    )


def _frozen(lists: Mapping[K, list[V]]) -> Mapping[K, tuple[V, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
