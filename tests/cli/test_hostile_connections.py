"""What arrives slowly, broken or without end: each gets an answer below 500, and the next client is served."""

import json
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.serving import DEADLINE, Server

JSON = b"content-type: application/json\r\n"
POST = b"POST /graphql HTTP/1.1\r\nhost: a\r\n" + JSON
ASKING = b"GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"

TOO_LONG = 65_537  # bytes of a head: one more than the server reads, so that none is left when it refuses


@pytest.fixture(scope="module")
def port(start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> int:
    """Where a server listens that waits one second for a body."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "77600.txt").write_text("CPT Code 77600\nDescription\n", encoding="utf-8")
    return start(folder, "--body-timeout", "1").port


@pytest.fixture(scope="module")
def start() -> Iterator[Callable[..., Server]]:
    """Start servers that do not outlive the tests of this file."""
    started: list[Server] = []

    def start(folder: Path, *arguments: str) -> Server:
        started.append(Server.started("--documents", str(folder), *arguments))
        return started[-1]

    yield start
    for server in started:
        server.child.kill()
        server.child.communicate()


def answer_to(port: int, *parts: bytes) -> bytes:
    """Return all that the server sends until it closes the connection, or until it has sent a whole answer."""
    received = b""
    with socket.create_connection(("127.0.0.1", port), DEADLINE) as connection:
        for part in parts:
            connection.sendall(part)
        while not _is_whole(received):
            more = connection.recv(65536)
            if not more:
                break
            received += more
    return received


def _is_whole(received: bytes) -> bool:
    head, end, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head)
    return bool(end and length and len(body) >= int(length[1]))


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def code(answer: bytes) -> str:
    found: str = json.loads(answer.partition(b"\r\n\r\n")[2])["errors"][0]["extensions"]["code"]
    return found


@pytest.fixture(autouse=True)
def the_next_client_is_served(port: int) -> Iterator[None]:
    yield
    answer = answer_to(port, ASKING)
    assert (status(answer), b'{"data":{"__typename":"Query"}' in answer) == (200, True)


@pytest.mark.parametrize(
    "sent",
    [
        POST + b"content-length: 100\r\n\r\n",
        POST + b'content-length: 100\r\n\r\n{"query"',
        POST + b"transfer-encoding: chunked\r\n\r\n1\r\n{\r\n",
    ],
    ids=["nothing of it", "a part of it", "a chunk of it"],
)
def test_a_body_that_does_not_arrive_in_time_is_refused_and_the_connection_ended(port: int, sent: bytes) -> None:
    answer = answer_to(port, sent)
    assert (status(answer), code(answer)) == (408, "BODY_TIMEOUT")
    assert b"\r\nconnection: close\r\n" in answer.lower()


def test_a_slow_body_does_not_hold_up_others(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), DEADLINE) as slow:
        slow.sendall(POST + b"content-length: 100\r\n\r\n{")
        answer = answer_to(port, ASKING)
        assert status(answer) == 200


def test_a_body_that_declares_to_be_too_long_is_refused_before_it_is_sent(port: int) -> None:
    answer = answer_to(port, POST + b"expect: 100-continue\r\ncontent-length: 10000000\r\n\r\n")
    assert (status(answer), code(answer)) == (413, "BODY_TOO_LARGE")


def test_a_body_without_end_is_refused_where_it_is_too_long(port: int) -> None:
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    answer = answer_to(port, POST + b"transfer-encoding: chunked\r\n\r\n", *[chunk] * 17)
    assert (status(answer), code(answer)) == (413, "BODY_TOO_LARGE")


@pytest.mark.parametrize(
    "sent",
    [
        b"NONSENSE\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        POST + b"content-length: -1\r\n\r\n",
        POST + b"content-length: " + b"9" * 5_000 + b"\r\n\r\n",
        POST + b"content-length: 2\r\ncontent-length: 3\r\n\r\n{}",
        POST + b"transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n",
        POST + b"transfer-encoding: gzip\r\n\r\n",
        b"GET /graphql HTTP/1.1\r\nhost: a\r\nx: ".ljust(TOO_LONG, b"a"),
        b"GET /graphql?query=".ljust(TOO_LONG, b"a"),
    ],
    ids=["nonsense", "TLS", "below 0", "5,000 digits", "two lengths", "a chunk", "a coding", "a header", "a URL"],
)
def test_what_is_not_http_is_refused(port: int, sent: bytes) -> None:
    answer = answer_to(port, sent)
    assert 400 <= status(answer) < 500
    assert code(answer) in {"HTTP_MALFORMED", "REQUEST_INVALID", "BODY_TOO_LARGE"}


@pytest.mark.parametrize(
    "sent",
    [POST + b"content-length: 100\r\n\r\n{", ASKING, b"GET /graphql?query=", POST + b"content-length: 9999999\r\n\r\n"],
    ids=["in the body", "before the answer", "in the URL", "of a body too long"],
)
def test_a_client_may_leave_at_any_time(port: int, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), DEADLINE) as connection:
        connection.sendall(sent)


def test_head_sends_the_headers_of_get_alone(port: int) -> None:
    answer = answer_to(port, ASKING.replace(b"GET", b"HEAD"))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert (status(answer), body) == (200, b"")
    assert b"\r\netag: " in head
