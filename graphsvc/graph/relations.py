"""The graph fields, declared once: filters, connections and answers of every face derive from them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphsvc.model import Assertion, NodeId, NodeKind, Predicate, Qualifier


class Direction(StrEnum):
    """Whether a relation follows its assertions from subject to object, or back."""

    OUT = "OUT"
    IN = "IN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A field that leads from nodes of one kind to nodes of another.

    Attributes:
        name: Of the field, unique for its source, in snake case.
        source: Kind of the nodes that have the field.
        predicates: Of the assertions it follows; with more than one, the edge says which.
        direction: OUT where the source is the subject.
        target: Kind of the nodes it leads to.
        edge: What its edges are called, unique, such as `CodeModifier`.
        qualifiers: What its edges show beside status and evidence.
        description: One sentence for people.
    """

    name: str
    source: NodeKind
    predicates: tuple[Predicate, ...]
    direction: Direction = Direction.OUT
    target: NodeKind
    edge: str
    qualifiers: tuple[Qualifier, ...] = (Qualifier.CONDITION,)
    description: str

    def far_end(self, assertion: Assertion) -> NodeId:
        """Return the end of an assertion that the relation leads to."""
        return assertion.subject if self.direction is Direction.IN else NodeId(assertion.target)

    def near_end(self, assertion: Assertion) -> NodeId:
        """Return the end of an assertion that has the field."""
        return NodeId(assertion.target) if self.direction is Direction.IN else assertion.subject


_CODE_TO_CODE: Final = (
    Predicate.RELATED_TO,
    Predicate.BILLED_SEPARATELY_WITH,
    Predicate.NOT_REPORTED_WITH,
)
_COVERAGE: Final = (Predicate.COVERED_BY, Predicate.DISCUSSED_FOR)
_USE: Final = (Qualifier.MEANING, Qualifier.WHEN_TO_USE, Qualifier.CONDITION)
_KINSHIP: Final = (Qualifier.RELATIONSHIP, Qualifier.CONDITION)

RELATIONS: Final[tuple[Relation, ...]] = (
    Relation(
        name="modifiers",
        source=NodeKind.CODE,
        predicates=(Predicate.TAKES_MODIFIER,),
        target=NodeKind.MODIFIER,
        edge="CodeModifier",
        qualifiers=_USE,
        description="The modifiers that the code is reported with.",
    ),
    Relation(
        name="payers",
        source=NodeKind.CODE,
        predicates=_COVERAGE,
        target=NodeKind.PAYER,
        edge="CodePayer",
        description="The payers that a document says cover the code, and those it only discusses.",
    ),
    Relation(
        name="specialties",
        source=NodeKind.CODE,
        predicates=(Predicate.PERFORMED_BY,),
        target=NodeKind.SPECIALTY,
        edge="CodeSpecialty",
        description="The specialties that perform the service.",
    ),
    Relation(
        name="sites",
        source=NodeKind.CODE,
        predicates=(Predicate.PERFORMED_AT,),
        target=NodeKind.SITE_OF_SERVICE,
        edge="CodeSite",
        description="The sites at which the service is performed.",
    ),
    Relation(
        name="diagnoses",
        source=NodeKind.CODE,
        predicates=(Predicate.INDICATED_FOR,),
        target=NodeKind.DIAGNOSIS,
        edge="CodeDiagnosis",
        description="The diagnoses that a document gives for the code.",
    ),
    Relation(
        name="related_codes",
        source=NodeKind.CODE,
        predicates=_CODE_TO_CODE,
        target=NodeKind.CODE,
        edge="CodeRelatedCode",
        qualifiers=_KINSHIP,
        description="The codes named as related to it, billed separately with it or not reported with it.",
    ),
    Relation(
        name="referring_codes",
        source=NodeKind.CODE,
        predicates=_CODE_TO_CODE,
        direction=Direction.IN,
        target=NodeKind.CODE,
        edge="CodeReferringCode",
        qualifiers=_KINSHIP,
        description="The codes whose documents name this code: `relatedCodes` seen from the other end.",
    ),
    Relation(
        name="classifications",
        source=NodeKind.CODE,
        predicates=(Predicate.CLASSIFIED_AS,),
        target=NodeKind.CLASSIFICATION,
        edge="CodeClassification",
        description="The revenue codes and BETOS classes that the code belongs to.",
    ),
    Relation(
        name="codes",
        source=NodeKind.MODIFIER,
        predicates=(Predicate.TAKES_MODIFIER,),
        direction=Direction.IN,
        target=NodeKind.CODE,
        edge="ModifierCode",
        qualifiers=_USE,
        description="The codes that are reported with the modifier.",
    ),
    Relation(
        name="codes",
        source=NodeKind.PAYER,
        predicates=_COVERAGE,
        direction=Direction.IN,
        target=NodeKind.CODE,
        edge="PayerCode",
        description="The codes that the payer is said to cover, and those it is only discussed for.",
    ),
    Relation(
        name="codes",
        source=NodeKind.SPECIALTY,
        predicates=(Predicate.PERFORMED_BY,),
        direction=Direction.IN,
        target=NodeKind.CODE,
        edge="SpecialtyCode",
        description="The codes whose service the specialty performs.",
    ),
    Relation(
        name="codes",
        source=NodeKind.SITE_OF_SERVICE,
        predicates=(Predicate.PERFORMED_AT,),
        direction=Direction.IN,
        target=NodeKind.CODE,
        edge="SiteCode",
        description="The codes whose service is performed at the site.",
    ),
    Relation(
        name="codes",
        source=NodeKind.DIAGNOSIS,
        predicates=(Predicate.INDICATED_FOR,),
        direction=Direction.IN,
        target=NodeKind.CODE,
        edge="DiagnosisCode",
        description="The codes that the diagnosis is given for.",
    ),
    Relation(
        name="codes",
        source=NodeKind.CLASSIFICATION,
        predicates=(Predicate.CLASSIFIED_AS,),
        direction=Direction.IN,
        target=NodeKind.CODE,
        edge="ClassificationCode",
        description="The codes that belong to the classification.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A field of a code that holds a text which documents say of it."""

    name: str
    predicate: Predicate
    description: str


LITERALS: Final[tuple[Literal, ...]] = (
    Literal(name="title", predicate=Predicate.TITLE, description="The name that a document gives the code."),
    Literal(
        name="description",
        predicate=Predicate.DESCRIPTION,
        description="A sentence that says what the code is.",
    ),
    Literal(name="service_type", predicate=Predicate.SERVICE_TYPE, description="The type of service."),
)
"""The literals worth a field of their own; all others are reached through the assertions."""


def relations_of(source: NodeKind) -> tuple[Relation, ...]:
    """Return the relations of a kind, in the order declared."""
    return tuple(relation for relation in RELATIONS if relation.source is source)


def relation(source: NodeKind, name: str) -> Relation:
    """Return the relation of a kind by its name."""
    return next(found for found in relations_of(source) if found.name == name)
