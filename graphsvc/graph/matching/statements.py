"""Filters on what documents say and do not say: assertions, gaps and review notes."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from graphsvc.graph.filters import AssertionFilter, GapFilter, ReviewNoteFilter
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.matching.combining import Nested, Test, check_bounds, combined, sought, text_test
from graphsvc.graph.matching.names import any_ids, found_by, ids, quotes
from graphsvc.graph.matching.places import within
from graphsvc.graph.matching.relations import qualifier_test
from graphsvc.model import Assertion, Gap, NodeKind, ReviewNote

T = TypeVar("T")
F = TypeVar("F", bound=Nested)


def assertion_test(graph: KnowledgeGraph, where: AssertionFilter | None) -> Test[Assertion] | None:
    """Return a test for assertions, or None where all pass.

    Raises:
        FilterError: the filter nests too deep or holds too many, a text in it is blank, or a span empty.
        NodeIdError: a document in it is an id of another kind.
    """
    return _bounded(where, lambda part: _assertion_tests(graph, part))


def gap_test(graph: KnowledgeGraph, where: GapFilter | None) -> Test[Gap] | None:
    """Return a test for gaps, or None where all pass.

    Raises:
        FilterError: the filter nests too deep or holds too many, a text in it is blank, or a span empty.
        NodeIdError: a document in it is an id of another kind.
    """
    return _bounded(where, lambda part: _gap_tests(graph, part))


def review_note_test(graph: KnowledgeGraph, where: ReviewNoteFilter | None) -> Test[ReviewNote] | None:
    """Return a test for review notes, or None where all pass.

    Raises:
        FilterError: the filter nests too deep or holds too many, a text in it is blank, or a span empty.
        NodeIdError: a document in it is an id of another kind.
    """
    return _bounded(where, lambda part: _review_note_tests(graph, part))


def _bounded(where: F | None, tests_of: Callable[[F], Iterator[Test[T]]]) -> Test[T] | None:
    if where is None:
        return None
    check_bounds(where)
    return combined(where, tests_of)


def _assertion_tests(graph: KnowledgeGraph, where: AssertionFilter) -> Iterator[Test[Assertion]]:
    if where.ids is not None:
        chosen = frozenset(where.ids)
        yield lambda assertion: assertion.id in chosen
    if where.subjects is not None:
        subjects = any_ids(graph, where.subjects)
        yield lambda assertion: assertion.subject in subjects
    if where.objects is not None:
        objects = any_ids(graph, where.objects)
        yield lambda assertion: assertion.object in objects
    if where.predicates is not None:
        predicates = where.predicates
        yield lambda assertion: assertion.predicate in predicates
    if where.statuses is not None:
        statuses = where.statuses
        yield lambda assertion: assertion.status in statuses
    yield from _evidence_tests(graph, where)


def _evidence_tests(graph: KnowledgeGraph, where: AssertionFilter) -> Iterator[Test[Assertion]]:
    if where.documents is not None:
        yield quotes(ids(graph, where.documents, NodeKind.DOCUMENT))
    if where.span is not None:
        is_within = within(graph, where.span)
        yield lambda assertion: any(map(is_within, assertion.evidence))
    if where.extractors is not None:
        yield found_by(where.extractors)
    if where.single_document is not None:
        single = where.single_document
        yield lambda assertion: (len({words.document for words in assertion.evidence}) == 1) is single
    if where.section is not None:
        section = text_test(where.section)
        yield lambda assertion: section([words.section for words in assertion.evidence if words.section is not None])
    yield from (qualifier_test(qualifier, text_test(text)) for qualifier, text in where.qualifiers)
    if where.text is not None:
        part = sought(where.text)
        yield (
            lambda assertion: (
                part in (assertion.value or "").casefold()
                or any(part in words.quote.casefold() for words in assertion.evidence)
            )
        )


def _gap_tests(graph: KnowledgeGraph, where: GapFilter) -> Iterator[Test[Gap]]:
    if where.subjects is not None:
        subjects = any_ids(graph, where.subjects)
        yield lambda gap: gap.subject in subjects
    if where.fields is not None:
        fields = where.fields
        yield lambda gap: gap.field in fields
    if where.reasons is not None:
        reasons = where.reasons
        yield lambda gap: gap.reason in reasons
    if where.documents is not None:
        documents = ids(graph, where.documents, NodeKind.DOCUMENT)
        yield lambda gap: gap.document in documents
    if where.span is not None:
        yield within(graph, where.span)
    if where.text is not None:
        part = sought(where.text)
        yield lambda gap: part in gap.quote.casefold()


def _review_note_tests(graph: KnowledgeGraph, where: ReviewNoteFilter) -> Iterator[Test[ReviewNote]]:
    if where.rules is not None:
        rules = where.rules
        yield lambda note: note.rule in rules
    if where.nodes is not None:
        nodes = any_ids(graph, where.nodes)
        yield lambda note: not nodes.isdisjoint(note.nodes)
    if where.documents is not None:
        documents = ids(graph, where.documents, NodeKind.DOCUMENT)
        yield lambda note: any(words.document in documents for words in note.evidence)
    if where.span is not None:
        is_within = within(graph, where.span)
        yield lambda note: any(map(is_within, note.evidence))
    if where.text is not None:
        part = sought(where.text)
        yield (
            lambda note: (
                part in note.reason.casefold() or any(part in words.quote.casefold() for words in note.evidence)
            )
        )
