"""Each rule of a review: what it notes, and what it leaves alone."""

import pytest

from graphsvc.model import RULE_MEANINGS, Predicate, ReviewRule
from tests.graph.reviewing import CONDITIONAL, NEGATED, Says, rules, says, takes

TECHNICAL = says(Predicate.COMPONENT, "technical", line="This code stands for the technical component.")
HOSPITAL = says(Predicate.PERFORMED_AT, "site:inpatient-hospital", line="Inpatient hospital")
OFFICE = says(Predicate.PERFORMED_AT, "site:office", line="Office")

NOTED: dict[str, tuple[tuple[Says, ...], ReviewRule]] = {
    "PC for the professional component": (
        (takes("PC", line="The professional share goes out as 93005-PC."),),
        ReviewRule.PC_FOR_PROFESSIONAL,
    ),
    "PC beside TC": ((takes("PC", line="Split it with modifiers TC and PC."),), ReviewRule.PC_FOR_PROFESSIONAL),
    "PC with the meaning of 26": (
        (takes("PC", line="PC | Professional component", meaning="Professional component"),),
        ReviewRule.PC_FOR_PROFESSIONAL,
    ),
    "an unknown modifier": ((takes("7Q"),), ReviewRule.MODIFIER_UNKNOWN),
    "the way of an ambulance on a code that is no ride": ((takes("RH"),), ReviewRule.MODIFIER_UNKNOWN),
    "a retired modifier": ((takes("QU"),), ReviewRule.MODIFIER_RETIRED),
    "the meaning of the opposite": (
        (takes("26", meaning="Technical component"),),
        ReviewRule.MODIFIER_MEANING_OF_ANOTHER,
    ),
    "a row that slipped": ((takes("80", meaning="Bilateral procedure"),), ReviewRule.MODIFIER_MEANING_OF_ANOTHER),
    "repeated by the wrong one": (
        (takes("76", meaning="Repeat procedure by another physician"),),
        ReviewRule.MODIFIER_MEANING_OF_ANOTHER,
    ),
    "26 on a technical code": ((TECHNICAL, takes("26")), ReviewRule.MODIFIER_AGAINST_COMPONENT),
    "TC on a technical code": ((TECHNICAL, takes("TC")), ReviewRule.MODIFIER_AGAINST_COMPONENT),
    "25 on an operation": ((takes("25", subject="cpt:20610"),), ReviewRule.MODIFIER_OF_ANOTHER_SERVICE),
    "91 on a scan": ((takes("91", subject="cpt:71260"),), ReviewRule.MODIFIER_OF_ANOTHER_SERVICE),
    "P3 on an operation": ((takes("P3", subject="cpt:27447"),), ReviewRule.MODIFIER_OF_ANOTHER_SERVICE),
    "73 without ASC or outpatient hospital": (
        (takes("73"), HOSPITAL, OFFICE),
        ReviewRule.MODIFIER_WITHOUT_ITS_SITE,
    ),
    "a BETOS class as revenue code": (
        (says(Predicate.CLASSIFIED_AS, "betos:P7A", line="Revenue Code: P7A (X)", as_written="P7A (X)"),),
        ReviewRule.NOT_A_REVENUE_CODE,
    ),
    "a revenue code as BETOS class": (
        (says(Predicate.CLASSIFIED_AS, "revenue:0333", line="BETOS: 0333", as_written="0333"),),
        ReviewRule.NOT_A_BETOS_CLASS,
    ),
    "a class that is none": (
        (says(Predicate.CLASSIFIED_AS, "betos:Q9Z", line="BETOS: Q9Z", as_written="Q9Z"),),
        ReviewRule.BETOS_CLASS_UNKNOWN,
    ),
    "a diagnosis of no category": ((says(Predicate.INDICATED_FOR, "icd10cm:C99.1"),), ReviewRule.DIAGNOSIS_IMPOSSIBLE),
    "a V code of ICD-9": ((says(Predicate.INDICATED_FOR, "icd10cm:V58.11"),), ReviewRule.DIAGNOSIS_RETIRED),
    "a taxonomy code with another name": (
        (
            says(
                Predicate.PERFORMED_BY,
                "specialty:radiation-oncology",
                line="2085R0001X | Cardiology | all",
                as_written="Cardiology",
            ),
        ),
        ReviewRule.TAXONOMY_AND_NAME_DISAGREE,
    ),
    "a number behind another site": (
        (says(Predicate.PERFORMED_AT, "site:office", line="Office (POS 22)"),),
        ReviewRule.SITE_AND_NUMBER_DISAGREE,
    ),
    "a number before another site": (
        (says(Predicate.PERFORMED_AT, "site:inpatient-hospital", line="POS 11 - Inpatient Hospital"),),
        ReviewRule.SITE_AND_NUMBER_DISAGREE,
    ),
    "an agency among payers": (
        (
            says(
                Predicate.COVERED_BY,
                "payer:aetna",
                line="Payers that cover it: CMS, Aetna.",
                as_written="Aetna",
            ),
        ),
        ReviewRule.AGENCY_AMONG_PAYERS,
    ),
    "affirmed and denied": (
        (takes("59"), takes("59", status=NEGATED)),
        ReviewRule.STATUSES_CONTRADICT,
    ),
    "covered and not, in two documents": (
        (
            says(Predicate.COVERED_BY, "payer:aetna", document=1),
            says(Predicate.COVERED_BY, "payer:aetna", status=NEGATED, document=2),
        ),
        ReviewRule.STATUSES_CONTRADICT,
    ),
    "included and excluded": (
        (
            says(Predicate.INCLUDES, "image guidance, the plan and the report"),
            says(Predicate.EXCLUDES, "Guidance by image (IGRT)"),
        ),
        ReviewRule.INCLUDED_AND_EXCLUDED,
    ),
    "included and excluded by its abbreviation": (
        (says(Predicate.INCLUDES, "the imaging known as IGRT"), says(Predicate.EXCLUDES, "Image guidance (IGRT)")),
        ReviewRule.INCLUDED_AND_EXCLUDED,
    ),
    "included and billed separately": (
        (
            says(Predicate.INCLUDES, "the guidance of 77014"),
            says(Predicate.INCLUDES, "the plan and 77014"),
            says(Predicate.BILLED_SEPARATELY_WITH, "cpt:77014"),
        ),
        ReviewRule.INCLUDED_AND_EXCLUDED,
    ),
    "separate and not together": (
        (
            says(Predicate.BILLED_SEPARATELY_WITH, "cpt:93010"),
            says(Predicate.NOT_REPORTED_WITH, "cpt:93005", subject="cpt:93010"),
        ),
        ReviewRule.SEPARATE_AND_NOT_TOGETHER,
    ),
}


