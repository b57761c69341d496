import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.clients.node import HERE, Node
from tests.clients.saved import saved_operations
from tests.clients.service import Service, running


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """A service for all tests."""
    with running() as service:
        yield service


@pytest.fixture(scope="session")
def answers(service: Service) -> dict[str, Any]:
    """What the service answers to the saved operations as they are, by the operation's name."""
    return {saved.name: service.ask(saved.text)["data"] for saved in saved_operations()}


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
