"""Projections: the plain weighted networks in which nodes are ranked and communities found."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from math import comb
from typing import Final

import networkx as nx

from graphsvc.errors import ProjectionError, ProjectionTooLargeError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.selection import Selection, ends, said_of_codes
from graphsvc.model import Assertion, NodeId, NodeKind

MAX_NODES: Final = 2_000
"""Nodes of a projection; each measure has bounds of its own below this."""

MAX_PAIRS: Final = 200_000
"""Pairs of nodes that share one, over all that are shared: 630 codes that all take one modifier take 0.3 s on one core
(2026-11), and 200,000 assertions that are looked through 0.5 s."""

Pair = tuple[NodeId, NodeId]
"""Two nodes, the first by id in front."""

_BETWEEN: Final = (NodeKind.CODE, NodeKind.DOCUMENT)
"""The kinds in which others meet: an assertion is about a code, and its words stand in a document."""

_NAME_A_KIND: Final = "name at least one kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Nodes of one kind, joined where they share nodes of other kinds; the weight is how many they share."""

    kind: NodeKind
    through: frozenset[NodeKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Direct:
    """Nodes of some kinds, joined where assertions join them; the weight is how many assertions do."""

    kinds: frozenset[NodeKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Which nodes are joined, by what, and which assertions count."""

    joined: Shared | Direct
    selection: Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Projected:
    """A projection that was made.

    Attributes:
        ids: Its nodes by id; one that has what it might share is among them though nobody shares it.
        network: Over the places of the ids; undirected, with `weight`. It has no loops.
        ties: By place, what may hold it together with others: what it might share, or its neighbours.
    """

    ids: tuple[NodeId, ...]
    network: "nx.Graph[int]" = field(repr=False)
    ties: tuple[frozenset[NodeId], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The largest projection that a question is answered on."""

    nodes: int
    edges: int


def project(graph: KnowledgeGraph, projection: Projection) -> Projected:
    """Make a projection; nothing in it depends on the order of the documents.

    Raises:
        ProjectionError: the kinds do not meet.
        ProjectionTooLargeError: it has more than `MAX_NODES` nodes, or more than `MAX_PAIRS` pairs share a node.
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a name in the filter is an id of another kind.
    """
    match projection.joined:
        case Shared() as shared:
            return _shared(shared, _assertions(graph, projection.selection))
        case Direct() as direct:
            return _direct(direct, _assertions(graph, projection.selection))


def check_size(projected: Projected, bounds: Bounds, what: str) -> None:
    """Check that a question can be answered in time.

    Args:
        projected: The projection.
        bounds: Its largest size.
        what: The question, as its error calls it.

    Raises:
        ProjectionTooLargeError: it cannot.
    """
    _check_number(len(projected.ids), bounds.nodes, f"nodes of the projection for {what}")
    _check_number(projected.network.number_of_edges(), bounds.edges, f"edges of the projection for {what}")


def _assertions(graph: KnowledgeGraph, selection: Selection) -> Iterator[Assertion]:
    for _, said in said_of_codes(graph, selection):
        yield from said


def _shared(shared: Shared, assertions: Iterable[Assertion]) -> Projected:
    _check_shared(shared)
    sharing: defaultdict[NodeId, set[NodeId]] = defaultdict(set)
    for assertion in assertions:
        for near in ends(assertion, shared.kind):
            far = [node_id for kind in shared.through for node_id in ends(assertion, kind)]
            if far:
                sharing[near].update(far)
    shared_by: defaultdict[NodeId, list[NodeId]] = defaultdict(list)
    for near in sorted(sharing):
        for far_node in sharing[near]:
            shared_by[far_node].append(near)
    _check_number(len(sharing), MAX_NODES, "nodes of the projection")
    _check_number(sum(comb(len(found), 2) for found in shared_by.values()), MAX_PAIRS, "pairs that share a node")
    # Counted here: NetworkX's projection intersects the neighbours of each pair, ten times as long for many neighbours.
    weights = Counter(pair for found in shared_by.values() for pair in combinations(found, 2))
    return _projected(sharing, weights)


def _direct(direct: Direct, assertions: Iterable[Assertion]) -> Projected:
    _check_direct(direct)
    weights: Counter[Pair] = Counter()
    for assertion in assertions:
        between = sorted({node_id for kind in direct.kinds for node_id in ends(assertion, kind)})
        weights.update(combinations(between, 2))
    neighbours: defaultdict[NodeId, set[NodeId]] = defaultdict(set)
    for one, other in weights:
        neighbours[one].add(other)
        neighbours[other].add(one)
    _check_number(len(neighbours), MAX_NODES, "nodes of the projection")
    _check_number(len(weights), MAX_PAIRS, "pairs that assertions join")
    return _projected(neighbours, weights)


def _projected(ties: Mapping[NodeId, Collection[NodeId]], weights: Mapping[Pair, int]) -> Projected:
    ids = tuple(sorted(ties))
    place_of = {node_id: place for place, node_id in enumerate(ids)}
    # Numbers in place of ids: sets of them are walked in the same order in every process.
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(ids)))
    network.add_weighted_edges_from(
        (place_of[one], place_of[other], weight) for (one, other), weight in sorted(weights.items())
    )
    return Projected(ids=ids, network=network, ties=tuple(frozenset(ties[node_id]) for node_id in ids))


def _check_shared(shared: Shared) -> None:
    if not shared.through:
        raise ProjectionError("the projection shares nodes of no kind", value=[], hint=_NAME_A_KIND)
    apart = sorted(kind for kind in shared.through if kind is shared.kind or _apart(kind, shared.kind))
    if apart:
        raise ProjectionError(
            f"nodes of kind {shared.kind} share no nodes of kind {' or '.join(apart)}",
            value=apart,
            hint="codes share all other kinds; those share codes and documents; codes that name codes are `direct`",
        )


def _apart(one: NodeKind, other: NodeKind) -> bool:
    return one not in _BETWEEN and other not in _BETWEEN


def _check_direct(direct: Direct) -> None:
    if not direct.kinds:
        raise ProjectionError("the projection joins nodes of no kind", value=[], hint=_NAME_A_KIND)
    if NodeKind.CODE not in direct.kinds or NodeKind.DOCUMENT in direct.kinds:
        raise ProjectionError(
            f"assertions do not join nodes of kind {' and '.join(sorted(direct.kinds))}",
            value=sorted(direct.kinds),
            hint="every assertion joins a code with something: name CODE; documents are joined by what they share",
        )


def _check_number(found: int, most: int, what: str) -> None:
    if found > most:
        raise ProjectionTooLargeError(
            f"{what}: {found}, {found - most} more than {most}",
            value=found,
            hint="choose fewer codes with where, fewer predicates, or kinds that fewer nodes share",
        )
