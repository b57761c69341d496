"""Assertions and gaps: what a document says, and what it says it does not tell, each with its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graphsvc.errors import SpanError
from graphsvc.model.document import Document
from graphsvc.model.ids import NodeId, digest
from graphsvc.model.predicates import Predicate


class Status(StrEnum):
    """Whether the words affirm the assertion, bind it to a condition, or deny it."""

    AFFIRMED = "AFFIRMED"
    CONDITIONAL = "CONDITIONAL"
    NEGATED = "NEGATED"


class Qualifier(StrEnum):
    """What the words add to an assertion beyond subject, predicate and object."""

    MEANING = "meaning"
    WHEN_TO_USE = "when_to_use"
    RELATIONSHIP = "relationship"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quoted span of one document, and how these words put the assertion.

    Attributes:
        document: Id of the document.
        start: Offset of the first character, in Unicode code points of the document's text, from 0.
        end: Offset behind the last character.
        quote: The text from `start` to `end`.
        section: Title of the section it stands in, or None before the first heading.
        extractor: Name and version of the rule that found it, such as `modifiers/1`.
        as_written: What these words call the object (or the literal), which may differ from the aligned id.
        qualifiers: What these words add, as (qualifier, text) sorted by qualifier.
    """

    document: NodeId
    start: int
    end: int
    quote: str
    section: str | None
    extractor: str
    as_written: str
    qualifiers: tuple[tuple[Qualifier, str], ...] = ()

    def qualifier(self, name: Qualifier) -> str | None:
        """Return what the words add under this name, or None."""
        return dict(self.qualifiers).get(name)


EvidenceOrder = tuple[str, int, int, str, str, tuple[tuple[Qualifier, str], ...], str]


def evidence_order(evidence: Evidence) -> EvidenceOrder:
    """Sort key: by document, then by place; total, so that sorted evidence does not depend on input order."""
    return (
        evidence.document,
        evidence.start,
        evidence.end,
        evidence.extractor,
        evidence.as_written,
        evidence.qualifiers,
        evidence.section or "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One statement: subject, predicate, and an object node or a literal value, with its evidence.

    Attributes:
        subject: Id of the code it is about.
        predicate: The relation.
        object: Id of the node it points to; None for a literal.
        value: The literal; None for a node.
        status: Whether the words affirm, condition or deny it.
        evidence: At least one; in `evidence_order`.
    """

    subject: NodeId
    predicate: Predicate
    object: NodeId | None = None
    value: str | None = None
    status: Status
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if (self.object is None) == (self.value is None):
            raise ValueError("an assertion has an object or a value, not both")
        if not self.evidence:
            raise ValueError("an assertion has evidence")

    @property
    def target(self) -> str:
        """The object's id, or the literal."""
        return self.object if self.object is not None else str(self.value)

    @property
    def key(self) -> tuple[NodeId, Predicate, str, Status]:
        """What makes two assertions one when they are merged."""
        return (self.subject, self.predicate, self.target, self.status)

    @property
    def id(self) -> str:
        """`assertion:` and 12 hex digits of the key alone: new evidence does not change it."""
        return f"assertion:{digest(*self.key)}"


class GapField(StrEnum):
    """What a gap is about."""

    TAXONOMY = "TAXONOMY"
    DIAGNOSES = "DIAGNOSES"
    RELATED_CODES = "RELATED_CODES"
    MODIFIER_MEANING = "MODIFIER_MEANING"
    MODIFIER_USE = "MODIFIER_USE"
    PAYER_POLICY = "PAYER_POLICY"
    EFFECTIVE_DATE = "EFFECTIVE_DATE"
    REVISION_DATE = "REVISION_DATE"
    SECTION = "SECTION"
    TEXT = "TEXT"
    OTHER = "OTHER"


class GapReason(StrEnum):
    """Why a document does not tell: it says it lacks it, hides it, or ends before it."""

    NOT_AVAILABLE = "NOT_AVAILABLE"
    LOCKED = "LOCKED"
    TRUNCATED = "TRUNCATED"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Gap:
    """Something a document says it lacks, hides or loses.

    Attributes:
        document: Id of the document.
        start: Offset of the first character of the words that show it, in code points.
        end: Offset behind the last character.
        subject: What it is not told of: a code, a modifier, or the document where no code is known.
        field: What is not told.
        reason: Why.
        quote: The text from `start` to `end`.
    """

    document: NodeId
    start: int
    end: int
    subject: NodeId
    field: GapField
    reason: GapReason
    quote: str

    @property
    def id(self) -> str:
        """`gap:` and 12 hex digits of its content."""
        place = f"{self.start}-{self.end}"
        return f"gap:{digest(self.document, place, self.subject, self.field, self.reason)}"


def check_spans(document: Document, items: Iterable[Assertion | Gap]) -> None:
    """Check that every quote is the text at its span.

    Raises:
        SpanError: one is not.
    """
    for item in items:
        for words in item.evidence if isinstance(item, Assertion) else (item,):
            if words.document != document.id or document.text[words.start : words.end] != words.quote:
                raise SpanError(
                    f"the quote at {words.start} to {words.end} is not the text of {document.name}",
                    value=words.quote,
                    hint="quotes are cut from Document.text by code point",
                )
