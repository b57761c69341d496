import pytest

import graphsvc


@pytest.fixture(scope="session")
def g() -> graphsvc.LoadedGraph:
    """The built-in documents."""
    return graphsvc.load()
