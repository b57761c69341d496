"""Paths over graphs that hypothesis makes up, against all simple paths by NetworkX."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.graph import KnowledgeGraph, assemble, paths
from graphsvc.graph.assemble import Names
from graphsvc.graph.paths import FOUND, MAX_LENGTH
from graphsvc.graph.way import Way
from graphsvc.model import Assertion, Document, Evidence, Extraction, NodeId, NodeKind, Predicate, Status, kind_of

Extractions = SearchStrategy[list[Extraction]]

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

WAYS = st.builds(
    Way,
    kinds=st.none() | st.frozensets(st.sampled_from(NodeKind), max_size=4),
    predicates=st.none() | st.frozensets(st.sampled_from(Predicate), max_size=6),
    statuses=st.frozensets(st.sampled_from(Status), min_size=1),
)


def counts(assertion: Assertion, way: Way) -> bool:
    return assertion.status in way.statuses and assertion.predicate in (
        frozenset(Predicate) if way.predicates is None else way.predicates
    )


def brute_force(
    graph: KnowledgeGraph, start: str, end: str, way: Way, max_length: int = MAX_LENGTH
) -> list[tuple[str, ...]]:
    plain: nx.Graph[str] = nx.Graph()
    for assertion in graph.assertions:
        if assertion.object not in {None, assertion.subject} and counts(assertion, way):
            plain.add_edge(assertion.subject, str(assertion.object))
    kinds = frozenset(NodeKind) if way.kinds is None else way.kinds
    plain.remove_nodes_from([node for node in plain if node not in {start, end} and kind_of(node) not in kinds])
    if start not in plain or end not in plain:
        return []
    found = nx.all_simple_paths(plain, start, end, cutoff=max_length)
    return sorted(map(tuple, found), key=lambda along: (len(along), along))


@STEADY
@given(data=st.data())
def test_the_shortest_paths_are_found_in_order_and_each_hop_has_what_says_it(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    ends = [node.id for node in graph.nodes.values() if node.kind is not NodeKind.DOCUMENT]
    if len(ends) < 2:
        return
    start, end = data.draw(st.lists(st.sampled_from(ends), min_size=2, max_size=2, unique=True))
    way = data.draw(WAYS)
    limit = data.draw(st.integers(FOUND.minimum, FOUND.maximum))
    found = paths.paths(graph, start, end, way=way, max_length=MAX_LENGTH, limit=limit)
    expected = brute_force(graph, start, end, way)[:limit]
    assert [tuple(node.id for node in path.nodes) for path in found] == expected
    assert [path.length for path in found] == [len(along) - 1 for along in expected]
    for path in found:
        assert all(one.far == other.near for one, other in pairwise(path.hops))
        for hop in path.hops:
            joined = {hop.near.id, hop.far.id}
            assert hop.assertions == tuple(
                assertion
                for assertion in graph.assertions
                if {assertion.subject, assertion.object} == joined and counts(assertion, way)
            )
            assert hop.assertions


@STEADY
@given(data=st.data())
def test_paths_do_not_depend_on_the_order_of_the_documents(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    read = data.draw(some_extractions)
    graph, other = assemble(read, no_names), assemble(read[::-1], no_names)
    ends = [node.id for node in graph.nodes.values() if node.kind is not NodeKind.DOCUMENT]
    if len(ends) < 2:
        return
    start, end = data.draw(st.lists(st.sampled_from(ends), min_size=2, max_size=2, unique=True))
    assert paths.paths(graph, start, end) == paths.paths(other, start, end)


PAGE = Document(name="page.txt", sha256="0" * 64, text="words", sections=())
WORDS = Evidence(document=PAGE.id, start=0, end=5, quote="words", section=None, extractor="e/1", as_written="words")


def says(subject: str, predicate: Predicate, target: str) -> Assertion:
    return Assertion(
        subject=NodeId(subject), predicate=predicate, object=NodeId(target), status=Status.AFFIRMED, evidence=(WORDS,)
    )


@pytest.mark.parametrize(("start", "length"), [("icd10cm:C34.90", 2), ("modifier:26", 4)])
def test_an_end_that_hangs_on_one_node_does_not_make_the_search_try_all_ways_round_it(
    start: str, length: int, no_names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [f"cpt:{number}" for number in range(10_000, 10_300)]
    wide = [says(code, Predicate.TAKES_MODIFIER, f"modifier:{one}") for code in codes for one in ("26", "59", "TC")]
    hanging = [says(codes[0], Predicate.INDICATED_FOR, f"icd10cm:{one}") for one in ("C34.90", "C34.91")]
    graph = assemble([Extraction(document=PAGE, assertions=(*wide, *hanging), gaps=())], no_names)
    monkeypatch.setattr(paths, "MAX_STEPS", 40 * len(wide))
    found = paths.paths(graph, start, "icd10cm:C34.91", max_length=MAX_LENGTH, limit=FOUND.maximum)
    expected = brute_force(graph, start, "icd10cm:C34.91", Way(), length)
    assert [tuple(node.id for node in path.nodes) for path in found] == expected[: FOUND.maximum]
