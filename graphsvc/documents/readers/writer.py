"""Writes the layout that `lay_out` reads: headings with marks, items with bullets, fields, tables with pipes."""

from collections.abc import Iterable, Sequence
from typing import Final

from graphsvc.documents.readers.reader import MAX_BYTES, UnreadableError, check_lines

MAX_CELLS = 2_000_000
"""Cells of all tables of a document: a cell that spans columns and rows is written into each of them."""

_MAX_ITEM = 60
"""Characters of a value in a list that is written in one line."""

_SENTENCE_ENDS: Final = (".", "!", "?")


class Writer:
    """Text that grows line by line, up to what one document may hold."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._lines: list[str] = []
        self._size = 0
        self._cells = 0

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self._lines)

    def heading(self, level: int, text: str) -> None:
        """Write a heading of level 1 to 6."""
        if words := one_line(text):
            self.gap()
            self._add(f"{'#' * min(level, 6)} {words}")

    def paragraph(self, text: str) -> None:
        """Write a line of running text that does not go on in another."""
        if words := one_line(text):
            self.gap()
            self._add(words)
            self.gap()

    def line(self, text: str) -> None:
        """Write a line as it stands."""
        self._add(text.rstrip())

    def item(self, text: str) -> None:
        """Write an item of a list."""
        if words := one_line(text):
            self._add(f"- {words}")

    def field(self, label: str, values: Sequence[str]) -> None:
        """Write a labelled field: its values in one line where they are short, else as items under the label."""
        words = [value for value in map(one_line, values) if value]
        name = one_line(label).rstrip(":").rstrip()
        if not words or not name:
            for value in words:
                self.item(value)
        elif len(words) == 1:
            self._add(f"{name}: {words[0]}")
        elif all(len(value) <= _MAX_ITEM and not value.endswith(_SENTENCE_ENDS) for value in words):
            self._add(f"{name}: {('; ' if any(',' in value for value in words) else ', ').join(words)}")
        else:
            self._add(f"{name}:")
            for value in words:
                self.item(value)

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table; without a header (an empty one) its first row may still read as one."""
        self.gap()
        if header:
            self._row(header)
            self._add("|" + " --- |" * len(header))
        for row in rows:
            self._row(row)
        self.gap()

    def gap(self) -> None:
        """Write a blank line, unless there is one."""
        if self._lines and self._lines[-1]:
            self._add("")

    def _row(self, cells: Sequence[str]) -> None:
        self._cells += len(cells)
        check_cells(self._cells)
        self._add("| " + " | ".join(one_line(cell).replace("|", "\\|") for cell in cells) + " |")

    def _add(self, line: str) -> None:
        self._size += len(line) + 1
        if self._size > MAX_BYTES:
            raise UnreadableError(f"the file holds more than {MAX_BYTES:,} characters of text", "split it")
        check_lines(len(self._lines) + 1)
        self._lines.append(line)


def check_cells(count: int) -> None:
    """Refuse a document of more table cells than one may have.

    Raises:
        UnreadableError: the count is above `MAX_CELLS`.
    """
    if count > MAX_CELLS:
        raise UnreadableError(f"the file has more than {MAX_CELLS:,} table cells", "split it")


def one_line(text: str) -> str:
    """Return a text with every run of white space made one blank."""
    return " ".join(text.split())
