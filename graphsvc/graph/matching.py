"""Filters at work: each becomes a test whose names are looked up once, not once for every row."""

from collections.abc import Callable, Iterator
from typing import Final, Protocol, Self, TypeVar

from graphsvc.errors import FilterError
from graphsvc.graph.filters import (
    COUNTED,
    MAX_NESTING,
    AssertionFilter,
    GapFilter,
    NodeFilter,
    RelationFilter,
    ReviewNoteFilter,
)
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import find, find_any, system_of
from graphsvc.graph.relations import Direction
from graphsvc.model import Assertion, Gap, Node, NodeId, NodeKind, Predicate, ReviewNote

T = TypeVar("T")
Test = Callable[[T], bool]

_TEXTS: Final = (Predicate.TITLE, Predicate.DESCRIPTION)


class _Nested(Protocol):
    @property
    def and_(self) -> tuple[Self, ...] | None: ...
    @property
    def or_(self) -> tuple[Self, ...] | None: ...
    @property
    def not_(self) -> Self | None: ...


F = TypeVar("F", bound=_Nested)


def node_test(graph: KnowledgeGraph, where: NodeFilter | None, kind: NodeKind) -> Test[Node] | None:
    """Return a test for the nodes of a kind, or None where all pass.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a name in it is an id of another kind, or no code where a code is asked for.
    """
    return None if where is None else _combined(where, lambda part: _node_tests(graph, part, kind))


def assertion_test(graph: KnowledgeGraph, where: AssertionFilter | None) -> Test[Assertion] | None:
    """Return a test for assertions, or None where all pass.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a document in it is an id of another kind.
    """
    return None if where is None else _combined(where, lambda part: _assertion_tests(graph, part))


def gap_test(graph: KnowledgeGraph, where: GapFilter | None) -> Test[Gap] | None:
    """Return a test for gaps, or None where all pass.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a document in it is an id of another kind.
    """
    return None if where is None else _combined(where, lambda part: _gap_tests(graph, part))


def review_note_test(graph: KnowledgeGraph, where: ReviewNoteFilter | None) -> Test[ReviewNote] | None:
    """Return a test for review notes, or None where all pass.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a document in it is an id of another kind.
    """
    return None if where is None else _combined(where, lambda part: _review_note_tests(graph, part))


def _combined(where: F, tests_of: Callable[[F], Iterator[Test[T]]], depth: int = 1) -> Test[T]:
    if depth > MAX_NESTING:
        raise FilterError(
            f"the filter nests deeper than {MAX_NESTING} levels",
            value=MAX_NESTING,
            hint="an `and` inside an `and` can be one list",
        )
    tests = list(tests_of(where))
    if where.and_ is not None:
        tests.append(_every([_combined(part, tests_of, depth + 1) for part in where.and_]))
    if where.or_ is not None:
        tests.append(_some([_combined(part, tests_of, depth + 1) for part in where.or_]))
    if where.not_ is not None:
        tests.append(_opposite(_combined(where.not_, tests_of, depth + 1)))
    return _every(tests)


def _every(tests: list[Test[T]]) -> Test[T]:
    return lambda item: all(test(item) for test in tests)


def _some(tests: list[Test[T]]) -> Test[T]:
    return lambda item: any(test(item) for test in tests)


def _opposite(test: Test[T]) -> Test[T]:
    return lambda item: not test(item)


def _node_tests(graph: KnowledgeGraph, where: NodeFilter, kind: NodeKind) -> Iterator[Test[Node]]:
    if where.named is not None:
        named = _ids(graph, where.named, kind)
        yield lambda node: node.id in named
    if where.text is not None:
        sought = _sought(where.text)
        yield lambda node: any(sought in text.casefold() for text in _texts(graph, node))
    if where.systems is not None:
        systems = where.systems
        yield lambda node: system_of(node.id) in systems
    if where.documents is not None:
        documents = _ids(graph, where.documents, NodeKind.DOCUMENT)
        yield lambda node: any(_quotes(assertion, documents) for assertion in graph.adjacency.about.get(node.id, ()))
    for relation in where.relations:
        yield from _relation_tests(graph, relation)


def _relation_tests(graph: KnowledgeGraph, where: RelationFilter) -> Iterator[Test[Node]]:
    counts = _edge_test(graph, where)
    target = where.relation.target
    if where.all is not None:
        wanted = [_near(graph, where, find(graph, target, name), counts) for name in where.all]
        yield lambda node: all(node.id in near for near in wanted)
    if where.any is not None:
        found = [_near(graph, where, find(graph, target, name), counts) for name in where.any]
        some = frozenset[NodeId]().union(*found)
        yield lambda node: node.id in some
    if where.none is not None:
        barred = [_near(graph, where, find(graph, target, name), counts) for name in where.none]
        not_one = frozenset[NodeId]().union(*barred)
        yield lambda node: node.id not in not_one
    if where.exists is not None:
        expected = where.exists
        yield lambda node: _has_edge(graph, where, node.id, counts) is expected


