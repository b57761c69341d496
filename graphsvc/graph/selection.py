"""What questions over the whole graph count: the assertions of chosen codes, by what they speak of."""

from collections.abc import Iterator
from dataclasses import dataclass

from graphsvc.graph.filters import COUNTED, NodeFilter
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.questions import nodes_of_kind
from graphsvc.model import SIGNATURES, Assertion, NodeId, NodeKind, Predicate, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which assertions count.

    Attributes:
        where: What their subject must be like; None for every code.
        statuses: Their status is one of these.
        predicates: Their predicate is one of these; None for all.
    """

    where: NodeFilter | None = None
    statuses: frozenset[Status] = COUNTED
    predicates: frozenset[Predicate] | None = None


def said_of_codes(graph: KnowledgeGraph, selection: Selection) -> Iterator[tuple[NodeId, tuple[Assertion, ...]]]:
    """Yield each code of a selection, by id, with its assertions, by predicate, target and status; it may have none.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a name in the filter is an id of another kind.
    """
    for node in nodes_of_kind(graph, NodeKind.CODE, selection.where):
        yield (
            node.id,
            tuple(
                assertion
                for assertion in graph.adjacency.about.get(node.id, ())
                if assertion.subject == node.id
                and assertion.status in selection.statuses
                and (selection.predicates is None or assertion.predicate in selection.predicates)
            ),
        )


def ends(assertion: Assertion, kind: NodeKind) -> tuple[NodeId, ...]:
    """Return the nodes of a kind that an assertion speaks of, sorted, each once.

    Of kind CODE: its subject, and its object where that is a code. Of kind DOCUMENT: those with evidence for it.
    """
    if kind is NodeKind.DOCUMENT:
        return tuple(sorted({words.document for words in assertion.evidence}))
    named = assertion.object if SIGNATURES[assertion.predicate].target is kind else None
    if kind is not NodeKind.CODE:
        return () if named is None else (named,)
    return (assertion.subject,) if named is None else tuple(sorted({assertion.subject, named}))
