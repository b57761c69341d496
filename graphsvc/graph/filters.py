"""Filters as values: what a `where` asks for, without knowing how it is answered."""

from dataclasses import dataclass
from typing import Final

from graphsvc.graph.relations import Relation
from graphsvc.model import CodeSystem, GapField, GapReason, Predicate, Qualifier, ReviewRule, Status

COUNTED: Final = frozenset({Status.AFFIRMED, Status.CONDITIONAL})
"""The statuses that make a relation, unless a question names others: what is denied is no relation."""

MAX_NESTING: Final = 8
"""Levels of `and`, `or`, `not` and of filters on related nodes; a person writes two or three, a form builder five."""

MAX_PARTS: Final = 50
"""Filters in one filter, on all levels together: each is tried on every node; a form builder writes a dozen."""

MAX_COUNT: Final = 1_000_000
"""The largest count that a filter may ask for: more nodes than memory holds."""

# A node is named in a filter as a person names it: by id, code or slug, name or wording. A name that this
# graph does not hold matches nothing, so that a saved filter still answers on another release.
# An empty list follows logic: `all` and `none` of nothing hold for every node, `any` of nothing for none.
# Conditions on evidence hold each for itself: one piece may stand in the document, another be of the extractor.


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFilter:
    """What a text that may be lacking must be like; exactly one part is given.

    Attributes:
        contains: It contains this; letter case aside.
        present: Whether there is one at all.
    """

    contains: str | None = None
    present: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanFilter:
    """A stretch of one document's text that a quote must have a character in.

    Attributes:
        document: Whose text it is.
        start: Offset of its first character, in Unicode code points from 0.
        end: Offset behind its last character; more than `start`, and behind the end of the text if need be.
    """

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """How many different nodes must be at the far ends.

    Attributes:
        count: At least so many, 0 to `MAX_COUNT`; 0 asks for nothing.
        of: Only these count; None for all.
    """

    count: int
    of: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFilter:
    """What the edges of one relation must be like; parts that are None ask for nothing, all others must hold.

    The first five say how many edges there must be, the others which count. A filter that says only which count
    asks for one.

    Attributes:
        relation: The relation.
        all: Every one of these is at the far end of an edge.
        any: At least one of them is.
        none: Not one of them is.
        exists: Whether there is an edge at all.
        at_least: How many different nodes are at the far ends.
        statuses: Which edges count; None for `COUNTED`.
        predicates: Which edges count; None for all of the relation.
        documents: Only edges with evidence in one of these documents count.
        extractors: Only edges found by one of these count: `modifiers/1`, or `modifiers` for any version.
        qualifiers: Only edges of whose evidence these hold count.
        where: Only edges to nodes that this holds for count.
    """

    relation: Relation
    all: tuple[str, ...] | None = None
    any: tuple[str, ...] | None = None
    none: tuple[str, ...] | None = None
    exists: bool | None = None
    at_least: AtLeast | None = None
    statuses: frozenset[Status] | None = None
    predicates: frozenset[Predicate] | None = None
    documents: tuple[str, ...] | None = None
    extractors: tuple[str, ...] | None = None
    qualifiers: tuple[tuple[Qualifier, TextFilter], ...] = ()
    where: "NodeFilter | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeFilter:
    """What a node must be like; parts that are None ask for nothing, all others must hold.

    Attributes:
        named: It is one of these.
        text: Its name, or a title or description of a code, contains this; letter case aside.
        systems: It belongs to one of these code systems.
        documents: One of these documents has evidence that speaks of it.
        relations: All of these hold.
        and_: All of these hold.
        or_: At least one of these holds.
        not_: This does not hold.
    """

    named: tuple[str, ...] | None = None
    text: str | None = None
    systems: frozenset[CodeSystem] | None = None
    documents: tuple[str, ...] | None = None
    relations: tuple[RelationFilter, ...] = ()
    and_: "tuple[NodeFilter, ...] | None" = None
    or_: "tuple[NodeFilter, ...] | None" = None
    not_: "NodeFilter | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionFilter:
    """What an assertion must be like; parts that are None ask for nothing, all others must hold.

    Attributes:
        ids: Its id is one of these.
        subjects: Its subject is one of these.
        objects: Its object is one of these.
        predicates: Its predicate is one of these.
        statuses: Its status is one of these.
        documents: It has evidence in one of these.
        span: One of its quotes has a character in this.
        extractors: One of these found it: `modifiers/1`, or `modifiers` for any version.
        single_document: All its evidence stands in one document; False: in several.
        section: What the title of the section of one of its quotes is like.
        qualifiers: What its evidence adds is like these.
        text: A quote or its literal contains this; letter case aside.
        and_: All of these hold.
        or_: At least one of these holds.
        not_: This does not hold.
    """

    ids: tuple[str, ...] | None = None
    subjects: tuple[str, ...] | None = None
    objects: tuple[str, ...] | None = None
    predicates: frozenset[Predicate] | None = None
    statuses: frozenset[Status] | None = None
    documents: tuple[str, ...] | None = None
    span: SpanFilter | None = None
    extractors: tuple[str, ...] | None = None
    single_document: bool | None = None
    section: TextFilter | None = None
    qualifiers: tuple[tuple[Qualifier, TextFilter], ...] = ()
    text: str | None = None
    and_: "tuple[AssertionFilter, ...] | None" = None
    or_: "tuple[AssertionFilter, ...] | None" = None
    not_: "AssertionFilter | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GapFilter:
    """What a gap must be like; parts that are None ask for nothing, all others must hold.

    Attributes:
        subjects: It is about one of these.
        fields: It is of one of these fields.
        reasons: It has one of these reasons.
        documents: It is in one of these.
        span: Its quote has a character in this.
        text: Its quote contains this; letter case aside.
        and_: All of these hold.
        or_: At least one of these holds.
        not_: This does not hold.
    """

    subjects: tuple[str, ...] | None = None
    fields: frozenset[GapField] | None = None
    reasons: frozenset[GapReason] | None = None
    documents: tuple[str, ...] | None = None
    span: SpanFilter | None = None
    text: str | None = None
    and_: "tuple[GapFilter, ...] | None" = None
    or_: "tuple[GapFilter, ...] | None" = None
    not_: "GapFilter | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNoteFilter:
    """What a review note must be like; parts that are None ask for nothing, all others must hold.

    Attributes:
        rules: One of these raised it.
        nodes: It concerns one of these.
        documents: It quotes one of these.
        span: One of its quotes has a character in this.
        text: Its reason or a quote contains this; letter case aside.
        and_: All of these hold.
        or_: At least one of these holds.
        not_: This does not hold.
    """

    rules: frozenset[ReviewRule] | None = None
    nodes: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    span: SpanFilter | None = None
    text: str | None = None
    and_: "tuple[ReviewNoteFilter, ...] | None" = None
    or_: "tuple[ReviewNoteFilter, ...] | None" = None
    not_: "ReviewNoteFilter | None" = None
