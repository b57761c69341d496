"""Searches the simple paths between two nodes, in the order of their length and of the ids along them."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.way import Way
from graphsvc.model import NodeId, NodeKind, kind_of

_SET_SPEED: Final = 8
"""Members of sets that are united or met in the time of one step."""

_NODE_COST: Final = 10
"""Steps in whose time the edges of a node are fetched."""

_FEW: Final = 250
"""Edges about the end that are looked at to see whether it is cut off: most nodes have fewer, a hub has thousands."""

_NOTHING: Final[frozenset[NodeId]] = frozenset()

_Ids = tuple[NodeId, ...]


class OutOfStepsError(Exception):
    """A search had to look at more edges than it may."""


class Steps:
    """The steps that a way allows between two ends, counted; where a node leads is remembered."""

    def __init__(self, graph: KnowledgeGraph, way: Way, ends: frozenset[NodeId], *, most: int) -> None:
        """Begin with all of at most so many steps left."""
        self._graph = graph
        self._way = way
        self._ends = ends
        self._kinds = frozenset(NodeKind) if way.kinds is None else way.kinds
        self._end_kinds = frozenset(map(kind_of, ends)) - self._kinds
        self._left = most
        self._known: dict[NodeId, frozenset[NodeId]] = {}

    def take(self, steps: int) -> None:
        """Count steps.

        Raises:
            OutOfStepsError: no more are left.
        """
        self._left -= steps
        if self._left < 0:
            raise OutOfStepsError

    def neighbours(self, near: NodeId) -> frozenset[NodeId]:
        """Return the nodes one step away, never the node itself: those of the way's kinds, and the ends."""
        if (known := self._known.get(near)) is None:
            parts = self._parts(near)
            self._known[near] = known = parts[0] if len(parts) == 1 else _NOTHING.union(*parts)
        return known

    def beyond(self, rim: Set[NodeId]) -> set[NodeId]:
        """Return the nodes one step away from some."""
        beyond: set[NodeId] = set()
        for near in rim:
            # Most nodes about a hub are looked at here alone: their neighbours need not be one set.
            known = self._known.get(near)
            beyond.update(*(self._parts(near) if known is None else (known,)))
        return beyond

    def _parts(self, near: NodeId) -> Sequence[frozenset[NodeId]]:
        if not self._way.follows_all_that_counts:
            self._known[near] = chosen = self._chosen(near)
            return (chosen,)
        # The graph keeps these sets: a search that is the first to need them makes them for all.
        of_kind = self._graph.neighbours.of_kind
        parts = [of_kind(near, kind) for kind in self._kinds]
        parts += [of_kind(near, kind) & self._ends for kind in self._end_kinds]
        self.take(_NODE_COST + sum(map(len, parts)) // _SET_SPEED)
        return parts

    def _chosen(self, near: NodeId) -> frozenset[NodeId]:
        about = self._graph.adjacency.about.get(near, ())
        self.take(_NODE_COST + len(about))
        far = {edge.subject if edge.object == near else edge.object for edge in about if self._way.follows(edge)}
        return frozenset(
            node_id
            for node_id in far
            if node_id is not None and node_id != near and (kind_of(node_id) in self._kinds or node_id in self._ends)
        )


@dataclass(frozen=True, slots=True)
class _Branch:
    """The paths that begin with some nodes and do not go on with certain others."""

    begun: _Ids
    barred: frozenset[NodeId] = _NOTHING


class PathSearch:
    """Searches the simple paths between two different nodes.

    The method is Yen's (1971, doi:10.1287/mnsc.17.11.712) in the form of Lawler (1972, doi:10.1287/mnsc.18.7.401): all
    paths are one branch; once the first path of a branch is told, its others are split by where they leave it.
    NetworkX's `shortest_simple_paths` does so too, but breaks ties by the order in which its search meets them, and
    looks at the neighbourhood of a hub again for each branch. Here the first path of a branch is the first by id, and
    how far nodes are from the end is found out once: a step that leads too far away is not tried.
    """

    def __init__(self, steps: Steps, start: NodeId, end: NodeId) -> None:
        """Look at nothing yet."""
        self._steps = steps
        self._start = start
        self._end = end
        # By hops: what lies within as many of the end, on ways that do not pass the start.
        self._near = [frozenset({end})]
        self._rim = frozenset({end})
        self._onward: dict[tuple[NodeId, int], _Ids] = {}
        # By what a branch begins with: nodes that do not lead to the end in so many hops.
        self._dead: dict[_Ids, set[tuple[NodeId, int]]] = {}

    def paths(self, max_length: int) -> Iterator[_Ids]:
        """Yield the ids along the paths of at most so many hops, the shortest first, then by id.

        Raises:
            OutOfStepsError: too many steps were taken.
        """
        branches = [_Branch((self._start,))]
        for length in range(1, max_length + 1):
            self._widen_for(length)
            found: list[tuple[_Ids, _Branch]] = []
            longer: list[_Branch] = []
            while branches or found:
                for branch in branches:
                    if (path := self._first_path(branch, length)) is None:
                        longer.append(branch)
                    else:
                        heappush(found, (path, branch))
                branches = []
                if found:
                    path, branch = heappop(found)
                    yield path
                    branches = list(_split(branch, path))
            branches = longer

    def _first_path(self, branch: _Branch, length: int) -> _Ids | None:
        """Return the first path of a branch by id, of so many hops, where it has none of fewer."""
        hops = length - len(branch.begun) + 1
        if hops > 1 and self._is_cut_off(branch.begun):
            return None
        rest = self._rest(branch.begun[-1], hops, branch, barred=branch.barred)
        return None if rest is None else (*branch.begun, *rest)

    def _rest(self, near: NodeId, hops: int, branch: _Branch, *, barred: Set[NodeId] = _NOTHING) -> _Ids | None:
        """Return the first way by id from a node to the end in so many hops that does not pass what is begun.

        Nothing here keeps it from passing another node twice. It never does: without the loop it would be a shorter
        path of the branch, and the branch has none. So what leads nowhere does so however it was come to.
        """
        if hops == 1:
            return (self._end,) if self._end in self._steps.neighbours(near) - barred else None
        dead = self._dead.setdefault(branch.begun, set())
        for far in self._in_order(near, hops - 1):
            self._steps.take(1)
            if far == self._end or far in branch.begun or far in barred or (far, hops - 1) in dead:
                continue
            if (rest := self._rest(far, hops - 1, branch)) is not None:
                return (far, *rest)
            dead.add((far, hops - 1))
        return None

    def _in_order(self, near: NodeId, hops: int) -> _Ids:
        """Return the neighbours of a node that are within so many hops of the end, by id."""
        if (known := self._onward.get((near, hops))) is None:
            neighbours = self._steps.neighbours(near)
            self._steps.take(len(neighbours) // _SET_SPEED)
            reaching = neighbours & self._near[hops] if hops < len(self._near) else self._joined(neighbours)
            self._steps.take(len(reaching))
            self._onward[near, hops] = known = tuple(sorted(reaching))
        return known

    def _joined(self, node_ids: Set[NodeId]) -> list[NodeId]:
        """Return those nodes from which one step leads to what is known to be near the end."""
        near = self._near[-1]
        self._steps.take(len(node_ids))
        return [node_id for node_id in node_ids if not near.isdisjoint(self._steps.neighbours(node_id))]

    def _is_cut_off(self, begun: _Ids) -> bool:
        """Return whether all that is about the end hangs on nodes that were passed; False where that is much.

        A node with one neighbour is often an end. Once that neighbour is passed, a search that only knows distances
        would try all of the graph in vain.
        """
        passed = begun[:-1]
        reached = rim = {self._end}
        while rim:
            if begun[-1] in rim or sum(len(self._steps.neighbours(node_id)) for node_id in rim) > _FEW:
                return False
            rim = self._steps.beyond(rim).difference(reached, passed)
            reached = reached | rim
        return True

    def _widen_for(self, length: int) -> None:
        """Find out what is near the end, as far as paths of a length need it.

        Their first hop may do without: to try each neighbour of the start is less than to go on from most of the graph.
        """
        at_start = len(self._steps.neighbours(self._start))
        while len(self._near) < length - 1 or (len(self._near) < length and len(self._rim) <= at_start):
            self._rim = frozenset(self._steps.beyond(self._rim).difference(self._near[-1], {self._start}))
            self._near.append(self._near[-1] | self._rim)


def _split(branch: _Branch, path: _Ids) -> Iterator[_Branch]:
    """Yield the branches that hold all paths of a branch but one."""
    begun = len(branch.begun)
    yield _Branch(branch.begun, branch.barred | {path[begun]})
    yield from (_Branch(path[:place], frozenset({path[place]})) for place in range(begun + 1, len(path)))
