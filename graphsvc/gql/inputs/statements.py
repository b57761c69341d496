"""The `where` inputs of what documents say and do not say, and their translation into filters."""

from typing import Any, Final

from graphsvc.gql.arguments import as_set
from graphsvc.gql.builder import Argument, Types
from graphsvc.gql.inputs.fields import (
    NAMED_ANY,
    UNKNOWN,
    as_tuple,
    document_field,
    each,
    extractor_field,
    logic,
    names,
    qualifier_fields,
    qualifier_filters,
    span_field,
    span_filter,
    text_field,
    text_filter,
)
from graphsvc.graph.filters import AssertionFilter, GapFilter, ReviewNoteFilter
from graphsvc.model import Qualifier

_ASSERTION_FIELDS: Final = (
    Argument(
        name="id",
        type="list[ID] | None",
        description=f"Its id is one of these: `assertion:3f2a9c0b1d4e`. {UNKNOWN}",
    ),
    names("subject", f"Its subject is one of these. {NAMED_ANY} {UNKNOWN}"),
    Argument(name="predicate", type="list[Predicate] | None", description="Its predicate is one of these."),
    names("object", f"Its object is one of these. {NAMED_ANY} {UNKNOWN}"),
    Argument(
        name="status",
        type="list[AssertionStatus] | None",
        description="Its status is one of these; any status where it is not given.",
    ),
    document_field("It has evidence in one of these documents."),
    span_field("One of its quotes"),
    extractor_field("One of these rules found it"),
    Argument(
        name="single_document",
        type="bool | None",
        description="True: all its evidence stands in one document. False: several documents say it.",
    ),
    Argument(
        name="section",
        type="TextFilter | None",
        description="The title of the section that one of its quotes stands in.",
    ),
    *qualifier_fields(Qualifier, "What its evidence says of this."),
    text_field("A quote or its literal"),
)

_GAP_FIELDS: Final = (
    names("subject", f"It is about one of these. {NAMED_ANY} {UNKNOWN}"),
    Argument(name="field", type="list[GapField] | None", description="It is of one of these fields."),
    Argument(name="reason", type="list[GapReason] | None", description="It has one of these reasons."),
    document_field("It is in one of these documents."),
    span_field("Its quote"),
    text_field("Its quote"),
)

_REVIEW_NOTE_FIELDS: Final = (
    Argument(name="rule", type="list[ReviewRule] | None", description="One of these rules raised it."),
    names("node", f"It concerns one of these. {NAMED_ANY} {UNKNOWN}"),
    document_field("It quotes one of these."),
    span_field("One of its quotes"),
    text_field("Its reason or a quote"),
)


def add_statement_inputs(types: Types) -> None:
    """Make the inputs."""
    for name, what, fields in (
        ("AssertionWhere", "an assertion", _ASSERTION_FIELDS),
        ("GapWhere", "a gap", _GAP_FIELDS),
        ("ReviewNoteWhere", "a review note", _REVIEW_NOTE_FIELDS),
    ):
        types.input(
            name,
            f"What {what} must be like: all fields that are given must hold; with none, all match.",
            (*fields, *logic(name)),
        )


def assertion_filter(where: Any) -> AssertionFilter | None:  # noqa: ANN401 - a made class
    """Translate an AssertionWhere."""
    if where is None:
        return None
    return AssertionFilter(
        ids=as_tuple(where.id),
        subjects=as_tuple(where.subject),
        objects=as_tuple(where.object),
        predicates=as_set(where.predicate),
        statuses=as_set(where.status),
        documents=as_tuple(where.document),
        span=span_filter(where.span),
        extractors=as_tuple(where.extractor),
        single_document=where.single_document,
        section=text_filter(where.section),
        qualifiers=qualifier_filters(where, Qualifier),
        text=where.text,
        and_=each(where.and_, assertion_filter),
        or_=each(where.or_, assertion_filter),
        not_=assertion_filter(where.not_),
    )


def gap_filter(where: Any) -> GapFilter | None:  # noqa: ANN401 - a made class
    """Translate a GapWhere."""
    if where is None:
        return None
    return GapFilter(
        subjects=as_tuple(where.subject),
        fields=as_set(where.field),
        reasons=as_set(where.reason),
        documents=as_tuple(where.document),
        span=span_filter(where.span),
        text=where.text,
        and_=each(where.and_, gap_filter),
        or_=each(where.or_, gap_filter),
        not_=gap_filter(where.not_),
    )


def review_note_filter(where: Any) -> ReviewNoteFilter | None:  # noqa: ANN401 - a made class
    """Translate a ReviewNoteWhere."""
    if where is None:
        return None
    return ReviewNoteFilter(
        rules=as_set(where.rule),
        nodes=as_tuple(where.node),
        documents=as_tuple(where.document),
        span=span_filter(where.span),
        text=where.text,
        and_=each(where.and_, review_note_filter),
        or_=each(where.or_, review_note_filter),
        not_=review_note_filter(where.not_),
    )
