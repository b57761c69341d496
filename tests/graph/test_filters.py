from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.errors import FilterError, NodeIdError
from graphsvc.graph import KnowledgeGraph, Names, assemble, questions
from graphsvc.graph.filters import (
    COUNTED,
    MAX_NESTING,
    MAX_PARTS,
    AssertionFilter,
    AtLeast,
    GapFilter,
    NodeFilter,
    RelationFilter,
    SpanFilter,
    TextFilter,
)
from graphsvc.graph.lookup import find
from graphsvc.graph.matching import node_test
from graphsvc.graph.relations import RELATIONS, Relation, relation, relations_of
from graphsvc.model import (
    SIGNATURES,
    Assertion,
    Evidence,
    Extraction,
    Gap,
    Node,
    NodeId,
    NodeKind,
    Predicate,
    Qualifier,
    ReviewNote,
    Status,
)

STEADY = settings(deadline=None, max_examples=50)  # no clock: the machine may be busy

Extractions = SearchStrategy[list[Extraction]]

NAMES = st.lists(st.sampled_from(["26", "modifier:59", "GP"]), min_size=1, max_size=3).map(tuple)


TEXT_FILTERS = st.builds(TextFilter, contains=st.sampled_from(["PROF", "other"])) | st.builds(
    TextFilter, present=st.booleans()
)

FAR_FILTERS = st.sampled_from(
    [
        NodeFilter(),
        NodeFilter(named=("26",)),
        NodeFilter(text="5"),
        NodeFilter(
            relations=(
                RelationFilter(relation=relation(NodeKind.MODIFIER, "codes"), at_least=AtLeast(count=2)),
                RelationFilter(relation=relation(NodeKind.MODIFIER, "codes"), where=NodeFilter(named=("77386",))),
            )
        ),
    ]
)


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
        at_least=st.none() | st.builds(AtLeast, count=st.integers(0, 3), of=st.none() | NAMES),
        extractors=st.none() | st.just(("modifiers",)) | st.just(("payers/1", "sites/1")),
        qualifiers=st.just(()) | TEXT_FILTERS.map(lambda text: ((Qualifier.MEANING, text),)),
        where=st.none() | FAR_FILTERS,
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


class _Nobody:
    def node(self, node_id: NodeId) -> Node | None:  # noqa: ARG002
        return None

    def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:  # noqa: ARG002
        return ()


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
    plain = replace(data.draw(relation_filters()), all=None, any=None, none=None, exists=None, at_least=None)

    def matching(where: RelationFilter) -> frozenset[str]:
        return ids(graph, NodeFilter(relations=(where,)))

    any_of = matching(replace(plain, any=names))
    assert matching(replace(plain, all=names)) <= any_of
    assert matching(replace(plain, none=names)) == ids(graph, None) - any_of
    assert any_of <= matching(replace(plain, exists=True))
    assert matching(replace(plain, exists=True)) == ids(graph, None) - matching(replace(plain, exists=False))
    assert matching(replace(plain, exists=True)) == matching(replace(plain, at_least=AtLeast(count=1)))
    assert matching(replace(plain, at_least=AtLeast(count=0))) == ids(graph, None)
    assert any_of == matching(replace(plain, at_least=AtLeast(count=1, of=names)))
    found = {find(graph, NodeKind.MODIFIER, name) for name in names}
    each = matching(replace(plain, at_least=AtLeast(count=len(found), of=names)))
    assert matching(replace(plain, all=names)) == (frozenset() if None in found else each)


