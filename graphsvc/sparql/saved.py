"""The saved queries of `schema/sparql`, each the twin of a saved operation."""

import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Final

from graphsvc.resources import SPARQL_QUERIES

_TWIN: Final = re.compile(r"# Twin of ([\w-]+)")
"""The first line of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedQuery:
    """A query that is known by a name.

    Attributes:
        name: Its file's name without the ending.
        twin: Name of the saved operation that asks the same.
        description: What it asks.
        text: The whole file.
    """

    name: str
    twin: str
    description: str
    text: str


def saved_queries() -> tuple[SavedQuery, ...]:
    """Return the saved queries, by name."""
    return tuple(map(_read, sorted(SPARQL_QUERIES.glob("*.rq"), key=lambda file: file.stem)))


def _read(file: Path) -> SavedQuery:
    text = file.read_text(encoding="utf-8")
    first, *others = takewhile(lambda line: line.startswith("#"), text.splitlines())
    twin = _TWIN.fullmatch(first)
    assert twin, f"{file.name} does not begin with its twin"
    description = " ".join(line.lstrip("#").strip() for line in others)
    return SavedQuery(name=file.stem, twin=twin[1], description=description, text=text)
