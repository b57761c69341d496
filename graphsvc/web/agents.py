"""/mcp: what answers agents is loaded when the first one asks; where it is not installed, that is told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from graphsvc.agent import AgentContext, check_installed
from graphsvc.errors import ExtraError
from graphsvc.settings import Settings
from graphsvc.web.errors import NotInstalledError
from graphsvc.web.responses import refusal

if TYPE_CHECKING:
    from graphsvc.web.agent_transport import AgentTransport

PATH: Final = "/mcp"

METHODS: Final = ("POST",)
"""The server says nothing unasked, so that no stream is kept open for it, and keeps no sessions that could be ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agents:
    """What answers agents.

    Attributes:
        endpoint: The ASGI application at `PATH`.
        running: Gives what is entered while the endpoint answers.
    """

    endpoint: ASGIApp
    running: Callable[[], AbstractAsyncContextManager[None]]

    def route(self) -> Route:
        """Return where agents are answered."""
        return Route(PATH, self.endpoint, methods=METHODS)


def agents(context: AgentContext, settings: Settings) -> Agents:
    """Return what answers agents from a context."""
    try:
        check_installed()
    except ExtraError as error:
        return Agents(endpoint=_Refusing(error, context.graph.release.id), running=nullcontext)
    answering = _Answering(context, settings)
    return Agents(endpoint=answering, running=answering.running)


class _Refusing:
    """An ASGI application that tells what is not installed."""

    def __init__(self, error: ExtraError, release: str) -> None:
        self._response = refusal(NotInstalledError(error.message, value=error.value, hint=error.hint), release)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._response(scope, receive, send)


class _Answering:
    """An ASGI application that loads the SDK at the first request: that takes 0.7 s of a core, and many never ask."""

    def __init__(self, context: AgentContext, settings: Settings) -> None:
        self._context = context
        self._settings = settings
        self._wanted: asyncio.Event
        self._loaded: asyncio.Future[AgentTransport]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._wanted.set()
        transport = await asyncio.shield(self._loaded)
        await transport(scope, receive, send)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer while entered."""
        self._wanted = asyncio.Event()
        self._loaded = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._run(self._wanted, self._loaded))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _run(self, wanted: asyncio.Event, loaded: "asyncio.Future[AgentTransport]") -> None:
        await wanted.wait()
        try:
            transport = await asyncio.to_thread(self._load)
            async with transport.running():
                loaded.set_result(transport)
                await asyncio.Event().wait()  # until the service stops
        except Exception as error:
            if loaded.done():
                raise
            loaded.set_exception(error)  # who asks gets it, and the log

    def _load(self) -> "AgentTransport":
        from graphsvc.web.agent_transport import AgentTransport  # noqa: PLC0415 - needs the extra

        return AgentTransport(self._context, self._settings)
