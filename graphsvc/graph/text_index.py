"""A full-text index: it knows keys, fields, texts and weights, and nothing of what they stand for.

SQLite's FTS5 counts and ranks (BM25) in memory. It is given words that are folded here, and is asked for words alone,
each in quotes, so that what people type is never read as its query language, nor as its idea of a letter.
"""

import sqlite3
import weakref
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Final, Generic, TypeVar

from graphsvc.errors import SearchError
from graphsvc.graph.word_list import WordList
from graphsvc.graph.words import folded

S = TypeVar("S")

MAX_TEXT: Final = 200
"""Code points of a text to search for: two lines; longer ones are pasted, not sought."""

MAX_WORDS: Final = 16
"""Different words of a text to search for: each costs a walk through the list of words."""

_SHOWN: Final = 80
"""Characters of a bad text that its error repeats."""

_SCORE_DIGITS: Final = 6
"""Decimal places of a score: more would part what BM25 cannot tell apart."""


class Match(StrEnum):
    """How a text was found, the best first."""

    CODE = "CODE"
    NAME = "NAME"
    WORDS = "WORDS"
    BEGINNINGS = "BEGINNINGS"
    TYPOS = "TYPOS"
    SOME_WORDS = "SOME_WORDS"


BY_TYPO: Final = frozenset({Match.TYPOS, Match.SOME_WORDS})
"""Matches in which a word may stand with typos; in these and in BEGINNINGS it may be the beginning of a longer one."""

_BY_BEGINNING: Final = BY_TYPO | {Match.BEGINNINGS}

_RANK: Final = {match: len(Match) - 1 - place for place, match in enumerate(Match)}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """A field that texts stand in.

    Attributes:
        name: Of the field.
        weight: How much a word in it counts, for BM25.
        whole: What it is when the text sought is all of a text in it: a CODE, a NAME or, as elsewhere, WORDS.
    """

    name: str
    weight: float
    whole: Match = Match.WORDS


@dataclass(frozen=True, slots=True, eq=False)
class Text(Generic[S]):
    """A text in a field, which several keys may have, and where it is from, which the index keeps for whoever asks."""

    field: str
    text: str
    source: S


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is searched for.

    Attributes:
        words: The different words, folded, in the order given.
        near: For each of them, words of the index that it may be a misspelling of.
    """

    words: tuple[str, ...]
    near: tuple[tuple[str, ...], ...]

    def place(self, word: str, match: Match) -> int | None:
        """Return which of the words sought a word of a text stands for in such a match, or None."""
        for place, (sought, near) in enumerate(zip(self.words, self.near, strict=True)):
            if word == sought:
                return place
            if match in _BY_BEGINNING and word.startswith(sought):
                return place
            if match in BY_TYPO and word in near:
                return place
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A key that was found.

    Attributes:
        key: The key.
        match: How.
        score: 0 to 1, higher is better: a better match always scores more, and within a match BM25 decides.
    """

    key: str
    match: Match
    score: float


