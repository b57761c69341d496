from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.errors import FilterError, NodeIdError
from graphsvc.graph import KnowledgeGraph, Names, assemble, questions
from graphsvc.graph.filters import MAX_NESTING, AssertionFilter, NodeFilter, RelationFilter
from graphsvc.graph.relations import RELATIONS, Relation, relation, relations_of
from graphsvc.model import SIGNATURES, Extraction, NodeKind, Predicate, Status

STEADY = settings(deadline=None, max_examples=50)  # no clock: the machine may be busy

Extractions = SearchStrategy[list[Extraction]]

NAMES = st.lists(st.sampled_from(["26", "modifier:59", "GP"]), min_size=1, max_size=3).map(tuple)


def relation_filters() -> SearchStrategy[RelationFilter]:
    return st.builds(
        RelationFilter,
        relation=st.just(relation(NodeKind.CODE, "modifiers")),
        all=st.none() | NAMES,
        any=st.none() | NAMES,
        none=st.none() | NAMES,
        exists=st.none() | st.booleans(),
        statuses=st.none() | st.frozensets(st.sampled_from(Status)),
        documents=st.none() | st.just(("0.txt", "1.txt")),
    )


def node_filters() -> SearchStrategy[NodeFilter]:
    plain = st.builds(
        NodeFilter,
        named=st.none() | st.just(("77386", "hcpcs:G6015")),
        text=st.none() | st.sampled_from(["sentence", "77"]),
        relations=st.lists(relation_filters(), max_size=2).map(tuple),
    )
    return st.recursive(
        plain,
        lambda inner: st.builds(
            NodeFilter,
            and_=st.none() | st.lists(inner, max_size=2).map(tuple),
            or_=st.none() | st.lists(inner, max_size=2).map(tuple),
            not_=st.none() | inner,
        ),
        max_leaves=4,
    )


def ids(graph: KnowledgeGraph, where: NodeFilter | None) -> frozenset[str]:
    return frozenset(node.id for node in questions.nodes_of_kind(graph, NodeKind.CODE, where))


@STEADY
@given(data=st.data())
def test_filters_obey_the_laws_of_logic(data: DataObject, some_extractions: Extractions, no_names: Names) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    one, other = data.draw(node_filters()), data.draw(node_filters())
    every, a, b = ids(graph, None), ids(graph, one), ids(graph, other)
    assert ids(graph, NodeFilter(not_=one)) == every - a
    assert ids(graph, NodeFilter(not_=NodeFilter(not_=one))) == a
    assert ids(graph, NodeFilter(and_=(one, other))) == a & b
    assert ids(graph, NodeFilter(or_=(one, other))) == a | b
    assert ids(graph, NodeFilter(and_=())) == every
    assert ids(graph, NodeFilter(or_=())) == frozenset()
    assert ids(graph, NodeFilter()) == every


@STEADY
@given(data=st.data())
def test_all_is_within_any_and_none_is_its_opposite(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    names = data.draw(NAMES)
    plain = replace(data.draw(relation_filters()), all=None, any=None, none=None, exists=None)

    def matching(where: RelationFilter) -> frozenset[str]:
        return ids(graph, NodeFilter(relations=(where,)))

    any_of = matching(replace(plain, any=names))
    assert matching(replace(plain, all=names)) <= any_of
    assert matching(replace(plain, none=names)) == ids(graph, None) - any_of
    assert any_of <= matching(replace(plain, exists=True))
    assert matching(replace(plain, exists=True)) == ids(graph, None) - matching(replace(plain, exists=False))


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.edge)
@settings(STEADY, max_examples=15)
@given(data=st.data())
def test_a_filter_agrees_with_the_edges_it_speaks_of(
    relation: Relation, data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    for far in questions.nodes_of_kind(graph, relation.target):
        where = NodeFilter(relations=(RelationFilter(relation=relation, any=(far.id,)),))
        by_filter = {node.id for node in questions.nodes_of_kind(graph, relation.source, where)}
        by_edge = {
            node.id
            for node in questions.nodes_of_kind(graph, relation.source)
            for edge in questions.related(graph, node.id, relation)
            if relation.far_end(edge) == far.id
        }
        assert by_filter == by_edge


@STEADY
@given(data=st.data())
def test_a_statement_stands_in_one_document_or_in_several(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    for is_single in (True, False):
        found = questions.assertions(graph, AssertionFilter(single_document=is_single))
        assert found == tuple(
            assertion
            for assertion in graph.assertions
            if (len({words.document for words in assertion.evidence}) == 1) is is_single
        )


def test_relations_lead_where_their_predicates_do() -> None:
    assert len({relation.edge for relation in RELATIONS}) == len(RELATIONS)
    for kind in NodeKind:
        names = [found.name for found in relations_of(kind)]
        assert len(set(names)) == len(names)
    for found in RELATIONS:
        for predicate in found.predicates:
            assert {found.source, found.target} == {NodeKind.CODE, SIGNATURES[predicate].target}
    reached = {predicate for found in RELATIONS for predicate in found.predicates}
    assert reached == {predicate for predicate in Predicate if SIGNATURES[predicate].target}


@STEADY
@given(data=st.data())
def test_bad_filters_say_what_is_wrong(data: DataObject, some_extractions: Extractions, no_names: Names) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    where = NodeFilter()
    for _ in range(MAX_NESTING):
        where = NodeFilter(not_=where)
    modifiers = relation(NodeKind.CODE, "modifiers")
    with pytest.raises(FilterError, match=str(MAX_NESTING)):
        ids(graph, where)
    with pytest.raises(FilterError, match="blank"):
        ids(graph, NodeFilter(text=" "))
    with pytest.raises(NodeIdError, match="MODIFIER"):
        ids(graph, NodeFilter(relations=(RelationFilter(relation=modifiers, any=("payer:aetna",)),)))
    with pytest.raises(NodeIdError):
        ids(graph, NodeFilter(named=("hello",)))
