"""The answers, as plain functions: GraphQL, the command line and the tests ask here and so agree."""

from collections.abc import Iterable
from typing import Final, TypeVar

from graphsvc.errors import TextRangeError
from graphsvc.graph.filters import COUNTED, AssertionFilter, GapFilter, NodeFilter, ReviewNoteFilter, SpanFilter
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.matching import Test, assertion_test, gap_test, node_test, review_note_test, within
from graphsvc.graph.relations import Direction, Relation
from graphsvc.model import (
    Assertion,
    Evidence,
    Gap,
    Node,
    NodeId,
    NodeKind,
    Predicate,
    Qualifier,
    ReviewNote,
    Section,
    Status,
    evidence_order,
)

T = TypeVar("T")


def nodes_of_kind(graph: KnowledgeGraph, kind: NodeKind, where: NodeFilter | None = None) -> tuple[Node, ...]:
    """Return the nodes of a kind, by id.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a name in the filter is an id of another kind.
    """
    return _where(graph.adjacency.of_kind.get(kind, ()), node_test(graph, where, kind))


def related(
    graph: KnowledgeGraph,
    node_id: NodeId,
    relation: Relation,
    *,
    statuses: frozenset[Status] = COUNTED,
    predicates: frozenset[Predicate] | None = None,
    where: NodeFilter | None = None,
    assertion: AssertionFilter | None = None,
) -> tuple[Assertion, ...]:
    """Return the edges of a relation at a node, by the id of the far end, then predicate, then status.

    Args:
        graph: The graph.
        node_id: The near end.
        relation: The relation.
        statuses: Which edges; AFFIRMED and CONDITIONAL unless said otherwise.
        predicates: Which edges; all of the relation unless said otherwise.
        where: What the far end must be like.
        assertion: What the edge must be like: its qualifiers, its evidence.

    Raises:
        FilterError: a filter nests too deep, or a text in it is blank.
        NodeIdError: a name in a filter is an id of another kind.
    """
    found = _where(
        tuple(
            edge
            for predicate in relation.predicates
            if predicates is None or predicate in predicates
            for edge in graph.adjacency.edges.get((node_id, predicate, relation.direction), ())
            if edge.status in statuses
        ),
        assertion_test(graph, assertion),
    )
    test = node_test(graph, where, relation.target)
    if test is not None:
        found = tuple(edge for edge in found if test(graph.nodes[relation.far_end(edge)]))
    return tuple(sorted(found, key=lambda edge: (relation.far_end(edge), edge.predicate, edge.status)))


def far_nodes(graph: KnowledgeGraph, relation: Relation, edges: Iterable[Assertion]) -> tuple[Node, ...]:
    """Return the nodes at the far ends of edges, each once, in order of first appearance."""
    return tuple(graph.nodes[node_id] for node_id in dict.fromkeys(map(relation.far_end, edges)))


def literal(graph: KnowledgeGraph, node_id: NodeId, predicate: Predicate) -> str | None:
    """Return what the first document says under a predicate, or None; what is denied does not count.

    The first is the first by document id and place; the others are among the assertions.
    """
    said = [
        assertion
        for assertion in graph.adjacency.edges.get((node_id, predicate, Direction.OUT), ())
        if assertion.status in COUNTED
    ]
    first = min(said, key=lambda assertion: evidence_order(assertion.evidence[0]), default=None)
    return None if first is None else first.value


def qualifier(evidence: Iterable[Evidence], name: Qualifier) -> str | None:
    """Return what the first evidence that says something under this name says, or None."""
    return next((text for words in evidence if (text := words.qualifier(name)) is not None), None)


def assertions(graph: KnowledgeGraph, where: AssertionFilter | None = None) -> tuple[Assertion, ...]:
    """Return the assertions, by subject, predicate, target and status.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a document in the filter is an id of another kind.
    """
    return _where(graph.assertions, assertion_test(graph, where))


def assertions_about(
    graph: KnowledgeGraph, node_id: NodeId, where: AssertionFilter | None = None
) -> tuple[Assertion, ...]:
    """Return the assertions a node is subject or object of, or, of a document, those it has evidence for.

    Order and errors as in `assertions`.
    """
    lists = graph.adjacency.quoting if node_id in graph.documents else graph.adjacency.about
    return _where(lists.get(node_id, ()), assertion_test(graph, where))


def gaps(graph: KnowledgeGraph, where: GapFilter | None = None) -> tuple[Gap, ...]:
    """Return the gaps, by document and place.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a document in the filter is an id of another kind.
    """
    return _where(graph.gaps, gap_test(graph, where))


def gaps_about(graph: KnowledgeGraph, node_id: NodeId, where: GapFilter | None = None) -> tuple[Gap, ...]:
    """Return what is not told of a node, or, of a document, all that it does not tell.

    Order and errors as in `gaps`.
    """
    lists = graph.adjacency.gaps_in if node_id in graph.documents else graph.adjacency.gaps_about
    return _where(lists.get(node_id, ()), gap_test(graph, where))


