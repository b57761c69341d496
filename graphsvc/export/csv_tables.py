"""CSV tables, which notebooks and spreadsheets read, and in which no cell is a formula."""

import csv
import re
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice
from typing import Final

from graphsvc.export.exporter import ExportedFile, FolderExporter
from graphsvc.export.tables import TABLES, Cell, Table
from graphsvc.graph.portion import Portion

_ROWS_AT_ONCE: Final = 500
"""Rows that are turned into bytes together: some 200 kB of evidence."""

_RISKY: Final = re.compile(r"['\t\r\n]|[\s\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How a cell starts that a spreadsheet may run (OWASP, CSV Injection), or that starts as one made harmless does."""


def csv_files(portion: Portion) -> Iterator[ExportedFile]:
    """Yield each table as a file: UTF-8, a header, line feeds, and quotes around all but numbers."""
    for table in TABLES:
        yield ExportedFile(path=f"{table.name}.csv", content=table_csv(table, portion, harmless))


def harmless(cell: Cell) -> Cell:
    """Return a cell as no spreadsheet runs it: one apostrophe before a text that starts like a formula.

    One before a text that starts with an apostrophe too, so that whoever takes the first apostrophe of a cell away
    has the text as it was.
    """
    return f"'{cell}" if isinstance(cell, str) and _RISKY.match(cell) else cell


def table_csv(table: Table, portion: Portion, cell: Callable[[Cell], Cell]) -> Iterator[bytes]:
    """Yield a table as CSV, each of its cells as `cell` makes it."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(table.columns)
    rows = table.rows(portion)
    while buffer.tell():
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
        writer.writerows(tuple(map(cell, row)) for row in islice(rows, _ROWS_AT_ONCE))


CSV: Final = FolderExporter(
    name="csv",
    meaning="CSV tables that join by ids, for notebooks and spreadsheets",
    writer=csv_files,
)
