"""The service in a process of its own, as clients meet it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, takewhile
from pathlib import Path
from typing import Any

import httpx2

from tests.cli.serving import DEADLINE, Server
from tests.clients.saved import saved_operations


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service that runs."""

    url: str
    server: Server
    connection: httpx2.Client

    def ask(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return what it answers to an operation that no client library sends."""
        return self._answer({"query": query, "variables": variables})

    def ask_saved(self, document_id: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return what it answers to a saved operation."""
        return self._answer({"documentId": document_id, "variables": variables})

    def answers(self) -> dict[str, Any]:
        """Return what it answers to the saved operations as their files have them, by the operation's name."""
        return {saved.name: self.ask(saved.text)["data"] for saved in saved_operations()}

    def stop(self) -> list[dict[str, Any]]:
        """Stop it, and return what it logged since it started."""
        self.server.child.terminate()
        entries = (self.server.entries.get(timeout=DEADLINE) for _ in count())
        return list(takewhile(lambda entry: entry["event"] != "stopped", entries))

    def _answer(self, body: dict[str, Any]) -> dict[str, Any]:
        answer = self.connection.post(self.url, json=body).json()
        assert isinstance(answer, dict)
        return answer


@contextmanager
def running(*arguments: str) -> Iterator[Service]:
    """Run the service over the built-in documents, with these arguments alone."""
    server = Server.started(*arguments)
    try:
        with httpx2.Client(timeout=DEADLINE) as connection:
            yield Service(url=f"http://127.0.0.1:{server.port}/graphql", server=server, connection=connection)
    finally:
        server.child.kill()
        server.child.communicate()


@contextmanager
def running_saved(manifest: Path) -> Iterator[Service]:
    """Run a service that runs nothing but saved operations, those of a manifest among them."""
    with running("--runnable", "saved", "--operations", str(manifest)) as service:
        yield service


def without_type_names(value: Any) -> Any:  # noqa: ANN401 - JSON is anything
    """Return an answer without the `__typename` that clients ask for beside."""
    if isinstance(value, dict):
        return {key: without_type_names(part) for key, part in value.items() if key != "__typename"}
    return [without_type_names(part) for part in value] if isinstance(value, list) else value
