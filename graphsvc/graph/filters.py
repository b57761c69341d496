"""Filters as values: what a `where` asks for, without knowing how it is answered."""

from dataclasses import dataclass
from typing import Final

from graphsvc.graph.relations import Relation
from graphsvc.model import CodeSystem, GapField, GapReason, Predicate, ReviewRule, Status

COUNTED: Final = frozenset({Status.AFFIRMED, Status.CONDITIONAL})
"""The statuses that make a relation, unless a question names others: what is denied is no relation."""

MAX_NESTING: Final = 8
"""Levels of `and`, `or` and `not`; a person writes two or three, a form builder perhaps five."""

# A node is named in a filter as a person names it: by id, code or slug, name or wording. A name that this
# graph does not hold matches nothing, so that a saved filter still answers on another release.
# An empty list follows logic: `all` and `none` of nothing hold for every node, `any` of nothing for none.


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFilter:
    """What the edges of one relation must be like; parts that are None ask for nothing, all others must hold.

    Attributes:
        relation: The relation.
        all: Every one of these is at the far end of an edge.
        any: At least one of them is.
        none: Not one of them is.
        exists: Whether there is an edge at all.
        statuses: Which edges count; None for `COUNTED`.
        predicates: Which edges count; None for all of the relation.
        documents: Only edges with evidence in one of these documents count.
    """

    relation: Relation
    all: tuple[str, ...] | None = None
    any: tuple[str, ...] | None = None
    none: tuple[str, ...] | None = None
    exists: bool | None = None
    statuses: frozenset[Status] | None = None
    predicates: frozenset[Predicate] | None = None
    documents: tuple[str, ...] | None = None


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
        subjects: Its subject is one of these.
        objects: Its object is one of these.
        predicates: Its predicate is one of these.
        statuses: Its status is one of these.
        documents: It has evidence in one of these.
        extractors: One of these found it: `modifiers/1`, or `modifiers` for any version.
        single_document: All its evidence stands in one document; False: in several.
        text: A quote or its literal contains this; letter case aside.
        and_: All of these hold.
        or_: At least one of these holds.
        not_: This does not hold.
    """

    subjects: tuple[str, ...] | None = None
    objects: tuple[str, ...] | None = None
    predicates: frozenset[Predicate] | None = None
    statuses: frozenset[Status] | None = None
    documents: tuple[str, ...] | None = None
    extractors: tuple[str, ...] | None = None
    single_document: bool | None = None
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
        text: Its quote contains this; letter case aside.
        and_: All of these hold.
        or_: At least one of these holds.
        not_: This does not hold.
    """

    subjects: tuple[str, ...] | None = None
    fields: frozenset[GapField] | None = None
    reasons: frozenset[GapReason] | None = None
    documents: tuple[str, ...] | None = None
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
        text: Its reason or a quote contains this; letter case aside.
        and_: All of these hold.
        or_: At least one of these holds.
        not_: This does not hold.
    """

    rules: frozenset[ReviewRule] | None = None
    nodes: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    text: str | None = None
    and_: "tuple[ReviewNoteFilter, ...] | None" = None
    or_: "tuple[ReviewNoteFilter, ...] | None" = None
    not_: "ReviewNoteFilter | None" = None
