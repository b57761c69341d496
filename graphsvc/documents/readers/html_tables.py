"""A table of a page as it is read: header, rows and cells that span; or a table that only lays out the page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest

from graphsvc.documents.labels import is_label
from graphsvc.documents.readers.writer import Writer

_MAX_SPAN = 50
"""Columns or rows that one cell is taken to span."""


@dataclass(slots=True, kw_only=True)
class _Cell:
    """A cell: its parts (the items of a list in it, each the texts in it), and how far it reaches."""

    is_head: bool
    columns: int
    rows: int
    parts: list[list[str]] = field(default_factory=lambda: [[]])

    @property
    def text(self) -> str:
        return "; ".join(" ".join(part) for part in self.parts if part)


class TableBuilder:
    """Gathers rows, and writes them when the table closes."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._rows: list[list[_Cell]] = []
        self._head_rows = 0
        self._in_head = False
        self._is_layout = False
        self._cell: _Cell | None = None

    @property
    def in_cell(self) -> bool:
        """Whether text now belongs to a cell or caption of this table."""
        return self._cell is not None and not self._is_layout

    def open(self, tag: str, attributes: Mapping[str, str], writer: Writer) -> None:
        """A row, cell, head or caption opens."""
        match tag:
            case "thead":
                self._in_head = True
            case "tr":
                self._rows.append([])
                self._head_rows += self._in_head
            case "caption":
                self._cell = _Cell(is_head=False, columns=1, rows=1)
            case _:
                if not self._rows:
                    self._rows.append([])
                self._cell = _Cell(
                    is_head=tag == "th",
                    columns=_span(attributes, "colspan"),
                    rows=_span(attributes, "rowspan"),
                )
        if self._is_layout:
            writer.gap()

    def close(self, tag: str, writer: Writer) -> None:
        """A row, cell, head or caption closes."""
        cell, self._cell = self._cell, None
        match tag:
            case "thead":
                self._in_head = False
            case "caption" if cell:
                writer.paragraph(cell.text)
            case "td" | "th" if cell and not self._is_layout:
                self._rows[-1].append(cell)
        if self._is_layout:
            writer.gap()

    def add(self, text: str) -> None:
        """Add words to the open cell."""
        if self._cell and (words := text.strip()):
            self._cell.parts[-1].append(words)

    def part(self) -> None:
        """Begin a further item in the open cell."""
        if self._cell and self._cell.parts[-1] and not self._cell.parts[-1][-1].endswith(":"):
            self._cell.parts.append([])

    def dissolve(self, writer: Writer) -> None:
        """Another table stands in a cell: this one lays out the page, and its cells are running text."""
        for row in self._rows:
            for cell in row:
                writer.paragraph(cell.text)
        if self._cell:
            writer.paragraph(self._cell.text)
        self._rows.clear()
        self._is_layout = True

    def write(self, writer: Writer) -> None:
        """Write the table: as fields where its first column holds labels, as paragraphs where it has one column."""
        rows = [row for row in self._rows if any(cell.text for cell in row)]
        heads = sum(1 for row in self._rows[: self._head_rows] if any(cell.text for cell in row))
        while rows and len(rows) > 1 and len(rows[0]) == 1 and len(rows[1]) > 1:
            writer.paragraph(rows.pop(0)[0].text)
            heads = max(0, heads - 1)
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                writer.paragraph(row[0].text)
            return
        if not heads and _is_header(rows[0]):
            heads = 1
        grid = _grid(rows)
        if not heads and _holds_fields(rows):
            writer.gap()
            for texts in grid:
                writer.field(texts[0], texts[1:])
            writer.gap()
            return
        head_rows = zip_longest(*islice(grid, heads), fillvalue="")
        writer.table([" ".join(dict.fromkeys(filter(None, texts))) for texts in head_rows], grid)


def _is_header(row: Sequence[_Cell]) -> bool:
    return all(cell.is_head or not cell.text for cell in row)


def _holds_fields(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Tell whether every row is a label with its value."""
    if any(len(row) > 2 for row in rows):
        return False
    firsts = [row[0] for row in rows if len(row) == 2]
    marked = all(cell.is_head or cell.text.endswith(":") for cell in firsts)
    known = sum(is_label(cell.text) for cell in firsts)
    return marked or 2 * known > len(firsts)


def _grid(rows: Sequence[Sequence[_Cell]]) -> Iterator[list[str]]:
    """Yield the texts of rows; a cell that spans rows stands in each of them, one that spans columns in its first."""
    hanging: dict[int, tuple[str, int]] = {}
    for row in rows:
        texts: list[str] = []
        cells = iter(row)
        cell = next(cells, None)
        while cell or len(texts) in hanging:
            column = len(texts)
            if column in hanging:
                text, left = hanging.pop(column)
                if left > 1:
                    hanging[column] = (text, left - 1)
                texts.append(text)
            elif cell:
                if cell.rows > 1:
                    hanging[column] = (cell.text, cell.rows - 1)
                texts.extend((cell.text, *[""] * (cell.columns - 1)))
                cell = next(cells, None)
        yield texts


def _span(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "1").strip()
    return min(int(text), _MAX_SPAN) if text.isdecimal() and len(text) < 9 and int(text) else 1
