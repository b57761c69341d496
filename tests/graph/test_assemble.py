from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.errors import SpanError
from graphsvc.graph import KnowledgeGraph, Names, assemble
from graphsvc.graph.relations import Direction
from graphsvc.model import (
    Assertion,
    Document,
    Evidence,
    Extraction,
    Node,
    NodeId,
    NodeKind,
    Predicate,
    Status,
    evidence_order,
)

STEADY = settings(deadline=None, max_examples=50)  # no clock: the machine may be busy

Extractions = SearchStrategy[list[Extraction]]

DOCUMENT = Document(name="77386.txt", sha256="ab" * 32, text="77386 takes modifier 26. Aetna covers 77386.")


def said(quote: str, predicate: Predicate, target: str, status: Status = Status.AFFIRMED) -> Assertion:
    start = DOCUMENT.text.index(quote)
    words = Evidence(
        document=DOCUMENT.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        section=None,
        extractor="hand/1",
        as_written=quote,
    )
    return Assertion(
        subject=NodeId("cpt:77386"),
        predicate=predicate,
        object=NodeId(target),
        status=status,
        evidence=(words,),
    )


def read(*assertions: Assertion) -> Extraction:
    return Extraction(document=DOCUMENT, assertions=assertions, gaps=())


def content(graph: KnowledgeGraph) -> tuple[object, ...]:
    return (
        dict(graph.nodes),
        dict(graph.documents),
        graph.assertions,
        graph.gaps,
        graph.release,
        graph.adjacency,
        graph.names,
        sorted(graph.network.edges(keys=True)),
    )


@STEADY
@given(data=st.data())
def test_input_order_does_not_matter(data: DataObject, some_extractions: Extractions, no_names: Names) -> None:
    extractions = data.draw(some_extractions)
    shuffled = [
        replace(
            extraction,
            assertions=tuple(data.draw(st.permutations(extraction.assertions))),
            gaps=tuple(data.draw(st.permutations(extraction.gaps))),
        )
        for extraction in data.draw(st.permutations(extractions))
    ]
    assert content(assemble(extractions, no_names)) == content(assemble(shuffled, no_names))


@STEADY
@given(data=st.data())
def test_reading_twice_changes_nothing(data: DataObject, some_extractions: Extractions, no_names: Names) -> None:
    extractions = data.draw(some_extractions)
    assert content(assemble(extractions, no_names)) == content(assemble(extractions * 2, no_names))


@STEADY
@given(data=st.data())
def test_nothing_is_lost_and_nothing_invented(data: DataObject, some_extractions: Extractions, no_names: Names) -> None:
    extractions = data.draw(some_extractions)
    graph = assemble(extractions, no_names)
    given_words = {
        (assertion.key, words)
        for extraction in extractions
        for assertion in extraction.assertions
        for words in assertion.evidence
    }
    kept = [(assertion.key, words) for assertion in graph.assertions for words in assertion.evidence]
    assert set(kept) == given_words
    assert len(kept) == len(given_words)
    assert set(graph.gaps) == {gap for extraction in extractions for gap in extraction.gaps}
    assert set(graph.documents) == {extraction.document.id for extraction in extractions}


@STEADY
@given(data=st.data())
def test_what_is_merged_is_in_order(data: DataObject, some_extractions: Extractions, no_names: Names) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    keys = [assertion.key for assertion in graph.assertions]
    assert keys == sorted(set(keys))
    for assertion in graph.assertions:
        assert list(assertion.evidence) == sorted(assertion.evidence, key=evidence_order)


