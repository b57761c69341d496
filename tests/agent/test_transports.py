"""The transports: nothing but the protocol on stdout, strangers kept out of HTTP, and a clean end of both."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client as ModernClient
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.testclient import TestClient

from graphsvc.cli import main
from graphsvc.graph import KnowledgeGraph
from graphsvc.settings import Settings
from graphsvc.web import create_app
from graphsvc.web.body import MAX_BODY
from tests.agent.clients import Client, session_at
from tests.cli.serving import DEADLINE, Server

HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "a test", "version": "1"}},
}
INITIALIZED = {"jsonrpc": "2.0", "method": "notifications/initialized"}
CALL = {
    "jsonrpc": "2.0",
    "id": 2,
    "method": "tools/call",
    "params": {"name": "resolve", "arguments": {"terms": ["26"]}},
}
ACCEPT = {"accept": "application/json, text/event-stream"}

Serve = Callable[..., TestClient]


@pytest.fixture
def serve(graph: KnowledgeGraph) -> Iterator[Serve]:
    """Start services in this process, under the name of the machine for itself."""
    opened: list[TestClient] = []

    def serve(base_url: str = "http://127.0.0.1:8000", **settings: Any) -> TestClient:  # noqa: ANN401 - JSON is anything
        opened.append(TestClient(create_app(graph, Settings(**settings)), base_url=base_url).__enter__())
        return opened[-1]

    yield serve
    for client in opened:
        client.__exit__()


def command(folder: Path) -> subprocess.Popen[bytes]:
    (folder / "77600.txt").write_text("CPT Code 77600\nDescription\n", encoding="utf-8")
    (folder / "empty.txt").touch()
    return subprocess.Popen(
        [sys.executable, "-m", "graphsvc", "mcp", "--documents", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def lines(*messages: object) -> bytes:
    return b"".join(json.dumps(message).encode() + b"\n" for message in messages)


def test_nothing_but_the_protocol_is_on_stdout_and_the_end_of_stdin_ends_it(tmp_path: Path) -> None:
    child = command(tmp_path)
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(lines(HELLO, INITIALIZED) + b"no JSON\n[]\n\xff\n" + lines(CALL))
    child.stdin.flush()
    answers: list[dict[str, Any]] = []
    while 2 not in {answer.get("id") for answer in answers}:
        answers.append(json.loads(child.stdout.readline()))
    rest, log = child.communicate(timeout=DEADLINE)
    answers += map(json.loads, rest.splitlines())
    assert child.returncode == 0
    assert all(answer["jsonrpc"] == "2.0" for answer in answers)
    (called,) = (answer for answer in answers if answer.get("id") == 2)
    assert called["result"]["structuredContent"]["rows"][0]["term"] == "26"
    assert b"empty.txt" in log
    assert b"tool resolve" in log
    assert b"Traceback" not in log


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_signal_ends_it_at_once_and_quietly(tmp_path: Path, stop: signal.Signals) -> None:
    child = command(tmp_path)
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(lines(HELLO))
    child.stdin.flush()
    assert json.loads(child.stdout.readline())["id"] == 1
    child.send_signal(stop)
    assert child.wait(DEADLINE) == -stop
    rest, log = child.communicate()
    assert rest == b""
    assert b"Traceback" not in log


def test_no_documents_is_two_lines_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mcp", "--documents", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"error: no documents in {tmp_path}\nhint: ")


def test_without_the_extra_the_command_names_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)  # what Python has for a module that cannot be found
    assert main(["mcp"]) == 2
    assert capsys.readouterr().err == (
        "error: the package 'mcp' is not installed, which is needed for agents\nhint: pip install 'graphsvc[mcp]'\n"
    )


def test_without_the_extra_the_path_names_it_and_all_else_is_served(
    monkeypatch: pytest.MonkeyPatch, serve: Serve
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    client = serve()
    response = client.post("/mcp", json=HELLO, headers=ACCEPT)
    (error,) = response.json()["errors"]
    assert response.status_code == 501
    assert error["extensions"] == {"code": "EXTRA_MISSING", "value": "mcp", "hint": "pip install 'graphsvc[mcp]'"}
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize("broken", ["__init__", "run"])
def test_where_the_sdk_does_not_start_who_asks_is_told_and_all_else_is_served(
    graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the SDK does not start")

    monkeypatch.setattr(StreamableHTTPSessionManager, broken, fail)
    app = create_app(graph, Settings())
    with TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        for _ in range(2):
            response = client.post("/mcp", json=HELLO, headers=ACCEPT)
            assert response.status_code == 500
            assert "SDK" not in response.text
        assert client.get("/health").status_code == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "[::1]:8000"])
def test_it_answers_under_the_names_of_a_machine_for_itself(serve: Serve, host: str) -> None:
    assert serve().post("/mcp", json=HELLO, headers=ACCEPT | {"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""])
def test_under_another_name_nobody_is_answered(serve: Serve, host: str) -> None:
    response = serve().post("/mcp", json=HELLO, headers=ACCEPT | {"host": host})
    assert response.status_code == 421
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "HOST_NOT_ALLOWED"
    assert error["extensions"].get("value", "") == host
    assert "--agent-host" in error["extensions"]["hint"]


def test_names_that_are_set_are_answered(serve: Serve) -> None:
    client = serve(host="10.0.0.1", agent_hosts=("graphsvc.example.org",))
    for host in ("graphsvc.example.org", "graphsvc.example.org:443", "10.0.0.1:8000"):
        assert client.post("/mcp", json=HELLO, headers=ACCEPT | {"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:8000", 200),
        ("http://localhost:3000", 200),
        ("https://app.example.org", 200),
        ("http://app.example.org", 403),
        ("http://evil.example", 403),
        ("null", 403),
    ],
)
def test_pages_ask_from_known_origins_alone(serve: Serve, origin: str, status: int) -> None:
    client = serve(cors_origins=("https://app.example.org",))
    response = client.post("/mcp", json=HELLO, headers=ACCEPT | {"origin": origin})
    assert response.status_code == status
    if status == 403:
        (error,) = response.json()["errors"]
        assert error["extensions"]["code"] == "ORIGIN_NOT_ALLOWED"
        assert error["extensions"]["value"] == origin


def test_a_body_that_is_too_large_or_no_json_is_refused(serve: Serve) -> None:
    client = serve()
    large = client.post("/mcp", content=b" " * (MAX_BODY + 1), headers=ACCEPT | {"content-type": "application/json"})
    assert (large.status_code, large.json()["errors"][0]["extensions"]["code"]) == (413, "BODY_TOO_LARGE")
    form = client.post("/mcp", data={"a": "1"}, headers=ACCEPT)
    assert (form.status_code, form.json()["errors"][0]["extensions"]["code"]) == (415, "MEDIA_TYPE_UNSUPPORTED")


@pytest.mark.parametrize("content", [b"{", b"null", b"[]", b"[" * 100_000, b'{"a": ' + b"9" * 5_000 + b"}", b"\xff"])
def test_a_body_that_is_no_message_is_an_error_of_the_protocol(serve: Serve, content: bytes) -> None:
    response = serve().post("/mcp", content=content, headers=ACCEPT | {"content-type": "application/json"})
    assert response.status_code == 400
    assert response.json()["error"]["code"] in {-32700, -32600, -32602}
    assert "Traceback" not in response.text


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_there_is_no_stream_to_open_and_no_session_to_end(serve: Serve, method: str) -> None:
    response = serve().request(method, "/mcp", headers=ACCEPT)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


def test_requests_are_answered_without_a_session(serve: Serve) -> None:
    response = serve().post("/mcp", json=CALL, headers=ACCEPT)
    assert response.json()["result"]["structuredContent"]["rows"][0]["term"] == "26"
    assert "mcp-session-id" not in response.headers


def test_a_service_with_a_session_open_stops_cleanly() -> None:
    server = Server.started()
    try:
        with session_at(f"http://127.0.0.1:{server.port}/mcp") as client:
            assert client.answer("resolve", terms=["26"])["rows"]
            server.child.send_signal(signal.SIGTERM)
            server.wait_for("stopped")
        assert server.child.wait(DEADLINE) == 0
    finally:
        server.child.kill()
        server.child.communicate()


def test_the_newest_protocol_gets_the_same_answers(http: Client) -> None:
    server = Server.started()
    try:
        url = f"http://127.0.0.1:{server.port}/mcp"

        async def ask() -> tuple[str, Any]:
            async with ModernClient(url) as client:
                result = await client.call_tool("gaps", {"ids": ["cpt:77620"]})
                return client.protocol_version, result.structured_content

        version, answer = http.portal.call(ask)
        assert version > "2025-11-25"
        assert answer == http.answer("gaps", ids=["cpt:77620"])
    finally:
        server.child.kill()
        server.child.communicate()
