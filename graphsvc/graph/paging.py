"""Pages of a list by the Relay rules: `first` after a cursor, or `last` before one."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from graphsvc.errors import CursorError, PageSizeError
from graphsvc.model import digest

T = TypeVar("T")

_MAX_SHOWN: Final = 80
"""Characters of a bad cursor that its error repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """Which page is asked for: at most one of `first` and `last`; with neither, the first page."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLimits:
    """Rows of a page: what is given without `first` and `last`, and the most that may be asked for."""

    default: int
    maximum: int


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
    scope: tuple[str, ...],
    limits: PageLimits,
) -> Page[T]:
    """Return the page of a list that a request asks for.

    Args:
        whole: The list, in a fixed order.
        request: Which page.
        key: What tells a row from all others of the list; a cursor holds it, not an offset.
        scope: Release and list; a cursor of another scope is refused.
        limits: Of the page size.

    Raises:
        PageSizeError: `first` or `last` is out of bounds, or both are given.
        CursorError: a cursor was not made for this scope, or its row is not in the list.
    """
    size = _size(request, limits)
    mark = f"{digest(*scope)} "
    low = 0 if request.after is None else _position(whole, request.after, key, mark) + 1
    high = len(whole) if request.before is None else _position(whole, request.before, key, mark)
    high = max(low, high)
    start, end = (low, min(high, low + size)) if request.last is None else (max(low, high - size), high)
    return Page(
        rows=tuple(Row(_encode(mark + key(item)), item) for item in whole[start:end]),
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
    asked = request.first if request.first is not None else request.last
    size = limits.default if asked is None else asked
    if not 0 <= size <= limits.maximum:
        name = "first" if request.first is not None else "last"
        raise PageSizeError(
            f"{name} is {size}", value=size, hint=f"a page has 0 to {limits.maximum} rows; use after to go on"
        )
    return size


def _position(whole: Sequence[T], cursor: str, key: Callable[[T], str], mark: str) -> int:
    text = _decode(cursor)
    sought = text.removeprefix(mark)
    position = next((place for place, item in enumerate(whole) if key(item) == sought), None)
    if not text.startswith(mark) or position is None:
        raise CursorError(
            f"'{cursor[:_MAX_SHOWN]}' is not a cursor of this list in this release",
            value=cursor[:_MAX_SHOWN],
            hint="take cursors from pageInfo or edges of the same field, and start over after a new release",
        )
    return position


def _encode(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode("ascii").rstrip("=")


def _decode(cursor: str) -> str:
    """Return the text of a cursor; an empty one for what was never a cursor."""
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (ValueError, binascii.Error):
        return ""
    return text if _encode(text) == cursor else ""
