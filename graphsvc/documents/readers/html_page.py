"""A page as the parser tells it, element by element, written down as it is told."""

from collections.abc import Mapping
from typing import Final

from graphsvc.documents.readers.html_definitions import Definitions
from graphsvc.documents.readers.html_furniture import is_furniture_element
from graphsvc.documents.readers.html_tables import TableBuilder
from graphsvc.documents.readers.writer import Writer, one_line

_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS: Final = frozenset({"ul", "ol", "menu"})
_DEFINITIONS: Final = frozenset({"dl", "dt", "dd"})
_TABLE_PARTS: Final = frozenset({"table", "caption", "thead", "tr", "th", "td"})
_APART: Final = frozenset({"p", "blockquote", "figure", "section", "article", "pre", "dl", *_LISTS})
"""Elements that stand apart from what is around them."""

_BLOCKS: Final = frozenset(
    {
        *("address", "body", "center", "details", "dialog", "div", "fieldset", "figcaption", "form", "header"),
        *("hgroup", "hr", "legend", "li", "main", "summary", "tbody", "tfoot"),
        *(_APART | _DEFINITIONS | _TABLE_PARTS),
    }
)
"""Elements that begin and end a line (HTML Living Standard, 2026, rendering)."""

_BOLD: Final = frozenset({"b", "strong"})
_MAX_TITLE = 100
"""Characters of a paragraph in bold type that is a heading."""

_LONG = 60
"""Characters from which a line gets a blank line below, so that it is not taken to go on in the next."""


class Page:
    """Receives the parser's events in the order of the page."""

    def __init__(self, *, strict: bool) -> None:
        self.writer = Writer()
        self._strict = strict
        self._depth = 0
        self._skipped_from: int | None = None
        self._words: list[str] = []
        self._bold = 0
        self._all_bold = True
        self._heading: int | None = None
        self._bullet = False
        self._verbatim = 0
        self._lists = 0
        self._tables: list[TableBuilder] = []
        self._definitions = Definitions()
        self._after_span = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        self._depth += 1
        if self._skipped_from is not None:
            return
        if is_furniture_element(tag, attributes, strict=self._strict):
            self._skipped_from = self._depth
            return
        if tag in _BOLD:
            self._bold += 1
        elif tag == "span" and self._after_span:
            self._words.append(" ")  # two boxes beside each other, such as a label and its value
        elif tag == "br":
            self._words.append("\n")
        elif tag in _HEADINGS:
            self.flush()
            self._heading = _HEADINGS[tag]
        elif tag in _BLOCKS:
            self._open_element(tag, attributes)

    def end(self, tag: str) -> None:
        """An element closes."""
        if self._skipped_from is not None:
            if self._skipped_from == self._depth:
                self._skipped_from = None
            self._depth -= 1
            return
        self._depth -= 1
        self._after_span = tag == "span"
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag in _HEADINGS:
            self.flush()
            self._heading = None
        elif tag in _BLOCKS:
            self._close_element(tag)

    def data(self, text: str) -> None:
        """Text, in pieces of any size."""
        if self._skipped_from is None:
            self._after_span = False
            self._words.append(text if self._verbatim else text.replace("\n", " "))
            if not self._bold and not text.isspace():
                self._all_bold = False

    def close(self) -> None:
        """The page ends."""

    def flush(self) -> None:
        """Write what stands in the open paragraph, heading or item."""
        raw_lines = "".join(self._words).split("\n")
        lines = [line for raw in raw_lines if (line := raw.rstrip() if self._verbatim else one_line(raw))]
        is_title = self._all_bold
        self._words.clear()
        self._all_bold = True
        if not lines:
            return
        if self._tables and self._tables[-1].in_cell:
            self._tables[-1].add(" ".join(lines))
        elif self._definitions.is_open:
            self._definitions.add(" ".join(lines))
        elif self._heading is not None:
            self.writer.heading(self._heading, " ".join(lines))
        elif self._bullet:
            self._bullet = False
            self.writer.item(lines[0])
            for line in lines[1:]:
                self.writer.line(f"  {line}")
        elif is_title and len(lines) == 1 and len(lines[0]) <= _MAX_TITLE and lines[0][-1].isalnum():
            self.writer.heading(3, lines[0])
        else:
            for line in lines:
                self.writer.line(line)
                if len(line) >= _LONG:
                    self.writer.gap()

    def _open_element(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _LISTS:
            self._introduce_list()
        self.flush()
        self._stand_apart(tag)
        if tag in _LISTS:
            self._lists += 1
        elif tag == "li":
            if self._in_cell:
                self._tables[-1].part()
            self._bullet = not self._in_cell
        elif tag == "pre":
            self._verbatim += 1
        elif tag in _DEFINITIONS and not self._in_cell:
            self._definitions.open(tag, self.writer)
        elif tag in _TABLE_PARTS:
            self._open_table_part(tag, attributes)

    def _open_table_part(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            if self._in_cell:
                self._tables[-1].dissolve(self.writer)
            self._tables.append(TableBuilder())
        elif self._tables:
            self._tables[-1].open(tag, attributes, self.writer)

    def _close_element(self, tag: str) -> None:
        self.flush()
        if tag in _LISTS:
            self._lists = max(0, self._lists - 1)
            self._bullet = False
        elif tag == "li":
            self._bullet = False
        elif tag == "pre":
            self._verbatim = max(0, self._verbatim - 1)
        elif tag in _DEFINITIONS and not self._in_cell:
            self._definitions.close(tag, self.writer)
        elif tag == "table" and self._tables:
            self._tables.pop().write(self.writer)
        elif tag in _TABLE_PARTS and self._tables:
            self._tables[-1].close(tag, self.writer)
        self._stand_apart(tag)

    def _stand_apart(self, tag: str) -> None:
        if tag in _APART and not self._in_cell and not self._lists:
            self.writer.gap()

    @property
    def _in_cell(self) -> bool:
        return bool(self._tables) and self._tables[-1].in_cell

    def _introduce_list(self) -> None:
        """End the words above a list inside an item with a colon: they say what its items are."""
        words = one_line("".join(self._words))
        if self._bullet and words and words[-1].isalnum():
            self._words.append(":")
