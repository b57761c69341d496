"""Compares gaps, which count once for each document, field and reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from graphsvc.evaluation.evaluation import Difference, DifferenceKind, Score
from graphsvc.evaluation.labels import GapLabel, Place, document_key
from graphsvc.evaluation.quoting import Quoting
from graphsvc.model import Extraction, Gap, GapField, GapReason

GapKey = tuple[str, GapField, GapReason]
"""Document key, field, reason: what is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapSides:
    """The gaps of both sides: labels of those required, those that count neither way, those found."""

    required: Mapping[GapKey, Sequence[GapLabel]]
    optional: Set[GapKey]
    found: Mapping[GapKey, Sequence[Gap]]


def gap_sides(labels: Iterable[GapLabel], extractions: Iterable[Extraction]) -> GapSides:
    """Return the gaps of labels and of the extractions of labelled documents."""
    required: dict[GapKey, list[GapLabel]] = {}
    optional: set[GapKey] = set()
    for label in labels:
        key = (document_key(label.document), label.field, label.reason)
        if label.required:
            required.setdefault(key, []).append(label)
        else:
            optional.add(key)
    found: dict[GapKey, list[Gap]] = {}
    for extraction in extractions:
        for gap in extraction.gaps:
            found.setdefault((document_key(extraction.document.name), gap.field, gap.reason), []).append(gap)
    return GapSides(required=required, optional=optional - required.keys(), found=found)


def gap_scores(sides: GapSides) -> tuple[dict[tuple[GapField, GapReason], Score], Score]:
    """Return the figures of each field and reason that is labelled or found, and of all."""
    counted = sides.found.keys() - sides.optional

    def score(labelled: Set[GapKey], found: Set[GapKey]) -> Score:
        return Score(labelled=len(labelled), found=len(found), hits=len(labelled & found))

    each = {}
    for field in GapField:
        for reason in GapReason:
            labelled = {key for key in sides.required if key[1:] == (field, reason)}
            found = {key for key in counted if key[1:] == (field, reason)}
            if labelled or found:
                each[field, reason] = score(labelled, found)
    return each, score(set(sides.required), counted)


def gap_differences(sides: GapSides, quoting: Quoting) -> Iterator[Difference]:
    """Yield missed and invented gaps, then labels whose gap was found for another subject only."""
    for key in sides.required.keys() - sides.found.keys():
        label = sides.required[key][0]
        yield quoting.difference(DifferenceKind.MISSED_GAP, key[0], _statement(label), next(iter(label.places), None))
    for key in sides.found.keys() - sides.required.keys() - sides.optional:
        gap = sides.found[key][0]
        place = _place_of(gap)
        statement = (gap.subject, gap.field, gap.reason)
        note = quoting.trap_at(key[0], place)
        yield quoting.difference(DifferenceKind.INVENTED_GAP, key[0], statement, place, note)
    for key in sides.required.keys() & sides.found.keys():
        gaps = sides.found[key]
        for label in sides.required[key]:
            if not any(gap.subject == (label.subject or gap.document) for gap in gaps):
                note = f"found for {', '.join(sorted({gap.subject for gap in gaps}))}"
                place = _place_of(gaps[0])
                yield quoting.difference(DifferenceKind.OTHER_GAP_SUBJECT, key[0], _statement(label), place, note)


def _statement(label: GapLabel) -> tuple[str, ...]:
    return (label.subject or "the document", label.field, label.reason)


def _place_of(gap: Gap) -> Place:
    return Place(start=gap.start, end=gap.end, quote=gap.quote)
