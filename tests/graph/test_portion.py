"""A part of the graph stands alone, and holds what is said between the nodes that are reached."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graphsvc.build import extraction_of
from graphsvc.errors import ChoiceError, EmptyChoiceError, NodeIdError
from graphsvc.graph import KnowledgeGraph, assemble
from graphsvc.graph.portion import Choice, chosen, ids_named, portion
from graphsvc.model import Extraction, NodeId
from tests.graph.conftest import NoNames

TEXT = """\
CPT Code 77386
Modifier 26: the professional component.
Modifier 59: a separate service.
"""


@pytest.fixture
def small() -> KnowledgeGraph:
    """77386 takes 26 and 59; 77600 takes 26."""
    other = "CPT Code 77600\nModifier 26: the professional component.\n"
    return assemble([extraction_of("a.txt", TEXT), extraction_of("b.txt", other)], NoNames())


@given(data=st.data())
def test_a_part_stands_alone(
    some_extractions: SearchStrategy[list[Extraction]], no_names: NoNames, data: st.DataObject
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    assume(graph.assertions)
    known = [*graph.nodes, *(one.id for one in graph.assertions)]
    ids = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))
    try:
        part = portion(graph, chosen(graph, ids, steps=data.draw(st.integers(0, 4))))
    except EmptyChoiceError:
        return
    nodes, documents = {node.id for node in part.nodes}, {document.id for document in part.documents}
    assert {one.subject for one in part.assertions} | {gap.subject for gap in part.gaps} | documents <= nodes
    assert {one.object for one in part.assertions if one.object} <= nodes
    assert {words.document for one in part.assertions for words in one.evidence} <= documents
    assert {gap.document for gap in part.gaps} <= documents
    assert [one for one in graph.assertions if one in set(part.assertions)] == list(part.assertions)
    assert [node.id for node in part.nodes] == sorted(nodes)


@given(data=st.data())
def test_more_steps_reach_more(
    some_extractions: SearchStrategy[list[Extraction]], no_names: NoNames, data: st.DataObject
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    assume(graph.assertions)
    seed = data.draw(st.sampled_from(graph.assertions)).subject
    parts = [portion(graph, chosen(graph, [seed], steps=steps)) for steps in range(1, 5)]
    for near, far in pairwise(parts):
        assert set(near.assertions) <= set(far.assertions)
        assert set(near.nodes) <= set(far.nodes)


def test_one_step_is_what_is_said_of_a_node(small: KnowledgeGraph) -> None:
    part = portion(small, chosen(small, ["modifier:26"]))
    assert {(one.subject, one.object) for one in part.assertions if one.object} == {
        ("cpt:77386", "modifier:26"),
        ("cpt:77600", "modifier:26"),
    }
    assert NodeId("modifier:59") in {node.id for node in portion(small, chosen(small, ["modifier:26"], steps=2)).nodes}


def test_a_document_leads_to_what_it_says(small: KnowledgeGraph) -> None:
    (document,) = (document.id for document in small.documents.values() if document.name == "b.txt")
    part = portion(small, chosen(small, [document]))
    assert {one.subject for one in part.assertions} == {"cpt:77600"}
    assert [found.name for found in part.documents] == ["b.txt"]


def test_an_assertion_comes_alone(small: KnowledgeGraph) -> None:
    wanted = next(one for one in small.assertions if one.object == "modifier:59")
    assert portion(small, chosen(small, [wanted.id])).assertions == (wanted,)


def test_the_whole_graph_is_what_it_was(small: KnowledgeGraph) -> None:
    whole = portion(small)
    assert (whole.assertions, whole.gaps, whole.nodes) == (small.assertions, small.gaps, tuple(small.nodes.values()))


def test_a_choice_is_the_same_in_whatever_order_it_is_given(small: KnowledgeGraph) -> None:
    one, other = chosen(small, ["modifier:26", "cpt:77386"]), chosen(small, ["cpt:77386", "modifier:26", "cpt:77386"])
    assert (one, one.key) == (other, other.key)
    keys = {Choice(nodes=(NodeId("cpt:77386"),), steps=steps).key for steps in range(5)}
    assert len(keys) == 5


def test_what_an_answer_names_is_found_however_deep(small: KnowledgeGraph) -> None:
    assertion = small.assertions[0].id
    answer = {"a": [{"b": {"id": "modifier:26"}}, None, 1, "cpt:00000"], "c": assertion, "d": "modifier:26"}
    assert ids_named(small, answer) == tuple(sorted(["modifier:26", assertion]))
    with pytest.raises(EmptyChoiceError):
        ids_named(small, {"name": "modifier 26"})


@pytest.mark.parametrize(
    ("ids", "steps", "error"),
    [
        (["cpt:00000"], 1, ChoiceError),
        (["assertion:000000000000"], 1, ChoiceError),
        (["cpt:77386"], -1, ChoiceError),
        (["cpt:77386"], 5, ChoiceError),
        (["77386"], 1, NodeIdError),
        ([], 1, EmptyChoiceError),
    ],
)
def test_what_cannot_be_chosen_is_refused(
    small: KnowledgeGraph, ids: list[str], steps: int, error: type[Exception]
) -> None:
    with pytest.raises(error):
        chosen(small, ids, steps=steps)


def test_a_part_of_which_nothing_is_said_is_refused(small: KnowledgeGraph) -> None:
    with pytest.raises(EmptyChoiceError):
        portion(small, chosen(small, ["modifier:26"], steps=0))
