"""Real clients of the Model Context Protocol, as a test calls them: the SDK's session over either transport."""

import json
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import ClientSession, StdioServerParameters, stdio_client, types
from mcp.client.streamable_http import streamable_http_client

from graphsvc.settings import SPECS
from tests.cli.serving import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A session that is open."""

    session: ClientSession
    portal: BlockingPortal

    def tools(self) -> list[types.Tool]:
        return self.portal.call(self.session.list_tools).tools

    def call(self, name: str, arguments: Any) -> types.CallToolResult:  # noqa: ANN401 - JSON is anything
        """Return the result of a tool; the session holds answers to the tool's schema."""
        result: types.CallToolResult = self.portal.call(self.session.call_tool, name, arguments)
        return result

    def answer(self, name: str, /, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON is anything
        """Return an answer, whose text and structured content are the same."""
        result = self.call(name, arguments)
        (content,) = result.content
        assert isinstance(content, types.TextContent)
        assert not result.is_error, content.text
        assert json.loads(content.text) == result.structured_content
        assert isinstance(result.structured_content, dict)
        return result.structured_content

    def text(self, name: str, /, **arguments: Any) -> str:  # noqa: ANN401 - JSON is anything
        (content,) = self.call(name, arguments).content
        assert isinstance(content, types.TextContent)
        return content.text

    def error(self, name: str, arguments: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON is anything
        """Return what is told of an error, which is text alone."""
        result = self.call(name, arguments)
        (content,) = result.content
        assert isinstance(content, types.TextContent)
        assert result.is_error, content.text
        assert result.structured_content is None
        error = json.loads(content.text)["error"]
        assert isinstance(error, dict)
        return error

    def read(self, uri: str) -> types.TextResourceContents:
        (contents,) = self.portal.call(self.session.read_resource, uri).contents
        assert isinstance(contents, types.TextResourceContents)
        return contents


@contextmanager
def over_stdio(*arguments: str) -> Iterator[Client]:
    """Start the command, and talk to it."""
    environment = {name: text for name, text in os.environ.items() if name not in {it.env for it in SPECS.values()}}
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "graphsvc", "mcp", "--log-level", "error", *arguments], env=environment
    )

    @asynccontextmanager
    async def session() -> AsyncIterator[ClientSession]:
        async with stdio_client(command) as (incoming, outgoing), ClientSession(incoming, outgoing) as opened:
            await opened.initialize()
            yield opened

    with _opened(session()) as client:
        yield client


@contextmanager
def over_http(*arguments: str) -> Iterator[Client]:
    """Start a service, and talk to it."""
    server = Server.started(*arguments)
    try:
        with session_at(f"http://127.0.0.1:{server.port}/mcp") as client:
            yield client
    finally:
        server.child.kill()
        server.child.communicate()


@contextmanager
def session_at(url: str) -> Iterator[Client]:
    """Talk to a service that runs."""

    @asynccontextmanager
    async def session() -> AsyncIterator[ClientSession]:
        async with streamable_http_client(url) as streams, ClientSession(streams[0], streams[1]) as opened:
            await opened.initialize()
            yield opened

    with _opened(session()) as client:
        yield client


@contextmanager
def _opened(session: AbstractAsyncContextManager[ClientSession]) -> Iterator[Client]:
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(session) as opened:
        yield Client(session=opened, portal=portal)
