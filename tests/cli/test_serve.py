"""A real server in a process of its own: start, answers, log, stop."""

import http.client
import json
import signal
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.serving import DEADLINE, Server

Run = Callable[..., Any]
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def server(process: Start, folder: Path) -> Server:
    (folder / "empty.txt").touch()
    return Server(process("serve", "--port", "0", "--log-format", "json", GRAPHSVC_DOCUMENTS=str(folder)))


def ask(port: int, method: str, path: str, body: str | None = None) -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=DEADLINE)
    connection.request(method, path, body, {"content-type": "application/json", "connection": "close"})
    response = connection.getresponse()
    return response.status, json.loads(response.read())


def test_it_answers_logs_json_and_stops_cleanly(server: Server) -> None:
    assert server.wait_for("document skipped")["document"].endswith("empty.txt")
    port = server.port
    query = json.dumps({"query": 'query Sharing { modifier(code: "26") { codes { nodes { code } } } }'})
    assert ask(port, "GET", "/health")[0] == 200
    status, body = ask(port, "POST", "/graphql", query)
    assert (status, body["data"]["modifier"]["codes"]["nodes"]) == (200, [{"code": "77600"}])
    assert ask(port, "GET", "/missing")[0] == 404

    entries = [server.wait_for("request") for _ in range(3)]
    assert [(entry["path"], entry["status"], entry["operation"]) for entry in entries] == [
        ("/health", 200, None),
        ("/graphql", 200, "Sharing"),
        ("/missing", 404, None),
    ]
    assert all({"timestamp", "level", "method", "duration_ms", "request_id"} <= set(entry) for entry in entries)

    server.child.send_signal(signal.SIGTERM)
    server.wait_for("stopped")
    assert server.child.wait(DEADLINE) == 0
    assert server.child.stdout is not None
    assert server.child.stdout.read() == b""


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_request_in_flight_is_answered_before_it_stops(server: Server, stop: signal.Signals) -> None:
    body = b'{"query": "{ __typename }"}'
    head = (
        "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
        f"content-length: {len(body)}\r\nexpect: 100-continue\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), DEADLINE) as connection:
        connection.sendall(head.encode())
        assert connection.recv(1024).startswith(b"HTTP/1.1 100")  # the service waits for the body
        server.child.send_signal(stop)
        server.wait_for("stopping")
        connection.sendall(body)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 200")
    assert b'{"data":{"__typename":"Query"},' in answer
    assert server.child.wait(DEADLINE) == 0


def test_a_client_that_holds_it_up_is_left_when_it_stops(process: Start, folder: Path) -> None:
    server = Server(
        process("serve", "--port", "0", "--log-format", "json", "--shutdown-timeout", "0", "--documents", folder)
    )
    head = b"POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n"
    with socket.create_connection(("127.0.0.1", server.port), DEADLINE) as connection:
        connection.sendall(head + b"expect: 100-continue\r\n\r\n")
        assert connection.recv(1024).startswith(b"HTTP/1.1 100")
        server.child.send_signal(signal.SIGTERM)
        entries = [server.entries.get(timeout=DEADLINE)]
        while entries[-1]["event"] != "stopped":
            entries.append(server.entries.get(timeout=DEADLINE))
    assert server.child.wait(DEADLINE) == 0
    assert [entry.get("status") for entry in entries if entry["event"] == "request"] == [499]
    assert {entry["level"] for entry in entries} == {"info"}


def test_people_are_told_where_to_look(process: Start, folder: Path) -> None:
    child = process("serve", "--port", "0", "--documents", folder)
    assert child.stderr is not None
    lines: list[str] = []
    while not lines or "started" not in lines[-1]:
        lines.append(child.stderr.readline().decode())
    child.send_signal(signal.SIGINT)
    assert child.wait(DEADLINE) == 0
    text = "".join(lines)
    assert "GraphiQL        http://127.0.0.1:" in text
    assert "/graphiql\n" in text


def test_a_port_in_use_is_named_with_how_to_choose_another(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = run("serve", "--port", str(port))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines() == [
        f"error: port {port} on 127.0.0.1 is in use; choose another with --port NUMBER or GRAPHSVC_PORT;"
        " with make: make run PORT=NUMBER",
    ]


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid", "a" * 300, ".."])
def test_a_host_that_is_not_this_machine_s_is_an_error(run: Run, host: str) -> None:
    outcome = run("serve", "--port", "0", "--host", host)
    error, hint = outcome.err.splitlines()
    assert outcome.code == 2
    assert host in error
    assert "--host takes an address of this machine" in hint


def test_no_documents_is_an_error_before_anything_is_served(run: Run, tmp_path: Path) -> None:
    outcome = run("serve", "--port", "0", "--documents", tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: no documents in {tmp_path}\nhint: ")
