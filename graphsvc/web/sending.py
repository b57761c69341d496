"""Whole answers while they are sent: no longer than a slow line takes, and no more than memory has room for."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

PART: Final = 64 * 1024
"""Bytes that are handed to the server at once: it keeps what it has, however long a client takes nothing."""

SECONDS: Final = 120
"""How long an answer may take to be sent: 10 MiB take 90 over a line of 1 Mbit/s."""

MAX_HELD: Final = 128 * 1024**2
"""Bytes of answers that clients have not taken yet (128 MiB): with more, nothing new is answered."""


class Held:
    """The answers that clients have not taken yet."""

    def __init__(self) -> None:
        self._size = 0

    def is_full(self) -> bool:
        """Tell whether a new answer has to wait until others are taken."""
        return self._size >= MAX_HELD

    @contextmanager
    def holding(self, size: int) -> Iterator[None]:
        """Count an answer of so many bytes meanwhile."""
        self._size += size
        try:
            yield
        finally:
            self._size -= size


class Sending(Response):
    """A whole answer, which is given up where the client does not take it."""

    def __init__(self, content: bytes, headers: Mapping[str, str], held: Held) -> None:
        self._held = held
        super().__init__(content, headers=headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - of ASGI
        """Send it in parts, each when the one before is taken.

        Raises:
            ClientDisconnect: the client took too long.
        """
        try:
            with self._held.holding(len(self.body)):
                async with asyncio.timeout(SECONDS):
                    await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
                    for start in range(0, max(1, len(self.body)), PART):
                        part, more = self.body[start : start + PART], start + PART < len(self.body)
                        await send({"type": "http.response.body", "body": part, "more_body": more})
        except TimeoutError:
            raise ClientDisconnect from None
