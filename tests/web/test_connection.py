"""Clients that do not do their part: none holds memory or a connection for longer than it has time."""

import asyncio
import json
import select
import socket
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from uvicorn.server import ServerState

from graphsvc.graph import KnowledgeGraph
from graphsvc.settings import Settings
from graphsvc.web import create_app
from graphsvc.web.connection import PART, Connection
from tests.threads import finished

DEADLINE = 60  # seconds, of which none is used
SOON = 0.05  # seconds that clients have here

TOOLS = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
BROKEN = b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nno length\r\n"


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n".encode()


def post(path: str, body: object) -> bytes:
    content = json.dumps(body).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
        f"accept: application/json, text/event-stream\r\ncontent-length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


def texts(times: int) -> bytes:
    """Ask for the texts of documents so many times: some 18 kB each, where less than 10 stay with the system."""
    names = " ".join(f"a{number}: text" for number in range(times))
    return post("/graphql", {"query": f"{{ documents(first: 5) {{ nodes {{ {names} }} }} }}"})


Ask = Callable[[bytes], Coroutine[Any, Any, socket.socket]]


@asynccontextmanager
async def serving(app: Starlette, settings: Settings, *, room: int = 4096) -> AsyncIterator[tuple[Ask, ServerState]]:
    """Serve with so much room in the system, by default so little that what clients do not take stays with the service.

    Args:
        app: What answers.
        settings: The times that clients have.
        room: Bytes that the system holds for each connection while they are sent; Linux doubles it.
    """
    config = uvicorn.Config(app, log_config=None, ws="none")
    config.load()
    state = ServerState()
    loop = asyncio.get_running_loop()
    clients: list[socket.socket] = []

    def connected() -> Connection:
        return Connection(settings=settings, release="r", config=config, server_state=state, app_state={})

    async def ask(sent: bytes) -> socket.socket:
        """Send bytes, and wait for the first of the answer."""
        client = socket.socket()
        clients.append(client)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room // 2)
        client.settimeout(0)
        await loop.sock_connect(client, listener.getsockname())
        await loop.sock_sendall(client, sent)
        if sent:
            assert await loop.sock_recv(client, 1)
        return client

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, room)
        server = await loop.create_server(connected, sock=listener)
        try:
            async with app.router.lifespan_context(app):
                yield ask, state
        finally:
            server.close()
            for client in clients:
                client.close()


async def is_ended(client: socket.socket) -> bool:
    """Wait until the service has ended a connection, and tell whether it has; nothing is read."""
    poll = select.poll()
    poll.register(client, 0)
    return bool(await asyncio.to_thread(poll.poll, DEADLINE * 1000))


async def is_left(connection: Connection, seconds: float = Settings().send_timeout) -> bool:
    """Tell whether a client is left when so much time is over, which it is at once."""
    loop = asyncio.get_running_loop()
    before = loop.time
    loop.time = lambda: before() + seconds  # type: ignore[method-assign]
    for _ in range(4):  # turns of the loop, in which the connection ends
        await asyncio.sleep(0)
    return connection not in connection.connections


async def rest_of(client: socket.socket) -> bytes:
    """Return all that comes, up to the end."""
    loop = asyncio.get_running_loop()
    parts = []
    async with asyncio.timeout(DEADLINE):
        while part := await loop.sock_recv(client, PART):
            parts.append(part)
    return b"".join(parts)


@pytest.fixture(scope="module")
def app(graph: KnowledgeGraph) -> Starlette:
    return create_app(graph, Settings())


def test_clients_that_do_not_take_their_answers_are_left(graph: KnowledgeGraph) -> None:
    asked = {
        "more than is held back": texts(7),
        "less than is held back": texts(2),
        "what is no HTTP": texts(2) + BROKEN,
        "many at once": get("/graphql?query=%7B__typename%7D") * 500,
        "a file": get("/schema.graphql"),
        "operations": get("/operations.json"),
        "an export": get("/export/nquads"),
        "agents": post("/mcp", TOOLS),
        "SPARQL": get("/sparql?query=CONSTRUCT%20WHERE%20%7B?s%20?p%20?o%7D"),
    }
    settings = replace(Settings(), send_timeout=SOON)  # type: ignore[arg-type]  # no test waits for a second

    async def left() -> list[str]:
        async with serving(create_app(graph, settings), settings) as (ask, state):
            clients = {name: await ask(sent) for name, sent in asked.items()}
            left = [name for name, client in clients.items() if await is_ended(client)]
            async with asyncio.timeout(DEADLINE):
                await asyncio.gather(*state.tasks)
            assert not state.connections
            return left

    assert finished(left()) == list(asked)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"", None),
        (b"GET /health HTTP/1.1\r\nhost: a\r\n", "HEAD_TIMEOUT"),
        (get("/health") + b"GET /h", "HEAD_TIMEOUT"),
    ],
    ids=("nothing", "a part of its first", "a part of its second"),
)
def test_a_client_that_does_not_ask_in_time_is_told_so_and_left(app: Starlette, sent: bytes, code: str | None) -> None:
    async def asks() -> bytes:
        settings = replace(Settings(), body_timeout=SOON)  # type: ignore[arg-type]
        async with serving(app, settings) as (ask, _):
            return await rest_of(await ask(sent))

    *_, last = finished(asks()).rpartition(b"\r\n\r\n")
    assert (json.loads(last)["errors"][0]["extensions"]["code"] if last else None) == code


def test_a_client_that_takes_its_answer_slowly_gets_it_whole(app: Starlette) -> None:
    async def reads() -> bytes:
        async with serving(app, Settings()) as (ask, _):
            sent = get("/schema.graphql").replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n")
            return await rest_of(await ask(sent))

    head, _, body = finished(reads()).partition(b"\r\n\r\n")
    assert f"content-length: {len(body)}".encode() in head


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell what they still send")
def test_what_a_client_takes_counts_while_the_system_has_enough_to_send() -> None:
    async def large(_: Request) -> Response:
        return Response(bytes(16 * 2**20))

    async def takes() -> None:
        loop = asyncio.get_running_loop()
        async with serving(Starlette(routes=[Route("/", large)]), Settings(), room=2**20) as (ask, state):
            client = await ask(get("/"))
            (connection,) = state.connections
            assert isinstance(connection, Connection)
            for _ in range(8):
                before = connection.not_taken()
                taken = 0
                while taken < 4 * PART or connection.not_taken() > before - PART:
                    taken += len(await loop.sock_recv(client, PART))
                assert not await is_left(connection)
            while not await is_left(connection):
                pass

    finished(takes())


def test_an_answer_may_say_nothing_for_an_hour() -> None:
    async def silent(_: Request) -> Response:
        async def events() -> AsyncIterator[bytes]:
            yield b": here\n\n"
            await going_on.wait()
            yield b"data: 1\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")

    going_on = asyncio.Event()

    async def waits() -> bytes:
        async with serving(Starlette(routes=[Route("/", silent)]), Settings()) as (ask, state):
            client = await ask(get("/").replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n"))
            (connection,) = state.connections
            assert isinstance(connection, Connection)
            assert not await is_left(connection, 3_600)
            going_on.set()
            return await rest_of(client)

    assert b"data: 1" in finished(waits())


def test_who_is_slow_for_the_longest_time_is_left_where_too_much_is_held(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphsvc.web.connection.MAX_HELD", 6 * PART)

    async def holds() -> None:
        async with serving(app, Settings()) as (ask, state):
            first = await ask(get("/schema.graphql"))
            await ask(get("/schema.graphql"))
            assert await is_ended(first)
            assert len(state.connections) == 1

    finished(holds())
