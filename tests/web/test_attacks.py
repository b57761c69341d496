"""A real service under attack: every attack is an error with a code, and the next request is answered."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.web.attacks import ATTACKS
from tests.web.attacks.attack import NO_ANSWER, Attack, http, post
from tests.web.attacks.service import Service, serving

ROOT = Path(__file__).parents[2]

MOST = 200_000
"""Bytes of the errors of one answer: 500 references of a gateway that are each wrong have 150 kB."""

ASK = b'{"query": "{ __typename }"}'
ANSWER = b'{"data":{"__typename":"Query"},'


def answers_on(connection: socket.socket) -> bytes:
    """All that comes until the service closes the connection."""
    return b"".join(iter(lambda: connection.recv(65_536), b""))


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    with serving() as service:
        yield service


def test_there_are_at_least_sixty_attacks_and_each_has_a_name() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 60


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_is_an_error_with_a_code_and_the_service_goes_on(service: Service, attack: Attack) -> None:
    outcome = service.strike(attack)
    entries = service.check()
    assert outcome.status == attack.status
    assert b"Traceback" not in outcome.body
    assert len(outcome.body) < MOST
    assert [entry for entry in entries if entry["level"] not in {"info", "warning"} or "exception" in entry] == []
    if attack.code is NO_ANSWER:
        assert outcome.body == b""
    else:
        assert outcome.media_type == "application/json"
        assert outcome.codes == {attack.code}
        assert all(error["message"] for error in json.loads(outcome.body)["errors"])


def test_many_bodies_that_do_not_come_keep_nobody_else_waiting(service: Service) -> None:
    with ExitStack() as stack:
        waiting = [stack.enter_context(service.connect()) for _ in range(200)]
        for connection in waiting:
            connection.sendall(post(ASK)[:-5])
        service.check()
        for connection in waiting:
            connection.sendall(post(ASK)[-5:])
        for connection in waiting:
            assert ANSWER in answers_on(connection)


def test_many_connections_that_say_nothing_keep_nobody_else_waiting(service: Service) -> None:
    with ExitStack() as stack:
        for _ in range(400):
            stack.enter_context(service.connect())
        service.check()


def test_a_request_that_comes_byte_by_byte_is_answered(service: Service) -> None:
    with service.connect() as connection:
        for byte in post(ASK):
            connection.sendall(bytes([byte]))
        assert ANSWER in answers_on(connection)
    service.check()


def test_requests_that_do_not_wait_for_answers_are_answered_in_their_order(service: Service) -> None:
    one = post(ASK, {"Connection": "keep-alive"})
    with service.connect() as connection:
        connection.sendall(one * 100 + http("GET", "/nothing"))
        answers = answers_on(connection)
    assert answers.count(b"HTTP/1.1 200 OK") == answers.count(ANSWER) == 100
    assert b"PATH_NOT_FOUND" in answers.rpartition(b"HTTP/1.1 404")[2]
    service.check()


def test_a_request_hidden_behind_a_body_is_not_answered(service: Service) -> None:
    hidden = http("GET", "/health")
    with service.connect() as connection:
        both = {"Transfer-Encoding": "chunked", "Content-Length": str(len(ASK) + len(hidden))}
        connection.sendall(post(b"%x\r\n%s\r\n0\r\n\r\n" % (len(ASK), ASK), both) + hidden)
        answers = answers_on(connection)
    assert answers.count(b"HTTP/1.1 ") == 1
    service.check()


def test_the_attacks_can_be_measured() -> None:
    command = [sys.executable, "-m", "tests.web.attacks", "cursor"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    assert "a cursor of 1 MB" in done.stdout
    assert "CURSOR_INVALID" in done.stdout
    assert "(!)" not in done.stdout
