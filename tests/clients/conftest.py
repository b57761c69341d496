import os
import shutil
from collections.abc import Iterator

import pytest

from tests.clients.node import HERE, Node
from tests.clients.service import Service, running


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """A service for all tests."""
    with running() as service:
        yield service


@pytest.fixture(scope="session")
def node() -> Node:
    """Node; where it or a package is missing the test is skipped, or fails if CI is set."""
    command = shutil.which("node")
    if command and (HERE / "node_modules").is_dir():
        return Node(command=command)
    reason = "its packages are missing: run `make clients`" if command else "node is missing"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
