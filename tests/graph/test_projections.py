"""Projections, and what is asked of them: nothing hangs on the order of the documents, no node is lost."""

from itertools import chain

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.errors import MeasureError
from graphsvc.graph import KnowledgeGraph, Names, assemble, centrality, projecting
from graphsvc.graph.centrality import Measure
from graphsvc.graph.communities import communities
from graphsvc.graph.projecting import Direct, Projection, Shared
from graphsvc.graph.selection import Selection, ends
from graphsvc.model import Extraction, NodeId, NodeKind

STEADY = settings(deadline=None, max_examples=60)  # no clock: the machine may be busy

Extractions = SearchStrategy[list[Extraction]]

SHARED = [
    Shared(kind=NodeKind.CODE, through=frozenset({NodeKind.MODIFIER, NodeKind.PAYER})),
    Shared(kind=NodeKind.CODE, through=frozenset({NodeKind.DOCUMENT})),
    Shared(kind=NodeKind.MODIFIER, through=frozenset({NodeKind.CODE, NodeKind.DOCUMENT})),
    Shared(kind=NodeKind.DOCUMENT, through=frozenset({NodeKind.CODE, NodeKind.PAYER})),
]
DIRECT = [
    Direct(kinds=frozenset({NodeKind.CODE})),
    Direct(kinds=frozenset(NodeKind) - {NodeKind.DOCUMENT}),
]
PROJECTIONS = [
    *(Projection(joined=shared, selection=Selection()) for shared in SHARED),
    *(Projection(joined=direct, selection=Selection()) for direct in DIRECT),
]


@STEADY
@given(data=st.data(), shared=st.sampled_from(SHARED))
def test_a_shared_projection_is_the_weighted_projection_of_networkx(
    data: DataObject, shared: Shared, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    selection = Selection()
    counted = [one for one in graph.assertions if one.status in selection.statuses]
    both: nx.Graph[NodeId] = nx.Graph()
    for assertion in counted:
        for far in chain.from_iterable(ends(assertion, kind) for kind in shared.through):
            both.add_edges_from((near, far) for near in ends(assertion, shared.kind))
    near = [node_id for node_id in both if graph.nodes[node_id].kind is shared.kind]
    projected = projecting.project(graph, Projection(joined=shared, selection=selection))
    made = nx.relabel_nodes(projected.network, dict(enumerate(projected.ids)))
    # NetworkX refuses to project a graph without nodes.
    expected = nx.bipartite.weighted_projected_graph(both, near) if near else both
    assert nx.utils.graphs_equal(made, expected)


@STEADY
@given(data=st.data(), direct=st.sampled_from(DIRECT))
def test_the_weights_of_a_direct_projection_count_the_assertions_between_its_nodes(
    data: DataObject, direct: Direct, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    selection = Selection()
    projected = projecting.project(graph, Projection(joined=direct, selection=selection))
    between = [
        one
        for one in graph.assertions
        if one.status in selection.statuses
        and one.object not in {None, one.subject}
        and graph.nodes[one.object or one.subject].kind in direct.kinds
    ]
    assert projected.network.size(weight="weight") == len(between)
    assert set(projected.ids) == {end for one in between for end in (one.subject, one.object)}


@STEADY
@given(data=st.data(), projection=st.sampled_from(PROJECTIONS), measure=st.sampled_from(Measure))
def test_centrality_does_not_depend_on_the_order_of_the_documents(
    data: DataObject, projection: Projection, measure: Measure, some_extractions: Extractions, no_names: Names
) -> None:
    extractions = data.draw(some_extractions)
    mixed = data.draw(st.permutations(extractions))
    assert ranking(assemble(mixed, no_names), projection, measure) == ranking(
        assemble(extractions, no_names), projection, measure
    )


def ranking(graph: KnowledgeGraph, projection: Projection, measure: Measure) -> centrality.Centrality | str:
    try:
        return centrality.centrality(graph, projection, measure)
    except MeasureError as error:
        return error.message


@STEADY
@given(data=st.data(), projection=st.sampled_from(PROJECTIONS), measure=st.sampled_from(Measure))
def test_every_node_of_a_projection_is_ranked_once_by_its_score(
    data: DataObject, projection: Projection, measure: Measure, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    found = ranking(graph, projection, measure)
    if isinstance(found, str):
        assert measure is Measure.EIGENVECTOR
        return
    assert sorted(one.id for one in found.ranked) == list(projecting.project(graph, projection).ids)
    assert list(found.ranked) == sorted(found.ranked, key=lambda one: (-one.score, one.id))
    scores = [one.score for one in found.ranked]
    assert [one.rank for one in found.ranked] == [1 + sum(other > score for other in scores) for score in scores]


@STEADY
@given(data=st.data(), projection=st.sampled_from(PROJECTIONS))
def test_communities_part_the_nodes_and_do_not_depend_on_the_order_of_the_documents(
    data: DataObject, projection: Projection, some_extractions: Extractions, no_names: Names
) -> None:
    extractions = data.draw(some_extractions)
    mixed = data.draw(st.permutations(extractions))
    graph = assemble(extractions, no_names)
    found = communities(graph, projection)
    assert found == communities(assemble(mixed, no_names), projection)
    members = [member.id for community in found.communities for member in community.members]
    assert sorted(members) == list(projecting.project(graph, projection).ids)
    assert found.node_count == len(members)


@STEADY
@given(data=st.data(), shared=st.sampled_from(SHARED))
def test_a_tie_is_shared_by_as_many_members_as_it_says(
    data: DataObject, shared: Shared, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    selection = Selection()
    counted = [one for one in graph.assertions if one.status in selection.statuses]
    for community in communities(graph, Projection(joined=shared, selection=selection)).communities:
        members = {member.id for member in community.members}
        for tie in community.ties:
            sharing = {
                near
                for one in counted
                if tie.node.id in chain.from_iterable(ends(one, kind) for kind in shared.through)
                for near in ends(one, shared.kind)
            }
            assert len(sharing & members) == tie.member_count > 1
