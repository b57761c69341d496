"""Reads comma, semicolon, tab and bar separated files as records."""

import csv
import io
from typing import Final

from graphsvc.documents.readers.encoding import decode
from graphsvc.documents.readers.reader import Rendered, UnreadableError, check_lines
from graphsvc.documents.readers.records import write_records
from graphsvc.documents.readers.writer import Writer, check_cells

MAX_COLUMNS = 500
"""Columns of a record file; the widest public fee files have some dozens."""

_DELIMITERS: Final = ",;\t|"
_HEAD = 65_536
"""Characters at the start of a file in which the delimiter is looked for."""


def read_csv(content: bytes) -> Rendered:
    """Render a file of separated values; its first line names the columns.

    The delimiter is the one that stands most often in the first line (csv.Sniffer takes time that grows
    with the square of the text, and guesses letters).

    Raises:
        UnreadableError: it has too many columns, rows or cells, or a field that never ends.
    """
    decoded = decode(content)
    head = decoded.text.lstrip()[:_HEAD].partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter):
            if len(row) > MAX_COLUMNS:
                raise UnreadableError(f"a row has {len(row):,} columns", f"at most {MAX_COLUMNS} are read")
            if any(cell.strip() for cell in row):
                rows.append(row)
                cells += len(row)
                check_lines(len(rows))
                check_cells(cells)
    except csv.Error as error:
        raise UnreadableError(f"the file is not a table of separated values: {error}", "close its quotes") from error
    writer = Writer()
    if rows:
        write_records(writer, rows[0], rows[1:])
    return Rendered(text=writer.text, encoding=decoded.encoding)