@pytest.mark.parametrize(("statements", "rule"), NOTED.values(), ids=NOTED.keys())
def test_a_rule_notes_what_it_is_for(statements: tuple[Says, ...], rule: ReviewRule) -> None:
    assert rules(*statements) == [rule]


LEFT_ALONE: dict[str, tuple[Says, ...]] = {
    "PC for a wrong procedure": (
        takes("PC", line="PC | Wrong procedure, not the professional component", meaning="Wrong procedure"),
    ),
    "PC ruled out for the professional component": (
        takes("PC", line="Do not append PC for the professional component.", status=NEGATED),
    ),
    "PC with no word of what it means": (takes("PC", line="PC"),),
    "a rare modifier": (takes("UA"), takes("HB")),
    "an unknown modifier that is ruled out": (takes("7Q", status=NEGATED),),
    "the way of an ambulance": (takes("RH", subject="hcpcs:A0428"),),
    "rephrased meanings": (
        takes("50", meaning="Both sides treated"),
        takes("50", meaning="Bilateral procedure", document=2),
        takes("26", meaning="Professional part only"),
        takes("26", meaning="Physician interpretation, without the technical component", document=2),
        takes("59", meaning="Distinct procedural service"),
        takes("59", meaning="A session of its own on another day", document=2),
        takes("62", meaning="Two primary surgeons"),
        takes("62", meaning="Co-surgeons", document=2),
    ),
    "a meaning that tells what it is not": (takes("26", meaning="Not the technical component"),),
    "26 and TC on a code of both components": (
        TECHNICAL,
        says(Predicate.COMPONENT, "professional", line="The code also covers the professional component."),
        takes("26"),
        takes("TC"),
    ),
    "26 on a code that another document calls technical": (TECHNICAL, takes("26", document=2)),
    "TC not needed on a technical code": (TECHNICAL, takes("TC", status=NEGATED)),
    "a modifier that stands for the component": (
        says(Predicate.COMPONENT, "technical", line="Modifier TC represents the technical component."),
        takes("TC"),
    ),
    "25 on a visit": (takes("25", subject="cpt:99214"),),
    "25 kept off an operation": (takes("25", subject="cpt:20610", status=NEGATED),),
    "91 on a laboratory test": (takes("91", subject="cpt:80053"),),
    "73 in an outpatient hospital": (
        takes("73"),
        HOSPITAL,
        says(Predicate.PERFORMED_AT, "site:outpatient-hospital", line="Outpatient hospital"),
    ),
    "73 where a site leaves it open": (
        takes("73"),
        says(Predicate.PERFORMED_AT, "site:hospital-operating-room", line="Operating room"),
    ),
    "73 where no site is told": (takes("73"),),
    "a revenue code without its zero": (
        says(Predicate.CLASSIFIED_AS, "revenue:0333", line="Revenue code 333", as_written="333"),
    ),
    "classes under their names": (
        says(Predicate.CLASSIFIED_AS, "betos:P7A", line="BETOS: P7A; revenue code 0333", as_written="P7A"),
        says(Predicate.CLASSIFIED_AS, "revenue:0333", line="BETOS: P7A; revenue code: 0333", as_written="0333"),
    ),
    "a field of either class": (
        says(Predicate.CLASSIFIED_AS, "betos:P7A", line="BETOS / Revenue code: P7A", as_written="P7A"),
    ),
    "diagnoses that can be": (
        says(Predicate.INDICATED_FOR, "icd10cm:C34.90"),
        says(Predicate.INDICATED_FOR, "icd10cm:U07.1"),
        says(Predicate.INDICATED_FOR, "icd10cm:V10.3XXA"),
    ),
    "a taxonomy code with the class it is of": (
        says(
            Predicate.PERFORMED_BY,
            "specialty:medical-oncology",
            line="207RX0202X | Internal Medicine",
            as_written="Internal Medicine",
        ),
    ),
    "a taxonomy code with its name": (
        says(
            Predicate.PERFORMED_BY,
            "specialty:radiation-oncology",
            line="2085R0001X | Radiation Oncology (physicians)",
            as_written="Radiation Oncology (physicians)",
        ),
    ),
    "sites with their numbers": (
        says(Predicate.PERFORMED_AT, "site:outpatient-hospital", line="Outpatient hospital (POS 22)"),
        says(Predicate.PERFORMED_AT, "site:office", line="POS 11 - Office, POS 21 - Inpatient hospital"),
        says(Predicate.PERFORMED_AT, "site:outpatient-hospital", line="Outpatient hospital (POS 19, 22)"),
    ),
    "an agency that publishes": (
        says(Predicate.COVERED_BY, "payer:aetna", line="Aetna and CMS policies cover it.", as_written="Aetna"),
        says(
            Predicate.COVERED_BY,
            "payer:medicare",
            line="According to CMS it is covered by Medicare.",
            as_written="Medicare",
        ),
    ),
    "what only depends": (takes("59"), takes("59", status=CONDITIONAL), takes("76", status=NEGATED)),
    "a part and another part": (
        says(Predicate.INCLUDES, "guidance and tracking"),
        says(Predicate.EXCLUDES, "image guidance"),
        says(Predicate.EXCLUDES, "the professional component, which is the physician's"),
    ),
    "included in one document, excluded in another": (
        says(Predicate.INCLUDES, "image guidance"),
        says(Predicate.EXCLUDES, "image guidance", document=2),
    ),
    "codes of different statements": (
        says(Predicate.BILLED_SEPARATELY_WITH, "cpt:93010"),
        says(Predicate.NOT_REPORTED_WITH, "cpt:93000"),
    ),
}


@pytest.mark.parametrize("statements", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_what_is_in_order_is_left_alone(statements: tuple[Says, ...]) -> None:
    assert rules(*statements) == []


def test_every_rule_has_a_case_a_meaning_and_a_source() -> None:
    assert {rule for _, rule in NOTED.values()} | {ReviewRule.MODIFIER_MEANINGS_DIFFER} == set(ReviewRule)
    assert RULE_MEANINGS.keys() == set(ReviewRule)
    for told in RULE_MEANINGS.values():
        assert told.meaning[0].isupper()
        assert not told.meaning.endswith(".")
        assert told.source
