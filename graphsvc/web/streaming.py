"""A stream that is made while it is sent: outside the event loop, no faster than it is taken, and no longer."""

import zlib
from asyncio import Semaphore
from collections.abc import AsyncIterator, Generator, Iterable, Mapping
from contextlib import closing
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

PART: Final = 64 * 1024
"""Bytes that are made at once, at least: each part costs two changes of threads."""

AT_ONCE: Final = 2
"""Streams that are made at the same moment: all compete with the event loop for one interpreter."""


_GZIP: Final = 16 + zlib.MAX_WBITS
"""Has zlib write the head and end of gzip, without a time: the same bytes give the same."""


class Streaming(StreamingResponse):
    """Bytes as they are made; the making ends when the client leaves."""

    def __init__(self, parts: Generator[bytes, None, None], turn: Semaphore, headers: Mapping[str, str]) -> None:
        self._parts = parts
        super().__init__(self._made(turn), headers=headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what is made, and end the making with the sending."""
        with closing(self._parts):
            await super().__call__(scope, receive, send)

    async def _made(self, turn: Semaphore) -> AsyncIterator[bytes]:
        while part := await next_part(self._parts, turn):
            yield part


async def next_part(parts: Generator[bytes, None, None], turn: Semaphore) -> bytes:
    """Return the next part, made in a thread; nothing at the end."""
    async with turn:
        return await run_in_threadpool(next, parts, b"")


def gathered(parts: Iterable[bytes]) -> Generator[bytes, None, None]:
    """Yield parts joined to at least `PART` bytes; the last may be shorter, and none is empty."""
    waiting: list[bytes] = []
    size = 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size >= PART:
            yield b"".join(waiting)
            waiting.clear()
            size = 0
    if size:
        yield b"".join(waiting)


def gzipped(parts: Iterable[bytes]) -> Generator[bytes, None, None]:
    """Yield what gzip makes of parts, as they come; parts may be empty."""
    packer = zlib.compressobj(wbits=_GZIP)
    for part in parts:
        yield packer.compress(part)
    yield packer.flush()


def resumed(first: bytes, parts: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
    """Yield a part that was taken already, then the others."""
    yield first
    yield from parts
