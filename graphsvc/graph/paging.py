"""Pages of a list by the Relay rules: `first` after a cursor, or `last` before one.

A cursor names a row of a list of a release, not a place: where the list is asked for in another order or with another
filter, the page goes on behind the same row, as long as the row is still there.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from graphsvc.errors import CursorError, PageSizeError, StaleCursorError
from graphsvc.model import digest

T = TypeVar("T")

_MAX_SHOWN: Final = 80
"""Characters of a bad cursor that its error repeats."""

_MAX_DIGITS: Final = 12
"""Digits of a place in a list; Python takes long to read a number of many thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """Which page is asked for: at most one of `first` and `last`; with neither, the first page."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLimits:
    """How many rows may be asked for at once.

    Attributes:
        minimum: The fewest.
        default: What is given unasked.
        maximum: The most.
    """

    minimum: int = 0
    default: int
    maximum: int

    def checked(self, asked: int, name: str) -> int:
        """Return a number of rows that an argument of this name asks for.

        Raises:
            PageSizeError: it is out of bounds.
        """
        if not self.minimum <= asked <= self.maximum:
            raise PageSizeError(
                f"{name} is {asked}",
                value=asked,
                hint=f"{self.minimum} to {self.maximum} may be asked for at once",
            )
        return asked


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """An item of a list and its cursor there."""

    cursor: str
    item: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """A stretch of a list.

    Attributes:
        rows: In the order of the list.
        whole: The list itself.
        has_next: Rows follow in the list.
        has_previous: Rows precede in the list.
    """

    rows: tuple[Row[T], ...]
    whole: Sequence[T]
    has_next: bool
    has_previous: bool

    @property
    def items(self) -> tuple[T, ...]:
        """The items of the rows."""
        return tuple(row.item for row in self.rows)

    @property
    def total(self) -> int:
        """Number of rows of the whole list."""
        return len(self.whole)

    @property
    def start_cursor(self) -> str | None:
        """Cursor of the first row, or None for an empty page."""
        return self.rows[0].cursor if self.rows else None

    @property
    def end_cursor(self) -> str | None:
        """Cursor of the last row, or None for an empty page."""
        return self.rows[-1].cursor if self.rows else None


def page_of(
    whole: Sequence[T],
    request: PageRequest,
    *,
    key: Callable[[T], str],
    release: str,
    name: tuple[str, ...],
    limits: PageLimits,
) -> Page[T]:
    """Return the page of a list that a request asks for.

    Args:
        whole: The list, in a fixed order.
        request: Which page.
        key: What tells a row from all others of the list; a cursor holds it, not an offset.
        release: The id of the release, without blanks; a cursor of another one is stale.
        name: What tells the list from all others of the release; a cursor of another list is refused.
        limits: Of the page size.

    Raises:
        PageSizeError: `first` or `last` is out of bounds, or both are given.
        CursorError: a text is no cursor of this list, or its row is not in the list.
        StaleCursorError: a cursor is of another release.
    """
    size = _size(request, limits)
    mark = (release, digest(*name))
    low = 0 if request.after is None else _position(whole, request.after, key, mark) + 1
    high = len(whole) if request.before is None else _position(whole, request.before, key, mark)
    high = max(low, high)
    start, end = (low, min(high, low + size)) if request.last is None else (max(low, high - size), high)
    return Page(
        rows=tuple(
            Row(_encode(" ".join((*mark, str(place), key(whole[place])))), whole[place]) for place in range(start, end)
        ),
        whole=whole,
        has_next=end < len(whole),
        has_previous=start > 0,
    )


def _size(request: PageRequest, limits: PageLimits) -> int:
    if request.first is not None and request.last is not None:
        raise PageSizeError(
            "both first and last are given",
            value={"first": request.first, "last": request.last},
            hint="first walks forwards with after, last backwards with before",
        )
    if request.first is not None:
        return limits.checked(request.first, "first")
    return limits.default if request.last is None else limits.checked(request.last, "last")


def _position(whole: Sequence[T], cursor: str, key: Callable[[T], str], mark: tuple[str, str]) -> int:
    release, name, place, sought = _parts(cursor)
    shown = cursor[:_MAX_SHOWN]
    if sought and release != mark[0]:
        raise StaleCursorError(
            f"'{shown}' is a cursor of another release",
            value=shown,
            hint=f"start over without a cursor: the release is now {mark[0]}, as `release {{ id }}` tells",
        )
    position = _find(whole, place, sought, key) if (release, name) == mark else None
    if position is None:
        raise CursorError(
            f"'{shown}' is not a cursor of this list",
            value=shown,
            hint="take cursors from pageInfo or edges of the same field, and start over where the filter has changed",
        )
    return position


def _find(whole: Sequence[T], place: str, sought: str, key: Callable[[T], str]) -> int | None:
    """Return where a row stands: where it stood when the cursor was made, or else wherever it is now."""
    likely = int(place) if place.isdecimal() and len(place) <= _MAX_DIGITS else len(whole)
    if likely < len(whole) and key(whole[likely]) == sought:
        return likely
    return next((now for now, item in enumerate(whole) if key(item) == sought), None)


def _parts(cursor: str) -> tuple[str, str, str, str]:
    """Return release, list, place and key of a cursor; empty ones for what was never a cursor."""
    parts = _decode(cursor).split(" ", 3)
    return (parts[0], parts[1], parts[2], parts[3]) if len(parts) == 4 else ("", "", "", "")


def _encode(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode("ascii").rstrip("=")


def _decode(cursor: str) -> str:
    """Return the text of a cursor; an empty one for what was never a cursor."""
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (ValueError, binascii.Error):
        return ""
    return text if _encode(text) == cursor else ""
