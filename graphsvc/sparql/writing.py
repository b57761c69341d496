"""Answers as bytes, the same each time: whole, and no more of them than one answer may have."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, serialize

from graphsvc.sparql.errors import AnswerTooLargeError
from graphsvc.sparql.limits import MAX_BYTES, MAX_ROWS

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_STRINGS: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"')


def _rows_of_json(content: bytes) -> int:
    """Count the objects that stand in a list: strings taken out, these are the rows alone."""
    bare = _STRINGS.sub(b"", content)
    return bare.count(b"[{") + bare.count(b",{")


def _rows_of_csv(content: bytes) -> int:
    """Count the line ends outside of quotes; inside, a quote is doubled."""
    return sum(part.count(b"\r\n") for part in content.split(b'"')[::2]) - 1


_ROW_FORMATS: Final[Mapping[str, tuple[QueryResultsFormat, Callable[[bytes], int]]]] = {
    "json": (QueryResultsFormat.JSON, _rows_of_json),
    "xml": (QueryResultsFormat.XML, lambda content: content.count(b"<result>")),
    "csv": (QueryResultsFormat.CSV, _rows_of_csv),
    "tsv": (QueryResultsFormat.TSV, lambda content: content.count(b"\n") - 1),
}
"""The engine's formats for rows, and how rows are counted in them: it writes all at once, and counts none."""

_GRAPH_FORMATS: Final[Mapping[str, RdfFormat]] = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdf-xml": RdfFormat.RDF_XML,
    "json-ld": RdfFormat.JSON_LD,
}


def written_rows(results: QuerySolutions | QueryBoolean, name: str) -> bytes:
    """Return rows, or yes or no, in the format of a name.

    Raises:
        AnswerTooLargeError: there are too many.
    """
    form, count = _ROW_FORMATS[name]
    output = _Output()
    results.serialize(output, form)
    content = output.getvalue()
    if isinstance(results, QuerySolutions) and count(content) > MAX_ROWS:
        raise _too_large(f"{MAX_ROWS:,} rows")
    return _with_carriage_returns(content) if name == "xml" else content


def written_graph(statements: Iterable[Triple], name: str, prefixes: Mapping[str, str]) -> bytes:
    """Return a graph in the format of a name; Turtle declares the prefixes that it uses.

    Raises:
        AnswerTooLargeError: there are too many statements.
    """
    output = _Output()
    declared = dict(prefixes) if name == "turtle" else None
    serialize(_counted(statements), output, _GRAPH_FORMATS[name], prefixes=declared)
    content = output.getvalue()
    match name:
        case "turtle":
            return _with_used_prefixes(content, len(prefixes))
        case "rdf-xml":
            return _with_carriage_returns(content)
    return content


def _with_used_prefixes(content: bytes, number: int) -> bytes:
    """Return Turtle with its prefixes sorted: the engine declares all, in an order of chance."""
    if not content:
        return content
    *head, body = content.split(b"\n", number)
    return b"".join(line + b"\n" for line in sorted(head) if line.split()[1] in body) + body


def _with_carriage_returns(content: bytes) -> bytes:
    """Return XML in which carriage returns stay what they are; a parser takes bare ones for line feeds."""
    return content.replace(b"\r", b"&#13;")


def _counted(statements: Iterable[Triple]) -> Iterator[Triple]:
    for number, statement in enumerate(statements):
        if number >= MAX_ROWS:
            raise _too_large(f"{MAX_ROWS:,} statements")
        yield statement


class _Output(BytesIO):
    """A file in memory that takes no more than an answer may have."""

    def write(self, content: "ReadableBuffer", /) -> int:
        written = super().write(content)
        if self.tell() > MAX_BYTES:
            raise _too_large(f"{MAX_BYTES // 1024**2} MiB")
        return written


def _too_large(bound: str) -> AnswerTooLargeError:
    return AnswerTooLargeError(
        f"the answer has more than {bound}",
        value=bound,
        hint="ask by pages, with ORDER BY, LIMIT and OFFSET; or take the whole graph by the export nquads",
    )
