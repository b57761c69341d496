"""Finds the wordings of a vocabulary table in text, the longest first, in time linear in the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar

from graphsvc.errors import VocabularyError
from graphsvc.model import Span

T = TypeVar("T")

_TOKEN: Final = re.compile(r"\w+", re.UNICODE)
_JOINT: Final = re.compile(r"[ \t\n\u00a0]{0,4}[-/&.'’\u2011]?[ \t\n\u00a0]{0,4}")
"""What may stand between two words of one wording: blanks, a hyphen, a stroke, an ampersand; no comma."""

_STEMS = 16_384
"""Words whose stems are kept: more than the documents of a folder commonly use (some 2 MB)."""

_TEXTS = 64
"""Texts whose words are kept: a sentence is looked through for sites, payers and more, one after the other."""

_UNINFLECTED: Final = frozenset({"medicare", "cms", "pos", "ess"})


@lru_cache(_STEMS)
def _stem(word: str) -> str:
    """Return a word in lower case, singular, in American spelling, so that forms of a wording are one."""
    low = word.casefold()
    if low.endswith(("centre", "centres")):
        return "center"
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in _UNINFLECTED:
        return low[:-1]
    return low


@lru_cache(_TEXTS)
def _tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return start, end and stem of each word."""
    return tuple((match.start(), match.end(), _stem(match.group())) for match in _TOKEN.finditer(text))


@lru_cache(_TEXTS)
def words_of(text: str) -> tuple[str, ...]:
    """Return the comparable words of a wording."""
    return tuple(stem for _, _, stem in _tokens(text))


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A wording found in a text: its span (offsets of that text) and what it stands for."""

    span: Span
    value: T


class Gazetteer(Generic[T]):
    """Wordings and what each stands for; case, plural and hyphens do not matter."""

    def __init__(self, wordings: Mapping[str, T]) -> None:
        """Take the wordings.

        Raises:
            VocabularyError: two wordings that read alike stand for different values.
        """
        self._values: dict[tuple[str, ...], T] = {}
        longest: dict[str, int] = {}
        for wording, value in wordings.items():
            words = words_of(wording)
            if not words:
                continue
            if self._values.setdefault(words, value) != value:
                raise VocabularyError(
                    f"the wording '{wording}' stands for {self._values[words]} and for {value}",
                    value=wording,
                    hint="a wording belongs to one id; remove it from the other row",
                )
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        self._longest = longest

    def get(self, wording: str) -> T | None:
        """Return what a whole wording stands for, or None."""
        return self._values.get(words_of(wording))

    def find(self, text: str) -> Iterator[Match[T]]:
        """Yield matches from left to right, without overlap, each as long as possible."""
        if self._longest.keys().isdisjoint(words_of(text)):
            return
        tokens = _tokens(text)
        taken = 0
        for index, (start, _, stem) in enumerate(tokens):
            if index >= taken and stem in self._longest and (length := self._length_at(text, tokens, index)):
                taken = index + length
                words = tuple(token[2] for token in tokens[index:taken])
                yield Match(Span(start=start, end=tokens[taken - 1][1]), self._values[words])

    def _length_at(self, text: str, tokens: Sequence[tuple[int, int, str]], index: int) -> int:
        """Return how many tokens the longest wording takes here; 0 for none."""
        best, words = 0, []
        for offset in range(self._longest[tokens[index][2]]):
            position = index + offset
            if position >= len(tokens):
                break
            if offset and not _JOINT.fullmatch(text, tokens[position - 1][1], tokens[position][0]):
                break
            words.append(tokens[position][2])
            if tuple(words) in self._values:
                best = offset + 1
        return best
