"""Tells the words of a text, and how they are spelt once letter case and accents are set aside."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MAX_WORD: Final = 64
"""Characters by which a word is known; what differs only behind them is encoded data, not language."""

_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
"""A run of letters and digits of any script, with the accents that stand as characters of their own."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: how it is known, and its place there in code points, end exclusive."""

    known_as: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in their order, in time linear in its length.

    A word is known by letters and digits alone, so that no mark of a query language is ever part of it.
    """
    for found in _WORD.finditer(text):
        if known_as := _spelt(found[0]):
            yield Word(known_as, found.start(), found.end())


def folded(text: str) -> str:
    """Return the words of a text joined by single blanks."""
    if text.isascii():
        return " ".join(word[:MAX_WORD] for word in _WORD.findall(text.lower()))
    return " ".join(word.known_as for word in words_of(text))


def _spelt(word: str) -> str:
    if word.isascii():
        return word[:MAX_WORD].lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word[:MAX_WORD]).casefold())
    return "".join(character for character in plain if character.isalnum())[:MAX_WORD]
