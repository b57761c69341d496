"""Lines of a text and what each is by its own shape: blank, table row, bullet, heading or plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from graphsvc.documents.furniture import is_furniture, opens_furniture
from graphsvc.model import CODE_PATTERN, ICD10CM_PATTERN

BULLETS: Final = "-*•–·◦▪●‣"
"""Characters that open a list item."""


class LineKind(Enum):
    """What a line is."""

    BLANK = auto()
    FURNITURE = auto()
    ROW = auto()
    RULE = auto()
    BULLET = auto()
    ITEM = auto()
    NUMBERED = auto()
    HEADING = auto()
    LABEL = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without its end.

    Attributes:
        kind: What it is.
        indent: Blanks before its first character.
        start: Offset of its first character that is no mark: after indent, bullet or heading marks.
        end: Offset behind its last character that is no blank and no closing heading mark.
        text: What stands between.
    """

    kind: LineKind
    indent: int
    start: int
    end: int
    text: str


MAX_CELL = 2_000
"""Characters between two pipes; a line with more is no row, but text, which is read in pieces."""

MAX_ROW = 100_000
"""Characters of a row; a longer line with pipes is text, too, so that no row has millions of cells."""

MAX_HEADING = 100
"""Characters of a heading."""

_RULE: Final = re.compile(r"[\s:|]*+---[\s:|-]*+$|\|-+\s*$")
_LONE_BULLET: Final = re.compile(rf"\s*[{BULLETS}]\s*$")
_ITEM: Final = re.compile(rf"\s*[{BULLETS}][ \t\u00a0]+(?=\S)")
_NUMBERED: Final = re.compile(r"\s*\(?(?:\d{1,2}|[a-h]|[IVX]{1,4})[.)][ \t\u00a0]+(?=\S)")
_HEADING_MARKS: Final = re.compile(r"\s{0,3}#{1,6}\s+")
_WIKI_HEADING: Final = re.compile(r"\s*(={1,6})\s*(?P<title>[^=].*?)\s*\1\s*$")
_BOLD_HEADING: Final = re.compile(r"\s*(\*\*|__)(?P<title>[^*_]+?):?\1:?\s*$")
_CODE_TITLE: Final = re.compile(rf"(?:CPT|HCPCS)\W{{0,3}}(?:code\s)?{CODE_PATTERN}\s*[:–—-]\s*\S", re.IGNORECASE)
_NO_TITLE: Final = re.compile(rf"\d\s*,\s*\d|^{ICD10CM_PATTERN}\s")
"""A list of numbers, "POS 19, 22", and a diagnosis with its code: no titles, whatever their capitals."""

_CAPITALS: Final = re.compile(r"[A-Z]{4,}(?:[ &/-]{1,3}[A-Z]+){0,5}:?")
"""A line of words in capitals: a heading wherever it stands."""

_SMALL_WORDS: Final = frozenset(
    {
        *(
            "a",
            "an",
            "and",
            "as",
            "at",
            "by",
            "for",
            "from",
            "in",
            "into",
            "not",
            "of",
            "on",
            "or",
            "per",
            "the",
            "this",
        ),
        *("this", "to", "via", "vs", "with", "without"),
    }
)
"""Words that stay small in a title."""


def split_lines(text: str) -> Iterator[Line]:
    """Yield every line of a text in order."""
    offset, after_opening, after_blank = 0, False, True
    for raw in text.split("\n"):
        line = _line(raw, offset, in_furniture=after_opening, after_break=after_blank)
        yield line
        after_opening = line.kind is not LineKind.BLANK and opens_furniture(raw)
        after_blank = line.kind is not LineKind.TEXT or line.text.endswith((".", "!", "?", ":", "”", '"', ")"))
        offset += len(raw) + 1


def _line(raw: str, offset: int, *, in_furniture: bool, after_break: bool) -> Line:
    indent = len(raw) - len(raw.lstrip())
    kind, start, end = LineKind.TEXT, indent, len(raw.rstrip())
    if not raw.strip():
        kind, start, end = LineKind.BLANK, 0, 0
    elif in_furniture or is_furniture(raw):
        kind = LineKind.FURNITURE
    elif _RULE.match(raw):
        kind = LineKind.RULE
    elif "|" in raw and len(raw) <= MAX_ROW and all(len(cell) <= MAX_CELL for cell in raw.split("|")):
        kind = LineKind.ROW
    elif marked := _marked(raw):
        kind, start, end = marked
    elif (after_break and reads_as_title(raw.strip())) or _CAPITALS.fullmatch(raw.strip()):
        kind = LineKind.HEADING
    return Line(kind=kind, indent=indent, start=offset + start, end=offset + end, text=raw[start:end])


def _marked(raw: str) -> tuple[LineKind, int, int] | None:
    """Return what the marks of a line make it, and where the words between them start and end; None without marks."""
    end = len(raw.rstrip())
    if _LONE_BULLET.match(raw):
        return LineKind.BULLET, end - 1, end
    if marks := _HEADING_MARKS.match(raw):
        return LineKind.HEADING, marks.end(), max(marks.end(), len(raw.rstrip().rstrip("#").rstrip()))
    if titled := _BOLD_HEADING.match(raw) or _WIKI_HEADING.match(raw):
        return LineKind.HEADING, *titled.span("title")
    if item := _ITEM.match(raw):
        return LineKind.ITEM, item.end(), end
    if number := _NUMBERED.match(raw):
        return LineKind.NUMBERED, number.end(), end
    return None


def reads_as_title(line: str) -> bool:
    """Tell whether an unmarked line reads as a title: short, capitalised throughout, no sentence."""
    if _CODE_TITLE.match(line) and not line.endswith("."):
        return len(line) <= 2 * MAX_HEADING
    words = line.split()
    if len(line) > MAX_HEADING or len(words) > 12 or line[-1] in ".,;:!?|":
        return False
    if ":" in line or _NO_TITLE.search(line) or not (line[0].isupper() or line[0].isdigit()):
        return False
    return any(word[0].isupper() for word in words) and all(_is_title_word(word) for word in words)


def _is_title_word(word: str) -> bool:
    bare = word.strip("()[]\"'“”’,&/–-")
    return not bare or bare.lower() in _SMALL_WORDS or bare[0].isupper() or bare[0].isdigit()
