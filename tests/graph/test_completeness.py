"""Told, lacking or silent: the state of a field is what its assertions and gaps make it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.graph import Names, assemble
from graphsvc.graph.code_fields import TOLD_BY, FieldState
from graphsvc.graph.completeness import completeness, counts, telling
from graphsvc.model import SIGNATURES, Extraction, GapField, NodeKind, Predicate, Qualifier, kind_of

STEADY = settings(deadline=None, max_examples=60)  # no clock: the machine may be busy

Extractions = SearchStrategy[list[Extraction]]


@STEADY
@given(data=st.data())
def test_every_code_and_field_comes_once_in_the_state_that_assertions_and_gaps_make(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    extractions = data.draw(some_extractions)
    graph = assemble(extractions, no_names)
    found = completeness(graph)
    codes = [node_id for node_id, node in graph.nodes.items() if node.kind is NodeKind.CODE]
    assert [(one.code, one.field) for one in found] == [(code, field) for code in codes for field in GapField]
    for one in found:
        told = bool(telling(graph, one.code, one.field))
        assert told is (one.state in {FieldState.TOLD, FieldState.PARTLY_TOLD})
        assert bool(one.gaps) is (one.state in {FieldState.LACKING, FieldState.PARTLY_TOLD})
        of_code = {gap for gap in graph.gaps if (gap.subject, gap.field) == (one.code, one.field)}
        assert of_code <= set(one.gaps)
        assert {kind_of(gap.subject) for gap in set(one.gaps) - of_code} <= {NodeKind.MODIFIER}
    assert completeness(assemble(data.draw(st.permutations(extractions)), no_names)) == found


@STEADY
@given(data=st.data())
def test_counts_are_those_of_the_list(data: DataObject, some_extractions: Extractions, no_names: Names) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    found = completeness(graph)
    for count in counts(found):
        for state, number in count.states:
            assert number == len(completeness(graph, fields=frozenset({count.field}), states=frozenset({state})))
        for reason, number in count.reasons:
            assert number == len(completeness(graph, fields=frozenset({count.field}), reasons=frozenset({reason})))
    assert sum(number for count in counts(found) for _, number in count.states) == len(found)


def test_a_field_is_told_by_what_a_code_can_say() -> None:
    assert set(GapField) - TOLD_BY.keys() == {GapField.SECTION, GapField.TEXT, GapField.OTHER}
    assert {predicate for told_by in TOLD_BY.values() for predicate in told_by.predicates} <= SIGNATURES.keys()
    assert {field: told_by.qualifier for field, told_by in TOLD_BY.items() if told_by.qualifier is not None} == {
        GapField.MODIFIER_MEANING: Qualifier.MEANING,
        GapField.MODIFIER_USE: Qualifier.WHEN_TO_USE,
    }
    assert Predicate.DISCUSSED_FOR not in TOLD_BY[GapField.PAYER_POLICY].predicates
