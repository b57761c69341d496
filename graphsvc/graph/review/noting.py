"""What the rules share: picking assertions and making a note of them."""

from collections.abc import Iterable, Iterator

from graphsvc.graph.filters import COUNTED
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.model import Assertion, Evidence, NodeId, Predicate, ReviewNote, ReviewRule, Status, evidence_order

Said = tuple[Assertion, Evidence]
"""An assertion and one of the places that say it."""

Place = tuple[NodeId, int, int]
"""Document, start and end: the words of one place say many things, and are read once."""


def said(graph: KnowledgeGraph, predicate: Predicate, statuses: frozenset[Status] = COUNTED) -> Iterator[Assertion]:
    """Yield the assertions with a predicate and one of these statuses, in canonical order."""
    return (
        assertion for assertion in graph.assertions if assertion.predicate is predicate and assertion.status in statuses
    )


def note(
    rule: ReviewRule,
    assertions: Iterable[Assertion],
    evidence: Iterable[Evidence],
    reason: str,
) -> ReviewNote:
    """Return a note about assertions, their subjects and objects."""
    about = tuple(assertions)
    nodes: set[NodeId] = {one.subject for one in about} | {one.object for one in about if one.object is not None}
    return ReviewNote(
        rule=rule,
        nodes=tuple(sorted(nodes)),
        assertions=tuple(sorted({one.id for one in about})),
        reason=reason,
        evidence=tuple(sorted(set(evidence), key=evidence_order)),
    )


def nearest_pair(ones: Iterable[Said], others: Iterable[Said]) -> tuple[Said, Said]:
    """Return one of each, the first pair of one document if there is such a pair, else the first of each.

    A note cites a pair and not all places: a thousand documents that say the same add nothing to it.

    Raises:
        ValueError: one of the two is empty.
    """
    by_document: dict[NodeId, Said] = {}
    first: Said | None = None
    for one in ones:
        first = first or one
        by_document.setdefault(one[1].document, one)
    second: Said | None = None
    for other in others:
        if match := by_document.get(other[1].document):
            return match, other
        second = second or other
    if first is None or second is None:
        raise ValueError("a pair needs one of each")
    return first, second


def where(one: Evidence, other: Evidence) -> str:
    """Return whether two places are of one document, in words."""
    return "in one document" if one.document == other.document else "in different documents"


def place_of(words: Evidence) -> Place:
    """Return where words stand."""
    return (words.document, words.start, words.end)


def places(assertion: Assertion) -> Iterator[Said]:
    """Yield an assertion with each place that says it."""
    return ((assertion, words) for words in assertion.evidence)
