"""Reads Word documents: headings, lists, tables and running text, with tracked changes accepted."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from graphsvc.documents.readers.html_tables import TableBuilder
from graphsvc.documents.readers.reader import Rendered, UnreadableError, parsing
from graphsvc.documents.readers.writer import Writer

MAX_XML = 32 * 1024 * 1024
"""Bytes of all XML parts of a file, unpacked: python-docx parses each of them, styles and page headers too. A page
of text has 10 to 30 kB with its marks; a file of nothing but the smallest elements takes 1.1 GB to read (2026-11)."""

MAX_PARTS = 5_000
"""Files in the archive: a picture is one, and a long manual has some hundred."""

_XML: Final = (".xml", ".rels")
"""Endings of the parts that are read."""

_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How a part may be packed (ISO/IEC 29500-2); what else zipfile knows it unpacks without a bound."""

_HEADING_STYLE: Final = re.compile(r"heading\s*([1-9])", re.IGNORECASE)

_TABLE, _ROW, _CELL, _PARAGRAPH = qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:p")
_BREAKS: Final = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT: Final = qn("w:t")
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_READ: Final = frozenset(
    {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText"), qn("w:sectPr"), _FALLBACK}
)
"""Deleted text, and what repeats or describes text."""


def read_docx(content: bytes) -> Rendered:
    """Render a .docx file; page headers, footers and comments are left out.

    python-docx is given the XML parts alone, unpacked up to a limit on what comes out and not on what the archive
    says of itself. It parses with external entities off, and lxml refuses entities that multiply and elements
    that nest deeper than 256 levels.

    Raises:
        UnreadableError: it is no .docx file, damaged, encrypted, declares entities, or holds more than a document.
    """
    writer = Writer()
    with parsing("Word document"):
        document = docx.Document(_xml_parts(content))
        body = document.element.body
        if body.getroottree().docinfo.doctype:  # ISO/IEC 29500-2 forbids one, and its entities would read as nothing
            raise UnreadableError(
                "the file is not a sound Word document: it has a document type, and entities are not read",
                "open it and save it anew",
            )
        _Body(writer, _heading_styles(document)).write(body)
    return Rendered(text=writer.text)


def _xml_parts(content: bytes) -> io.BytesIO:
    """Return the archive with its XML parts unpacked; all others, such as pictures, are there but empty."""
    unpacked = io.BytesIO()
    left = MAX_XML
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(unpacked, "w") as copy:
        for name, part in _parts(archive).items():
            data = b""
            if name.lower().endswith(_XML):
                with archive.open(part) as packed:
                    data = packed.read(left + 1)  # without a number it would unpack 2 GB at once
                left -= len(data)
                if left < 0:
                    raise UnreadableError(f"its XML parts unpack to more than {MAX_XML:,} bytes", "split it")
            copy.writestr(name, data)
    unpacked.seek(0)
    return unpacked


def _parts(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the parts by name, the last where several have one name, as zipfile does."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise UnreadableError(f"the file has {len(parts):,} parts", f"at most {MAX_PARTS:,} are read")
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("the file is encrypted", "save it without a password")
    for part in parts:
        if part.compress_type not in _METHODS:
            raise UnreadableError(
                f"the part {part.filename} is packed in a way that Word does not know", "open it and save it anew"
            )
    return {part.filename: part for part in parts}


def _heading_styles(document: Document) -> dict[str, int]:
    """Return the ids of the styles of titles and headings, with their levels."""
    levels: dict[str, int] = {}
    for style in document.styles:
        name = style.name or ""
        if match := _HEADING_STYLE.match(name):
            levels[style.style_id] = int(match[1])
        elif name.lower() == "title":
            levels[style.style_id] = 1
    return levels


class _Body:
    """Walks the body: python-docx's own lists leave out what stands in content controls and insertions."""

    def __init__(self, writer: Writer, styles: dict[str, int]) -> None:
        self._writer = writer
        self._styles = styles

    def write(self, parent: etree._Element) -> None:
        for element in _content(parent, (_PARAGRAPH, _TABLE)):
            if element.tag == _TABLE:
                self._table(element)
            else:
                self._paragraph(element)

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = _text(paragraph)
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = style.get(qn("w:val"), "") if style is not None else ""
        if level := self._styles.get(name):
            self._writer.heading(level, text)
        elif paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None or name.startswith("List"):
            self._writer.item(text)
        else:
            for line in text.split("\n"):
                self._writer.paragraph(line)

    def _table(self, table: etree._Element) -> None:
        builder = TableBuilder()
        for row in _content(table, (_ROW,)):
            is_head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            builder.open("tr", {}, self._writer)
            for cell in _content(row, (_CELL,)):
                span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
                builder.open(
                    "th" if is_head else "td",
                    {"colspan": span.get(qn("w:val"), "1") if span is not None else "1"},
                    self._writer,
                )
                for inner in _content(cell, (_PARAGRAPH, _TABLE)):
                    if inner.tag == _TABLE:
                        builder.dissolve(self._writer)
                        self._table(inner)
                    elif builder.in_cell:
                        builder.add(" ".join(_text(inner).split()))
                    else:
                        self._paragraph(inner)
                builder.close("td", self._writer)
        builder.write(self._writer)


def _content(parent: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield the nearest elements of these tags below an element, in order, whatever wraps them."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _NOT_READ:
            yield from _content(child, tags)


def _text(parent: etree._Element) -> str:
    """Return the text of a paragraph as it reads when its changes are accepted."""
    return "".join(_words(parent))


def _words(parent: etree._Element) -> Iterator[str]:
    for child in parent:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _NOT_READ:
            yield from _words(child)
