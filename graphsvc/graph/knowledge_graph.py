"""The knowledge graph: read-only, one NetworkX network and the index that answers read."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

import networkx as nx

from graphsvc.graph.adjacency import Adjacency, adjacency_of
from graphsvc.graph.code_fields import CodeField, fields_of_codes
from graphsvc.graph.deferred import Deferred
from graphsvc.graph.filters import NodeFilter
from graphsvc.graph.memo import Memo
from graphsvc.graph.naming import NameIndex, name_index
from graphsvc.graph.neighbours import Neighbours
from graphsvc.graph.note_index import NoteIndex
from graphsvc.graph.release import Release, release_of
from graphsvc.graph.search_index import SearchIndex, search_index
from graphsvc.model import Assertion, Document, Gap, Node, NodeId, NodeKind

KEPT_TESTS: Final = 8
"""Node filters whose tests are kept: one operation has few, and each may hold the ids of all nodes it matches."""

KEPT_ANSWERS: Final = 32
"""Answers that take long and are kept, since their pages are asked for one by one; each holds up to 2,000 nodes."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KnowledgeGraph:
    """What all documents say, joined.

    Attributes:
        network: A frozen `networkx.MultiDiGraph` for notebooks and algorithms: a node is an id with one
            attribute `node`; an edge is keyed by its assertion's id with one attribute `assertion`.
            Literals are no edges; documents are nodes without edges, reached through the evidence.
        nodes: By id, in the order of the ids.
        documents: By id, in the order of the ids.
        assertions: All, literals too, by subject, predicate, target and status.
        gaps: All, by document and place.
        release: What this build is known by.
        adjacency: Typed index over the above.
        names: Nodes by what they are called.
        neighbours: The different nodes that a node is joined with; worked out when asked for.
        node_tests: The tests of the last node filters; worked out when asked for.
        texts: Nodes by the words of all their texts; made when it is first asked for.
        fields: What is told of each code; made when it is first asked for.
        answers: The last answers that take long, by question; worked out when asked for.
        review: The review notes; none until `graphsvc.graph.review.review` has added them.
    """

    network: "nx.MultiDiGraph[NodeId]" = field(repr=False)
    nodes: Mapping[NodeId, Node] = field(repr=False)
    documents: Mapping[NodeId, Document] = field(repr=False)
    assertions: tuple[Assertion, ...] = field(repr=False)
    gaps: tuple[Gap, ...] = field(repr=False)
    release: Release
    adjacency: Adjacency = field(repr=False)
    names: NameIndex = field(repr=False)
    neighbours: Neighbours = field(repr=False)
    node_tests: Memo[tuple[NodeKind, NodeFilter], Callable[[Node], bool]] = field(
        init=False, default_factory=lambda: Memo(KEPT_TESTS), repr=False
    )
    texts: Deferred[SearchIndex] = field(repr=False)
    fields: Deferred[Mapping[NodeId, tuple[CodeField, ...]]] = field(repr=False)
    answers: Memo[Hashable, Any] = field(init=False, default_factory=lambda: Memo(KEPT_ANSWERS), repr=False)
    review: NoteIndex = field(default_factory=NoteIndex, repr=False)


def knowledge_graph(
    *,
    documents: Sequence[Document],
    nodes: Sequence[Node],
    assertions: Sequence[Assertion],
    gaps: Sequence[Gap],
    wordings: Mapping[NodeId, Sequence[str]],
    built_at: datetime | None,
) -> KnowledgeGraph:
    """Make a graph of parts that are each in canonical order; both ends of every assertion are nodes.

    The wordings are those that no document says, by node: they lead to nodes and are no content of the release.
    """
    adjacency = adjacency_of(nodes, assertions, gaps)
    return KnowledgeGraph(
        network=_network(nodes, assertions),
        nodes=MappingProxyType({node.id: node for node in nodes}),
        documents=MappingProxyType({document.id: document for document in documents}),
        assertions=tuple(assertions),
        gaps=tuple(gaps),
        release=release_of(documents, nodes, assertions, gaps, built_at),
        adjacency=adjacency,
        names=name_index(nodes, assertions, wordings),
        neighbours=Neighbours(adjacency),
        texts=Deferred(lambda: search_index(nodes, assertions, wordings)),
        fields=Deferred(lambda: fields_of_codes(adjacency)),
    )


def _network(nodes: Sequence[Node], assertions: Sequence[Assertion]) -> "nx.MultiDiGraph[NodeId]":
    network: nx.MultiDiGraph[NodeId] = nx.MultiDiGraph()
    for node in nodes:
        network.add_node(node.id, node=node)
    for assertion in assertions:
        if assertion.object is not None:
            network.add_edge(assertion.subject, assertion.object, key=assertion.id, assertion=assertion)
    nx.freeze(network)
    return network
