"""Facets: each value is counted once for each row that has it."""

from enum import StrEnum
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.graph import Names, assemble, questions
from graphsvc.graph.faceting import ASSERTION_FACETS, GAP_FACETS, facet_values, node_facets
from graphsvc.graph.filters import AssertionFilter, GapFilter, NodeFilter, RelationFilter
from graphsvc.graph.relations import relation, relations_of
from graphsvc.model import Extraction, GapField, GapReason, NodeKind, Predicate, Status

STEADY = settings(deadline=None, max_examples=30)  # no clock: the machine may be busy

E = TypeVar("E", bound=StrEnum)

Extractions = SearchStrategy[list[Extraction]]


def only(members: type[E], value: str) -> frozenset[E]:
    return frozenset(member for member in members if member == value)


@pytest.mark.parametrize("kind", NodeKind)
@STEADY
@given(data=st.data())
def test_a_count_of_nodes_is_what_a_filter_for_the_value_lets_through(
    kind: NodeKind, data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    rows = questions.nodes_of_kind(graph, kind)
    names = {relation.name for relation in relations_of(kind)}
    for facet in node_facets(kind):
        for found in facet_values(graph, facet, rows):
            if facet.name in names:
                where = NodeFilter(relations=(RelationFilter(relation=relation(kind, facet.name), any=(found.value,)),))
            elif facet.name == "system":
                where = NodeFilter(systems=frozenset({found.value}))  # type: ignore[arg-type]
            elif facet.name == "document":
                where = NodeFilter(documents=(found.value,))
            else:
                about = questions.documents_about(graph, found.value)  # type: ignore[arg-type]
                where = NodeFilter(named=tuple(node.id for node in about))
            assert found.count == len(questions.nodes_of_kind(graph, kind, where))


@STEADY
@given(data=st.data())
def test_a_count_of_statements_is_what_a_filter_for_the_value_lets_through(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    for facet in ASSERTION_FACETS:
        for found in facet_values(graph, facet, graph.assertions):
            where = {
                "subject": AssertionFilter(subjects=(found.value,)),
                "object": AssertionFilter(objects=(found.value,)),
                "document": AssertionFilter(documents=(found.value,)),
                "extractor": AssertionFilter(extractors=(found.value,)),
                "predicate": AssertionFilter(predicates=only(Predicate, found.value)),
                "status": AssertionFilter(statuses=only(Status, found.value)),
            }[facet.name]
            assert found.count == len(questions.assertions(graph, where))
    for gap_facet in GAP_FACETS:
        for found in facet_values(graph, gap_facet, graph.gaps):
            gap_where = {
                "subject": GapFilter(subjects=(found.value,)),
                "document": GapFilter(documents=(found.value,)),
                "field": GapFilter(fields=only(GapField, found.value)),
                "reason": GapFilter(reasons=only(GapReason, found.value)),
            }[gap_facet.name]
            assert found.count == len(questions.gaps(graph, gap_where))


@STEADY
@given(data=st.data())
def test_the_most_frequent_value_comes_first_and_none_is_left_out(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    for facet in ASSERTION_FACETS:
        found = facet_values(graph, facet, graph.assertions)
        assert list(found) == sorted(found, key=lambda one: (-one.count, one.value))
        assert {one.value for one in found} == {value for row in graph.assertions for value in facet.values(graph, row)}