def review_notes(graph: KnowledgeGraph, where: ReviewNoteFilter | None = None) -> tuple[ReviewNote, ...]:
    """Return what is non-standard or suspicious, by rule as declared, then by nodes.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a document in the filter is an id of another kind.
    """
    return _where(graph.review.notes, review_note_test(graph, where))


def review_notes_about(
    graph: KnowledgeGraph, node_id: NodeId, where: ReviewNoteFilter | None = None
) -> tuple[ReviewNote, ...]:
    """Return the review notes that concern a node, or, of a document, those that quote it.

    Order and errors as in `review_notes`.
    """
    lists = graph.review.quoting if node_id in graph.documents else graph.review.about
    return _where(lists.get(node_id, ()), review_note_test(graph, where))


def noted_assertions(graph: KnowledgeGraph, note: ReviewNote) -> tuple[Assertion, ...]:
    """Return the assertions that a review note concerns, by subject, predicate, target and status."""
    found = (graph.review.assertions[assertion_id] for assertion_id in note.assertions)
    return tuple(sorted(found, key=lambda assertion: assertion.key))


def documents_about(graph: KnowledgeGraph, node_id: NodeId, where: NodeFilter | None = None) -> tuple[Node, ...]:
    """Return the documents with evidence or a gap that speaks of a node, by id.

    Errors as in `nodes_of_kind`.
    """
    gaps_in = {gap.document for gap in graph.adjacency.gaps_about.get(node_id, ())}
    documents = tuple(graph.nodes[document] for document in sorted(gaps_in | graph.neighbours.documents[node_id]))
    return _where(documents, node_test(graph, where, NodeKind.DOCUMENT))


def codes_in(graph: KnowledgeGraph, document: NodeId, where: NodeFilter | None = None) -> tuple[Node, ...]:
    """Return the codes that a document has evidence or a gap for, by id; errors as in `nodes_of_kind`."""
    codes = tuple(graph.nodes[node_id] for node_id in sorted(graph.neighbours.codes[document]))
    return _where(codes, node_test(graph, where, NodeKind.CODE))


def evidence_in(graph: KnowledgeGraph, evidence: tuple[Evidence, ...], span: SpanFilter | None) -> tuple[Evidence, ...]:
    """Return the evidence that has a character in a span, or all where none is given, in the order it has.

    Raises:
        FilterError: the span has no character, or begins before the text.
        NodeIdError: its document is an id of another kind.
    """
    return _where(evidence, None if span is None else within(graph, span))


def evidence_count(graph: KnowledgeGraph, document: NodeId) -> int:
    """Return how many quoted spans of a document stand under assertions."""
    return sum(
        words.document == document
        for assertion in graph.adjacency.quoting.get(document, ())
        for words in assertion.evidence
    )


MAX_TEXT_LENGTH: Final = 100_000
"""Code points of a document's text that are asked for at once: some thirty printed pages."""


def text_of(graph: KnowledgeGraph, document: NodeId, start: int, end: int | None) -> str:
    """Return the text of a document from `start` to `end`, in code points; None for as far as it may be asked for.

    Where the text is shorter than `end`, it ends before.

    Raises:
        TextRangeError: `start` is negative or behind `end`, or there are more than `MAX_TEXT_LENGTH` between them.
    """
    last = start + MAX_TEXT_LENGTH if end is None else end
    if not 0 <= start <= last <= start + MAX_TEXT_LENGTH:
        raise TextRangeError(
            f"the text from {start} to {last} is asked for",
            value={"start": start, "end": end},
            hint=f"0 or more, and at most {MAX_TEXT_LENGTH} code points at once; `length` tells where the text ends",
        )
    return graph.documents[document].text[start:last]


def headed_sections(
    graph: KnowledgeGraph, document: NodeId, start: int = 0, end: int | None = None
) -> tuple[Section, ...]:
    """Return a document's sections that have a heading and a character from `start` to `end`, in order."""
    return tuple(
        section
        for section in graph.documents[document].sections
        if section.title is not None and start < section.span.end and (end is None or section.span.start < end)
    )


def section_titles(graph: KnowledgeGraph, document: NodeId) -> tuple[str, ...]:
    """Return the titles of a document's sections, in order; what stands before the first has none."""
    return tuple(section.title for section in headed_sections(graph, document) if section.title is not None)


def before(graph: KnowledgeGraph, place: Evidence | Gap, length: int) -> str:
    """Return up to `length` code points of the text in front of a quote."""
    return graph.documents[place.document].text[max(0, place.start - length) : place.start]


def after(graph: KnowledgeGraph, place: Evidence | Gap, length: int) -> str:
    """Return up to `length` code points of the text behind a quote."""
    return graph.documents[place.document].text[place.end : place.end + length]


def _where(items: tuple[T, ...], test: Test[T] | None) -> tuple[T, ...]:
    return items if test is None else tuple(item for item in items if test(item))
