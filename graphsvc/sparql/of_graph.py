"""The endpoint of a graph: what it is loaded from, and what it tells of itself."""

from graphsvc.export.rdf.n_quads import N_QUADS
from graphsvc.export.rdf.names import PREFIXES, iri
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import portion
from graphsvc.sparql.endpoint import Endpoint
from graphsvc.sparql.limits import PATIENCE_SECONDS


def endpoint_of(graph: KnowledgeGraph, patience: float = PATIENCE_SECONDS) -> Endpoint:
    """Return what answers queries about a graph; the caller closes it.

    Args:
        graph: The graph.
        patience: Seconds that who asks waits for a turn, and for the graph to be loaded.
    """
    return Endpoint(lambda: N_QUADS.write(portion(graph)), PREFIXES, patience)


def description_of(graph: KnowledgeGraph, address: str, name: str) -> bytes:
    """Return the service description of the endpoint of a graph, in the format of a name."""
    from graphsvc.sparql.description import description  # noqa: PLC0415 - needs the extra

    documents = tuple(map(iri, graph.documents))
    return description(address, iri(f"release:{graph.release.id}"), documents, name)
