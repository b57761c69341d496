from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.graph import KnowledgeGraph
from graphsvc.settings import Settings
from graphsvc.web import create_app


@pytest.fixture(scope="session")
def graph() -> KnowledgeGraph:
    """The graph of the built-in documents."""
    return build_graph(extractions(document_paths(()))).graph


@pytest.fixture(scope="session")
def client(graph: KnowledgeGraph) -> Iterator[TestClient]:
    """A client of the service as it is when nothing is set."""
    with TestClient(create_app(graph, Settings())) as client:
        yield client


@pytest.fixture
def client_with(graph: KnowledgeGraph) -> Callable[[Settings], TestClient]:
    """A client of the service with other settings."""
    return lambda settings: TestClient(create_app(graph, settings))
