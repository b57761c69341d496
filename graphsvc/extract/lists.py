"""Lists in prose and in fields: "A, B (c), or D", with nouns that several members share."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from graphsvc.model import Span

_SEPARATOR: Final = re.compile(r"\s*(?:[,;•\n]|\band/or\b|\band\b|\bor\b|(?<=\w)\s?/\s?(?=\w))\s*", re.IGNORECASE)
_BRACKET: Final = re.compile(r"\([^()]*\)")


def members(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the members of a list, trimmed, in order; what stands in brackets does not separate."""
    stop = len(text) if end is None else end
    masked = _BRACKET.sub(lambda match: "\x00" * len(match.group()), text)
    position = start
    for match in _SEPARATOR.finditer(masked, start, stop):
        yield from _trimmed(text, position, match.start())
        position = match.end()
    yield from _trimmed(text, position, stop)


def without_brackets(text: str) -> str:
    """Return a text without what stands in brackets."""
    return " ".join(_BRACKET.sub(" ", text).split())


def complete(members_text: list[str], index: int, is_known: Callable[[str], bool]) -> str:
    """Return a member together with the words it shares with a neighbour, where that makes a known wording.

    "Hospital inpatient or outpatient procedure room" has the members "Hospital inpatient" and "outpatient
    procedure room"; the second is completed to "Hospital outpatient procedure room", the first to "Hospital
    inpatient procedure room". A member that no completion makes known is returned as it is.
    """
    member = members_text[index]
    words = member.split()
    if index + 1 < len(members_text):
        following = members_text[index + 1].split()
        for cut in range(1, len(following)):
            if is_known(candidate := " ".join((*words, *following[cut:]))):
                return candidate
    if index:
        before = members_text[index - 1].split()
        for cut in range(len(before) - 1, 0, -1):
            if is_known(candidate := " ".join((*before[:cut], *words))):
                return candidate
    return member


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    raw = text[start:end]
    core = raw.strip(' \t\n.:*_“”"')
    if core:
        left = start + raw.index(core)
        yield Span(start=left, end=left + len(core))
