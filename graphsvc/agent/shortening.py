"""Makes a JSON value fit: first its lists are shortened, all to the same length, then its texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from graphsvc.agent.counting import tokens_of_value

LEAST_TEXT: Final = 100
"""Code points that a shortened text keeps: enough to find it again, and more than any id has."""

MAX_PATH: Final = 100
"""Code points of a path: aliases can be as long as an operation; the end tells more than the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """Lists or texts that are not whole.

    Attributes:
        path: Where, as in `codes.nodes[].title`.
        shown: Items of each such list, or code points of each such text, that are shown.
        of: As many as the longest of them has.
    """

    path: str
    shown: int
    of: int


@dataclass(frozen=True, slots=True)
class _Lengths:
    """Items of a list and code points of a text that are kept; None for all."""

    lists: int | None = None
    texts: int | None = None


def shorten(value: Any, room: int, path: str) -> tuple[Any, tuple[Shortened, ...]] | None:  # noqa: ANN401 - JSON
    """Return a value shortened until it takes at most `room` tokens, and where; None where that cannot be.

    A list keeps its first items, at least one; where that is not enough, a text keeps its first code points.

    Args:
        value: A JSON value; it is not changed.
        room: Tokens.
        path: Where it stands.
    """
    whole = _Lengths()
    tries = (
        [whole],
        [_Lengths(length) for length in range(1, _longest(value, list))],
        [_Lengths(1, length) for length in range(LEAST_TEXT, _longest(value, str))],
    )
    for lengths in tries:
        if lengths and _fits(value, lengths[0], room):
            best = _last_that_fits(value, lengths, room)
            return _cut(value, best), tuple(_told(value, best, path))
    return None


def _last_that_fits(value: Any, lengths: list[_Lengths], room: int) -> _Lengths:  # noqa: ANN401
    """Return the greatest lengths that fit, of some in order of which the first do: what is kept longer takes more."""
    low, high = 0, len(lengths) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _fits(value, lengths[middle], room) else (low, middle - 1)
    return lengths[low]


def _fits(value: Any, lengths: _Lengths, room: int) -> bool:  # noqa: ANN401
    return tokens_of_value(_cut(value, lengths)) <= room


def _cut(value: Any, lengths: _Lengths) -> Any:  # noqa: ANN401
    match value:
        case dict():
            return {key: _cut(part, lengths) for key, part in value.items()}
        case list():
            return [_cut(part, lengths) for part in value[: lengths.lists]]
        case str():
            return value[: lengths.texts]
        case _:
            return value


def _longest(value: Any, kind: type) -> int:  # noqa: ANN401
    return max((length for of, length, _ in _lengths(value, "", _Lengths()) if of is kind), default=0)


def _told(value: Any, kept: _Lengths, path: str) -> Iterator[Shortened]:  # noqa: ANN401
    """Yield what is not whole of what is seen, one for each path."""
    longest: dict[tuple[str, int], int] = {}
    for kind, length, place in _lengths(value, path, kept):
        most = kept.lists if kind is list else kept.texts
        if most is not None and length > most:
            longest[place, most] = max(longest.get((place, most), 0), length)
    for (place, most), length in longest.items():
        shown = place if len(place) <= MAX_PATH else f"…{place[1 - MAX_PATH :]}"
        yield Shortened(path=shown, shown=most, of=length)


def _lengths(value: Any, path: str, kept: _Lengths) -> Iterator[tuple[type, int, str]]:  # noqa: ANN401
    """Yield kind, length and path of every list and text in what is kept of a value."""
    match value:
        case dict():
            for key, part in value.items():
                yield from _lengths(part, f"{path}.{key}" if path else str(key), kept)
        case list():
            yield list, len(value), path
            for part in value[: kept.lists]:
                yield from _lengths(part, f"{path}[]", kept)
        case str():
            yield str, len(value), path
