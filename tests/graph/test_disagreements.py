"""Disagreements do not depend on the order of the documents, and each has two sides that differ."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.graph import Names, assemble
from graphsvc.graph.disagreeing import DisagreementScope, disagreements
from graphsvc.model import Extraction

STEADY = settings(deadline=None, max_examples=60)  # no clock: the machine may be busy

Extractions = SearchStrategy[list[Extraction]]


@STEADY
@given(data=st.data())
def test_the_order_of_the_documents_does_not_matter_and_sides_differ(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    extractions = data.draw(some_extractions)
    found = disagreements(assemble(extractions, no_names))
    assert found == disagreements(assemble(data.draw(st.permutations(extractions)), no_names))
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert len({side.says for side in one.sides}) == len(one.sides) > 1
        pairs = {
            (first.document, second.document)
            for side in one.sides
            for other in one.sides
            if side is not other
            for first in side.evidence
            for second in other.evidence
        }
        expected = {
            DisagreementScope.WITHIN_ONE_DOCUMENT if first == second else DisagreementScope.BETWEEN_DOCUMENTS
            for first, second in pairs
        }
        assert set(one.scopes) == expected
