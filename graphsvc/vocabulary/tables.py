"""The only module that reads graph_data/vocabulary/: one CSV table, one function call."""

import csv
from pathlib import Path

from graphsvc.errors import VocabularyError

LIST_MARK = "|"
"""Joins the members of a cell that holds a list, such as the wordings of a site."""


def read_table(path: Path, *columns: str) -> list[dict[str, str]]:
    """Return the rows of a table with these columns, in file order, cells stripped.

    Raises:
        VocabularyError: the file cannot be read or lacks a column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            lacking = [column for column in columns if column not in (reader.fieldnames or ())]
            rows = [{column: (row.get(column) or "").strip() for column in columns} for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise VocabularyError(f"{path.name} cannot be read: {error}", value=path.name) from error
    if lacking:
        raise VocabularyError(
            f"{path.name} lacks the column '{lacking[0]}'",
            value=lacking[0],
            hint=f"the first line names the columns: {', '.join(columns)}",
        )
    return rows


def members(cell: str) -> tuple[str, ...]:
    """Return the members of a list cell, in order, without empty ones."""
    return tuple(member.strip() for member in cell.split(LIST_MARK) if member.strip())
