"""How nodes, statuses and quotes are shown, and laid out in frames, wherever they stand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graphsvc.export.records import encodable
from graphsvc.graph import KnowledgeGraph
from graphsvc.model import Assertion, Evidence, Gap, Node, Qualifier, Status, local_part
from graphsvc.notebook.frames import Cell
from graphsvc.notebook.html import Html, element, joined

MOST: Final = 10
"""Quotes of a statement, or nodes in a cell, that are shown: a payer may be quoted from every document."""

LONGEST: Final = 400
"""Code points of a quote that are shown: five lines; frames and values have all."""

_SIGNS: Final = {Status.AFFIRMED: "\u2713", Status.CONDITIONAL: "\u25d0", Status.NEGATED: "\u2715"}
"""The signs of the explorer; the word is always beside them."""


def shown_status(status: Status) -> Html:
    """Return a status by sign and word; screen readers hear the word alone."""
    sign = element("span", _SIGNS[status], aria_hidden="true")
    return element("span", sign, "\N{NO-BREAK SPACE}", status.value, class_=f"status {status.value}")


def shown_node(node: Node) -> Html:
    """Return a node by its id, and its name where that tells more."""
    named = node.name.casefold() not in {node.id.casefold(), local_part(node.id).casefold()}
    return joined([element("span", node.id, class_="id"), *([" ", element("bdi", node.name)] if named else [])])


def shown_quotes(graph: KnowledgeGraph, quoted: Sequence[Evidence | Gap]) -> Html:
    """Return the first quote with its place, and the others, so far as they are not too many, behind a button."""
    first, others = (shown_quote(graph, words) for words in quoted[:1]), quoted[1:MOST]
    if not others:
        return joined(first)
    count = count_of(len(quoted) - 1, "more quote")
    rest = (element("p", shown_quote(graph, words)) for words in others)
    return joined([*first, element("details", element("summary", count), *rest, *_more(len(quoted)))])


def shown_list(parts: Sequence[str], *, by: str = "") -> Html:
    """Return parts with a text between them, and how many there are where they are too many to be shown."""
    return joined([joined(parts[:MOST], by=by), *_more(len(parts))])


def _more(number: int) -> Iterator[Html]:
    if number > MOST:
        yield element("p", f"{MOST} of {number} are shown, ", element("code", ".frame()"), " has all.")


def shown_quote(graph: KnowledgeGraph, words: Evidence | Gap) -> Html:
    """Return a quote, and the document, section and code points where it stands."""
    section = f", {words.section}" if isinstance(words, Evidence) and words.section else ""
    name = graph.documents[words.document].name
    place = (element("bdi", f"{name}{section}"), f", {words.start} to {words.end}")
    return joined([element("q", cut(words.quote), dir="auto"), element("small", *place)], by=" ")


def count_of(number: int, noun: str) -> str:
    """Return a number of things, as in `1 node` and `2 nodes`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def cut(text: str) -> str:
    """Return a text, or the start of one that is too long to be shown."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} \u2026"


def evidence_cells(graph: KnowledgeGraph, words: Evidence) -> tuple[Cell, ...]:
    """Return a piece of evidence in the columns of `EVIDENCE`."""
    return (
        words.document,
        encodable(graph.documents[words.document].name),
        words.section,
        words.start,
        words.end,
        words.quote,
        words.extractor,
        words.as_written,
        *(words.qualifier(name) for name in Qualifier),
    )


def target_name(graph: KnowledgeGraph, assertion: Assertion) -> str | None:
    """Return the name of the object, or None for a literal."""
    return None if assertion.object is None else encodable(graph.nodes[assertion.object].name)


def listed_ids(nodes: Iterable[Node]) -> str:
    """Return the ids of nodes, parted by blanks, which no id of a code holds."""
    return " ".join(node.id for node in nodes)
