"""What RDF is made of: resources without blank nodes, their statements, and texts that every format can hold."""

import json
import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from graphsvc.export.rdf.names import Iri
from graphsvc.export.rdf.terms import JSON, STRING, WHOLE_NUMBER

_NOT_TEXT: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold (fifth edition, section 2.2), and half surrogates, which no encoding holds."""


class Literal(NamedTuple):
    """A value with its datatype."""

    text: str
    datatype: Iri


Term = Iri | Literal


class Statement(NamedTuple):
    """What is stated of a resource.

    Attributes:
        predicate: The property.
        object: What it has for it.
        graph: The document that says so; None for what no document says.
    """

    predicate: Iri
    object: Term
    graph: Iri | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A resource.

    Attributes:
        name: Its IRI.
        statements: In order, each once in each graph.
        parts: The evidence that it names and that is told with it.
    """

    name: Iri
    statements: tuple[Statement, ...]
    parts: "tuple[Resource, ...]" = ()


def stated(*pairs: tuple[Iri, Term | None], graph: Iri | None = None) -> tuple[Statement, ...]:
    """Return the statements of a graph that pairs of property and object are; none for an object that is not there."""
    return tuple(Statement(predicate, target, graph) for predicate, target in pairs if target is not None)


def text_literal(text: str) -> Literal:
    r"""Return a text as it is, or, if it has characters that some format cannot hold, as JSON: `"\u0001"`."""
    return Literal(json.dumps(text), JSON) if _NOT_TEXT.search(text) else Literal(text, STRING)


def number_literal(number: int) -> Literal:
    """Return a whole number from 0 up."""
    return Literal(str(number), WHOLE_NUMBER)
