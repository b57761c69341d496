"""Tells what misspelt words and names may stand for."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

MAX_NEAR: Final = 50
"""Words that one misspelt word may stand for: the nearest, then by alphabet."""

_ONE_TYPO: Final = 4
"""Letters from which a word may have one typo; with one, three letters are half the language."""

_TWO_TYPOS: Final = 8
"""Letters from which a word may have two; below, two make another word."""

_ALIKE: Final = 0.6
"""Part of a name that must be the same for another to be worth suggesting; difflib suggests from the same on."""


class WordList:
    """Words in the order of the alphabet.

    A word with a digit in it has no typos: 77621 is no misspelt 77620, and to take it for that would be a guess.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Keep all, and apart those that a misspelt word can stand for: with a typo they may be a letter shorter."""
        self._held = sorted(set(words))
        self._words = [word for word in self._held if word.isalpha() and len(word) >= _ONE_TYPO - 1]

    def near(self, word: str) -> tuple[str, ...]:
        """Return the words that differ from a word by typos: letters left out, added, replaced or swapped.

        The nearest first, then by alphabet; none for a word of the list or the beginning of one, which is spelt as it
        was meant. Time is linear in the list.
        """
        allowed = _typos(word)
        if not allowed or self._begins(word):
            return ()
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=allowed, limit=MAX_NEAR)
        return tuple(other for other, _, _ in found)

    def _begins(self, word: str) -> bool:
        """Tell whether a word of the list begins with a word."""
        place = bisect_left(self._held, word)
        return place < len(self._held) and self._held[place].startswith(word)


def nearest(name: str, known: Sequence[str], *, limit: int) -> tuple[str, ...]:
    """Return the known names that are spelt most like a name, the nearest first, then as given; none like no other."""
    found = process.extract(name, known, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=limit)
    return tuple(other for other, _, _ in found)


def _typos(word: str) -> int:
    if not word.isalpha():
        return 0
    return (len(word) >= _ONE_TYPO) + (len(word) >= _TWO_TYPOS)
