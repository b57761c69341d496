"""The neighborhood of nodes, for drawing: what is few steps away, the nearest first, and what had to be left out."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, count
from typing import Final

from graphsvc.errors import NeighborhoodError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import node
from graphsvc.graph.paging import PageLimits
from graphsvc.graph.relations import Direction, Relation, relations_of
from graphsvc.graph.way import Way
from graphsvc.model import Assertion, Node, NodeId, NodeKind, Predicate

MAX_SEEDS: Final = 50
"""Nodes that a neighborhood starts from: a page of search results."""

DEFAULT_DEPTH: Final = 1
"""Steps: what is joined with the seeds themselves."""

MAX_DEPTH: Final = 4
"""Steps: two codes that share something are 2 apart, and those that share something with these 4."""

SHOWN: Final = PageLimits(minimum=1, default=100, maximum=400)
"""Nodes shown: 100 can be drawn with their names; 400 are as many as the explorer draws."""

MAX_EDGES: Final = 2_000
"""Assertions shown: five for each node; more are a blot, and with their evidence nearly a megabyte of JSON."""

MAX_FOLLOWED: Final = 100_000
"""Assertions that may have been followed before a step that only counts what is left out ends: 0.2 s on one core, of
500,000 assertions between 20,000 nodes (2026-11)."""

FOLLOWED_PER_ROW: Final = 50
"""Assertions followed that cost as much as one row of an answer, 50 microseconds: each takes 0.5 to 1.7 (2026-11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubgraphNode:
    """A node that is shown.

    Attributes:
        node: The node.
        distance: Steps to the nearest seed; 0 for a seed.
        hidden_count: Number of its neighbours, over the same way, that are not shown.
        document_ids: The seeds that are documents and speak of it, sorted.
    """

    node: Node
    distance: int
    hidden_count: int
    document_ids: tuple[NodeId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subgraph:
    """What is shown of a neighborhood, and how much is not.

    Attributes:
        nodes: Those shown: the nearest first, then those that most assertions join with nodes one step nearer (for a
            document among those, that it speaks of them), then by id.
        edges: Assertions between them: by the distance of the nearer end, then of the farther, then by subject,
            predicate, target and status.
        counted_depth: Steps out to which nodes were counted: those that were asked for, or fewer where more than
            `MAX_FOLLOWED` assertions would have had to be followed only for the numbers.
        nodes_cut: Nodes within these steps, or beside opened ones that were followed, that are not shown.
        nodes_cut_per_kind: Of each kind that has any, in the order of `NodeKind`.
        edges_cut: Assertions between shown nodes that are not shown.
        edges_cut_per_predicate: With each predicate that has any, in the order of `Predicate`.
        followed: How often an assertion was looked at: what it cost.
    """

    nodes: tuple[SubgraphNode, ...]
    edges: tuple[Assertion, ...]
    counted_depth: int
    nodes_cut: int
    nodes_cut_per_kind: tuple[tuple[NodeKind, int], ...]
    edges_cut: int
    edges_cut_per_predicate: tuple[tuple[Predicate, int], ...]
    followed: int


def neighborhood(
    graph: KnowledgeGraph,
    node_ids: Sequence[str],
    *,
    depth: int = DEFAULT_DEPTH,
    opened: Collection[str] = (),
    way: Way | None = None,
    first: int = SHOWN.default,
) -> Subgraph:
    """Find what is at most `depth` steps from some nodes, over edges followed in either direction.

    From nodes that are opened one more step is taken wherever they are found, so that a picture grows where somebody
    looks, and what is farther out goes first when it is cut.

    A document has no edges. As a seed it is joined with the codes that it has evidence or a gap for, whatever
    predicates and statuses are chosen; otherwise no document is reached.

    A node is shown only if all that are nearer are, so that what is shown hangs together. The layers that are shown
    are walked in full, from fewer than `first` nodes each; those behind them only to count.

    Args:
        graph: The graph.
        node_ids: The seeds; one that is named twice counts once.
        depth: Steps.
        opened: Ids of nodes from which one more step is taken wherever they are found; one that is not found opens
            nothing.
        way: Over what it leads; over everything that is not denied unless said otherwise.
        first: Nodes that are shown, the seeds among them.

    Raises:
        NeighborhoodError: there are no seeds, more than `MAX_SEEDS` or more than `first`, the graph has no node of an
            id, or `depth` is out of bounds.
        PageSizeError: `first` is out of bounds.
        NodeIdError: one of the texts is not an id.
    """
    if not 1 <= depth <= MAX_DEPTH:
        raise NeighborhoodError(f"depth is {depth}", value=depth, hint=f"a neighborhood takes depth 1 to {MAX_DEPTH}")
    SHOWN.checked(first, "first")
    seeds = _seeds(graph, tuple(sorted(set(node_ids))), first)
    steps = _Steps(graph, way or Way(), seeds)
    opened = frozenset(opened)
    distance = dict.fromkeys(seeds, 0)
    frontier: Collection[NodeId] = seeds
    ranked = list(seeds)
    counted_depth = depth
    for taken in count():
        widened = frontier if taken < depth else [near for near in frontier if near in opened]
        if not widened:
            break
        if len(ranked) >= first and steps.wider(widened, MAX_FOLLOWED - steps.followed):
            counted_depth = min(taken, depth)
            break
        # The index and not NetworkX's `bfs_layers`: a filtered view of the network calls Python twice for every edge.
        joined = Counter(far for near in widened for far in steps.neighbours(near) if far not in distance)
        distance.update(dict.fromkeys(joined, taken + 1))
        ranked.extend(sorted(joined, key=lambda node_id: (-joined[node_id], node_id)))
        frontier = joined
    shown = {node_id: distance[node_id] for node_id in ranked[:first]}
    edges = sorted(steps.between(shown), key=lambda edge: (*_distances(edge, shown), edge.key))
    kinds = Counter(graph.nodes[node_id].kind for node_id in ranked[first:])
    predicates = Counter(edge.predicate for edge in edges[MAX_EDGES:])
    return Subgraph(
        nodes=tuple(_rows(graph, steps, shown)),
        edges=tuple(edges[:MAX_EDGES]),
        counted_depth=counted_depth,
        nodes_cut=kinds.total(),
        nodes_cut_per_kind=tuple((kind, kinds[kind]) for kind in NodeKind if kind in kinds),
        edges_cut=predicates.total(),
        edges_cut_per_predicate=tuple((one, predicates[one]) for one in Predicate if one in predicates),
        followed=steps.followed,
    )


def rows_of(found: Subgraph) -> int:
    """Return how many rows a neighborhood costs: the nodes it shows, and its part of the work."""
    return len(found.nodes) + found.followed // FOLLOWED_PER_ROW


class _Steps:
    """The steps that a way allows.

    Attributes:
        followed: How often an assertion was looked at so far.
    """

    def __init__(self, graph: KnowledgeGraph, way: Way, seeds: Collection[NodeId]) -> None:
        self._graph = graph
        self._statuses = way.statuses
        self._seeds = frozenset(seeds)
        self.followed = 0
        self._kinds = frozenset(NodeKind) if way.kinds is None else way.kinds
        seed_kinds = {graph.nodes[node_id].kind for node_id in seeds}
        self._ways = {
            kind: tuple(
                (relation, predicate)
                for relation in relations_of(kind)
                if relation.target in self._kinds | seed_kinds
                for predicate in relation.predicates
                if way.predicates is None or predicate in way.predicates
            )
            for kind in NodeKind
        }

    def wider(self, near: Iterable[NodeId], most: int) -> bool:
        """Tell whether more than `most` assertions have to be looked at to take one step from nodes."""
        widths = (len(edges) for node_id in near for _, edges in self._lists(node_id))
        return any(width > most for width in accumulate(widths))

    def neighbours(self, near: NodeId) -> Iterator[NodeId]:
        """Yield the nodes one step away, one for each assertion; of a document, each once; never the node itself."""
        for _, far, _ in self._edges(near):
            if far != near:
                yield far
        if near in self._graph.documents:
            codes = self._graph.neighbours.codes[near]
            yield from codes if NodeKind.CODE in self._kinds else codes & self._seeds

    def between(self, shown: Mapping[NodeId, int]) -> Iterator[Assertion]:
        """Yield the assertions whose ends are both shown, each once."""
        for near in shown:
            for relation, far, edge in self._edges(near):
                if relation.direction is Direction.OUT and far in shown:
                    yield edge

    def _edges(self, near: NodeId) -> Iterator[tuple[Relation, NodeId, Assertion]]:
        statuses = self._statuses
        for relation, edges in self._lists(near):
            chosen = relation.target in self._kinds
            self.followed += len(edges)
            for edge in edges:
                far = relation.far_end(edge)
                if edge.status in statuses and (chosen or far in self._seeds):
                    yield relation, far, edge

    def _lists(self, near: NodeId) -> Iterator[tuple[Relation, Sequence[Assertion]]]:
        edges = self._graph.adjacency.edges
        for relation, predicate in self._ways[self._graph.nodes[near].kind]:
            yield relation, edges.get((near, predicate, relation.direction), ())


def _seeds(graph: KnowledgeGraph, node_ids: Sequence[str], first: int) -> tuple[NodeId, ...]:
    if not 1 <= len(node_ids) <= MAX_SEEDS:
        raise NeighborhoodError(
            f"the number of nodes to start from is {len(node_ids)}",
            value=len(node_ids),
            hint=f"name 1 to {MAX_SEEDS} different ids",
        )
    unknown = [node_id for node_id in node_ids if node(graph, node_id) is None]
    if unknown:
        raise NeighborhoodError(
            f"no node has these ids: {', '.join(unknown)}", value=unknown, hint="`resolve(terms:)` finds ids"
        )
    if len(node_ids) > first:
        raise NeighborhoodError(
            f"first is {first}, but {len(node_ids)} nodes are named",
            value=first,
            hint="nodes that are named are always shown: name fewer, or raise first",
        )
    return tuple(map(NodeId, node_ids))


def _distances(edge: Assertion, distance: Mapping[NodeId, int]) -> tuple[int, int]:
    ends = (distance[edge.subject], distance[NodeId(edge.target)])
    return min(ends), max(ends)


def _rows(graph: KnowledgeGraph, steps: _Steps, shown: Mapping[NodeId, int]) -> Iterator[SubgraphNode]:
    documents = sorted(node_id for node_id in shown if node_id in graph.documents)
    for node_id, distance in shown.items():
        yield SubgraphNode(
            node=graph.nodes[node_id],
            distance=distance,
            hidden_count=len(set(steps.neighbours(node_id)) - shown.keys()),
            document_ids=tuple(one for one in documents if node_id in graph.neighbours.codes[one]),
        )