class TextIndex(Generic[S]):
    """Texts by key: in the order of the fields, then as given."""

    def __init__(self, fields: Sequence[TextField], texts: Mapping[str, Iterable[Text[S]]]) -> None:
        """Index texts by key; keys and fields may come in any order."""
        places = {field.name: place for place, field in enumerate(fields)}
        self._fields = tuple(fields)
        self._texts = {
            key: tuple(sorted(own, key=lambda text: places[text.field])) for key, own in sorted(texts.items())
        }
        self._keys = tuple(self._texts)
        self._whole = self._whole_texts()
        # One connection for all threads, one at a time: SQLite need not have been built for more.
        self._lock = Lock()
        self._tables = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        weakref.finalize(self, self._tables.close)
        self._fill()
        self._list = WordList(word for (word,) in self._tables.execute("SELECT term FROM words"))
        weights = ", ".join(str(float(field.weight)) for field in fields)
        self._ranking = f"SELECT rowid, -bm25(whole, {weights}) FROM whole WHERE whole MATCH ?"  # noqa: S608 - numbers

    def find(self, text: str) -> tuple[Sought, tuple[Hit, ...]]:
        """Return what is sought, and all that is found: the best first, ties by key.

        Found is what holds all the words somewhere in its texts: as they stand, as beginnings of words, or with typos.
        Where nothing does, it is what holds some of them. Time is linear in the list of words and in what is found.

        Raises:
            SearchError: the text is too long, or has too many words or none.
        """
        sought = self._sought(text)
        whole = self._whole.get(folded(text), {})
        hits: dict[str, Hit] = {}
        for match, query in _queries(sought):
            if match is Match.SOME_WORDS and hits:
                break
            for key, relevance in self._ranked(query):
                if key not in hits:
                    hits[key] = _hit(key, whole.get(key, match), relevance)
        return sought, tuple(sorted(hits.values(), key=lambda hit: (-hit.score, hit.key)))

    def texts(self, key: str) -> tuple[Text[S], ...]:
        """Return the texts of a key, by field, then as given; none for a key that has none."""
        return self._texts.get(key, ())

    def _sought(self, text: str) -> Sought:
        if len(text) > MAX_TEXT:
            raise SearchError(
                f"the text to search for has {len(text)} characters",
                value=text[:_SHOWN],
                hint=f"at most {MAX_TEXT} are searched for: name the words that matter",
            )
        words = tuple(dict.fromkeys(folded(text).split()))
        if not words:
            raise SearchError(
                "the text to search for has no letter and no digit", value=text, hint="search for a word or a code"
            )
        if len(words) > MAX_WORDS:
            raise SearchError(
                f"the text to search for has {len(words)} different words",
                value=text[:_SHOWN],
                hint=f"at most {MAX_WORDS} are searched for: name those that matter",
            )
        return Sought(words=words, near=tuple(self._list.near(word) for word in words))

    def _ranked(self, query: str) -> Iterator[tuple[str, float]]:
        with self._lock:
            rows = self._tables.execute(self._ranking, (query,)).fetchall()
        return ((self._keys[row], relevance) for row, relevance in rows)

    def _whole_texts(self) -> dict[str, dict[str, Match]]:
        """Return the match by key of each text that is one when it is sought as a whole; the better match stands."""
        found = {field.name: field.whole for field in self._fields if field.whole is not Match.WORDS}
        whole: defaultdict[str, dict[str, Match]] = defaultdict(dict)
        for key, texts in self._texts.items():
            for text in texts:
                if match := found.get(text.field):
                    best = whole[folded(text.text)]
                    best[key] = max(match, best.get(key, match), key=_RANK.__getitem__)
        return whole

    def _fill(self) -> None:
        names = ", ".join(f"f{place}" for place in range(len(self._fields)))
        marks = ", ".join("?" for _ in self._fields)
        self._tables.execute(f"CREATE VIRTUAL TABLE whole USING fts5({names}, content='', tokenize='ascii')")
        self._tables.execute("CREATE VIRTUAL TABLE words USING fts5vocab(whole, 'row')")
        self._tables.execute("BEGIN")
        self._tables.executemany(f"INSERT INTO whole(rowid, {names}) VALUES (?, {marks})", self._rows())  # noqa: S608
        self._tables.execute("COMMIT")

    def _rows(self) -> Iterator[tuple[object, ...]]:
        known: dict[str, str] = {}  # a quote stands in the texts of several keys
        for row, key in enumerate(self._keys):
            columns: defaultdict[str, list[str]] = defaultdict(list)
            for text in self._texts[key]:
                if text.text not in known:
                    known[text.text] = folded(text.text)
                columns[text.field].append(known[text.text])
            yield row, *(" ".join(columns[field.name]) for field in self._fields)


def _queries(sought: Sought) -> Iterator[tuple[Match, str]]:
    """Yield queries of FTS5, the most exact first; in quotes, and of letters and digits, a word is only a word."""
    beginnings = [f'"{word}" *' for word in sought.words]
    typos = [
        " OR ".join((beginning, *(f'"{word}"' for word in near)))
        for beginning, near in zip(beginnings, sought.near, strict=True)
    ]
    yield Match.WORDS, " AND ".join(f'"{word}"' for word in sought.words)
    yield Match.BEGINNINGS, " AND ".join(beginnings)
    if any(sought.near):
        yield Match.TYPOS, " AND ".join(f"({any_of})" for any_of in typos)
    if len(sought.words) > 1:
        # in a row of typos few words are what was meant: only where no word stands as it is
        yield Match.SOME_WORDS, " OR ".join(beginnings)
        yield Match.SOME_WORDS, " OR ".join(typos)


def _hit(key: str, match: Match, relevance: float) -> Hit:
    # BM25 has no upper bound; within a match it fills a sixth of the scale.
    score = (_RANK[match] + relevance / (1 + relevance)) / len(Match)
    return Hit(key=key, match=match, score=round(score, _SCORE_DIGITS))