@STEADY
@given(data=st.data())
def test_the_release_id_changes_with_the_content(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    one, other = data.draw(some_extractions), data.draw(some_extractions)
    first, second = assemble(one, no_names), assemble(other, no_names)
    same = (first.assertions, first.gaps, dict(first.nodes)) == (
        second.assertions,
        second.gaps,
        dict(second.nodes),
    )
    assert (first.release.id == second.release.id) is same


@STEADY
@given(data=st.data())
def test_the_network_and_the_index_hold_every_edge(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    edges = [assertion for assertion in graph.assertions if assertion.object is not None]
    assert set(graph.network.nodes) == set(graph.nodes)
    assert graph.network.number_of_edges() == len(edges)
    for assertion in edges:
        assert assertion.object is not None
        held = graph.network.edges[assertion.subject, assertion.object, assertion.id]
        assert held == {"assertion": assertion}
        adjacent = graph.adjacency.edges
        assert assertion in adjacent[assertion.subject, assertion.predicate, Direction.OUT]
        assert assertion in adjacent[assertion.object, assertion.predicate, Direction.IN]


def test_the_same_statement_twice_is_one_edge_with_two_quotes(no_names: Names) -> None:
    first = said("77386 takes modifier 26", Predicate.TAKES_MODIFIER, "modifier:26")
    second = said("modifier 26", Predicate.TAKES_MODIFIER, "modifier:26")
    denied = said("26", Predicate.TAKES_MODIFIER, "modifier:26", Status.NEGATED)
    graph = assemble([read(second, denied), read(first)], no_names)
    assert graph.assertions == (
        replace(first, evidence=(*first.evidence, *second.evidence)),
        denied,
    )


def test_a_node_is_called_by_the_vocabulary_then_its_code_then_the_first_wording() -> None:
    class SomeNames:
        def node(self, node_id: NodeId) -> Node | None:
            return Node(id=node_id, name="Professional") if node_id == "modifier:26" else None

        def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:  # noqa: ARG002
            return ()

    graph = assemble(
        [
            read(
                said("modifier 26", Predicate.TAKES_MODIFIER, "modifier:26"),
                said("26", Predicate.TAKES_MODIFIER, "modifier:59"),
                said("covers", Predicate.COVERED_BY, "payer:aetna"),
                said("Aetna", Predicate.DISCUSSED_FOR, "payer:aetna"),
            )
        ],
        SomeNames(),
    )
    assert {node.id: node.name for node in graph.nodes.values()} == {
        "cpt:77386": "77386",
        "document:abababababab": "77386.txt",
        "modifier:26": "Professional",
        "modifier:59": "59",
        "payer:aetna": "Aetna",
    }


def test_a_wording_that_means_two_nodes_names_neither(no_names: Names) -> None:
    graph = assemble(
        [
            read(
                said("takes", Predicate.COVERED_BY, "payer:aetna"),
                said("takes", Predicate.COVERED_BY, "payer:cigna"),
                said("Aetna", Predicate.DISCUSSED_FOR, "payer:cigna"),
            )
        ],
        no_names,
    )
    assert graph.nodes[NodeId("payer:cigna")].name == "takes"
    assert graph.names.find(NodeKind.PAYER, "cigna") == "payer:cigna"
    assert graph.names.find(NodeKind.PAYER, "aetna") == "payer:aetna"


def test_a_quote_that_is_not_the_text_is_refused(no_names: Names) -> None:
    right = said("Aetna", Predicate.COVERED_BY, "payer:aetna")
    wrong = replace(right, evidence=(replace(right.evidence[0], start=0, end=5),))
    with pytest.raises(SpanError):
        assemble([read(wrong)], no_names)


def test_an_edge_between_the_wrong_kinds_is_refused(no_names: Names) -> None:
    with pytest.raises(ValueError, match="COVERED_BY"):
        assemble([read(said("Aetna", Predicate.COVERED_BY, "modifier:26"))], no_names)


def test_a_graph_cannot_be_changed(no_names: Names) -> None:
    graph = assemble([read(said("Aetna", Predicate.COVERED_BY, "payer:aetna"))], no_names)
    with pytest.raises(nx.NetworkXError):
        graph.network.add_node(NodeId("payer:cigna"))
    with pytest.raises(TypeError):
        graph.nodes[NodeId("payer:cigna")] = Node(id=NodeId("payer:cigna"), name="Cigna")  # type: ignore[index]
