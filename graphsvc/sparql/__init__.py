"""SPARQL 1.1 over the graph, read-only: each query in a process of its own, which holds the graph as RDF.

What is imported from here needs no extra, and no graph: the process that holds the store imports it too.
"""

from graphsvc.sparql.endpoint import Endpoint
from graphsvc.sparql.formats import FORMATS, Form, ResultFormat, format_of, formats_of, media_types_of
from graphsvc.sparql.installed import check_installed
from graphsvc.sparql.question import Answer, Question

__all__ = [
    "FORMATS",
    "Answer",
    "Endpoint",
    "Form",
    "Question",
    "ResultFormat",
    "check_installed",
    "format_of",
    "formats_of",
    "media_types_of",
]
