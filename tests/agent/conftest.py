from collections.abc import Iterator

import pytest

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.graph import KnowledgeGraph
from tests.agent.clients import Client, over_http, over_stdio


@pytest.fixture(scope="session")
def graph() -> KnowledgeGraph:
    """The graph of the built-in documents."""
    return build_graph(extractions(document_paths(()))).graph


@pytest.fixture(scope="session")
def stdio() -> Iterator[Client]:
    """A client of `graphsvc mcp`."""
    with over_stdio() as client:
        yield client


@pytest.fixture(scope="session")
def http() -> Iterator[Client]:
    """A client of `graphsvc serve`."""
    with over_http("--port", "0") as client:
        yield client


@pytest.fixture(params=["stdio", "http"])
def client(request: pytest.FixtureRequest) -> Client:
    """A client over either transport."""
    opened: Client = request.getfixturevalue(request.param)
    return opened
