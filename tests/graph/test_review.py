"""Review notes tell what is non-standard or suspicious, and nothing else: each rule with what it leaves alone."""

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.graph import KnowledgeGraph, Names, assemble
from graphsvc.graph.review import review
from graphsvc.model import (
    RULE_MEANINGS,
    SIGNATURES,
    Assertion,
    Document,
    Evidence,
    Extraction,
    NodeId,
    Predicate,
    Qualifier,
    ReviewNote,
    ReviewRule,
    Status,
)
from graphsvc.vocabulary import load_vocabulary

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

AFFIRMED, CONDITIONAL, NEGATED = Status.AFFIRMED, Status.CONDITIONAL, Status.NEGATED


@dataclass(frozen=True, kw_only=True)
class Says:
    """One statement as a document puts it: its line is the quote."""

    predicate: Predicate
    target: str
    line: str = "so it is written"
    status: Status = AFFIRMED
    subject: str = "cpt:93005"
    as_written: str = "it"
    meaning: str = ""
    document: int = 1


def takes(modifier: str, **more: object) -> Says:
    return _says(Predicate.TAKES_MODIFIER, f"modifier:{modifier}", more)


def says(predicate: Predicate, target: str, **more: object) -> Says:
    return _says(predicate, target, more)


def _says(predicate: Predicate, target: str, more: dict[str, object]) -> Says:
    return Says(predicate=predicate, target=target, **more)  # type: ignore[arg-type]


@dataclass(kw_only=True)
class Writer:
    """Writes the documents whose lines are the quotes."""

    lines: dict[int, list[Says]] = field(default_factory=dict)

    def extractions(self) -> list[Extraction]:
        return [self._extraction(number, lines) for number, lines in self.lines.items()]

    def _extraction(self, number: int, lines: list[Says]) -> Extraction:
        text = "".join(f"{index}. {one.line}\n" for index, one in enumerate(lines))
        document = Document(name=f"{number}.txt", sha256=f"{number}" * 64, text=text)
        return Extraction(
            document=document,
            assertions=tuple(_assertion(document, index, one) for index, one in enumerate(lines)),
            gaps=(),
        )


def _assertion(document: Document, index: int, one: Says) -> Assertion:
    start = document.text.index(f"{index}. {one.line}\n") + len(f"{index}. ")
    is_literal = SIGNATURES[one.predicate].target is None
    return Assertion(
        subject=NodeId(one.subject),
        predicate=one.predicate,
        object=None if is_literal else NodeId(one.target),
        value=one.target if is_literal else None,
        status=one.status,
        evidence=(
            Evidence(
                document=document.id,
                start=start,
                end=start + len(one.line),
                quote=one.line,
                section=None,
                extractor="hand/1",
                as_written=one.as_written,
                qualifiers=((Qualifier.MEANING, one.meaning),) if one.meaning else (),
            ),
        ),
    )


def reviewed(*statements: Says) -> KnowledgeGraph:
    writer = Writer()
    for one in statements:
        writer.lines.setdefault(one.document, []).append(one)
    vocabulary = load_vocabulary()
    return review(assemble(writer.extractions(), vocabulary), vocabulary)


def rules(*statements: Says) -> list[str]:
    return [note.rule for note in reviewed(*statements).review.notes]


def only(*statements: Says) -> ReviewNote:
    notes = reviewed(*statements).review.notes
    assert len(notes) == 1
    return notes[0]


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


def test_every_rule_has_a_case_here_a_meaning_and_a_source() -> None:
    assert {rule for _, rule in NOTED.values()} | {ReviewRule.MODIFIER_MEANINGS_DIFFER} == set(ReviewRule)
    assert RULE_MEANINGS.keys() == set(ReviewRule)
    for told in RULE_MEANINGS.values():
        assert told.meaning[0].isupper()
        assert not told.meaning.endswith(".")
        assert told.source


