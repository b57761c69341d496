"""A real service in a process of its own, and what it does under attack."""

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import Queue
from typing import Any, Final
from uuid import uuid4

from graphsvc.settings import SPECS
from tests.web.attacks.attack import Attack

PATIENCE: Final = 20
"""Seconds to wait for anything; an attack is answered in less than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came back.

    Attributes:
        status: The HTTP status, or None where nothing came.
        media_type: Without its parameters.
        body: As it came.
        seconds: From the first byte sent to the last one read.
    """

    status: int | None
    media_type: str
    body: bytes
    seconds: float

    @property
    def codes(self) -> set[str]:
        """The codes of all errors."""
        return {error["extensions"]["code"] for error in json.loads(self.body).get("errors", [])}


@dataclass(slots=True)
class Service:
    """A service whose log is read as it is written."""

    child: subprocess.Popen[bytes]
    port: int = 0
    entries: "Queue[dict[str, Any]]" = field(default_factory=Queue)

    def read_log(self) -> None:
        """Put each entry of the log into `entries` until the service ends."""
        assert self.child.stderr is not None
        for line in self.child.stderr:
            self.entries.put(json.loads(line))

    def connect(self) -> socket.socket:
        """Return a new connection."""
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE)

    def strike(self, attack: Attack) -> Outcome:
        """Carry out an attack and return what came back."""
        with self.connect() as connection:
            began = time.perf_counter()
            with suppress(ConnectionError):  # it may refuse before all is sent; the answer can be read then
                connection.sendall(attack.request)
                if attack.status is None:
                    connection.shutdown(socket.SHUT_WR)
            answer = http.client.HTTPResponse(connection)
            try:
                answer.begin()
            except (http.client.RemoteDisconnected, ConnectionError):
                return Outcome(status=None, media_type="", body=b"", seconds=time.perf_counter() - began)
            body = b"".join(_parts(answer))
        media_type = (answer.getheader("content-type") or "").partition(";")[0]
        return Outcome(status=answer.status, media_type=media_type, body=body, seconds=time.perf_counter() - began)

    def check(self) -> list[dict[str, Any]]:
        """Ask what anybody asks, and return the entries of the log until then.

        Raises:
            AssertionError: it was not answered.
        """
        mark = uuid4().hex
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"content-type": "application/json", "x-request-id": mark, "connection": "close"}
        connection.request("POST", "/graphql", b'{"query": "{ __typename }"}', headers)
        answer = json.loads(connection.getresponse().read())
        assert answer["data"] == {"__typename": "Query"}, answer
        return list(iter(lambda: self._entry_before(mark), None))

    def _entry_before(self, mark: str) -> dict[str, Any] | None:
        entry = self.entries.get(timeout=PATIENCE)
        return None if entry.get("request_id") == mark else entry


def _parts(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    with suppress(ConnectionError):  # closed on what was sent and not read
        while part := answer.read1():
            yield part


@contextmanager
def serving() -> Iterator[Service]:
    """Serve the built-in documents on any free port, with nothing set, until the end."""
    environment = {name: value for name, value in os.environ.items() if name not in {it.env for it in SPECS.values()}}
    child = subprocess.Popen(
        [sys.executable, "-m", "graphsvc", "serve", "--port", "0", "--log-format", "json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
    )
    try:
        service = Service(child)
        threading.Thread(target=service.read_log, daemon=True).start()
        started = service.entries.get(timeout=PATIENCE)
        service.port = int(started["url"].rpartition(":")[2])
        yield service
    finally:
        child.kill()
        child.communicate()
