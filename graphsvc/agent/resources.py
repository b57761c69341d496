"""What agents can read: documents and the schema, in windows, and the list of saved operations."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from graphsvc.agent.context import AgentContext
from graphsvc.agent.errors import UnknownResourceError
from graphsvc.agent.forms import json_of
from graphsvc.agent.limits import RESOURCES, WINDOW
from graphsvc.agent.operations import operation_shown
from graphsvc.errors import TextRangeError
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.paging import PageRequest, page_of
from graphsvc.graph.questions import MAX_TEXT_LENGTH
from graphsvc.model import NodeId, local_part
from graphsvc.resources import SCHEMA_FILE

SCHEMA: Final = "graphsvc://schema"
OPERATIONS: Final = "graphsvc://operations"
DOCUMENT: Final = "graphsvc://document/"

MAX_URI: Final = 200
"""Characters of an address that an error repeats."""

_RANGE: Final = re.compile(r"(?:start=(?P<start>\d{1,12}))?(?:(?:^|&)end=(?P<end>\d{1,12}))?", re.ASCII)
"""The query of an address, as a template makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A resource in the list of them.

    Attributes:
        uri: Its address; of a template, with the names of what can be filled in (RFC 6570).
        name: What it is called.
        description: What it holds.
        media_type: What it is written in.
    """

    uri: str
    name: str
    description: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of a resource.

    Attributes:
        uri: Its address.
        media_type: What it is written in.
        text: The text from `start` to `end`.
        start: Where it starts, in code points of the whole.
        end: Where it ends.
        length: Code points of the whole.
        following: Address of the stretch behind it, or None at the end.
    """

    uri: str
    media_type: str
    text: str
    start: int
    end: int
    length: int
    following: str | None


_SDL: Final = Readable(
    uri=SCHEMA,
    name="schema",
    description="The GraphQL schema, every type, field and argument described",
    media_type="application/graphql",
)

_SAVED: Final = Readable(
    uri=OPERATIONS,
    name="operations",
    description="The saved operations with their variables, for the tool run_saved",
    media_type="application/json",
)

TEMPLATES: Final = (
    Readable(
        uri=f"{DOCUMENT}{{id}}{{?start,end}}",
        name="document",
        description=f"The text of a document, {WINDOW:,} code points from `start` unless `end` is given; offsets are "
        "those of quotes. `id` is that of the node, with or without `document:`.",
        media_type="text/plain",
    ),
    Readable(
        uri=f"{SCHEMA}{{?start,end}}",
        name="schema",
        description=f"The GraphQL schema, {WINDOW:,} code points from `start` unless `end` is given.",
        media_type=_SDL.media_type,
    ),
)


def readables(context: AgentContext, after: str | None) -> tuple[tuple[Readable, ...], str | None]:
    """Return a page of the resources, and the cursor of the next one or None.

    Raises:
        CursorError: the cursor is none of this list.
        StaleCursorError: it is of another release.
    """
    graph = context.graph
    uris = (SCHEMA, OPERATIONS, *map(_uri, graph.documents))
    request = PageRequest(first=RESOURCES.maximum, after=after)
    page = page_of(uris, request, key=str, release=graph.release.id, name=("resources",), limits=RESOURCES)
    return tuple(_readable(graph, uri) for uri in page.items), page.end_cursor if page.has_next else None


def read(context: AgentContext, uri: str) -> Window:
    """Return the stretch of a resource that an address names.

    Raises:
        UnknownResourceError: nothing has the address.
        TextRangeError: the stretch is none, or longer than `MAX_TEXT_LENGTH`.
    """
    base, _, query = uri.partition("?")
    if base == OPERATIONS:
        listed = _saved(context)
        # JSON that is cut cannot be read: it comes whole, as far as any text does.
        return _window(_SAVED, listed, query or f"end={min(len(listed), MAX_TEXT_LENGTH)}")
    if base == SCHEMA:
        return _window(_SDL, _schema(), query)
    document = context.graph.documents.get(NodeId(f"document:{base.removeprefix(DOCUMENT).removeprefix('document:')}"))
    if document is None or not base.startswith(DOCUMENT):
        raise UnknownResourceError(
            f"there is no resource '{uri[:MAX_URI]}'",
            value=uri,
            hint=f"{SCHEMA}, {OPERATIONS}, or {DOCUMENT} and the id of a document",
        )
    return _window(_readable(context.graph, _uri(document.id)), document.text, query)


def _uri(document: NodeId) -> str:
    return f"{DOCUMENT}{local_part(document)}"


def _readable(graph: KnowledgeGraph, uri: str) -> Readable:
    if uri in {SCHEMA, OPERATIONS}:
        return _SDL if uri == SCHEMA else _SAVED
    document = graph.documents[NodeId(f"document:{uri.removeprefix(DOCUMENT)}")]
    return Readable(
        uri=uri,
        name=document.name,
        description=f"A document of {len(document.text):,} code points",
        media_type="text/plain",
    )


def _window(of: Readable, text: str, query: str) -> Window:
    start, end = _range(query)
    shown = text[start:end]
    following = f"{of.uri}?start={end}" if end < len(text) else None
    return Window(
        uri=of.uri,
        media_type=of.media_type,
        text=shown,
        start=start,
        end=start + len(shown),
        length=len(text),
        following=following,
    )


def _range(query: str) -> tuple[int, int]:
    """Return start and end of what a query names."""
    match = _RANGE.fullmatch(query)
    start = int(match["start"] or 0) if match else 0
    end = int(match["end"]) if match and match["end"] else start + WINDOW
    if match is None or not start <= end <= start + MAX_TEXT_LENGTH:
        raise TextRangeError(
            f"'{query[:MAX_URI]}' names no stretch of a text",
            value=query,
            hint=f"start and end are offsets in code points, at most {MAX_TEXT_LENGTH:,} apart: ?start=0&end={WINDOW}",
        )
    return start, end


@cache
def _schema() -> str:
    return SCHEMA_FILE.read_text(encoding="utf-8")


def _saved(context: AgentContext) -> str:
    return b"".join((b"[", b",".join(json_of(operation_shown(saved)) for saved in context.saved), b"]")).decode()
