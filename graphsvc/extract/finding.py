"""What an extractor reports: a finding or an absence, by span; the quotes are cut from the text afterwards."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graphsvc.extract.reading import Reading, Statement
from graphsvc.model import (
    Assertion,
    Document,
    Evidence,
    Gap,
    GapField,
    GapReason,
    NodeId,
    Predicate,
    Qualifier,
    Span,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One statement found in one place.

    Attributes:
        subject: The code it is about.
        predicate: The relation.
        target: Id of the object node; None for a literal, whose value is `as_written`.
        status: Whether the words affirm, condition or deny it.
        span: The words that say it, in the document.
        section: Title of the section they stand in.
        as_written: What the words call the object, or the literal itself.
        qualifiers: What the words add; empty texts count as not there.
    """

    subject: NodeId
    predicate: Predicate
    target: NodeId | None
    status: Status
    span: Span
    section: str | None
    as_written: str
    qualifiers: dict[Qualifier, str] = field(default_factory=dict)

    def to_assertion(self, document: Document, extractor: str) -> Assertion:
        """Return it as an assertion with its quote."""
        words = " ".join(self.as_written.split())
        return Assertion(
            subject=self.subject,
            predicate=self.predicate,
            object=self.target,
            value=words if self.target is None else None,
            status=self.status,
            evidence=(
                Evidence(
                    document=document.id,
                    start=self.span.start,
                    end=self.span.end,
                    quote=document.slice(self.span),
                    section=self.section,
                    extractor=extractor,
                    as_written=words,
                    qualifiers=tuple(sorted((name, text) for name, text in self.qualifiers.items() if text)),
                ),
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Something that the words at a span say is lacking, hidden or lost."""

    subject: NodeId
    field: GapField
    reason: GapReason
    span: Span

    def to_gap(self, document: Document) -> Gap:
        """Return it as a gap with its quote."""
        return Gap(
            document=document.id,
            start=self.span.start,
            end=self.span.end,
            subject=self.subject,
            field=self.field,
            reason=self.reason,
            quote=document.slice(self.span),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """The rules for one kind of statement.

    Attributes:
        name: Its name and version, such as `modifiers/1`, which every piece of its evidence bears.
        find: A pure function from a reading to what it states.
    """

    name: str
    find: Callable[[Reading], Iterator[Finding | Absence]]


def findings_of(
    statement: Statement,
    predicate: Predicate,
    target: NodeId | None,
    as_written: str,
    *,
    subjects: tuple[NodeId, ...] | None = None,
    status: Status = Status.AFFIRMED,
    span: Span | None = None,
    qualifiers: dict[Qualifier, str] | None = None,
) -> Iterator[Finding]:
    """Yield the same finding for every subject; a code's relation to itself is left out.

    Args:
        statement: What says it.
        predicate: The relation.
        target: Id of the object node; None for a literal.
        as_written: What the words call the object, or the literal.
        subjects: The codes it is said of; those of the statement where None.
        status: What the words make of it.
        span: The words that say it; the whole statement where None.
        qualifiers: What the words add.
    """
    for subject in statement.subjects if subjects is None else subjects:
        if subject != target:
            yield Finding(
                subject=subject,
                predicate=predicate,
                target=target,
                status=status,
                span=span or statement.span,
                section=statement.section,
                as_written=as_written,
                qualifiers=qualifiers or {},
            )
