"""The answers that are lists: as many rows as fit, and how to ask for the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Generic, TypeVar

import orjson
from pydantic import ConfigDict, Field

from graphsvc.agent.counting import tokens_of
from graphsvc.agent.errors import AnswerTooLargeError
from graphsvc.agent.forms import adapter_of, json_of
from graphsvc.agent.limits import (
    BYTES_PER_TOKEN,
    CUT_TOKENS,
    DEFAULT_TOKENS,
    MAX_CURSOR,
    MAX_SHORTENED,
    MAX_TOKENS,
    MIN_TOKENS,
    ROWS,
)
from graphsvc.agent.shortening import Shortened, shorten
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.paging import PageRequest, Row, page_of

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What every tool takes; nothing else than the fields of its own class is taken beside, and no other types."""

    __pydantic_config__ = ConfigDict(extra="forbid", strict=True)

    max_tokens: Annotated[
        int,
        Field(
            ge=MIN_TOKENS,
            le=MAX_TOKENS,
            description=f"Size of the answer; a token is counted as {BYTES_PER_TOKEN} bytes",
        ),
    ] = DEFAULT_TOKENS


@dataclass(frozen=True, slots=True, kw_only=True)
class ListArguments(Arguments):
    """What every tool takes whose answer is a list."""

    after: Annotated[
        str | None, Field(max_length=MAX_CURSOR, description="`cut.after` of the answer before, all else as it was")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What an answer leaves out.

    Attributes:
        rows_left: Rows behind those shown.
        after: Cursor to ask for them with.
        shortened: Lists and texts that are shown in part.
        hint: How to ask for the rest, in words.
    """

    rows_left: int | None = None
    after: str | None = None
    shortened: tuple[Shortened, ...] | None = None
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[R]):
    """An answer that is a list.

    Attributes:
        release: The build of the graph that gave it.
        unknown: Ids asked for that no node has.
        notes: Sentences beside the rows.
        total: Rows in all.
        rows: Those shown.
        cut: What is left out; None where the answer is whole.
    """

    release: str
    unknown: tuple[str, ...] | None = None
    notes: tuple[str, ...] | None = None
    total: int
    rows: tuple[R, ...]
    cut: Cut | None = None


def listed(
    graph: KnowledgeGraph,
    asked: ListArguments,
    items: Sequence[T],
    show: Callable[[T], R],
    *,
    unknown: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> Answer[R]:
    """Return the rows of a list that the tokens asked for have room for, those behind a cursor.

    A row that alone is too large is shortened, so that every answer goes on.

    Args:
        graph: The graph that answers.
        asked: The arguments: the cursor is one of the list that they make.
        items: What the list is of, in a fixed order.
        show: Makes the row of an item.
        unknown: Ids asked for that no node has.
        notes: Sentences beside the rows.

    Raises:
        AnswerTooLargeError: there is no room for a row.
        CursorError: the cursor is none of this list.
        StaleCursorError: it is of another release.
    """
    page = page_of(
        range(len(items)),
        PageRequest(first=ROWS.maximum, after=asked.after),
        key=str,
        release=graph.release.id,
        name=_name(asked),
        limits=ROWS,
    )
    frame: Answer[R] = Answer(
        release=graph.release.id,
        unknown=tuple(unknown) or None,
        notes=tuple(notes) or None,
        total=len(items),
        rows=(),
    )
    room = asked.max_tokens - CUT_TOKENS - tokens_of(json_of(frame))
    if room <= 0:
        raise no_room()
    rows: list[R] = []
    shortened: tuple[Shortened, ...] = ()
    for place in page.items:
        made = show(items[place])
        size = tokens_of(json_of(made)) + 1
        if size > room and rows:
            break
        if size > room:
            made, shortened = _shortened(made, room - 1)
            size = room
        rows.append(made)
        room -= size
    cut = _cut(asked, page.rows[len(rows) - 1], len(items), shortened) if rows else None
    return replace(frame, rows=tuple(rows), cut=cut)


def no_room() -> AnswerTooLargeError:
    """Return the error of an answer that has no room even for its start."""
    return AnswerTooLargeError(
        "not even the start of the answer fits into max_tokens",
        hint=f"raise max_tokens (at most {MAX_TOKENS}), or ask for less",
    )


def hint_of(asked: Arguments, shortened: Sequence[Shortened]) -> str:
    """Return how to see what was shortened."""
    more = f"raise max_tokens (at most {MAX_TOKENS}), or " if asked.max_tokens < MAX_TOKENS else ""
    return f"{shortened[0].path} shows {shortened[0].shown} of {shortened[0].of}: {more}ask for less at once"


def _cut(asked: ListArguments, last: Row[int], total: int, shortened: tuple[Shortened, ...]) -> Cut | None:
    left = total - 1 - last.item
    hints = [f"{left} more rows: call again with after=cut.after, or narrow the arguments"] if left else []
    hints += [hint_of(asked, shortened)] if shortened else []
    if not hints:
        return None
    return Cut(
        rows_left=left or None,
        after=last.cursor if left else None,
        shortened=shortened[:MAX_SHORTENED] or None,
        hint=". ".join(hints),
    )


def _shortened(made: R, room: int) -> tuple[R, tuple[Shortened, ...]]:
    found = shorten(orjson.loads(json_of(made)), room, "rows[]")
    if found is None:
        raise no_room()
    value, shortened = found
    return adapter_of(type(made)).validate_python(value), shortened


def _name(asked: ListArguments) -> tuple[str, ...]:
    """Return what tells a list from all others: which tool's it is, and all arguments that choose its rows."""
    return type(asked).__name__, repr(replace(asked, after=None, max_tokens=DEFAULT_TOKENS))
