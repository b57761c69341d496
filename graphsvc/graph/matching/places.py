"""The stretch of a document that a filter names, and the quotes that have a character in it."""

from graphsvc.errors import FilterError
from graphsvc.graph.filters import SpanFilter
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import find
from graphsvc.graph.matching.combining import Test
from graphsvc.model import Evidence, Gap, NodeKind


def within(graph: KnowledgeGraph, span: SpanFilter) -> Test[Evidence | Gap]:
    """Return a test for quotes that have a character in a span; of a document that is unknown there are none.

    Raises:
        FilterError: the span has no character, or begins before the text.
        NodeIdError: the document is an id of another kind.
    """
    start, end = span.start, span.end
    if not 0 <= start < end:
        raise FilterError(
            f"no character stands from {start} to {end}",
            value={"start": start, "end": end},
            hint="offsets count from 0, and `end` is behind the last character: {start: 0, end: 1} is the first",
        )
    document = find(graph, NodeKind.DOCUMENT, span.document)
    return lambda place: place.document == document and place.start < end and start < place.end
