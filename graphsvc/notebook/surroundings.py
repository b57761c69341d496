"""How nodes hang together: paths between them, and what is around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from graphsvc.export.records import encodable
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.attributed import Network, part_of
from graphsvc.graph.neighborhood import Subgraph, SubgraphNode
from graphsvc.graph.paths import Hop, Path
from graphsvc.notebook.frames import Cell, Column, Dtype
from graphsvc.notebook.html import Html, element, framed, joined
from graphsvc.notebook.rows import Rows
from graphsvc.notebook.shown import count_of, shown_node, shown_quotes, shown_status
from graphsvc.notebook.statements import STATEMENT, Statements, statement_records

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False, kw_only=True)
class Paths(Rows[Path]):
    """Ways from one node to another, the shortest first."""

    noun: ClassVar = ("path", "paths")
    headings: ClassVar = ("Path", "Hops", "Words that say each hop")
    columns: ClassVar = (
        Column("path", Dtype.WHOLE),
        Column("hop", Dtype.WHOLE),
        Column("near"),
        Column("far"),
        *STATEMENT,
    )

    def called(self, item: Path) -> str:
        """Return the ids along it."""
        return " - ".join(node.id for node in item.nodes)

    def cells(self, item: Path) -> tuple[str, ...]:
        """Return the nodes along it, and what is said on each hop."""
        along = joined(map(shown_node, item.nodes), by=" \u2013 ")
        return (along, str(item.length), joined(map(self._hop, item.hops)))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each piece of evidence of each hop; paths and hops count from 1."""
        for number, path in enumerate(self.items, 1):
            for place, hop in enumerate(path.hops, 1):
                for record in statement_records(self.graph, hop.assertions):
                    yield (number, place, hop.near.id, hop.far.id, *record)

    def _hop(self, hop: Hop) -> Html:
        said = (
            element("div", f"{one.subject} {one.predicate} ", shown_status(one.status), " ", words)
            for one in hop.assertions
            for words in (shown_quotes(self.graph, one.evidence),)
        )
        return joined(said)


@dataclass(frozen=True, repr=False, kw_only=True)
class NearNodes(Rows[SubgraphNode]):
    """The nodes of a neighborhood, the nearest first."""

    noun: ClassVar = ("node around", "nodes around")
    headings: ClassVar = ("Node", "Kind", "Steps away", "Neighbours not shown")
    columns: ClassVar = (
        Column("id"),
        Column("kind"),
        Column("name"),
        Column("distance", Dtype.WHOLE),
        Column("hidden", Dtype.WHOLE),
    )

    def called(self, item: SubgraphNode) -> str:
        """Return the id."""
        return item.node.id

    def cells(self, item: SubgraphNode) -> tuple[str, ...]:
        """Return the node, how far it is, and how many of its neighbours are left out."""
        return (shown_node(item.node), item.node.kind.value, str(item.distance), str(item.hidden_count))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each node."""
        for item in self.items:
            node = item.node
            yield (node.id, node.kind.value, encodable(node.name), item.distance, item.hidden_count)


@dataclass(frozen=True, repr=False, kw_only=True)
class Neighborhood:
    """What is around nodes, and how much was left out.

    Attributes:
        found: The nodes, the edges and the numbers of what was cut, as the graph has them.
        graph: What it is a part of.
        whole: The network that it is cut from.
    """

    found: Subgraph
    graph: KnowledgeGraph
    whole: Network

    @property
    def nodes(self) -> NearNodes:
        """The nodes, the nearest first."""
        return NearNodes(items=self.found.nodes, graph=self.graph)

    @property
    def edges(self) -> Statements:
        """What joins them, the nearest first."""
        return Statements(items=self.found.edges, graph=self.graph)

    @property
    def network(self) -> Network:
        """A `networkx.MultiDiGraph` of these nodes and edges alone, for drawing; frozen, as the whole is."""
        return part_of(self.whole, (one.node.id for one in self.found.nodes), self.found.edges)

    def frame(self) -> "pd.DataFrame":
        """Return the edges as a pandas frame, as `edges.frame()` does."""
        return self.edges.frame()

    def __repr__(self) -> str:
        return f"<neighborhood of {self._counted()}; {self._cut()}>"

    def _repr_html_(self) -> str:
        cut = element("p", f"{self._counted()}; {self._cut()}.")
        return framed(self.nodes.table(), cut)

    def _counted(self) -> str:
        return f"{count_of(len(self.nodes), 'node')} and {count_of(len(self.edges), 'edge')}"

    def _cut(self) -> str:
        return f"{count_of(self.found.nodes_cut, 'node')} and {count_of(self.found.edges_cut, 'edge')} left out"
