"""The service in a process of its own, as clients meet it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2

from graphsvc.settings import SPECS

DEADLINE = 60
"""Seconds to wait for an answer, and for the end of the process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service that runs."""

    url: str
    connection: httpx2.Client
    entries: list[dict[str, Any]]
    """What it logged: all of it once it has stopped."""

    def ask(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return what it answers to an operation that no client library sends."""
        answer = self.connection.post(self.url, json={"query": query, "variables": variables}).json()
        assert isinstance(answer, dict)
        return answer


@contextmanager
def running() -> Iterator[Service]:
    """Run the service over the built-in documents, as it is when nothing is set."""
    settings = {spec.env for spec in SPECS.values()}
    child = subprocess.Popen(
        [sys.executable, "-m", "graphsvc", "serve", "--port", "0", "--log-format", "json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={name: text for name, text in os.environ.items() if name not in settings},
    )
    assert child.stderr is not None
    entries = map(json.loads, child.stderr)
    started = next((entry for entry in entries if entry["event"] == "started"), None)
    assert started is not None, "the service ended before it started"
    later: list[dict[str, Any]] = []
    reader = threading.Thread(target=later.extend, args=(entries,))
    reader.start()
    try:
        with httpx2.Client(timeout=DEADLINE) as connection:
            yield Service(url=f"{started['url']}/graphql", connection=connection, entries=later)
    finally:
        child.terminate()
        child.wait(DEADLINE)
        reader.join()
        child.stderr.close()


def without_type_names(value: Any) -> Any:  # noqa: ANN401 - JSON is anything
    """Return an answer without the `__typename` that clients ask for beside."""
    if isinstance(value, dict):
        return {key: without_type_names(part) for key, part in value.items() if key != "__typename"}
    return [without_type_names(part) for part in value] if isinstance(value, list) else value
