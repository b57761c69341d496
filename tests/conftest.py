"""What all tests have in common: how many run at once, how many examples a property has, what is never garbage."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

EXAMPLES = 40
"""Of each property that asks for no other number: they are others in each run, and a graph takes 10 ms to make up."""

_ON_ANY_MACHINE = settings(suppress_health_check=(HealthCheck.too_slow,))  # a slow one is no fault of a test
settings.register_profile("suite", _ON_ANY_MACHINE, max_examples=EXAMPLES)
settings.register_profile("thorough", _ON_ANY_MACHINE, max_examples=25 * EXAMPLES)
settings.load_profile("suite")  # pytest --hypothesis-profile thorough


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what pytest does not know of browsers."""
    told = "Keep a picture of each page in this folder, as its test left it."
    parser.addoption("--pictures", metavar="FOLDER", type=Path, help=told)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:  # noqa: ARG001 - pytest calls it by name
    """One more than there are cores, at most 5: a third of the time is spent waiting for browsers and processes."""
    return min((os.cpu_count() or 1) + 1, 5)


def pytest_collection_finish(session: pytest.Session) -> None:  # noqa: ARG001 - pytest calls it by name
    """Keep what was imported out of all later garbage collections: a tenth of the time of tests in one process."""
    gc.collect()
    gc.freeze()
