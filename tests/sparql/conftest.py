from collections.abc import Iterator

import pytest

from tests.sparql.endpoints import Asking, asking


@pytest.fixture(scope="session")
def sparql() -> Iterator[Asking]:
    """An endpoint of a handful of statements."""
    with asking() as opened:
        yield opened
