"""The Model Context Protocol over streamable HTTP: stateless, one answer as JSON for each request."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Final

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecurityMiddleware, TransportSecuritySettings
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from graphsvc.agent import AgentContext
from graphsvc.agent.server import agent_server
from graphsvc.settings import Settings
from graphsvc.web.body import MAX_BODY, read_content
from graphsvc.web.errors import BodyTimeoutError, HostError, OriginError, RequestError
from graphsvc.web.responses import refusal

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
"""Names by which a machine calls itself."""

_EVERYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104 - compared, not bound


class AgentTransport:
    """An ASGI application that hands requests to the SDK once their body is here and they may ask.

    A page of a stranger can make its own name stand for this machine (DNS rebinding) and then call it from a browser
    inside the network: host and origin of a request must be known ones.
    """

    def __init__(self, context: AgentContext, settings: Settings) -> None:
        self._release = context.graph.release.id
        self._body_seconds = settings.body_timeout
        self._hosts = tuple(_hosts(settings))
        known = TransportSecuritySettings(
            allowed_hosts=[pattern for host in self._hosts for pattern in (host, f"{host}:*")],
            allowed_origins=[*settings.cors_origins, *_origins(self._hosts)],
        )
        self._security = TransportSecurityMiddleware(known)
        self._manager = StreamableHTTPSessionManager(
            agent_server(context),
            json_response=True,
            stateless=True,
            security_settings=known,
            max_request_body_size=MAX_BODY,
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer while entered, which can be done once."""
        async with self._manager.run():
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            await self._check_sender(request)
            content = await read_content(request, self._body_seconds)
        except RequestError as error:
            # What is left of a slow body must not be waited for.
            headers = {"connection": "close"} if isinstance(error, BodyTimeoutError) else {}
            await refusal(error, self._release, headers=headers)(scope, receive, send)
            return
        await self._manager.handle_request(scope, _with_body(content, receive), send)

    async def _check_sender(self, request: Request) -> None:
        refused = await self._security.validate_request(request)
        if refused is None:
            return
        if refused.status_code == HostError.status:
            raise HostError(
                "agents are not answered under this host name",
                value=request.headers.get("host"),
                hint=f"call {', '.join(self._hosts)}, or start the service with --agent-host and the name",
            )
        raise OriginError(
            "pages of this origin may not ask",
            value=request.headers.get("origin"),
            hint="start the service with --cors-origin and the origin",
        )


def _hosts(settings: Settings) -> Iterator[str]:
    yield from LOOPBACK
    for host in (settings.host, *settings.agent_hosts):
        name = f"[{host}]" if ":" in host and not host.startswith("[") else host
        if host not in _EVERYWHERE and name not in LOOPBACK:
            yield name


def _origins(hosts: tuple[str, ...]) -> Iterator[str]:
    for host in hosts:
        for scheme in ("http", "https"):
            yield f"{scheme}://{host}"
            yield f"{scheme}://{host}:*"


def _with_body(content: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives a body that was read already, then what comes behind it."""
    messages: list[Message] = [{"type": "http.request", "body": content, "more_body": False}]

    async def replay() -> Message:
        return messages.pop() if messages else await receive()

    return replay
