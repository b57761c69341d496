"""SPARQL queries as a person names them: a saved one by its name, a file, the text itself, or stdin."""

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from graphsvc.sparql.errors import UnknownQueryError
from graphsvc.sparql.saved import SavedQuery


def query_text(query: str, saved: Sequence[SavedQuery]) -> str:
    """Return the text that an argument stands for: a saved query of that name comes first, then a file.

    A text has a blank or a brace in it, which no name of a saved query has.

    Raises:
        UnknownQueryError: it is none of these, or a file that cannot be read.
    """
    if query == "-":
        return _decoded(sys.stdin.buffer.read(), "stdin")
    texts = {one.name: one.text for one in saved}
    if query in texts:
        return texts[query]
    is_text = bool({" ", "\n", "\t", "{"} & set(query))
    try:
        if Path(query).is_file():
            return _decoded(Path(query).read_bytes(), query)
    except OSError as error:
        if not is_text:
            raise UnknownQueryError(
                f"{query} cannot be read: {error.strerror}", value=query, hint="check that it may be read"
            ) from None
    if is_text:
        return query
    near = get_close_matches(query, texts, n=1)
    raise UnknownQueryError(
        f"'{query}' is neither a file nor a saved query nor the text of a query",
        value=query,
        hint=f"did you mean '{near[0]}'? graphsvc sparql --list has all"
        if near
        else "graphsvc sparql --list names the saved",
    )


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnknownQueryError(
            f"{name} is not valid UTF-8 (byte {error.start})", value=name, hint="save it as UTF-8"
        ) from None
