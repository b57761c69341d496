"""Tables drawn with pipes, in whole or damaged form, as header, rows and cells."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from graphsvc.documents.lines import Line, LineKind
from graphsvc.model import Row, Span, Table

_PIPE: Final = re.compile(r"(?<!\\)\|")
_MAX_HEADER_CELL = 40
"""Characters; a longer first cell is data, so the table has no header."""


def tables_of(lines: Sequence[Line], section: str | None) -> list[Table]:
    """Return the tables in a run of row and rule lines.

    A row with a rule line below it is a header and starts a table, so that tables that follow each other
    without a blank line stay apart. Body rows may lack the pipes at either end. Without any rule the first
    row is the header if its cells read like names of columns.
    """
    starts = [
        index
        for index, line in enumerate(lines[:-1])
        if line.kind is LineKind.ROW and lines[index + 1].kind is LineKind.RULE and "---" in lines[index + 1].text
    ]
    if not starts:
        rows = [row_of(line) for line in lines if line.kind is LineKind.ROW]
        texts = [cell_texts(line) for line in lines if line.kind is LineKind.ROW]
        if len(rows) < 2 or not reads_as_header(texts[0]):
            return []
        return [Table(header=tuple(texts[0]), rows=tuple(rows[1:]), section=section)]
    return [
        Table(
            header=tuple(cell_texts(lines[start])),
            rows=tuple(row_of(line) for line in lines[start + 2 : end] if line.kind is LineKind.ROW),
            section=section,
        )
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def row_of(line: Line) -> Row:
    """Return a line as a row: cells without pipes and padding, the empty ones at the ends left out."""
    cuts = [match.start() for match in _PIPE.finditer(line.text)]
    edges = [-1, *cuts, len(line.text)]
    cells = []
    for left, right in pairwise(edges):
        raw = line.text[left + 1 : right]
        start = left + 1 + len(raw) - len(raw.lstrip())
        cells.append(Span(start=line.start + start, end=line.start + start + len(raw.strip())))
    if cuts and not line.text[: cuts[0]].strip():
        cells = cells[1:]
    if cuts and not line.text[cuts[-1] + 1 :].strip():
        cells = cells[:-1]
    return Row(span=Span(start=line.start, end=line.end), cells=tuple(cells))


def cell_texts(line: Line) -> list[str]:
    """Return the texts of a row's cells."""
    return [line.text[cell.start - line.start : cell.end - line.start] for cell in row_of(line).cells]


def reads_as_header(texts: Sequence[str]) -> bool:
    """Tell whether the cells of a first row name columns."""
    return len(texts) >= 2 and all(
        text and len(text) <= _MAX_HEADER_CELL and text[0].isalpha() and not text.endswith(".") for text in texts
    )
