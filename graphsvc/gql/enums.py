"""The enums of the schema, each value described."""

from typing import Final

from graphsvc.gql.builder import Types
from graphsvc.gql.kinds import FACE
from graphsvc.graph.relations import Relation
from graphsvc.model import (
    RULE_MEANINGS,
    SIGNATURES,
    CodeSystem,
    GapField,
    GapReason,
    NodeKind,
    Predicate,
    ReviewRule,
    Status,
)

_STATUSES: Final = {
    Status.AFFIRMED: "The words affirm it.",
    Status.CONDITIONAL: 'The words bind it to a condition: "may apply", "only when", "if IGRT is used".',
    Status.NEGATED: 'The words deny it: "not payable", "do not append".',
}

_SYSTEMS: Final = {
    CodeSystem.CPT: "Current Procedural Terminology of the AMA, categories I to III: `cpt:77620`.",
    CodeSystem.HCPCS: "HCPCS Level II of the CMS: `hcpcs:G6015`.",
    CodeSystem.ICD10CM: "Diagnoses, ICD-10-CM: `icd10cm:C34.90`.",
    CodeSystem.REVENUE: "Revenue codes of the NUBC, four digits: `revenue:0333`.",
    CodeSystem.BETOS: "BETOS classes of the CMS: `betos:P7A`.",
}

_FIELDS: Final = {
    GapField.TAXONOMY: "Who performs the service: taxonomy codes and specialties.",
    GapField.DIAGNOSES: "The diagnoses of the code.",
    GapField.RELATED_CODES: "The related codes.",
    GapField.MODIFIER_MEANING: "What a modifier means.",
    GapField.MODIFIER_USE: "When a modifier is used.",
    GapField.PAYER_POLICY: "What payers ask for and pay.",
    GapField.EFFECTIVE_DATE: "The date from which the code is valid.",
    GapField.REVISION_DATE: "The date of the last revision.",
    GapField.SECTION: "A whole section.",
    GapField.TEXT: "The rest of the text.",
    GapField.OTHER: "Something else; the quote says what.",
}

_REASONS: Final = {
    GapReason.NOT_AVAILABLE: "The document says that it lacks it.",
    GapReason.LOCKED: "The document hides it, for example behind a login.",
    GapReason.TRUNCATED: "The document ends before it.",
}

_RELATION_ENUMS: Final = {
    frozenset({Predicate.COVERED_BY, Predicate.DISCUSSED_FOR}): (
        "PayerRelation",
        "What a document says of a payer and a code.",
    ),
    frozenset({Predicate.RELATED_TO, Predicate.BILLED_SEPARATELY_WITH, Predicate.NOT_REPORTED_WITH}): (
        "CodeRelation",
        "What a document says of two codes.",
    ),
}


def add_enums(types: Types) -> None:
    """Make the enums."""
    types.enum(
        "NodeKind",
        "The class of a node.",
        {kind: f"{FACE[kind].description} Id: `{FACE[kind].id}`." for kind in NodeKind},
    )
    types.enum("AssertionStatus", "Whether the words affirm an assertion, bind it or deny it.", _STATUSES)
    types.enum("Predicate", "The named relation of an edge, or the name of a literal.", _meanings(Predicate))
    types.enum("CodeSystem", "The code set that a code belongs to.", _SYSTEMS)
    types.enum("GapField", "What a document does not tell.", _FIELDS)
    types.enum("GapReason", "Why a document does not tell it.", _REASONS)
    types.enum("ReviewRule", "What a review note is raised for.", _rules())
    for predicates, (name, description) in _RELATION_ENUMS.items():
        types.enum(name, description, _meanings(sorted(predicates)))


def relation_enum(relation: Relation) -> str | None:
    """Return the name of the enum of a relation's predicates, or None where there is but one."""
    if len(relation.predicates) == 1:
        return None
    return _RELATION_ENUMS[frozenset(relation.predicates)][0]


def _rules() -> dict[ReviewRule, str]:
    return {
        rule: f"{_sentence(RULE_MEANINGS[rule].meaning)} Source: {RULE_MEANINGS[rule].source}." for rule in ReviewRule
    }


def _meanings(predicates: "list[Predicate] | type[Predicate]") -> dict[Predicate, str]:
    return {predicate: _sentence(SIGNATURES[predicate].meaning) for predicate in predicates}


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
