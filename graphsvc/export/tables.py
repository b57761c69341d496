"""The graph as tables that join by ids, for all formats that have rows and columns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from graphsvc.export.records import encodable
from graphsvc.graph.portion import Portion
from graphsvc.model import Evidence, Qualifier

Cell = str | int | None
"""None where there is nothing to tell; no text in a row is empty for that."""

NUMBERS: Final = frozenset({"start", "end", "evidence_count"})
"""The columns of whole numbers; all others are texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table.

    Attributes:
        name: What its file is called, without the ending.
        meaning: What a row is.
        columns: Their names, in order.
        rows: The rows of a portion, in the order of the portion.
    """

    name: str
    meaning: str
    columns: tuple[str, ...]
    rows: Callable[[Portion], Iterator[tuple[Cell, ...]]] = field(repr=False)


_EVIDENCE: Final = (
    "document",
    "start",
    "end",
    "quote",
    "section",
    "extractor",
    "as_written",
    *(name.value for name in Qualifier),
)


def _nodes(portion: Portion) -> Iterator[tuple[Cell, ...]]:
    for node in portion.nodes:
        yield (node.id, node.kind.value, encodable(node.name), " ".join(node.standard_codes) or None, node.parent)


def _documents(portion: Portion) -> Iterator[tuple[Cell, ...]]:
    for document in portion.documents:
        yield (document.id, encodable(document.name), document.sha256, document.encoding)


def _assertions(portion: Portion) -> Iterator[tuple[Cell, ...]]:
    for one in portion.assertions:
        target = (one.object, one.value)
        yield (one.id, one.subject, one.predicate.value, *target, one.status.value, len(one.evidence))


def _evidence(portion: Portion) -> Iterator[tuple[Cell, ...]]:
    for assertion in portion.assertions:
        yield from _quoted(assertion.id, assertion.evidence)


def _gaps(portion: Portion) -> Iterator[tuple[Cell, ...]]:
    for gap in portion.gaps:
        said = (gap.subject, gap.field.value, gap.reason.value)
        yield (gap.id, *said, gap.document, gap.start, gap.end, gap.quote)


def _notes(portion: Portion) -> Iterator[tuple[Cell, ...]]:
    for note in portion.review_notes:
        yield (note.id, note.rule.value, note.reason)


def _noted_nodes(portion: Portion) -> Iterator[tuple[Cell, ...]]:
    return ((note.id, node_id) for note in portion.review_notes for node_id in note.nodes)


def _noted_assertions(portion: Portion) -> Iterator[tuple[Cell, ...]]:
    return ((note.id, assertion_id) for note in portion.review_notes for assertion_id in note.assertions)


def _noted_evidence(portion: Portion) -> Iterator[tuple[Cell, ...]]:
    for note in portion.review_notes:
        yield from _quoted(note.id, note.evidence)


def _quoted(owner: str, evidence: Iterable[Evidence]) -> Iterator[tuple[Cell, ...]]:
    for number, words in enumerate(evidence, 1):
        place = (words.document, words.start, words.end, words.quote, words.section, words.extractor, words.as_written)
        yield (f"{owner}/{number}", owner, *place, *(words.qualifier(name) for name in Qualifier))


TABLES: Final = (
    Table(
        name="nodes",
        meaning="a code, modifier, payer, ..., or document; its standard codes are parted by blanks",
        columns=("id", "kind", "name", "standard_codes", "parent"),
        rows=_nodes,
    ),
    Table(
        name="documents",
        meaning="a source text",
        columns=("id", "name", "sha256", "encoding"),
        rows=_documents,
    ),
    Table(
        name="assertions",
        meaning="what is said: subject, predicate, and an object (a node) or a value",
        columns=("id", "subject", "predicate", "object", "value", "status", "evidence_count"),
        rows=_assertions,
    ),
    Table(
        name="evidence",
        meaning="the words that say an assertion; offsets count Unicode code points",
        columns=("id", "assertion", *_EVIDENCE),
        rows=_evidence,
    ),
    Table(
        name="gaps",
        meaning="what a document does not tell",
        columns=("id", "subject", "field", "reason", "document", "start", "end", "quote"),
        rows=_gaps,
    ),
    Table(
        name="review_notes",
        meaning="what is non-standard or suspicious",
        columns=("id", "rule", "reason"),
        rows=_notes,
    ),
    Table(
        name="review_note_nodes",
        meaning="a node that a review note concerns",
        columns=("review_note", "node"),
        rows=_noted_nodes,
    ),
    Table(
        name="review_note_assertions",
        meaning="an assertion that a review note concerns",
        columns=("review_note", "assertion"),
        rows=_noted_assertions,
    ),
    Table(
        name="review_note_evidence",
        meaning="the words that a review note rests on",
        columns=("id", "review_note", *_EVIDENCE),
        rows=_noted_evidence,
    ),
)
"""Each row of a table that others name by `id` comes before them."""
