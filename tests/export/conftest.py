import pytest

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.graph import KnowledgeGraph


@pytest.fixture(scope="session")
def graph() -> KnowledgeGraph:
    """The graph of the built-in documents."""
    return build_graph(extractions(document_paths(()))).graph
