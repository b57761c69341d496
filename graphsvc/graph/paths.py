"""How two nodes hang together: the shortest paths between them, with what documents say on every hop."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graphsvc.errors import PathError, PathsTooLargeError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import node as node_of
from graphsvc.graph.paging import PageLimits
from graphsvc.graph.way import Way
from graphsvc.model import Assertion, Node, NodeId, NodeKind

MAX_LENGTH: Final = 6
"""Hops of a path: over two shared things, such as a modifier and a payer, any two codes are four apart."""

DEFAULT_LENGTH: Final = 4
"""Hops of a path unless more are asked for."""

FOUND: Final = PageLimits(minimum=1, default=5, maximum=50)
"""Paths that are asked for at once: nobody reads more than 50, and most of them differ in one node."""

MAX_STEPS: Final = 300_000
"""Edges that are looked at for one question: 0.2 s on one core, in a graph of 480,000 assertions (2026-11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """A step of a path.

    Attributes:
        near: Where it begins.
        far: Where it ends.
        assertions: What joins the two, in either direction, by subject, predicate and status; at least one.
    """

    near: Node
    far: Node
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way from one node to another that passes no node twice."""

    hops: tuple[Hop, ...]

    @property
    def length(self) -> int:
        """Number of hops."""
        return len(self.hops)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All nodes, both ends included."""
        return (self.hops[0].near, *(hop.far for hop in self.hops))


def paths(
    graph: KnowledgeGraph,
    start: str,
    end: str,
    *,
    way: Way | None = None,
    max_length: int = DEFAULT_LENGTH,
    limit: int = FOUND.default,
) -> tuple[Path, ...]:
    """Return the shortest simple paths between two nodes, shortest first, ties by the ids along the path.

    Edges are followed in either direction. NetworkX's `shortest_simple_paths` breaks ties by the order in which nodes
    were added, knows no longest length, and looks at the whole neighbourhood of a hub again for each path; here one
    step back from the end is worked out once, and only nodes that can still reach it are tried.

    Args:
        graph: The graph.
        start: Id of one end.
        end: Id of the other.
        way: Over what they may lead; its kinds are those of the nodes between the ends.
        max_length: Hops of the longest.
        limit: How many.

    Raises:
        NodeIdError: one of the texts is not an id.
        PathError: the graph has no node of an id, the ends are the same or documents, or `max_length` is out of
            bounds.
        PageSizeError: `limit` is out of bounds.
        PathsTooLargeError: more than `MAX_STEPS` edges had to be looked at.
    """
    if not 1 <= max_length <= MAX_LENGTH:
        raise PathError(f"maxLength is {max_length}", value=max_length, hint=f"it is 1 to {MAX_LENGTH}")
    FOUND.checked(limit, "first")
    search = _Search(graph, _end(graph, start), _end(graph, end), way or Way())
    if search.start == search.end:
        raise PathError("both ends are the same node", value=start, hint="name two different nodes")
    found: list[Path] = []
    try:
        for length in range(1, max_length + 1):
            for along in search.of_length(length):
                found.append(search.path(along))
                if len(found) == limit:
                    return tuple(found)
    except _OutOfStepsError:
        raise PathsTooLargeError(
            f"more than {MAX_STEPS:,} edges lie between the ends; {len(found)} of {limit} paths were found",
            value=len(found),
            hint=f"ask for first: {len(found)}" if found else "choose kinds or predicates, or a smaller maxLength",
        ) from None
    return tuple(found)


def _end(graph: KnowledgeGraph, node_id: str) -> NodeId:
    found = node_of(graph, node_id)
    if found is None:
        raise PathError(f"no node has the id '{node_id}'", value=node_id, hint="`resolve(terms:)` finds ids")
    if found.kind is NodeKind.DOCUMENT:
        raise PathError(
            "a document has no edges",
            value=node_id,
            hint="documents are reached through the evidence: ask for paths between what they speak of",
        )
    return found.id


class _OutOfStepsError(Exception):
    pass


class _Search:
    """The paths between two nodes; what is worked out for one length serves the next."""

    def __init__(self, graph: KnowledgeGraph, start: NodeId, end: NodeId, way: Way) -> None:
        self.start = start
        self.end = end
        self._graph = graph
        self._way = way
        self._steps = 0
        self._joined: dict[NodeId, Mapping[NodeId, Sequence[Assertion]]] = {}
        # by hops: the nodes from which as many lead to the end, perhaps over a node twice
        self._back: list[frozenset[NodeId]] = [frozenset({end})]

    def of_length(self, length: int) -> Iterator[tuple[NodeId, ...]]:
        """Yield the paths with so many hops as the ids along them, in their order."""
        while len(self._back) < length:
            before = (self._neighbours(node_id) for node_id in sorted(self._back[-1]) if self._passes(node_id))
            self._back.append(frozenset().union(*before))
        yield from self._onward((self.start,), length)

    def path(self, along: tuple[NodeId, ...]) -> Path:
        """Return the path along these nodes."""
        nodes = self._graph.nodes
        return Path(
            hops=tuple(
                Hop(near=nodes[near], far=nodes[far], assertions=tuple(self._neighbours(near)[far]))
                for near, far in pairwise(along)
            )
        )

    def _onward(self, along: tuple[NodeId, ...], left: int) -> Iterator[tuple[NodeId, ...]]:
        neighbours = self._neighbours(along[-1])
        if left == 1:
            if self.end in neighbours:
                yield (*along, self.end)
            return
        reaching = self._back[left - 1]
        few, other = sorted((neighbours.keys(), reaching), key=len)
        self._take(len(few))
        for node_id in sorted(node_id for node_id in few if node_id in other):
            if node_id != self.end and node_id not in along and self._passes(node_id):
                yield from self._onward((*along, node_id), left - 1)

    def _passes(self, node_id: NodeId) -> bool:
        """Return whether a path may lead over a node."""
        kinds = self._way.kinds
        return node_id in {self.start, self.end} or kinds is None or self._graph.nodes[node_id].kind in kinds

    def _neighbours(self, node_id: NodeId) -> Mapping[NodeId, Sequence[Assertion]]:
        if (known := self._joined.get(node_id)) is not None:
            return known
        joined: defaultdict[NodeId, list[Assertion]] = defaultdict(list)
        statuses, predicates = self._way.statuses, self._way.predicates
        about = self._graph.adjacency.about.get(node_id, ())
        self._take(len(about))
        for assertion in about:
            if assertion.status in statuses and (predicates is None or assertion.predicate in predicates):
                other = assertion.subject if assertion.object == node_id else assertion.object
                if other is not None and other != node_id:
                    joined[other].append(assertion)
        self._joined[node_id] = joined
        return joined

    def _take(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MAX_STEPS:
            raise _OutOfStepsError
