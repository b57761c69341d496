"""Review notes: what is as written but non-standard or suspicious, and the rules that say so."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphsvc.model.assertion import Evidence, evidence_order
from graphsvc.model.ids import NodeId, digest


class ReviewRule(StrEnum):
    """What a review note is raised for; `RULE_MEANINGS` tells what each means and where it comes from."""

    PC_FOR_PROFESSIONAL = "PC_FOR_PROFESSIONAL"
    MODIFIER_UNKNOWN = "MODIFIER_UNKNOWN"
    MODIFIER_RETIRED = "MODIFIER_RETIRED"
    MODIFIER_MEANING_OF_ANOTHER = "MODIFIER_MEANING_OF_ANOTHER"
    MODIFIER_MEANINGS_DIFFER = "MODIFIER_MEANINGS_DIFFER"
    MODIFIER_AGAINST_COMPONENT = "MODIFIER_AGAINST_COMPONENT"
    MODIFIER_OF_ANOTHER_SERVICE = "MODIFIER_OF_ANOTHER_SERVICE"
    MODIFIER_WITHOUT_ITS_SITE = "MODIFIER_WITHOUT_ITS_SITE"
    NOT_A_REVENUE_CODE = "NOT_A_REVENUE_CODE"
    NOT_A_BETOS_CLASS = "NOT_A_BETOS_CLASS"
    BETOS_CLASS_UNKNOWN = "BETOS_CLASS_UNKNOWN"
    DIAGNOSIS_IMPOSSIBLE = "DIAGNOSIS_IMPOSSIBLE"
    DIAGNOSIS_RETIRED = "DIAGNOSIS_RETIRED"
    TAXONOMY_AND_NAME_DISAGREE = "TAXONOMY_AND_NAME_DISAGREE"
    SITE_AND_NUMBER_DISAGREE = "SITE_AND_NUMBER_DISAGREE"
    AGENCY_AMONG_PAYERS = "AGENCY_AMONG_PAYERS"
    STATUSES_CONTRADICT = "STATUSES_CONTRADICT"
    INCLUDED_AND_EXCLUDED = "INCLUDED_AND_EXCLUDED"
    SEPARATE_AND_NOT_TOGETHER = "SEPARATE_AND_NOT_TOGETHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMeaning:
    """What a rule says, in one sentence, and the standard or convention it rests on."""

    meaning: str
    source: str


RULE_MEANINGS: Final[dict[ReviewRule, RuleMeaning]] = {
    ReviewRule.PC_FOR_PROFESSIONAL: RuleMeaning(
        meaning="Modifier PC stands where the professional component is meant, which is 26: PC reports a wrong "
        "procedure",
        source="CMS, HCPCS Level II modifiers, and NCD 140.6",
    ),
    ReviewRule.MODIFIER_UNKNOWN: RuleMeaning(
        meaning="A modifier has the shape of one and is none that the vocabulary knows: a slip, or a payer's own",
        source="graph_data/vocabulary/modifiers.csv and rare_modifiers.csv",
    ),
    ReviewRule.MODIFIER_RETIRED: RuleMeaning(
        meaning="A modifier is no longer valid",
        source="graph_data/vocabulary/retired_modifiers.csv",
    ),
    ReviewRule.MODIFIER_MEANING_OF_ANOTHER: RuleMeaning(
        meaning="The meaning given to a modifier is that of another one, or the opposite of its own",
        source="graph_data/vocabulary/modifier_concepts.csv",
    ),
    ReviewRule.MODIFIER_MEANINGS_DIFFER: RuleMeaning(
        meaning="A modifier is given two meanings that cannot both be right; rephrasing does not count",
        source="graph_data/vocabulary/modifier_concepts.csv",
    ),
    ReviewRule.MODIFIER_AGAINST_COMPONENT: RuleMeaning(
        meaning="Modifier 26 or TC is listed for a code that the same document calls wholly technical or wholly "
        "professional: neither goes with a code that has one component only",
        source="CMS, Medicare Physician Fee Schedule, PC/TC indicators 2 and 3",
    ),
    ReviewRule.MODIFIER_OF_ANOTHER_SERVICE: RuleMeaning(
        meaning="A modifier for one kind of service is listed for a code of another, such as 25 for an operation",
        source="CPT sections by their numbers, and graph_data/vocabulary/modifiers.csv, depends_on",
    ),
    ReviewRule.MODIFIER_WITHOUT_ITS_SITE: RuleMeaning(
        meaning="A modifier of certain facilities, such as 73, is listed for a code that is performed at none of them",
        source="CMS, Claims Processing Manual, chapters 4 and 14",
    ),
    ReviewRule.NOT_A_REVENUE_CODE: RuleMeaning(
        meaning="A code is called a revenue code and is none: those have four digits",
        source="NUBC, UB-04 form locator 42",
    ),
    ReviewRule.NOT_A_BETOS_CLASS: RuleMeaning(
        meaning="A code is called a BETOS class and is none: those are a letter, a digit and mostly one more letter",
        source="CMS, BETOS classification",
    ),
    ReviewRule.BETOS_CLASS_UNKNOWN: RuleMeaning(
        meaning="A class has the shape of BETOS and is not among its classes",
        source="graph_data/vocabulary/betos_classes.csv",
    ),
    ReviewRule.DIAGNOSIS_IMPOSSIBLE: RuleMeaning(
        meaning="A diagnosis code has the shape of ICD-10-CM and a category that does not exist",
        source="NCHS, ICD-10-CM tabular list, April 2026",
    ),
    ReviewRule.DIAGNOSIS_RETIRED: RuleMeaning(
        meaning="A diagnosis code reads as a V code of ICD-9-CM, which ended on 2015-09-30: those of ICD-10-CM are "
        "transport accidents and have seven characters",
        source="NCHS, ICD-10-CM tabular list, chapter 20",
    ),
    ReviewRule.TAXONOMY_AND_NAME_DISAGREE: RuleMeaning(
        meaning="A taxonomy code and the specialty named beside it are not the same",
        source="NUCC, health care provider taxonomy; graph_data/vocabulary/specialties.csv",
    ),
    ReviewRule.SITE_AND_NUMBER_DISAGREE: RuleMeaning(
        meaning="A place-of-service number and the site named beside it are not the same",
        source="CMS, place-of-service code set; graph_data/vocabulary/sites.csv",
    ),
    ReviewRule.AGENCY_AMONG_PAYERS: RuleMeaning(
        meaning="An agency stands in a list of payers: it runs or watches a program and pays no claim",
        source="graph_data/vocabulary/not_payers.csv",
    ),
    ReviewRule.STATUSES_CONTRADICT: RuleMeaning(
        meaning="The same is affirmed in one place and denied in another",
        source="graphsvc: the words of the documents",
    ),
    ReviewRule.INCLUDED_AND_EXCLUDED: RuleMeaning(
        meaning="A document says that a service is part of a code, and that it is not",
        source="graphsvc: the words of the documents",
    ),
    ReviewRule.SEPARATE_AND_NOT_TOGETHER: RuleMeaning(
        meaning="Two codes are said to be billed separately from each other, and not to be reported together",
        source="graphsvc: the words of the documents",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNote:
    """Something non-standard or suspicious, for people to look at; it changes no assertion and no gap.

    Attributes:
        rule: The rule that raised it.
        nodes: Ids of the nodes it concerns, sorted, at least one; all are in the graph.
        assertions: Ids of the assertions it concerns, sorted.
        reason: One sentence that names the values.
        evidence: The words it rests on, at least one, in `evidence_order`: of the assertions' evidence.
    """

    rule: ReviewRule
    nodes: tuple[NodeId, ...]
    assertions: tuple[str, ...]
    reason: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.nodes or not self.evidence:
            raise ValueError("a review note concerns nodes and has evidence")
        if self.evidence != tuple(sorted(self.evidence, key=evidence_order)):
            raise ValueError("the evidence of a review note is in order")

    @property
    def id(self) -> str:
        """`review-note:` and 12 hex digits of its content."""
        places = (f"{words.document} {words.start}-{words.end}" for words in self.evidence)
        return f"review-note:{digest(self.rule, *self.nodes, *self.assertions, self.reason, *places)}"
