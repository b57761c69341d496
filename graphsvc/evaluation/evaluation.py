"""What a comparison yields: counts, the shares made of them, and the differences."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graphsvc.model import GapField, GapReason, Predicate, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one kind of statement.

    Attributes:
        labelled: What is required.
        found: What was found, without what counts neither way.
        hits: What is required and was found.
    """

    labelled: int
    found: int
    hits: int

    @property
    def precision(self) -> float:
        """Share of hits in what was found; 1 where nothing was."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of hits in what is required; 1 where nothing is."""
        return self.hits / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def missed(self) -> int:
        """How many are required and were not found."""
        return self.labelled - self.hits

    @property
    def invented(self) -> int:
        """How many were found and have no label."""
        return self.found - self.hits


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of a whole have some property."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCount:
    """How many edges have one status in the labels and another, or the same, in the extraction.

    Attributes:
        labelled: Status in the labels; None for an edge that has no label left.
        found: Status in the extraction; None for an edge that was not found.
        edges: How many.
    """

    labelled: Status | None
    found: Status | None
    edges: int


class DifferenceKind(StrEnum):
    """How an extraction differs from the labels. The first four make the figures; the others stand beside hits."""

    MISS = "MISS"
    FALSE_HIT = "FALSE_HIT"
    MISSED_GAP = "MISSED_GAP"
    INVENTED_GAP = "INVENTED_GAP"
    MISSED_LITERAL = "MISSED_LITERAL"
    OTHER_PLACE = "OTHER_PLACE"
    OTHER_QUALIFIER = "OTHER_QUALIFIER"
    OTHER_GAP_SUBJECT = "OTHER_GAP_SUBJECT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference and where to look.

    Attributes:
        kind: How it differs.
        document: The document's name.
        statement: Subject, predicate, object and status; or subject, field and reason; or subject, predicate, value.
        quote: The words of the label, or for something found those of the evidence; None where neither is known.
        line: Number of the line in which the words start, from 1; None where they are not known.
        text: That line.
        note: What was found instead, or why the words are a trap; empty where there is nothing to tell.
    """

    kind: DifferenceKind
    document: str
    statement: tuple[str, ...]
    quote: str | None = None
    line: int | None = None
    text: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How extractions agree with labels.

    Attributes:
        documents: Names of the labelled documents, sorted.
        predicates: Figures of the edges of each predicate that is labelled or found.
        total: Figures of all edges.
        statuses: Which status was taken for which. The counts with a labelled status add up to what is
            labelled, those with a found one to what was found, those with the same on both sides to the hits.
        evidence: Hits with evidence at a labelled place, of the hits whose labels have places.
        qualifiers: Qualifiers found as labelled, of those that the labels of hits tell.
        gaps: Figures of the gaps of each field and reason; a gap counts once in a document.
        gap_total: Figures of all gaps.
        literals: Labelled literals of each predicate, and those found at their places; values are not compared.
        differences: All of them, by kind, document and place.
    """

    documents: tuple[str, ...]
    predicates: Mapping[Predicate, Score]
    total: Score
    statuses: tuple[StatusCount, ...]
    evidence: Share
    qualifiers: Share
    gaps: Mapping[tuple[GapField, GapReason], Score]
    gap_total: Score
    literals: Mapping[Predicate, Share]
    differences: tuple[Difference, ...]

    def of_kind(self, *kinds: DifferenceKind) -> tuple[Difference, ...]:
        """Return the differences of these kinds, in order."""
        return tuple(difference for difference in self.differences if difference.kind in kinds)
