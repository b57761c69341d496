"""Finds the parts of a schema by what people mean, and by their coordinates."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.errors import PageSizeError
from graphsvc.gql.errors import SchemaCoordinateError
from graphsvc.gql.limits import MAX_COORDINATES
from graphsvc.gql.schema_members import MemberKind, SchemaMember, schema_members
from graphsvc.gql.synonyms import synonyms_of, without_asking
from graphsvc.graph.text_index import Match, Text, TextField, TextIndex
from graphsvc.graph.word_list import nearest

_NAME: Final = "name"
_COORDINATE: Final = "coordinate"
_PLACE: Final = "words of the coordinate"
_SYNONYM: Final = "synonym"
_DESCRIPTION: Final = "description"

_FIELDS: Final = (
    TextField(name=_NAME, weight=8, whole=Match.NAME),
    TextField(name=_COORDINATE, weight=0.5, whole=Match.CODE),
    TextField(name=_PLACE, weight=4),
    TextField(name=_SYNONYM, weight=4),
    TextField(name=_DESCRIPTION, weight=1),
)
"""A name says more than a description, which names much else; the numbers only order what BM25 would hold for equal."""

_PART: Final = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])|\d+")
"""A word of a name in camel case, or in capitals with underscores."""

_PAGING: Final = ("Connection", "Edge")
"""Ends of the names of types that only lead from page to row: nobody means them by another word."""

_CALLED: Final = frozenset({Match.CODE, Match.NAME})
"""Matches of a whole name or coordinate."""

_STEP: Final = 0.02
"""Part of its score that a member loses for each step from Query: of two that say the same the nearer one is meant."""

_FAR: Final = 5
"""Steps from which on no more is lost, so that a coordinate in full still comes before words in descriptions."""

_SUGGESTED: Final = 3
"""Coordinates that the error of an unknown one names."""

_ROW: Final = 400
"""Code points of a definition that count as a row; as many as a row of a page has (`limits.PAGE`)."""

_SHOWN: Final = 80
"""Characters of an unknown coordinate that its error repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMember:
    """A part of the schema that was found; score 0 to 1, higher is better."""

    member: SchemaMember
    score: float


class Catalogue:
    """The parts of one schema."""

    def __init__(self, sdl: str) -> None:
        """Read and index a schema."""
        self._members = {member.coordinate: member for member in schema_members(sdl)}
        self._coordinates = sorted(self._members)
        self._index = TextIndex(_FIELDS, {place: list(_texts(member)) for place, member in self._members.items()})

    def search(self, query: str, *, first: int) -> tuple[FoundMember, ...]:
        """Return the parts that a question is about, the best first, ties by coordinate; `first` at most.

        Raises:
            SearchError: the query is too long, or has too many words or none.
        """
        asked = without_asking(query)
        _, hits = self._index.find(asked or query)
        # words that only ask stand in all descriptions: alone they can only be a name, such as `of`
        found = (self._found(self._members[hit.key], hit.score) for hit in hits if asked or hit.match in _CALLED)
        return tuple(sorted(found, key=lambda one: (-one.score, one.member.coordinate)))[:first]

    def definitions(self, coordinates: Sequence[str]) -> list[SchemaMember | SchemaCoordinateError]:
        """Return the parts that have these coordinates, in their order; in place of an unknown one its error.

        Raises:
            PageSizeError: there are too many coordinates.
        """
        if len(coordinates) > MAX_COORDINATES:
            raise PageSizeError(
                f"{len(coordinates)} coordinates are given",
                value=len(coordinates),
                hint=f"give at most {MAX_COORDINATES} at once",
            )
        return [self._members.get(coordinate) or self._unknown(coordinate) for coordinate in coordinates]

    def _found(self, member: SchemaMember, score: float) -> FoundMember:
        steps = min(len(member.path) or _FAR, _FAR)
        return FoundMember(member=member, score=round(score * (1 - _STEP * steps), 6))

    def _unknown(self, coordinate: str) -> SchemaCoordinateError:
        near = ", ".join(nearest(coordinate[:_SHOWN], self._coordinates, limit=_SUGGESTED))
        return SchemaCoordinateError(
            f"the schema has nothing at '{coordinate[:_SHOWN]}'",
            value=coordinate[:_SHOWN],
            hint=f"the nearest: {near}" if near else "`schemaSearch(query:)` finds coordinates",
        )


def rows_of(members: Iterable[SchemaMember | SchemaCoordinateError]) -> int:
    """Return how many rows definitions count as: one each, and one for each so many code points of them."""
    sizes = (len(member.definition) if isinstance(member, SchemaMember) else 0 for member in members)
    return sum(1 + size // _ROW for size in sizes)


def _texts(member: SchemaMember) -> Iterator[Text[None]]:
    # `Code.modifiers` is called modifiers, and `Query.codes(where:)` where
    name = re.split(r"[.(@]", member.coordinate.rstrip(":)"))[-1]
    yield Text(_NAME, name, None)
    yield Text(_NAME, " ".join(_words(name)), None)
    yield Text(_COORDINATE, member.coordinate, None)
    # else `Code.modifiers(after:)` and its like came with every `Code.modifiers`
    if member.kind is not MemberKind.ARGUMENT:
        yield Text(_PLACE, " ".join(_words(member.coordinate)), None)
    if not name.endswith(_PAGING):
        yield Text(_SYNONYM, synonyms_of(frozenset((*_words(name), *_purpose(member)))), None)
    yield Text(_DESCRIPTION, member.description or "", None)


def _purpose(member: SchemaMember) -> list[str]:
    """Return what an input field is given for, by its type: `CodeOrder.modifiersCount` is for an order."""
    return _words(member.coordinate.partition(".")[0])[-1:] if member.kind is MemberKind.INPUT_FIELD else []


def _words(name: str) -> list[str]:
    return [part.lower() for part in _PART.findall(name)]
