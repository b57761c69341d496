"""What the endpoint tells of itself (SPARQL 1.1 Service Description)."""

from collections.abc import Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graphsvc.sparql.formats import FORMATS
from graphsvc.sparql.writing import written_graph

_PREFIXES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "formats": "http://www.w3.org/ns/formats/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
}

MAX_GRAPHS: Final = 1_000
"""Named graphs that are listed; of more, a query tells."""


def description(address: str, release: str, graphs: Sequence[str], name: str) -> bytes:
    """Return the service description.

    Args:
        address: Of the endpoint.
        release: IRI of the release that it answers from.
        graphs: IRIs of the named graphs.
        name: Of the format.
    """
    return written_graph(_statements(address, release, graphs), name, _PREFIXES)


def _statements(address: str, release: str, graphs: Sequence[str]) -> Iterator[Triple]:
    service, dataset, union = (NamedNode(f"{address}{part}") for part in ("", "#dataset", "#union"))
    yield Triple(service, _named("rdf:type"), _named("sd:Service"))
    yield Triple(service, _named("sd:endpoint"), service)
    yield Triple(service, _named("sd:supportedLanguage"), _named("sd:SPARQL11Query"))
    yield Triple(service, _named("sd:feature"), _named("sd:UnionDefaultGraph"))
    for one in FORMATS:
        yield Triple(service, _named("sd:resultFormat"), NamedNode(one.iri))
    yield Triple(service, _named("sd:defaultDataset"), dataset)
    yield Triple(service, _named("sd:availableGraphs"), dataset)
    yield Triple(dataset, _named("rdf:type"), _named("sd:Dataset"))
    yield Triple(dataset, _named("rdf:type"), _named("sd:GraphCollection"))
    yield Triple(dataset, _named("dcterms:source"), NamedNode(release))
    yield Triple(dataset, _named("sd:defaultGraph"), union)
    yield Triple(union, _named("rdf:type"), _named("sd:Graph"))
    told = "All statements, whatever graph they are in, each once: what each document says, and what none does."
    yield Triple(union, _named("rdfs:comment"), Literal(told, language="en"))
    if len(graphs) > MAX_GRAPHS:
        told = f"{len(graphs)} named graphs, too many to list: SELECT DISTINCT ?graph {{ GRAPH ?graph {{ ?s ?p ?o }} }}"
        yield Triple(dataset, _named("rdfs:comment"), Literal(told, language="en"))
        return
    names = [NamedNode(f"{address}#graph-{number}") for number in range(1, len(graphs) + 1)]
    for named in names:
        yield Triple(dataset, _named("sd:namedGraph"), named)
    for named, graph in zip(names, graphs, strict=True):
        yield Triple(named, _named("rdf:type"), _named("sd:NamedGraph"))
        yield Triple(named, _named("sd:name"), NamedNode(graph))


def _named(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local)
