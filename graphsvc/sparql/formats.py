"""The formats of answers, in the order of preference where a client has none."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Form(StrEnum):
    """What an answer is: rows (or yes and no) of SELECT and ASK, a graph of CONSTRUCT and DESCRIBE."""

    ROWS = "rows"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFormat:
    """A format of answers.

    Attributes:
        name: What it is asked for by on the command line.
        form: Of the answers that it holds.
        media_type: What it is declared as.
        also: Other media types that clients ask for it by, and then get it declared as.
        iri: What it is known by in a service description (W3C, Unique URIs for File Formats).
    """

    name: str
    form: Form
    media_type: str
    also: tuple[str, ...] = ()
    iri: str


FORMATS: Final[Sequence[ResultFormat]] = (
    ResultFormat(
        name="json",
        form=Form.ROWS,
        media_type="application/sparql-results+json",
        also=("application/json",),
        iri="http://www.w3.org/ns/formats/SPARQL_Results_JSON",
    ),
    ResultFormat(
        name="xml",
        form=Form.ROWS,
        media_type="application/sparql-results+xml",
        also=("application/xml", "text/xml"),
        iri="http://www.w3.org/ns/formats/SPARQL_Results_XML",
    ),
    ResultFormat(
        name="csv", form=Form.ROWS, media_type="text/csv", iri="http://www.w3.org/ns/formats/SPARQL_Results_CSV"
    ),
    ResultFormat(
        name="tsv",
        form=Form.ROWS,
        media_type="text/tab-separated-values",
        iri="http://www.w3.org/ns/formats/SPARQL_Results_TSV",
    ),
    ResultFormat(
        name="turtle",
        form=Form.GRAPH,
        media_type="text/turtle",
        also=("application/x-turtle",),
        iri="http://www.w3.org/ns/formats/Turtle",
    ),
    ResultFormat(
        name="ntriples",
        form=Form.GRAPH,
        media_type="application/n-triples",
        also=("text/plain",),
        iri="http://www.w3.org/ns/formats/N-Triples",
    ),
    ResultFormat(
        name="rdf-xml",
        form=Form.GRAPH,
        media_type="application/rdf+xml",
        iri="http://www.w3.org/ns/formats/RDF_XML",
    ),
    ResultFormat(
        name="json-ld",
        form=Form.GRAPH,
        media_type="application/ld+json",
        iri="http://www.w3.org/ns/formats/JSON-LD",
    ),
)


def formats_of(form: Form) -> Sequence[ResultFormat]:
    """Return the formats that hold answers of a form, in order."""
    return tuple(one for one in FORMATS if one.form is form)


def media_types_of(form: Form) -> Sequence[str]:
    """Return all media types that answers of a form are declared as, the preferred first."""
    own = [one.media_type for one in formats_of(form)]
    return (*own, *(other for one in formats_of(form) for other in one.also))


def format_of(media_type: str) -> ResultFormat:
    """Return the format that one of `media_types_of` stands for."""
    return next(one for one in FORMATS if media_type in {one.media_type, *one.also})
