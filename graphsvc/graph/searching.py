"""Finds nodes by the words of their names, codes, literals, wordings and quotes, and shows where these stand."""

from collections.abc import Collection
from dataclasses import dataclass

from graphsvc.graph import highlighting
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.search_index import SearchField, start_of
from graphsvc.graph.text_index import Match, Sought
from graphsvc.model import Evidence, Node, NodeId, NodeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A node that was found.

    Attributes:
        node: The node.
        match: How it was found.
        score: 0 to 1, higher is better; a better match always scores more.
        sought: What was searched for.
    """

    node: Node
    match: Match
    score: float
    sought: Sought

    @property
    def id(self) -> NodeId:
        """The id of the node."""
        return self.node.id


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRange:
    """A word that was found, by its code points from start to end, end exclusive.

    Attributes:
        start: Its start in the text shown.
        end: Its end in the text shown.
        document_start: Its start in the document of the evidence, or None where the text is not the document's.
        document_end: Its end there, or None.
    """

    start: int
    end: int
    document_start: int | None
    document_end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """A text of a node with words that were found.

    Attributes:
        field: What it is of the node.
        text: The stretch of it that holds the first word found, at most `highlighting.MAX_SHOWN` code points.
        ranges: The words found in that stretch, from left to right.
        evidence: The evidence it stands in; None for ids, codes and names, which are no document's.
    """

    field: SearchField
    text: str
    ranges: tuple[FoundRange, ...]
    evidence: Evidence | None


def search(graph: KnowledgeGraph, text: str, kinds: Collection[NodeKind] | None = None) -> tuple[Found, ...]:
    """Return the nodes whose texts hold the words of a text, the best first, ties by id.

    Args:
        graph: The graph.
        text: Words, codes or ids; marks are not searched for.
        kinds: Of the nodes; all where None.

    Raises:
        SearchError: the text is too long, or has too many words or none.
    """
    chosen = None if kinds is None else frozenset(kinds)
    sought, hits = graph.texts.get().find(text)
    nodes = ((graph.nodes[NodeId(hit.key)], hit) for hit in hits)
    return tuple(
        Found(node=node, match=hit.match, score=hit.score, sought=sought)
        for node, hit in nodes
        if chosen is None or node.kind in chosen
    )


def highlights(
    graph: KnowledgeGraph, found: Found, *, limit: int, fields: Collection[SearchField] | None = None
) -> tuple[FoundText, ...]:
    """Return texts of a node that was found: those with most of the words sought first, then by field, then by place.

    Args:
        graph: The graph.
        found: The node.
        limit: How many at most, not below 0.
        fields: Only texts of these; of all where None.
    """
    texts = graph.texts.get().texts(found.id)
    chosen = None if fields is None else frozenset(fields)
    shown = texts if chosen is None else [text for text in texts if text.field in chosen]
    return tuple(_found_text(one) for one in highlighting.highlights(shown, found.sought, found.match, limit=limit))


def _found_text(highlight: highlighting.Highlight[Evidence | None]) -> FoundText:
    start = start_of(highlight.of)
    return FoundText(
        field=SearchField(highlight.of.field),
        text=highlight.text,
        ranges=_ranges(highlight.ranges, None if start is None else start + highlight.start),
        evidence=highlight.of.source,
    )


def _ranges(ranges: tuple[highlighting.Range, ...], shift: int | None) -> tuple[FoundRange, ...]:
    return tuple(
        FoundRange(
            start=one.start,
            end=one.end,
            document_start=None if shift is None else shift + one.start,
            document_end=None if shift is None else shift + one.end,
        )
        for one in ranges
    )
