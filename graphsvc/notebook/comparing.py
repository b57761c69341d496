"""What nodes have in common and what sets them apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar

from graphsvc.export.records import encodable
from graphsvc.graph import comparing, similarity
from graphsvc.graph.comparing import Compared, ComparisonPart
from graphsvc.graph.relations import relation
from graphsvc.graph.similarity import Similar
from graphsvc.model import Node
from graphsvc.notebook.frames import Cell, Column, Dtype
from graphsvc.notebook.html import Html, element, joined
from graphsvc.notebook.nodes import Nodes
from graphsvc.notebook.rows import Rows
from graphsvc.notebook.shown import listed_ids, shown_list, shown_node, shown_quotes, shown_status
from graphsvc.notebook.statements import STATEMENT, statement_records


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """A node that some of those compared are joined with, and by what.

    Attributes:
        part: The relation and predicate that join them.
        found: The node, which of those compared have it, and what says so.
        is_shared: All of those compared have it.
    """

    part: ComparisonPart = field(repr=False)
    found: Compared
    is_shared: bool


@dataclass(frozen=True, repr=False, kw_only=True)
class ComparedNodes(Rows[ComparedRow]):
    """Nodes side by side: a row for each node that one of them is joined with, predicate by predicate.

    Attributes:
        compared: The nodes that are compared, in the order asked for.
    """

    noun: ClassVar = ("relation compared", "relations compared")
    columns: ClassVar = (Column("relation"), Column("is_shared", Dtype.TRUTH), Column("node"), *STATEMENT)

    compared: tuple[Node, ...]

    @property
    def shared(self) -> "ComparedNodes":
        """What all of them have."""
        return replace(self, items=tuple(row for row in self.items if row.is_shared))

    @property
    def distinct(self) -> "ComparedNodes":
        """What some of them lack."""
        return replace(self, items=tuple(row for row in self.items if not row.is_shared))

    @property
    def nodes(self) -> Nodes:
        """What they are joined with, each once."""
        found = {row.found.node.id: row.found.node for row in self.items}
        return Nodes(items=tuple(found.values()), graph=self.graph)

    def called(self, item: ComparedRow) -> str:
        """Return the predicate, the node, and which of those compared have it."""
        return f"{item.part.predicate} {item.found.node.id} of {'all' if item.is_shared else ' '.join(item.found.of)}"

    def cells(self, item: ComparedRow) -> tuple[str, ...]:
        """Return the node, and what is said of each of those compared, or who denies it."""
        said = (self._said(item, node) for node in self.compared)
        return (shown_node(item.found.node), item.part.predicate.value, *said)

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each piece of evidence; `node` is what they have, whichever end of the assertion it is."""
        for row in self.items:
            for record in statement_records(self.graph, row.found.assertions):
                yield (row.part.relation, row.is_shared, row.found.node.id, *record)

    def _headings(self) -> tuple[str, ...]:
        return ("Node", "Predicate", *(node.id for node in self.compared))

    def _said(self, row: ComparedRow, node: Node) -> Html:
        followed = relation(node.kind, row.part.relation)
        own = (one for one in row.found.assertions if followed.near_end(one) == node.id)
        far = row.found.node.id
        said = tuple(own) or comparing.denials(self.graph, node, row.part, far)
        shown = (element("div", shown_status(one.status), " ", shown_quotes(self.graph, one.evidence)) for one in said)
        return joined(shown) or element("span", "not spoken of")


@dataclass(frozen=True, repr=False, kw_only=True)
class SimilarNodes(Rows[Similar]):
    """Nodes that share neighbours with another, the most alike first."""

    noun: ClassVar = ("similar node", "similar nodes")
    headings: ClassVar = ("Node", "Score", "Shared", "Of", "What they share")
    columns: ClassVar = (
        Column("id"),
        Column("name"),
        Column("to"),
        Column("score", Dtype.NUMBER),
        Column("shared", Dtype.WHOLE),
        Column("union", Dtype.WHOLE),
        Column("shared_ids"),
    )

    @property
    def nodes(self) -> Nodes:
        """The nodes without their scores."""
        return Nodes(items=tuple(found.node for found in self.items), graph=self.graph)

    def called(self, item: Similar) -> str:
        """Return the id and the score."""
        return f"{item.id} {item.score:.2f}"

    def cells(self, item: Similar) -> tuple[str, ...]:
        """Return the node, its score, and what is shared, kind by kind."""
        shared = (
            element("div", f"{one.kind}: ", shown_list([*map(shown_node, one.nodes)], by=", "))
            for one in similarity.shared_neighbours(self.graph, item)
        )
        return (shown_node(item.node), f"{item.score:.2f}", str(item.shared), str(item.union), joined(shared))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each node; the ids of what is shared are parted by blanks."""
        for item in self.items:
            shared = " ".join(listed_ids(one.nodes) for one in similarity.shared_neighbours(self.graph, item))
            yield (item.id, encodable(item.node.name), item.to, item.score, item.shared, item.union, shared)
