"""Queries as a person names them."""

from collections.abc import Sequence
from typing import Final

from graphsvc.named_texts import TextKind
from graphsvc.sparql.errors import UnknownQueryError
from graphsvc.sparql.saved import SavedQuery

QUERY: Final = TextKind(
    noun="query",
    listed_by="graphsvc sparql --list",
    signs=" \n\t{",  # DESCRIBE needs no brace
    error=UnknownQueryError,
)


def query_text(query: str, saved: Sequence[SavedQuery]) -> str:
    """Return the text of a query: a saved one of that name comes first, then a file.

    Raises:
        UnknownQueryError: it is neither text nor a saved query nor a file that can be read.
    """
    return QUERY.named(query, {one.name: one.text for one in saved})
