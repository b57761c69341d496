"""Scores of similarity are Jaccard's, whatever graph they are asked of."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.errors import SimilarityError
from graphsvc.graph import KnowledgeGraph, Names, assemble, questions
from graphsvc.graph.relations import relations_of
from graphsvc.graph.similarity import kinds_joined_to, shared_neighbours, similar
from graphsvc.model import Extraction, NodeId, NodeKind

STEADY = settings(deadline=None, max_examples=100)  # no clock: the machine may be busy

Extractions = SearchStrategy[list[Extraction]]

ALIKE = [kind for kind in NodeKind if kind is not NodeKind.DOCUMENT]


def neighbours(graph: KnowledgeGraph, node_id: NodeId, by: tuple[NodeKind, ...]) -> set[NodeId]:
    """What the relations of a node lead to."""
    return {
        relation.far_end(assertion)
        for relation in relations_of(graph.nodes[node_id].kind)
        if relation.target in by
        for assertion in questions.related(graph, node_id, relation)
    } - {node_id}


def all_scores(graph: KnowledgeGraph, kind: NodeKind, by: tuple[NodeKind, ...]) -> dict[tuple[NodeId, NodeId], float]:
    return {
        (node.id, found.id): found.score
        for node in graph.adjacency.of_kind.get(kind, ())
        for found in similar(graph, node.id, by)
    }


@STEADY
@given(data=st.data(), kind=st.sampled_from(ALIKE))
def test_scores_are_the_definition_and_only_zeros_are_left_out(
    data: DataObject, kind: NodeKind, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    by = tuple(data.draw(st.lists(st.sampled_from(kinds_joined_to(kind)), unique=True)))
    expected = {}
    for one in graph.adjacency.of_kind.get(kind, ()):
        for other in graph.adjacency.of_kind.get(kind, ()):
            first, second = neighbours(graph, one.id, by), neighbours(graph, other.id, by)
            if one != other and first & second:
                expected[one.id, other.id] = len(first & second) / len(first | second)
    assert all_scores(graph, kind, by) == expected


@STEADY
@given(data=st.data(), kind=st.sampled_from(ALIKE))
def test_scores_are_those_of_networkx(
    data: DataObject, kind: NodeKind, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    nodes = [node.id for node in graph.adjacency.of_kind.get(kind, ())]
    joined: nx.Graph[NodeId] = nx.Graph()
    joined.add_nodes_from(nodes)
    joined.add_edges_from((one, far) for one in nodes for far in neighbours(graph, one, kinds_joined_to(kind)))
    pairs = [(one, other) for one in nodes for other in nodes if one != other]
    scores = {(one, other): score for one, other, score in nx.jaccard_coefficient(joined, pairs) if score > 0}
    assert all_scores(graph, kind, kinds_joined_to(kind)) == scores


@STEADY
@given(data=st.data(), kind=st.sampled_from(ALIKE))
def test_similarity_is_symmetric_and_told_from_the_highest_score_on(
    data: DataObject, kind: NodeKind, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    scores = all_scores(graph, kind, kinds_joined_to(kind))
    assert scores == {(other, one): score for (one, other), score in scores.items()}
    for node in graph.adjacency.of_kind.get(kind, ()):
        order = [(-found.score, found.id) for found in similar(graph, node.id)]
        assert order == sorted(order)


@STEADY
@given(data=st.data(), kind=st.sampled_from(ALIKE))
def test_what_is_shared_is_what_is_counted(
    data: DataObject, kind: NodeKind, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    for node in graph.adjacency.of_kind.get(kind, ()):
        for found in similar(graph, node.id):
            shared = [one.id for part in shared_neighbours(graph, found) for one in part.nodes]
            both = neighbours(graph, node.id, found.by) & neighbours(graph, found.id, found.by)
            assert sorted(shared) == sorted(both)
            assert len(shared) == found.shared


@STEADY
@given(data=st.data())
def test_the_order_of_documents_does_not_change_what_is_similar(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    extractions = data.draw(some_extractions)
    graph, other = assemble(extractions, no_names), assemble(data.draw(st.permutations(extractions)), no_names)
    for node in graph.adjacency.of_kind.get(NodeKind.CODE, ()):
        assert similar(graph, node.id) == similar(other, node.id)


@STEADY
@given(data=st.data())
def test_neighbours_are_each_others(data: DataObject, some_extractions: Extractions, no_names: Names) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    pairs = {(one, far) for one in graph.nodes for kind in ALIKE for far in graph.neighbours.of_kind(one, kind)}
    assert pairs == {(far, one) for one, far in pairs}


def test_a_kind_that_no_relation_leads_to_is_refused(no_names: Names) -> None:
    graph = assemble([], no_names)
    with pytest.raises(SimilarityError, match="no relation leads from MODIFIER to PAYER and SPECIALTY") as caught:
        similar(graph, NodeId("modifier:26"), (NodeKind.PAYER, NodeKind.CODE, NodeKind.SPECIALTY))
    assert caught.value.value == ["PAYER", "SPECIALTY"]
    assert caught.value.hint == "`by` takes CODE"
