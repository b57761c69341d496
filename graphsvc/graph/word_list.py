"""Tells what misspelt words and names may stand for."""

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
        """Keep those that a misspelt word can stand for: with a typo they may be a letter shorter than it."""
        self._words = sorted(word for word in set(words) if word.isalpha() and len(word) >= _ONE_TYPO - 1)

    def near(self, word: str) -> tuple[str, ...]:
        """Return the words that differ from a word by typos: letters left out, added, replaced or swapped.

        The nearest first, then by alphabet; never the word itself. Time is linear in the list.
        """
        allowed = _typos(word)
        if not allowed:
            return ()
        # one more: the word itself may be among them
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=allowed, limit=MAX_NEAR + 1)
        return tuple(other for other, _, _ in found if other != word)[:MAX_NEAR]


def nearest(name: str, known: Sequence[str], *, limit: int) -> tuple[str, ...]:
    """Return the known names that are spelt most like a name, the nearest first, then as given; none like no other."""
    found = process.extract(name, known, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=limit)
    return tuple(other for other, _, _ in found)


def _typos(word: str) -> int:
    if not word.isalpha():
        return 0
    return (len(word) >= _ONE_TYPO) + (len(word) >= _TWO_TYPOS)
