"""What is found by words and by terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from graphsvc.export.records import encodable
from graphsvc.graph import searching
from graphsvc.graph.resolving import Resolution
from graphsvc.graph.searching import Found, FoundText
from graphsvc.model import Node, NodeId
from graphsvc.notebook.frames import EVIDENCE, Cell, Column, Dtype
from graphsvc.notebook.html import Html, element, joined
from graphsvc.notebook.nodes import Nodes
from graphsvc.notebook.rows import Rows
from graphsvc.notebook.shown import evidence_cells, listed_ids, shown_list, shown_node

_TEXTS: Final = 2
"""Texts that a notebook shows of a node that was found: what it is called, and where documents say so."""


@dataclass(frozen=True, repr=False, kw_only=True)
class FoundNodes(Rows[Found]):
    """Nodes that a search found, the best first."""

    noun: ClassVar = ("node found", "nodes found")
    headings: ClassVar = ("Node", "Kind", "Match", "Score", "Words found")
    columns: ClassVar = (
        Column("id"),
        Column("kind"),
        Column("name"),
        Column("match"),
        Column("score", Dtype.NUMBER),
        Column("field"),
        Column("text"),
        *EVIDENCE,
    )

    @property
    def nodes(self) -> Nodes:
        """The nodes without how they were found."""
        return Nodes(items=tuple(found.node for found in self.items), graph=self.graph)

    def called(self, item: Found) -> str:
        """Return the id."""
        return item.id

    def cells(self, item: Found) -> tuple[str, ...]:
        """Return the node, how it was found, and texts of it with the words marked."""
        texts = (element("div", _marked(one)) for one in searching.highlights(self.graph, item, limit=_TEXTS))
        return (shown_node(item.node), item.node.kind.value, item.match.value, f"{item.score:.2f}", joined(texts))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each node, with the text that holds most of the words, and the evidence it stands in."""
        for found in self.items:
            node = (found.id, found.node.kind.value, encodable(found.node.name), found.match.value, found.score)
            for one in searching.highlights(self.graph, found, limit=1):
                words = one.evidence
                evidence = (None,) * len(EVIDENCE) if words is None else evidence_cells(self.graph, words)
                yield (*node, one.field.value, encodable(one.text), *evidence)


@dataclass(frozen=True, repr=False, kw_only=True)
class Resolutions(Rows[Resolution]):
    """What terms mean, in the order of the terms."""

    noun: ClassVar = ("term", "terms")
    headings: ClassVar = ("Term", "Means", "Understood as")
    columns: ClassVar = (Column("term"), Column("ids"), Column("way"), Column("nodes"), Column("names"))

    def called(self, item: Resolution) -> str:
        """Return the term and the ids of what it most likely means."""
        return f"{item.term} = {'+'.join(item.candidates[0].ids) if item.candidates else 'unknown'}"

    def cells(self, item: Resolution) -> tuple[str, ...]:
        """Return the term and all that it may mean, the likeliest first."""
        means = [element("div", self._meaning(one.ids, one.nodes)) for one in item.candidates]
        ways = [element("div", one.way.value) for one in item.candidates]
        return (element("bdi", item.term), shown_list(means) or "nothing is known by it", shown_list(ways))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each thing that a term may mean; one without ids for a term that means nothing known."""
        for item in self.items:
            if not item.candidates:
                yield (encodable(item.term), None, None, None, None)
            for one in item.candidates:
                names = encodable(" + ".join(node.name for node in one.nodes))
                yield (encodable(item.term), " ".join(one.ids), one.way.value, listed_ids(one.nodes), names)

    def _meaning(self, ids: tuple[NodeId, ...], nodes: tuple[Node, ...]) -> Html:
        known = {node.id: node for node in nodes}
        shown = (shown_node(known[one]) if one in known else f"{one} (in no document)" for one in ids)
        return joined(shown, by=" + ")


def _marked(found: FoundText) -> Html:
    parts: list[str] = []
    behind = 0
    for one in found.ranges:
        parts += [found.text[behind : one.start], element("mark", found.text[one.start : one.end])]
        behind = one.end
    return element("q" if found.evidence else "span", *parts, found.text[behind:], dir="auto")