def _edge_test(graph: KnowledgeGraph, where: RelationFilter) -> Test[Assertion]:
    statuses = COUNTED if where.statuses is None else where.statuses
    if where.documents is None:
        return lambda assertion: assertion.status in statuses
    documents = _ids(graph, where.documents, NodeKind.DOCUMENT)
    return lambda assertion: assertion.status in statuses and _quotes(assertion, documents)


def _near(
    graph: KnowledgeGraph, where: RelationFilter, far: NodeId | None, counts: Test[Assertion]
) -> frozenset[NodeId]:
    """Return the nodes that an edge that counts joins with the far node."""
    if far is None:
        return frozenset()
    back = Direction.IN if where.relation.direction is Direction.OUT else Direction.OUT
    return frozenset(
        where.relation.near_end(assertion)
        for predicate in _predicates(where)
        for assertion in graph.adjacency.edges.get((far, predicate, back), ())
        if counts(assertion)
    )


def _has_edge(graph: KnowledgeGraph, where: RelationFilter, node_id: NodeId, counts: Test[Assertion]) -> bool:
    return any(
        counts(assertion)
        for predicate in _predicates(where)
        for assertion in graph.adjacency.edges.get((node_id, predicate, where.relation.direction), ())
    )


def _predicates(where: RelationFilter) -> Iterator[Predicate]:
    return (
        predicate
        for predicate in where.relation.predicates
        if where.predicates is None or predicate in where.predicates
    )


def _assertion_tests(graph: KnowledgeGraph, where: AssertionFilter) -> Iterator[Test[Assertion]]:
    if where.subjects is not None:
        subjects = _any_ids(graph, where.subjects)
        yield lambda assertion: assertion.subject in subjects
    if where.objects is not None:
        objects = _any_ids(graph, where.objects)
        yield lambda assertion: assertion.object in objects
    if where.predicates is not None:
        predicates = where.predicates
        yield lambda assertion: assertion.predicate in predicates
    if where.statuses is not None:
        statuses = where.statuses
        yield lambda assertion: assertion.status in statuses
    if where.documents is not None:
        documents = _ids(graph, where.documents, NodeKind.DOCUMENT)
        yield lambda assertion: _quotes(assertion, documents)
    if where.extractors is not None:
        extractors = frozenset(where.extractors)
        yield lambda assertion: any(
            not extractors.isdisjoint((words.extractor, words.extractor.partition("/")[0]))
            for words in assertion.evidence
        )
    if where.single_document is not None:
        single = where.single_document
        yield lambda assertion: (len({words.document for words in assertion.evidence}) == 1) is single
    if where.text is not None:
        sought = _sought(where.text)
        yield (
            lambda assertion: (
                sought in (assertion.value or "").casefold()
                or any(sought in words.quote.casefold() for words in assertion.evidence)
            )
        )


def _gap_tests(graph: KnowledgeGraph, where: GapFilter) -> Iterator[Test[Gap]]:
    if where.subjects is not None:
        subjects = _any_ids(graph, where.subjects)
        yield lambda gap: gap.subject in subjects
    if where.fields is not None:
        fields = where.fields
        yield lambda gap: gap.field in fields
    if where.reasons is not None:
        reasons = where.reasons
        yield lambda gap: gap.reason in reasons
    if where.documents is not None:
        documents = _ids(graph, where.documents, NodeKind.DOCUMENT)
        yield lambda gap: gap.document in documents
    if where.text is not None:
        sought = _sought(where.text)
        yield lambda gap: sought in gap.quote.casefold()


def _review_note_tests(graph: KnowledgeGraph, where: ReviewNoteFilter) -> Iterator[Test[ReviewNote]]:
    if where.rules is not None:
        rules = where.rules
        yield lambda note: note.rule in rules
    if where.nodes is not None:
        nodes = _any_ids(graph, where.nodes)
        yield lambda note: not nodes.isdisjoint(note.nodes)
    if where.documents is not None:
        documents = _ids(graph, where.documents, NodeKind.DOCUMENT)
        yield lambda note: any(words.document in documents for words in note.evidence)
    if where.text is not None:
        sought = _sought(where.text)
        yield (
            lambda note: (
                sought in note.reason.casefold() or any(sought in words.quote.casefold() for words in note.evidence)
            )
        )


def _ids(graph: KnowledgeGraph, names: tuple[str, ...], kind: NodeKind) -> frozenset[NodeId]:
    found = (find(graph, kind, name) for name in names)
    return frozenset(node_id for node_id in found if node_id is not None)


def _any_ids(graph: KnowledgeGraph, names: tuple[str, ...]) -> frozenset[NodeId]:
    return frozenset[NodeId]().union(*(find_any(graph, name) for name in names))


def _quotes(assertion: Assertion, documents: frozenset[NodeId]) -> bool:
    return any(words.document in documents for words in assertion.evidence)


def _texts(graph: KnowledgeGraph, node: Node) -> Iterator[str]:
    yield node.name
    for predicate in _TEXTS:
        for assertion in graph.adjacency.edges.get((node.id, predicate, Direction.OUT), ()):
            yield assertion.target


def _sought(text: str) -> str:
    if not text.strip():
        raise FilterError("a filter's text is blank", value=text, hint="leave the field out to match all")
    return text.strip().casefold()
