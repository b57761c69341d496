"""Nodes in a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from graphsvc.export.records import encodable
from graphsvc.graph import questions
from graphsvc.model import Node, NodeKind, Predicate, local_part
from graphsvc.notebook.frames import Cell, Column, Dtype
from graphsvc.notebook.html import element, joined
from graphsvc.notebook.rows import Rows
from graphsvc.notebook.shown import cut, shown_node


@dataclass(frozen=True, repr=False, kw_only=True)
class Nodes(Rows[Node]):
    """Nodes: codes, modifiers, payers, ..., documents."""

    noun: ClassVar = ("node", "nodes")
    headings: ClassVar = ("Node", "Kind", "Assertions", "Documents")
    columns: ClassVar = (
        Column("id"),
        Column("kind"),
        Column("code"),
        Column("name"),
        Column("title"),
        Column("standard_codes"),
        Column("parent"),
        Column("assertions", Dtype.WHOLE),
        Column("documents", Dtype.WHOLE),
    )

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids, in the same order."""
        return tuple(node.id for node in self.items)

    def called(self, item: Node) -> str:
        """Return the id."""
        return item.id

    def cells(self, item: Node) -> tuple[str, ...]:
        """Return the node, and how much is said of it, by how many."""
        return (
            joined([shown_node(item), *self._title(item)]),
            item.kind.value,
            str(self._assertions(item)),
            str(self._documents(item)),
        )

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each node; a title is what the first document calls the code."""
        for node in self.items:
            yield (
                node.id,
                node.kind.value,
                local_part(node.id),
                encodable(node.name),
                questions.literal(self.graph, node.id, Predicate.TITLE),
                " ".join(node.standard_codes) or None,
                node.parent,
                self._assertions(node),
                self._documents(node),
            )

    def _title(self, node: Node) -> tuple[str, ...]:
        title = questions.literal(self.graph, node.id, Predicate.TITLE)
        return () if title is None else (" ", element("bdi", cut(title)))

    def _assertions(self, node: Node) -> int:
        return len(questions.assertions_about(self.graph, node.id))

    def _documents(self, node: Node) -> int:
        return 1 if node.kind is NodeKind.DOCUMENT else len(questions.documents_about(self.graph, node.id))
