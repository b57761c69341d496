"""What tools take in common: ids of nodes, statuses, predicates and numbers of quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from graphsvc.agent.answering import ListArguments
from graphsvc.agent.limits import MAX_IDS, MAX_TEXT, QUOTES
from graphsvc.errors import UnknownNodeError
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.filters import COUNTED
from graphsvc.graph.lookup import nodes
from graphsvc.model import Node, Predicate, Status

Id = Annotated[str, Field(max_length=MAX_TEXT)]

Predicates = Annotated[tuple[Predicate, ...] | None, Field(min_length=1, description="Only these; all unless given")]

Statuses = Annotated[tuple[Status, ...], Field(min_length=1, description="Only these")]

COUNTED_STATUSES = tuple(status for status in Status if status in COUNTED)
"""What makes a relation, in the order of `Status`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotingArguments(ListArguments):
    """What every tool takes that shows statements."""

    quotes: Annotated[int, Field(ge=QUOTES.minimum, le=QUOTES.maximum, description="Most quotes of one statement")] = (
        QUOTES.default
    )


def known(graph: KnowledgeGraph, ids: Sequence[str]) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    """Return the nodes of ids, each once, in their order, and the ids that no node has.

    Raises:
        NodeIdError: a text is not an id.
        UnknownNodeError: no node has any of the ids.
    """
    asked = tuple(dict.fromkeys(ids))
    found = nodes(graph, asked, limit=MAX_IDS)
    unknown = tuple(node_id for node_id, node in zip(asked, found, strict=True) if node is None)
    if len(unknown) == len(asked):
        raise unknown_error(unknown)
    return tuple(node for node in found if node is not None), unknown


def all_known(graph: KnowledgeGraph, ids: Sequence[str]) -> tuple[Node, ...]:
    """Return the nodes of ids, each once, in their order.

    Raises:
        NodeIdError: a text is not an id.
        UnknownNodeError: no node has one of the ids.
    """
    found, unknown = known(graph, ids)
    if unknown:
        raise unknown_error(unknown)
    return found


def unknown_error(ids: Iterable[str]) -> UnknownNodeError:
    """Return the error of ids that no node has."""
    listing = ", ".join(ids)
    return UnknownNodeError(
        f"no node has the id {listing}",
        value=listing,
        hint="resolve tells the ids of terms, search finds nodes by words",
    )
