"""Filters on the edges of a relation and on the nodes at their far ends."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from graphsvc.errors import FilterError
from graphsvc.graph.filters import COUNTED, MAX_COUNT, AtLeast, RelationFilter
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import find
from graphsvc.graph.matching.combining import Test, text_test
from graphsvc.graph.matching.names import found_by, ids, quotes
from graphsvc.graph.relations import Direction
from graphsvc.model import Assertion, Node, NodeId, NodeKind, Predicate, Qualifier

NodeIds = frozenset[NodeId]


def relation_tests(
    graph: KnowledgeGraph, where: RelationFilter, matching: Callable[[], NodeIds] | None
) -> Iterator[Test[Node]]:
    """Yield tests for the nodes that have the relation.

    Args:
        graph: The graph.
        where: What the edges must be like.
        matching: Gives the ids that the filter on far nodes lets through, or is None where there is no such filter;
            it is called only where a row asks, and once.
    """
    ends = _Ends(graph, where, None if matching is None else cache(matching))
    if where.all is not None:
        wanted = [ends.near(name) for name in where.all]
        yield lambda node: all(node.id in near for near in wanted)
    if where.any is not None:
        some = NodeIds().union(*map(ends.near, where.any))
        yield lambda node: node.id in some
    if where.none is not None:
        not_one = NodeIds().union(*map(ends.near, where.none))
        yield lambda node: node.id not in not_one
    if where.at_least is not None:
        yield _at_least(graph, ends, where.at_least)
    expected = _narrows(where) if where.exists is None else where.exists
    if expected is not None:
        yield lambda node: ends.has(node.id) is expected


def _narrows(where: RelationFilter) -> bool | None:
    """Return True where a filter says which edges count and not how many: it means one."""
    amounts = (where.all, where.any, where.none, where.at_least)
    return None if any(amount is not None for amount in amounts) or _is_plain(where) else True


def _at_least(graph: KnowledgeGraph, ends: "_Ends", wanted: AtLeast) -> Test[Node]:
    if not 0 <= wanted.count <= MAX_COUNT:
        raise FilterError(
            f"the count of atLeast is {wanted.count}",
            value=wanted.count,
            hint=f"it is 0 to {MAX_COUNT}; 1 asks for one",
        )
    if wanted.of is None:
        return lambda node: len(ends.far(node.id)) >= wanted.count
    nodes = ids(graph, wanted.of, ends.where.relation.target)
    found = Counter(near for far in nodes for near in ends.near_to(far))
    return lambda node: found[node.id] >= wanted.count


class _Ends:
    """Both ends of the edges that count."""

    def __init__(self, graph: KnowledgeGraph, where: RelationFilter, matching: Callable[[], NodeIds] | None) -> None:
        self.where = where
        self._graph = graph
        self._matching = matching
        self._counts = _edge_test(graph, where)
        self._known = graph.neighbours.far(where.relation) if _counts_as_usual(where) else None

    def near(self, name: str) -> NodeIds:
        """Return the nodes that are joined with the far node of a name; none where there is no such node."""
        far = find(self._graph, self.where.relation.target, name)
        return NodeIds() if far is None else self.near_to(far)

    def near_to(self, far: NodeId) -> NodeIds:
        """Return the nodes that are joined with a far node."""
        if self._matching is not None and far not in self._matching():
            return NodeIds()
        relation = self.where.relation
        back = Direction.IN if relation.direction is Direction.OUT else Direction.OUT
        return frozenset(relation.near_end(assertion) for assertion in self._edges(far, back))

    def far(self, node_id: NodeId) -> NodeIds:
        """Return the different nodes at the far ends."""
        if self._known is not None:
            found = self._known[node_id]
        else:
            relation = self.where.relation
            found = frozenset(relation.far_end(edge) for edge in self._edges(node_id, relation.direction))
        return found if self._matching is None else found & self._matching()

    def has(self, node_id: NodeId) -> bool:
        """Return whether there is an edge."""
        if self._known is None:
            return bool(self.far(node_id))
        found = self._known[node_id]
        return bool(found) if self._matching is None else not found.isdisjoint(self._matching())

    def _edges(self, node_id: NodeId, direction: Direction) -> Iterator[Assertion]:
        return (
            assertion
            for predicate in _predicates(self.where)
            for assertion in self._graph.adjacency.edges.get((node_id, predicate, direction), ())
            if self._counts(assertion)
        )


def _is_plain(where: RelationFilter) -> bool:
    return where.statuses is None and where.where is None and _counts_as_usual(where)


def _counts_as_usual(where: RelationFilter) -> bool:
    """Return whether the edges that count are those that the graph's neighbours tell."""
    others = (where.predicates, where.documents, where.extractors)
    return where.statuses in {None, COUNTED} and all(part is None for part in others) and not where.qualifiers


def _edge_test(graph: KnowledgeGraph, where: RelationFilter) -> Test[Assertion]:
    statuses = COUNTED if where.statuses is None else where.statuses
    tests: list[Test[Assertion]] = []
    if where.documents is not None:
        tests.append(quotes(ids(graph, where.documents, NodeKind.DOCUMENT)))
    if where.extractors is not None:
        tests.append(found_by(where.extractors))
    tests.extend(qualifier_test(qualifier, text_test(text)) for qualifier, text in where.qualifiers)
    if not tests:
        return lambda assertion: assertion.status in statuses
    return lambda assertion: assertion.status in statuses and all(test(assertion) for test in tests)


def qualifier_test(qualifier: Qualifier, test: Test[list[str]]) -> Test[Assertion]:
    """Return a test for what all the evidence of an assertion adds under a qualifier."""
    return lambda assertion: test(
        [text for words in assertion.evidence if (text := words.qualifier(qualifier)) is not None]
    )


def _predicates(where: RelationFilter) -> Iterator[Predicate]:
    return (
        predicate
        for predicate in where.relation.predicates
        if where.predicates is None or predicate in where.predicates
    )
