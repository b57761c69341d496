"""The fence: what is inside reaches neither the network nor the disk, and ends by itself."""

import http.server
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from tests.sparql.endpoints import PATIENCE


class Counting(http.server.BaseHTTPRequestHandler):
    """Answers no query, and counts."""

    asked: list[str]

    def do_POST(self) -> None:
        self.asked.append(self.path)
        self.send_error(500)

    def log_message(self, *_: object) -> None:
        """Be silent."""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """The address of another service, and what it was asked."""
    asked: list[str] = []
    handler = type("Handler", (Counting,), {"asked": asked})
    with http.server.HTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )


ASK = """
import sys
from pyoxigraph import Store
from graphsvc.sparql.fence import fence
address, fenced = sys.argv[1:]
if fenced == "yes":
    fence(60, 2**29)
try:
    list(Store().query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"))
except OSError as error:
    print(error)
"""


def test_a_service_is_asked_from_outside_of_the_fence_alone(elsewhere: tuple[str, list[str]]) -> None:
    address, asked = elsewhere
    assert "500" in run(ASK, address, "no").stdout
    assert len(asked) == 1
    for name in (address, address.replace("127.0.0.1", "localhost")):
        assert run(ASK, name, "yes").stdout
    assert len(asked) == 1


def test_nothing_can_be_opened_or_written_inside() -> None:
    code = """
import socket, sys
from graphsvc.sparql.fence import fence
fence(60, 2**29)
for attempt in (lambda: open("/etc/hosts"), lambda: open("/dev/null", "w"), socket.socket, socket.socketpair):
    try:
        attempt()
    except OSError as error:
        print(error.errno)
"""
    assert run(code).stdout.split() == ["24"] * 4  # EMFILE


def test_what_takes_more_memory_than_its_share_gets_none() -> None:
    code = """
from graphsvc.sparql.fence import fence
fence(60, 2**26)
held = bytearray(2**24)
try:
    bytearray(2**27)
except MemoryError:
    print("no more")
"""
    assert run(code).stdout == "no more\n"


def test_what_nobody_ends_ends_by_itself() -> None:
    code = "from graphsvc.sparql.fence import fence\nfence(0.05, 2**29)\nwhile True: pass"
    assert run(code).returncode == -signal.SIGALRM
