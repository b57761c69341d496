"""What every request gets, whatever it asks: an id, a log line, safe headers, and no trace on failure."""

import re
import time
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphsvc.web.responses import internal_failure

OPERATION_NAME: Final = "graphsvc.operation_name"
"""Key of the request's scope under which the view leaves the operation's name for the log."""

CLIENT_GONE: Final = 499
"""Logged where the client left before the answer; never sent (nginx's convention)."""

SAFE_HEADERS: Final[Mapping[str, str]] = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
}
"""Sent with every response that does not set them itself."""

_ID: Final = re.compile(r"[\w.-]{1,64}", re.ASCII)
"""A request id taken over from a proxy: short, and without what could forge a log line."""

_log = structlog.stdlib.get_logger("graphsvc.web")


class RequestLog:
    """ASGI middleware around the whole application, which answers from this release."""

    def __init__(self, app: ASGIApp, release: str) -> None:
        self.app = app
        self.release = release

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and log what became of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _ID.fullmatch(given) else uuid4().hex
        status: int | None = None

        async def send_safely(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])  # some give it by its name, which would be logged
                headers = MutableHeaders(scope=message)
                for name, value in SAFE_HEADERS.items():
                    headers.setdefault(name, value)
                headers["x-request-id"] = request_id
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self.app(scope, receive, send_safely)
            except ClientDisconnect:
                status = CLIENT_GONE
            except Exception:  # noqa: BLE001 - the last place that can mask what went wrong
                _log.exception("failed", id=request_id)
                if status is None:
                    await internal_failure(request_id, self.release)(scope, receive, send_safely)
            _log.info(
                "request",
                method=scope["method"],
                path=quote(scope["path"]),
                status=status,
                duration_ms=round((time.perf_counter() - began) * 1000, 2),
                operation=scope.get(OPERATION_NAME),
            )
