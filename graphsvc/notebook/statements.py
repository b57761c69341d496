"""Assertions in a row, each with the words that say it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from graphsvc.export.records import encodable
from graphsvc.graph import KnowledgeGraph
from graphsvc.model import Assertion, NodeId
from graphsvc.notebook.frames import EVIDENCE, Cell, Column
from graphsvc.notebook.html import element
from graphsvc.notebook.nodes import Nodes
from graphsvc.notebook.rows import Rows
from graphsvc.notebook.shown import (
    cut,
    evidence_cells,
    shown_node,
    shown_quotes,
    shown_status,
    target_name,
)

STATEMENT: Final = (
    Column("assertion"),
    Column("subject"),
    Column("subject_name"),
    Column("predicate"),
    Column("object"),
    Column("object_name"),
    Column("value"),
    Column("status"),
    *EVIDENCE,
)
"""The columns of an assertion with a piece of its evidence; `object` is a node, `value` a literal: one is none."""

_NAMED: Final = 60
"""Code points of a literal on one line."""


def statement_records(graph: KnowledgeGraph, assertions: Iterable[Assertion]) -> Iterator[tuple[Cell, ...]]:
    """Yield assertions in the columns of `STATEMENT`: a row for each piece of evidence."""
    for one in assertions:
        said = (one.predicate.value, one.object, target_name(graph, one), one.value, one.status.value)
        for words in one.evidence:
            yield (one.id, one.subject, encodable(graph.nodes[one.subject].name), *said, *evidence_cells(graph, words))


@dataclass(frozen=True, repr=False, kw_only=True)
class Statements(Rows[Assertion]):
    """Assertions: each with its status and all its evidence."""

    noun: ClassVar = ("assertion", "assertions")
    headings: ClassVar = ("Subject", "Predicate", "Object or value", "Status", "Words that say it")
    columns: ClassVar = STATEMENT

    @property
    def subjects(self) -> Nodes:
        """The nodes that they are about, each once, in order of first appearance."""
        return self._nodes(one.subject for one in self.items)

    @property
    def objects(self) -> Nodes:
        """The nodes that they lead to, each once, in order of first appearance; literals lead to none."""
        return self._nodes(one.object for one in self.items if one.object is not None)

    def called(self, item: Assertion) -> str:
        """Return subject, predicate and target, and the status of what is not affirmed."""
        whole = item.object is not None or len(item.target) <= _NAMED
        target = item.target if whole else f"{item.target[:_NAMED]} \u2026"
        return f"{item.subject} {item.predicate} {target} ({item.status})"

    def cells(self, item: Assertion) -> tuple[str, ...]:
        """Return what is said, its status and its quotes."""
        target = element("bdi", cut(item.target)) if item.object is None else shown_node(self.graph.nodes[item.object])
        return (
            shown_node(self.graph.nodes[item.subject]),
            item.predicate.value,
            target,
            shown_status(item.status),
            shown_quotes(self.graph, item.evidence),
        )

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each piece of evidence."""
        return statement_records(self.graph, self.items)

    def _nodes(self, ids: Iterable[NodeId]) -> Nodes:
        return Nodes(items=tuple(self.graph.nodes[one] for one in dict.fromkeys(ids)), graph=self.graph)
