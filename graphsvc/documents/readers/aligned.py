"""Text whose columns are kept apart by blanks becomes paragraphs, items, fields and tables."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graphsvc.documents.labels import is_label
from graphsvc.documents.readers.writer import Writer
from graphsvc.documents.tables import reads_as_header

_PART: Final = re.compile(r"\S+(?:\s\S+)*")
_BULLET: Final = re.compile(r"\s*(?:[-*•–·◦▪●‣]|o(?=\s{2}))\s+(?=\S)")
_ENUMERATION: Final = re.compile(r"\W*+(?:\d{1,2}|[a-z]|[ivx]{1,4})?\W*", re.IGNORECASE)
_FIELD: Final = re.compile(r"[^:]{2,40}:(?:\s.*)?")
_MIN_GAP = 3
"""Blanks between the columns of the first row of a table; words set one by one may stand two apart."""

_MAX_COLUMNS = 40
"""Columns of a table: a page of some 150 characters has room for no more, each three wide."""

_MAX_RESTS = 30
"""Lines that one row takes below its first, half a page: where a table must be given up, it is soon, for the next line
may begin one, too."""

_DRIFT = 2
"""Characters by which a cell may start before its column."""

_FULL = 0.7
"""Share of the longest line from which a line is full, so that it goes on in the next."""

_SENTENCE_ENDS: Final = (".", "!", "?", ":", ";")


@dataclass(slots=True, kw_only=True)
class _Open:
    """A paragraph or item that may go on in the next line."""

    pieces: list[str]
    is_item: bool
    indent: int
    last: str

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, line: str) -> None:
        words = line.strip()
        if self.pieces[-1].endswith("-") and words[0].islower():
            self.pieces[-1] = self.pieces[-1][:-1]
            self.pieces.append(words)
        else:
            self.pieces.append(f" {words}")
        self.last = line


def write_aligned(writer: Writer, lines: Sequence[str]) -> None:
    """Write lines as they were laid out on a page."""
    width = max((len(line) for line in lines), default=0)
    opened: _Open | None = None
    after_blank = False
    index = 0
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            after_blank = True
            index += 1
            continue
        rows, behind = _table_at(lines, index)
        if rows:
            _close(writer, opened)
            opened = None
            _write_rows(writer, rows)
            index = behind
            continue
        parts = [match.group() for match in _PART.finditer(line)]
        if len(parts) > 1 and all(_FIELD.fullmatch(part) for part in parts):
            _close(writer, opened)
            opened = None
            for part in parts:
                writer.paragraph(part)
        elif opened and _goes_on(opened, line, width=width, after_blank=after_blank):
            opened.add(line)
        else:
            _close(writer, opened)
            bullet = _BULLET.match(line)
            start = bullet.end() if bullet else len(line) - len(line.lstrip())
            opened = _Open(pieces=[line[start:].strip()], is_item=bool(bullet), indent=start, last=line)
        after_blank = False
        index += 1
    _close(writer, opened)


def _close(writer: Writer, opened: _Open | None) -> None:
    if opened and opened.is_item:
        writer.item(opened.text)
    elif opened:
        writer.paragraph(opened.text)


def _goes_on(opened: _Open, line: str, *, width: int, after_blank: bool) -> bool:
    if _BULLET.match(line) or opened.last.rstrip().endswith(_SENTENCE_ENDS):
        return False
    words = line.strip()
    if words[0].islower():
        return True
    indent = len(line) - len(line.lstrip())
    hangs = opened.is_item and indent >= opened.indent
    return not after_blank and (hangs or len(opened.last) >= _FULL * width) and not _FIELD.fullmatch(words)


def _table_at(lines: Sequence[str], first: int) -> tuple[list[list[str]], int]:
    """Return the rows of the table that starts at a line, and the line behind it; no rows where none starts."""
    head = list(_PART.finditer(lines[first]))
    gaps = [right.start() - left.end() for left, right in pairwise(head)]
    if not gaps or len(head) > _MAX_COLUMNS or min(gaps) < _MIN_GAP:
        return [], first
    if _ENUMERATION.fullmatch(head[0].group()) or _BULLET.match(lines[first]):
        return [], first
    starts = [part.start() for part in head]
    rows = [[part.group() for part in head]]
    behind = first + 1
    blanks = rests = 0
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            blanks += 1
            if blanks > 1:
                break
            continue
        cells = _cells(line, starts)
        if cells is None:
            break
        is_rest = not cells[0] or (not blanks and cells[0][0].islower())
        rests = rests + 1 if is_rest else 0
        if rests > _MAX_RESTS:
            break
        if is_rest:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
        elif sum(map(bool, cells)) < 2:
            break
        else:
            rows.append(cells)
        blanks, behind = 0, number + 1
    return (rows, behind) if len(rows) > 1 else ([], first)


def _cells(line: str, starts: Sequence[int]) -> list[str] | None:
    """Return the cells of a line under columns that start at these places; None where a part crosses columns."""
    cells: list[list[str]] = [[] for _ in starts]
    for part in _PART.finditer(line):
        column = max(0, bisect_right(starts, part.start() + _DRIFT) - 1)
        if column + 1 < len(starts) and part.end() > starts[column + 1]:
            return None
        cells[column].append(part.group())
    return [" ".join(parts) for parts in cells]


def _write_rows(writer: Writer, rows: Sequence[Sequence[str]]) -> None:
    labels = sum(is_label(row[0]) or row[0].endswith(":") for row in rows)
    if len(rows[0]) == 2 and 2 * labels > len(rows):
        writer.gap()
        for label, value in rows:
            writer.field(label, [value])
        writer.gap()
    elif reads_as_header(rows[0]):
        writer.table(rows[0], rows[1:])
    else:
        writer.table([], rows)
