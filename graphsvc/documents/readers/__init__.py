"""Readers: one module for each format, each of which renders a file in the layout that `lay_out` reads."""

from types import MappingProxyType
from typing import Final

from graphsvc.documents.readers.csv_records import read_csv
from graphsvc.documents.readers.html import read_html
from graphsvc.documents.readers.json_records import read_json, read_json_lines
from graphsvc.documents.readers.plain import read_plain
from graphsvc.documents.readers.reader import MAX_BYTES, Reader, Rendered, UnreadableError, check_lines


def _read_docx(content: bytes) -> Rendered:
    from graphsvc.documents.readers.docx import read_docx  # noqa: PLC0415 - slow to import, seldom used

    return read_docx(content)


def _read_pdf(content: bytes) -> Rendered:
    from graphsvc.documents.readers.pdf import read_pdf  # noqa: PLC0415 - slow to import, seldom used

    return read_pdf(content)


READERS: Final = MappingProxyType[str, Reader](
    {
        ".txt": read_plain,
        ".text": read_plain,
        ".md": read_plain,
        ".markdown": read_plain,
        ".html": read_html,
        ".htm": read_html,
        ".xhtml": read_html,
        ".pdf": _read_pdf,
        ".docx": _read_docx,
        ".json": read_json,
        ".jsonl": read_json_lines,
        ".ndjson": read_json_lines,
        ".csv": read_csv,
        ".tsv": read_csv,
    }
)
"""The reader of each ending, in lower case."""

__all__ = ["MAX_BYTES", "READERS", "UnreadableError", "check_lines"]