@STEADY
@given(data=st.data())
def test_de_morgan_holds_and_the_order_of_parts_and_names_does_not_matter(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    parts = tuple(data.draw(st.lists(node_filters(), max_size=3)))
    opposites = tuple(NodeFilter(not_=part) for part in parts)
    assert ids(graph, NodeFilter(not_=NodeFilter(and_=parts))) == ids(graph, NodeFilter(or_=opposites))
    assert ids(graph, NodeFilter(not_=NodeFilter(or_=parts))) == ids(graph, NodeFilter(and_=opposites))
    assert ids(graph, NodeFilter(and_=parts)) == ids(graph, NodeFilter(and_=parts[::-1]))
    assert ids(graph, NodeFilter(or_=parts)) == ids(graph, NodeFilter(or_=parts[::-1]))
    one = data.draw(relation_filters())
    turned = replace(one, **{name: getattr(one, name)[::-1] for name in ("all", "any", "none") if getattr(one, name)})
    assert ids(graph, NodeFilter(relations=(one,))) == ids(graph, NodeFilter(relations=(turned,)))


@STEADY
@given(data=st.data())
def test_edges_count_that_meet_every_condition_on_them(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    where = replace(data.draw(relation_filters()), all=None, any=None, none=None, exists=None, at_least=None)
    statuses = COUNTED if where.statuses is None else where.statuses

    def counts(edge: Assertion) -> bool:
        meanings = [text for words in edge.evidence if (text := words.qualifier(Qualifier.MEANING)) is not None]
        return (
            edge.status in statuses
            and (
                where.documents is None
                or any(graph.nodes[words.document].name in where.documents for words in edge.evidence)
            )
            and (
                where.extractors is None
                or any({words.extractor, words.extractor[:-2]} & {*where.extractors} for words in edge.evidence)
            )
            and all(
                bool(meanings) is text.present
                if text.contains is None
                else any(text.contains.lower() in meaning for meaning in meanings)
                for _, text in where.qualifiers
            )
        )

    far_ends = {node.id for node in questions.nodes_of_kind(graph, NodeKind.MODIFIER, where.where)}
    for count in range(4):
        found = ids(graph, NodeFilter(relations=(replace(where, at_least=AtLeast(count=count)),)))
        assert found == {
            node.id
            for node in questions.nodes_of_kind(graph, NodeKind.CODE)
            if count
            <= len(
                {
                    edge.object
                    for edge in questions.related(graph, node.id, where.relation, statuses=frozenset(Status))
                    if counts(edge) and edge.object in far_ends
                }
            )
        }


def test_a_filter_that_only_says_which_edges_count_asks_for_one() -> None:
    graph = assemble([], _Nobody())
    modifiers = relation(NodeKind.CODE, "modifiers")
    for narrow in (
        RelationFilter(relation=modifiers, statuses=frozenset(Status)),
        RelationFilter(relation=modifiers, where=NodeFilter()),
        RelationFilter(relation=modifiers, extractors=("modifiers",)),
    ):
        test = node_test(graph, NodeFilter(relations=(narrow,)), NodeKind.CODE)
        assert test is not None
        assert not test(Node(id=NodeId("cpt:77386"), name="77386"))
    free = node_test(graph, NodeFilter(relations=(RelationFilter(relation=modifiers),)), NodeKind.CODE)
    assert free is not None
    assert free(Node(id=NodeId("cpt:77386"), name="77386"))


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


@STEADY
@given(data=st.data())
def test_a_span_finds_the_quotes_that_have_a_character_in_it(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    name = data.draw(st.sampled_from(["0.txt", "1.txt", "unknown.txt"]))
    start = data.draw(st.integers(0, 50))
    span = SpanFilter(document=name, start=start, end=start + data.draw(st.integers(1, 60)))
    inside = frozenset(range(span.start, span.end))

    def is_inside(words: Evidence | Gap) -> bool:
        return graph.nodes[words.document].name == name and not inside.isdisjoint(range(words.start, words.end))

    def evidence_inside(said: Assertion | ReviewNote) -> tuple[Evidence, ...]:
        return tuple(words for words in said.evidence if is_inside(words))

    found = questions.assertions(graph, AssertionFilter(span=span))
    assert found == tuple(assertion for assertion in graph.assertions if evidence_inside(assertion))
    assert questions.gaps(graph, GapFilter(span=span)) == tuple(gap for gap in graph.gaps if is_inside(gap))
    for assertion in graph.assertions:
        assert questions.evidence_in(graph, assertion.evidence, span) == evidence_inside(assertion)
        assert questions.evidence_in(graph, assertion.evidence, None) == assertion.evidence


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (5, 4)])
def test_a_span_without_a_character_is_an_error(start: int, end: int) -> None:
    graph = assemble([], _Nobody())
    span = SpanFilter(document="0.txt", start=start, end=end)
    with pytest.raises(FilterError, match=f"from {start} to {end}"):
        questions.assertions(graph, AssertionFilter(span=span))


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
    far = NodeFilter()
    for _ in range(MAX_NESTING // 2):
        back = RelationFilter(relation=relation(NodeKind.MODIFIER, "codes"), where=far)
        far = NodeFilter(relations=(RelationFilter(relation=modifiers, where=NodeFilter(relations=(back,))),))
    with pytest.raises(FilterError, match=f"deeper than {MAX_NESTING}"):
        ids(graph, far)
    with pytest.raises(FilterError, match=f"more than {MAX_PARTS}"):
        ids(graph, NodeFilter(and_=(NodeFilter(),) * MAX_PARTS))
    with pytest.raises(FilterError, match="-1"):
        ids(graph, NodeFilter(relations=(RelationFilter(relation=modifiers, at_least=AtLeast(count=-1)),)))
    with pytest.raises(FilterError, match="blank"):
        ids(graph, NodeFilter(text=" "))
    with pytest.raises(NodeIdError, match="MODIFIER"):
        ids(graph, NodeFilter(relations=(RelationFilter(relation=modifiers, any=("payer:aetna",)),)))
    with pytest.raises(NodeIdError):
        ids(graph, NodeFilter(named=("hello",)))
