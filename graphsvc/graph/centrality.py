"""Which nodes of a projection stand in the middle, by one of several measures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import networkx as nx

from graphsvc.errors import MeasureError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.projecting import MAX_NODES, MAX_PAIRS, Bounds, Projection, check_size, project
from graphsvc.model import Node

DIGITS: Final = 6
"""Decimal places of a score: the rest is noise of the arithmetic, and no order hangs on noise."""

ROUNDS: Final = 200
"""Rounds of the power iteration; each takes some 0.6 microseconds for an edge (2026-11)."""

_TOLERANCE: Final = 1e-9
"""Change of a score in a round, on average, at which the power iteration ends: below what is shown."""


class Measure(StrEnum):
    """How centrality is measured; only measures that NetworkX works out without numpy."""

    DEGREE = "DEGREE"
    STRENGTH = "STRENGTH"
    BETWEENNESS = "BETWEENNESS"
    CLOSENESS = "CLOSENESS"
    HARMONIC = "HARMONIC"
    EIGENVECTOR = "EIGENVECTOR"


BOUNDS: Final = {
    Measure.DEGREE: Bounds(nodes=MAX_NODES, edges=MAX_PAIRS),
    Measure.STRENGTH: Bounds(nodes=MAX_NODES, edges=MAX_PAIRS),
    Measure.BETWEENNESS: Bounds(nodes=500, edges=10_000),
    Measure.CLOSENESS: Bounds(nodes=1_000, edges=100_000),
    Measure.HARMONIC: Bounds(nodes=1_000, edges=100_000),
    Measure.EIGENVECTOR: Bounds(nodes=1_000, edges=5_000),
}
"""The largest projection of each measure. At the bounds, on one core (2026-11): betweenness 0.65 s, closeness 0.35 s,
harmonic 0.45 s, eigenvector 0.6 s where it does not settle; degree and strength take no time beside the projection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A node with its rank and score.

    Attributes:
        node: The node.
        rank: From 1; nodes with the same score share a rank.
        score: Rounded to `DIGITS`.
    """

    node: Node
    rank: int
    score: float

    @property
    def id(self) -> str:
        """The node's: each is ranked once."""
        return self.node.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Centrality:
    """The nodes of a projection, ranked.

    Attributes:
        measure: How.
        ranked: By score, the largest first, ties by id.
        edge_count: Number of edges of the projection.
    """

    measure: Measure
    ranked: tuple[Ranked, ...]
    edge_count: int


def centrality(graph: KnowledgeGraph, projection: Projection, measure: Measure) -> Centrality:
    """Rank the nodes of a projection.

    Weights count for STRENGTH and EIGENVECTOR; paths count steps. Without edges all scores are 0.

    Raises:
        ProjectionError: the kinds do not meet.
        ProjectionTooLargeError: the projection is larger than `BOUNDS` of the measure.
        MeasureError: EIGENVECTOR does not settle.
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a name in the filter is an id of another kind.
    """
    found: Centrality = graph.answers.recall(
        ("centrality", projection, measure), lambda: _centrality(graph, projection, measure)
    )
    return found


def _centrality(graph: KnowledgeGraph, projection: Projection, measure: Measure) -> Centrality:
    projected = project(graph, projection)
    check_size(projected, BOUNDS[measure], measure)
    found = _MEASURES[measure](projected.network) if projected.network.number_of_edges() else {}
    scores = {node_id: round(found.get(place, 0.0), DIGITS) for place, node_id in enumerate(projected.ids)}
    ranked: list[Ranked] = []
    for position, node_id in enumerate(sorted(scores, key=lambda node_id: (-scores[node_id], node_id)), start=1):
        tied = ranked and ranked[-1].score == scores[node_id]
        rank = ranked[-1].rank if tied else position
        ranked.append(Ranked(node=graph.nodes[node_id], rank=rank, score=scores[node_id]))
    return Centrality(measure=measure, ranked=tuple(ranked), edge_count=projected.network.number_of_edges())


def _strength(network: "nx.Graph[int]") -> Mapping[int, float]:
    return {place: float(weight) for place, weight in network.degree(weight="weight")}


def _eigenvector(network: "nx.Graph[int]") -> Mapping[int, float]:
    try:
        return nx.eigenvector_centrality(network, max_iter=ROUNDS, tol=_TOLERANCE, weight="weight")
    except nx.PowerIterationFailedConvergence:
        raise MeasureError(
            f"{Measure.EIGENVECTOR} does not settle within {ROUNDS} rounds",
            value=Measure.EIGENVECTOR,
            hint="parts of the projection rival each other: choose another measure, or one part with where",
        ) from None


_MEASURES: Final[Mapping[Measure, Callable[["nx.Graph[int]"], Mapping[int, float]]]] = {
    Measure.DEGREE: nx.degree_centrality,
    Measure.STRENGTH: _strength,
    Measure.BETWEENNESS: nx.betweenness_centrality,
    Measure.CLOSENESS: nx.closeness_centrality,
    Measure.HARMONIC: nx.harmonic_centrality,
    Measure.EIGENVECTOR: _eigenvector,
}
