"""Review notes tell what is suspicious with values and quotes, and change nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.graph import Names, assemble
from graphsvc.graph.review import review
from graphsvc.model import Extraction, NodeId, Predicate, ReviewNote, ReviewRule
from graphsvc.vocabulary import load_vocabulary
from tests.graph.reviewing import NEGATED, only, reviewed, says, takes

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


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
