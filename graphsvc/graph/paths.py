"""How two nodes hang together: the shortest paths between them, with what documents say on every hop."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Final

from graphsvc.errors import PathError, PathsTooLargeError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import node as node_of
from graphsvc.graph.paging import PageLimits
from graphsvc.graph.path_search import OutOfStepsError, PathSearch, Steps
from graphsvc.graph.way import Way
from graphsvc.model import Assertion, Node, NodeId, NodeKind

MAX_LENGTH: Final = 6
"""Hops of a path: over two shared things, such as a modifier and a payer, any two codes are four apart."""

DEFAULT_LENGTH: Final = 4
"""Hops of a path unless more are asked for."""

FOUND: Final = PageLimits(minimum=1, default=5, maximum=50)
"""Paths that are asked for at once: nobody reads more than 50, and most of them differ in one node."""

MAX_STEPS: Final = 500_000
"""Edges that are looked at for one question: 0.1 to 0.2 s of one core, with 500,000 assertions (2026-11)."""


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

    Edges are followed in either direction.

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
    ends = _end(graph, start), _end(graph, end)
    if ends[0] == ends[1]:
        raise PathError("both ends are the same node", value=start, hint="name two different nodes")
    way = way or Way()
    search = PathSearch(Steps(graph, way, frozenset(ends), most=MAX_STEPS), *ends)
    found: list[Path] = []
    try:
        # What was yielded before an error counts.
        found.extend(_path(graph, way, along) for along in islice(search.paths(max_length), limit))
    except OutOfStepsError:
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


def _path(graph: KnowledgeGraph, way: Way, along: tuple[NodeId, ...]) -> Path:
    return Path(
        hops=tuple(
            Hop(near=graph.nodes[near], far=graph.nodes[far], assertions=_between(graph, way, near, far))
            for near, far in pairwise(along)
        )
    )


def _between(graph: KnowledgeGraph, way: Way, near: NodeId, far: NodeId) -> tuple[Assertion, ...]:
    ends = ((near, far), (far, near))
    joining: Iterator[Mapping[Any, Any]] = (graph.network.get_edge_data(*pair, default={}) for pair in ends)
    assertions: Iterator[Assertion] = (edge["assertion"] for edges in joining for edge in edges.values())
    return tuple(sorted(filter(way.follows, assertions), key=lambda assertion: assertion.key))
