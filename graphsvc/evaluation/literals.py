"""Compares literals loosely: a value of the same code and predicate that overlaps the labelled place is the same."""

from collections.abc import Iterable, Iterator, Sequence

from graphsvc.evaluation.evaluation import Difference, DifferenceKind, Share
from graphsvc.evaluation.labels import LiteralLabel, document_key
from graphsvc.evaluation.quoting import Quoting
from graphsvc.model import Extraction, Predicate

Found = tuple[tuple[LiteralLabel, bool], ...]
"""The required labels, each with whether a value was found at its place."""


def find_literals(labels: Iterable[LiteralLabel], extractions: Sequence[Extraction]) -> Found:
    """Return which labels were found; what was found beside them is not judged, for readers label a choice."""
    return tuple((label, _is_found(label, extractions)) for label in labels if label.required)


def literal_shares(found: Found) -> dict[Predicate, Share]:
    """Return how many labels of each predicate were found."""
    by_predicate = {predicate: [hit for label, hit in found if label.predicate is predicate] for predicate in Predicate}
    return {name: Share(part=sum(hits), whole=len(hits)) for name, hits in by_predicate.items() if hits}


def literal_differences(found: Found, quoting: Quoting) -> Iterator[Difference]:
    """Yield the labels that were not found."""
    for label, hit in found:
        if not hit:
            statement = (label.subject, label.predicate, label.value)
            place = next(iter(label.places), None)
            document = document_key(label.document)
            yield quoting.difference(DifferenceKind.MISSED_LITERAL, document, statement, place)


def _is_found(label: LiteralLabel, extractions: Sequence[Extraction]) -> bool:
    return any(
        not label.places or any(place.overlaps(words.start, words.end) for place in label.places)
        for extraction in extractions
        if document_key(extraction.document.name) == document_key(label.document)
        for said in extraction.assertions
        if (said.subject, said.predicate) == (label.subject, label.predicate) and said.value is not None
        for words in said.evidence
    )
