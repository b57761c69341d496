from collections.abc import Iterator

import pytest

from tests.clients.node import Node, command, want
from tests.clients.service import Service, running


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """A service for all tests."""
    with running() as service:
        yield service


@pytest.fixture(scope="session")
def node() -> Node:
    """Node; where it or a package is missing the test is skipped, or fails if CI is set."""
    want()
    return Node(command=command())