def test_two_meanings_of_a_modifier_are_noted_with_both_quotes() -> None:
    first = takes("GO", line="GO | Occupational therapy plan of care", meaning="Occupational therapy plan of care")
    second = takes("GO", line="GO | Physical therapy", meaning="Physical therapy", subject="cpt:97110", document=2)
    graph = reviewed(first, second)
    differ = next(note for note in graph.review.notes if note.rule is ReviewRule.MODIFIER_MEANINGS_DIFFER)
    assert differ.nodes == ("cpt:93005", "cpt:97110", "modifier:GO")
    assert differ.reason == (
        'modifier GO means "Occupational therapy plan of care" for 93005 and "Physical therapy" for 97110, '
        "in different documents"
    )
    assert [words.quote for words in differ.evidence] == [first.line, second.line]
    assert differ.assertions == tuple(sorted(one.id for one in graph.assertions))


def test_many_places_that_differ_from_one_make_one_note_of_meanings() -> None:
    right = [takes("26", meaning="Professional component", document=number) for number in range(1, 6)]
    wrong = takes("26", meaning="Technical component", document=3, line="26 is technical")
    notes = reviewed(*right, wrong).review.notes
    [differ] = [note for note in notes if note.rule is ReviewRule.MODIFIER_MEANINGS_DIFFER]
    assert {words.document for words in differ.evidence} == {"document:333333333333"}
    assert differ.reason.endswith("in one document")


def test_a_note_names_the_values_and_quotes_the_words() -> None:
    line = "Revenue Code: P7A (ONCOLOGY)"
    note = only(says(Predicate.CLASSIFIED_AS, "betos:P7A", line=line, as_written="P7A (ONCOLOGY)"))
    assert note.nodes == ("betos:P7A", "cpt:93005")
    assert note.reason == (
        "P7A is called a revenue code of 93005: revenue codes have four digits, and P7A has the shape of a BETOS class"
    )
    assert [words.quote for words in note.evidence] == [line]


def test_the_id_of_a_note_is_a_hash_of_its_content() -> None:
    note = only(takes("7Q"))
    assert note.id == only(takes("7Q")).id
    assert note.id.startswith("review-note:")
    assert len({note.id, only(takes("7R")).id, only(takes("7Q", line="elsewhere")).id}) == 3


def test_a_note_without_evidence_is_refused() -> None:
    with pytest.raises(ValueError, match="has evidence"):
        ReviewNote(
            rule=ReviewRule.MODIFIER_UNKNOWN, nodes=(NodeId("modifier:7Q"),), assertions=(), reason="", evidence=()
        )


Extractions = SearchStrategy[list[Extraction]]


@STEADY
@given(data=st.data())
def test_a_review_changes_no_statement_and_rests_on_what_is_said(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    plain = assemble(data.draw(some_extractions), no_names)
    graph = review(plain, load_vocabulary())
    assert (graph.assertions, graph.gaps, graph.nodes) == (plain.assertions, plain.gaps, plain.nodes)
    evidence = {words for assertion in graph.assertions for words in assertion.evidence}
    ids = {assertion.id for assertion in graph.assertions}
    for note in graph.review.notes:
        assert set(note.evidence) <= evidence
        assert set(note.assertions) <= ids == ids | graph.review.assertions.keys()
        assert set(note.nodes) <= graph.nodes.keys()
        assert all(note in graph.review.about[node_id] for node_id in note.nodes)
    assert graph.release.review_notes == len(graph.review.notes)


@STEADY
@given(data=st.data())
def test_input_order_does_not_matter_to_a_review(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    extractions = data.draw(some_extractions)
    orders = (extractions, data.draw(st.permutations(extractions)))
    first, second = (review(assemble(order, no_names), load_vocabulary()) for order in orders)
    assert first.review == second.review
    assert first.release == second.release


def test_what_is_affirmed_in_one_document_and_denied_in_another_quotes_both() -> None:
    covered = says(Predicate.COVERED_BY, "payer:aetna", line="Aetna covers it.", document=1)
    denied = says(Predicate.COVERED_BY, "payer:aetna", line="Aetna does not.", status=NEGATED, document=2)
    note = only(covered, denied)
    assert note.reason == "93005 COVERED_BY Aetna is affirmed and denied, in different documents"
    assert [words.quote for words in note.evidence] == [covered.line, denied.line]
