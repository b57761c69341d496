import gc

import pytest


def pytest_collection_finish(session: pytest.Session) -> None:  # noqa: ARG001 - pytest calls it by name
    """Keep what was imported out of all later garbage collections: a tenth of the time of tests in one process."""
    gc.collect()
    gc.freeze()
