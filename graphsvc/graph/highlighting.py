"""Shows where in a text stands what was searched for: a stretch of it, and the places of the words in that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from graphsvc.graph.text_index import BY_TYPO, Match, Sought, Text
from graphsvc.graph.words import Word, words_of

S = TypeVar("S")

MAX_SHOWN: Final = 240
"""Code points of a text that a highlight shows: three lines."""

_LEAD: Final = 60
"""Code points shown in front of the first word found, where the text is cut: enough to see what it is about."""

_WEIGHED: Final = 20
"""Texts with a word sought, the first ones, that the best to show are chosen from; a payer can be in every document."""


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of a text: code points from `start` to `end`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Highlight(Generic[S]):
    """Where a text holds what was sought.

    Attributes:
        of: The text.
        text: The stretch of it that is shown.
        start: Offset of the stretch in the text.
        ranges: The words found, in the stretch, from left to right.
    """

    of: Text[S]
    text: str
    start: int
    ranges: tuple[Range, ...]


def highlights(texts: Iterable[Text[S]], sought: Sought, match: Match, *, limit: int) -> tuple[Highlight[S], ...]:
    """Return the texts that hold most of the words sought, at most `limit`; of equal ones the first.

    A word of a text counts as the match has it: for BEGINNINGS what begins with a word sought, but no typos.
    """
    found: list[tuple[Text[S], list[tuple[int, Word]]]] = []
    complete = 0
    for text in texts:
        if complete == limit or len(found) == _WEIGHED:
            break
        if _can_hold(text.text, sought, match) and (words := list(_found(text.text, sought, match))):
            found.append((text, words))
            complete += _count(words) == len(sought.words)
    # sorting is stable: of equal ones the first stays the first
    found.sort(key=lambda one: -_count(one[1]))
    return tuple(_highlight(text, [word for _, word in words]) for text, words in found[:limit])


def _can_hold(text: str, sought: Sought, match: Match) -> bool:
    """Tell in little time that a text holds nothing sought; most of a node's quotes do not."""
    if match in BY_TYPO or not text.isascii():
        return True
    lowered = text.lower()
    return any(word in lowered for word in sought.words)


def _found(text: str, sought: Sought, match: Match) -> Iterator[tuple[int, Word]]:
    for word in words_of(text):
        place = sought.place(word.known_as, match)
        if place is not None:
            yield place, word


def _count(words: list[tuple[int, Word]]) -> int:
    return len({place for place, _ in words})


def _highlight(text: Text[S], words: list[Word]) -> Highlight[S]:
    start = 0 if len(text.text) <= MAX_SHOWN else max(0, min(words[0].start - _LEAD, len(text.text) - MAX_SHOWN))
    shown = text.text[start : start + MAX_SHOWN]
    ranges = (Range(word.start - start, min(word.end - start, len(shown))) for word in words)
    return Highlight(text, shown, start, tuple(one for one in ranges if one.start < len(shown)))
