"""Classifications: revenue codes and BETOS classes, told apart by their shape."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.extract.cues import status_of
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.lists import opposed
from graphsvc.extract.reading import Reading, Statement
from graphsvc.model import NodeId, Predicate

_FIELD: Final = re.compile(
    r"\b(?:revenue(?:\s(?:center|centre))?\scodes?|UB-?04\scodes?|BETOS(?:\s(?:codes?|class(?:ification)?|category))?)\W{0,3}(?:is|are|of|as)?\s*",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"\W{0,3}(?P<code>\d{4}|\d{3}|[A-Z]\d[A-Z0-9]?)(?![\w%]|\.\d)(?P<name>\s*\([^()]*\))?")
_NEXT: Final = re.compile(r"\s*(?:,|and|or|/|;)\s*(?=[0-9A-Z]{3,4}\b)")


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the classes that fields and sentences name.

    Four digits (three with the leading zero left out) are a revenue code, a letter and one or two characters,
    the first a digit, a BETOS class, whichever of the two the document calls it.
    """
    for statement in reading.statements:
        for start, before in _starts(statement):
            found = list(_codes_from(statement.text, start))
            around = f"{before} {_rest(statement.text, found[-1].end())}" if found else ""
            for match in found:
                yield from findings_of(
                    statement,
                    Predicate.CLASSIFIED_AS,
                    _class_id(match["code"]),
                    match["code"] + (match["name"] or ""),
                    status=opposed(statement.text, match.start("code"), status_of(around)),
                )


def _codes_from(text: str, start: int) -> Iterator[re.Match[str]]:
    position: int | None = start
    while position is not None and (match := _CODE.match(text, position)):
        yield match
        following = _NEXT.match(text, match.end())
        position = following.end() if following else None


def _rest(text: str, start: int) -> str:
    """Return the words behind a list of codes up to the next label or clause."""
    following = _FIELD.search(text, start)
    return text[start : following.start() if following else len(text)].partition(";")[0]


def _starts(statement: Statement) -> list[tuple[int, str]]:
    """Return where codes of classes may start, each with the words before its label."""
    if statement.passage.is_item and _FIELD.fullmatch(statement.passage.lead or ""):
        return [(0, "")]
    return [(field.end(), statement.text[: field.start()]) for field in _FIELD.finditer(statement.text)]


def _class_id(code: str) -> NodeId:
    return NodeId(f"revenue:{code.zfill(4)}") if code.isdigit() else NodeId(f"betos:{code}")


EXTRACTOR: Final = Extractor(name="classifications/1", find=find)
