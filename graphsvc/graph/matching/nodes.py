"""Filters on nodes."""

from collections.abc import Callable, Iterator
from typing import Final

from graphsvc.graph.filters import NodeFilter
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import system_of
from graphsvc.graph.matching.combining import Test, check_bounds, combined, sought
from graphsvc.graph.matching.names import ids
from graphsvc.graph.matching.relations import relation_tests
from graphsvc.graph.relations import Direction
from graphsvc.model import Node, NodeId, NodeKind, Predicate

_TEXTS: Final = (Predicate.TITLE, Predicate.DESCRIPTION)


def node_test(graph: KnowledgeGraph, where: NodeFilter | None, kind: NodeKind) -> Test[Node] | None:
    """Return a test for the nodes of a kind, or None where all pass.

    The graph keeps the last few: a field of many nodes has one filter.

    Raises:
        FilterError: the filter nests too deep or holds too many, a text in it is blank, or a count negative.
        NodeIdError: a name in it is an id of another kind, or no code where a code is asked for.
    """
    if where is None:
        return None
    check_bounds(where)
    return graph.node_tests.recall((kind, where), lambda: _test(graph, where, kind))


def _test(graph: KnowledgeGraph, where: NodeFilter, kind: NodeKind) -> Test[Node]:
    return combined(where, lambda part: _tests(graph, part, kind))


def _tests(graph: KnowledgeGraph, where: NodeFilter, kind: NodeKind) -> Iterator[Test[Node]]:
    if where.named is not None:
        named = ids(graph, where.named, kind)
        yield lambda node: node.id in named
    if where.systems is not None:
        systems = where.systems
        yield lambda node: system_of(node.id) in systems
    if where.documents is not None:
        spoken_of = _spoken_of(graph, ids(graph, where.documents, NodeKind.DOCUMENT))
        yield lambda node: node.id in spoken_of
    for relation in where.relations:
        yield from relation_tests(graph, relation, _matching(graph, relation.where, relation.relation.target))
    if where.text is not None:
        part = sought(where.text)
        yield lambda node: any(part in text.casefold() for text in _texts(graph, node))


def _matching(
    graph: KnowledgeGraph, where: NodeFilter | None, kind: NodeKind
) -> Callable[[], frozenset[NodeId]] | None:
    if where is None:
        return None
    test = _test(graph, where, kind)
    return lambda: frozenset(node.id for node in graph.adjacency.of_kind.get(kind, ()) if test(node))


def _spoken_of(graph: KnowledgeGraph, documents: frozenset[NodeId]) -> frozenset[NodeId | None]:
    """Return the subjects and objects of all assertions with evidence in these documents."""
    quoted = [assertion for document in documents for assertion in graph.adjacency.quoting.get(document, ())]
    return frozenset(end for assertion in quoted for end in (assertion.subject, assertion.object))


def _texts(graph: KnowledgeGraph, node: Node) -> Iterator[str]:
    yield node.name
    for predicate in _TEXTS:
        for assertion in graph.adjacency.edges.get((node.id, predicate, Direction.OUT), ()):
            yield assertion.target
