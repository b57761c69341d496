"""What a neighborhood shows, and what it says it leaves out, is what a walk by hand finds."""

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.graph import KnowledgeGraph, Names, assemble, neighborhood
from graphsvc.graph.neighborhood import Subgraph
from graphsvc.graph.way import Way
from graphsvc.model import Assertion, Extraction, NodeId, NodeKind, Predicate, Status, kind_of

STEADY = settings(deadline=None, max_examples=80)  # no clock: the machine may be busy

Extractions = SearchStrategy[list[Extraction]]

KINDS = st.frozensets(st.sampled_from(NodeKind))

WAYS = st.builds(
    Way,
    kinds=st.none() | KINDS | KINDS.map(lambda kinds: kinds | {NodeKind.CODE}),
    predicates=st.none() | st.frozensets(st.sampled_from(Predicate), min_size=4),
    statuses=st.frozensets(st.sampled_from(Status), min_size=1),
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A graph and a question to it."""

    graph: KnowledgeGraph
    seeds: tuple[NodeId, ...]
    depth: int
    opened: frozenset[NodeId]
    way: Way

    def answer(self, first: int = neighborhood.SHOWN.maximum) -> Subgraph:
        return neighborhood.neighborhood(
            self.graph,
            self.seeds,
            depth=self.depth,
            opened=self.opened,
            way=self.way,
            first=max(first, len(self.seeds)),
        )

    def edges(self) -> list[Assertion]:
        """The assertions that the way allows, by trying each."""
        return [
            edge
            for edge in self.graph.assertions
            if edge.object is not None
            and (self.way.predicates is None or edge.predicate in self.way.predicates)
            and edge.status in self.way.statuses
            and self._allowed(edge.subject)
            and self._allowed(edge.object)
        ]

    def neighbours(self, near: NodeId) -> Counter[NodeId]:
        """What is one step away, with the number of edges that lead there."""
        pairs = [(edge.subject, NodeId(edge.target)) for edge in self.edges()]
        found = Counter(far for pair in pairs for one, far in (pair, pair[::-1]) if one == near and pair[0] != pair[1])
        if kind_of(near) is NodeKind.DOCUMENT:
            found.update(code for code in self._codes_in(near) if self._allowed(code))
        return found

    def distances(self) -> dict[NodeId, int]:
        """What is at most `depth` steps away, or one step from what is opened, with its distance."""
        distance = dict.fromkeys(self.seeds, 0)
        for step in range(len(self.graph.nodes)):
            layer = [node_id for node_id, steps in distance.items() if steps == step]
            for near in [node_id for node_id in layer if step < self.depth or node_id in self.opened]:
                for far in self.neighbours(near):
                    distance.setdefault(far, step + 1)
        return distance

    def ranked(self) -> list[NodeId]:
        """The same, as it is ranked."""
        distance = self.distances()

        def strength(node_id: NodeId) -> int:
            step = distance[node_id] - 1
            layer = [near for near, steps in distance.items() if steps == step]
            nearer = [near for near in layer if step < self.depth or near in self.opened]
            return sum(self.neighbours(near)[node_id] for near in nearer)

        return sorted(distance, key=lambda node_id: (distance[node_id], -strength(node_id), node_id))

    def _allowed(self, node_id: NodeId) -> bool:
        return self.way.kinds is None or kind_of(node_id) in self.way.kinds or node_id in self.seeds

    def _codes_in(self, document: NodeId) -> set[NodeId]:
        said = [one for one in self.graph.assertions if document in {words.document for words in one.evidence}]
        ends = {NodeId(end) for one in said for end in (one.subject, one.object) if end is not None}
        lacking = {gap.subject for gap in self.graph.gaps if gap.document == document}
        return {end for end in ends | lacking if kind_of(end) is NodeKind.CODE}


@pytest.fixture(scope="session")
def questions(some_extractions: Extractions, no_names: Names) -> SearchStrategy[Asked]:
    """Questions to small graphs."""

    @st.composite
    def asked(draw: st.DrawFn) -> Asked:
        graph = assemble(draw(some_extractions), no_names)
        nodes = st.sampled_from(sorted(graph.nodes))
        return Asked(
            graph=graph,
            seeds=tuple(draw(st.lists(nodes, min_size=1, max_size=3, unique=True))),
            depth=draw(st.integers(1, 4)),
            opened=draw(st.frozensets(nodes, max_size=4)),
            way=draw(WAYS),
        )

    return asked()


def ids(found: Subgraph) -> list[NodeId]:
    return [row.node.id for row in found.nodes]


@STEADY
@given(data=st.data(), first=st.integers(1, 12))
def test_the_first_by_distance_then_edges_then_id_are_shown_and_the_rest_is_counted(
    data: DataObject, first: int, questions: SearchStrategy[Asked]
) -> None:
    asked = data.draw(questions)
    ranked, found = asked.ranked(), asked.answer(first)
    first = max(first, len(asked.seeds))
    assert ids(found) == ranked[:first]
    assert {row.node.id: row.distance for row in found.nodes} == {
        node_id: steps for node_id, steps in asked.distances().items() if node_id in ranked[:first]
    }
    cut = Counter(map(kind_of, ranked[first:]))
    assert (found.nodes_cut, found.counted_depth) == (cut.total(), asked.depth)
    assert found.nodes_cut_per_kind == tuple((kind, cut[kind]) for kind in NodeKind if cut[kind])


@STEADY
@given(data=st.data(), first=st.integers(1, 12))
def test_the_edges_are_all_that_join_two_shown_nodes_the_nearest_first(
    data: DataObject, first: int, questions: SearchStrategy[Asked]
) -> None:
    asked = data.draw(questions)
    found = asked.answer(first)
    distance = {row.node.id: row.distance for row in found.nodes}

    def place(edge: Assertion) -> tuple[object, ...]:
        return (*sorted((distance[edge.subject], distance[NodeId(edge.target)])), edge.key)

    joining = [edge for edge in asked.edges() if edge.subject in distance and edge.object in distance]
    assert list(found.edges) == sorted(joining, key=place)
    assert (found.edges_cut, found.edges_cut_per_predicate) == (0, ())


@STEADY
@given(data=st.data(), first=st.integers(1, 12))
def test_hidden_counts_are_the_neighbours_that_are_not_shown(
    data: DataObject, first: int, questions: SearchStrategy[Asked]
) -> None:
    asked = data.draw(questions)
    found = asked.answer(first)
    shown = set(ids(found))
    assert [row.hidden_count for row in found.nodes] == [
        len(asked.neighbours(node_id).keys() - shown) for node_id in ids(found)
    ]


@STEADY
@given(data=st.data())
def test_what_nothing_was_cut_from_hangs_together_with_the_seeds(
    data: DataObject, questions: SearchStrategy[Asked]
) -> None:
    found = data.draw(questions).answer()
    joined = {(edge.subject, NodeId(edge.target)) for edge in found.edges}
    joined |= {(document, row.node.id) for row in found.nodes for document in row.document_ids}
    distance = {row.node.id: row.distance for row in found.nodes}
    for row in found.nodes:
        nearer = {distance[one if far == row.node.id else far] for one, far in joined if row.node.id in (one, far)}
        assert row.distance == 0 or row.distance - 1 in nearer


@STEADY
@given(data=st.data(), first=st.integers(1, 11))
def test_a_larger_first_only_adds_nodes_and_edges(
    data: DataObject, first: int, questions: SearchStrategy[Asked]
) -> None:
    asked = data.draw(questions)
    fewer, more = asked.answer(first), asked.answer(first + 1)
    assert ids(fewer) == ids(more)[: len(fewer.nodes)]
    assert set(fewer.edges) <= set(more.edges)


@STEADY
@given(data=st.data(), first=st.integers(1, 12))
def test_neither_the_order_of_documents_nor_that_of_ids_matters(
    data: DataObject, first: int, some_extractions: Extractions, no_names: Names
) -> None:
    extractions = data.draw(some_extractions)
    graph, mixed = (assemble(one, no_names) for one in (extractions, data.draw(st.permutations(extractions))))
    seeds = data.draw(st.lists(st.sampled_from(sorted(graph.nodes)), min_size=1, max_size=3, unique=True))
    first = max(first, len(seeds))
    twice = [*data.draw(st.permutations(seeds)), seeds[0]]
    assert neighborhood.neighborhood(graph, seeds, depth=3, first=first) == neighborhood.neighborhood(
        mixed, twice, depth=3, first=first
    )
