"""One client's connection: kept while it asks in time and takes what it is sent, ended where it does not."""

import asyncio
import socket
import struct
import sys
from contextlib import suppress
from contextvars import copy_context
from http import HTTPStatus
from typing import Any, Final

import h11
import structlog
from uvicorn.protocols.http.h11_impl import H11Protocol

from graphsvc.settings import Settings
from graphsvc.web.errors import HeadTimeoutError, MalformedError, RequestError
from graphsvc.web.responses import refusal

if sys.platform != "win32":
    from fcntl import ioctl
    from termios import TIOCOUTQ

PART: Final = 64 * 1024
"""Bytes that a client takes of an answer in the time that it has, or the rest: 17 kbit/s where that is 30 seconds."""

MAX_HELD: Final = 128 * 1024**2
"""Bytes of answers that clients have not taken yet (128 MiB); with more, who is slow for the longest time is left."""

_AT_ONCE: Final = struct.pack("ii", 1, 0)
"""To close a socket without a wait for what is not taken yet (SO_LINGER, socket(7)): the system would hold that."""

_log = structlog.stdlib.get_logger("graphsvc.web")


class Connection(H11Protocol):
    """What is received and sent, by uvicorn; here is how long a client may take to do its part.

    A server cannot tell a slow client from one that wants to hold it up: each gets as much time, from the moment at
    which only it can go on. To send or take single bytes gives it no more.

    Attributes:
        slow_since: When the client fell behind with what it is sent, on the loop's clock; None where it has not.
    """

    def __init__(self, *, settings: Settings, release: str, **given: Any) -> None:  # noqa: ANN401 - of uvicorn
        super().__init__(**given)
        self._settings = settings
        self._release = release
        self._late: asyncio.TimerHandle | None = None
        self._left = 0
        self.slow_since: float | None = None
        self._sending = copy_context()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Wait for a request."""
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._expect_nothing()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Read what has come; a request that is whole enough to be answered is waited for no more."""
        super().handle_events()
        if not (self._is_idle() or self._is_slow() or self.transport.is_closing()):
            self._expect_nothing()

    def on_response_complete(self) -> None:
        """Wait until the answer is taken, and for the next request, unless that is here."""
        super().on_response_complete()
        if self._is_idle():
            self._expect()

    def pause_writing(self) -> None:
        """Wait until the client takes what it is sent: it has fallen behind."""
        super().pause_writing()
        self.slow_since = self.loop.time()
        self._sending = copy_context()
        self._expect()
        self._leave_slowest()

    def resume_writing(self) -> None:
        """Go on: the client has caught up."""
        super().resume_writing()
        self.slow_since = None
        if not self._is_idle():
            self._expect_nothing()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - it tells as much as the error's name
        """Refuse what cannot be read as HTTP."""
        error = MalformedError(
            "the request cannot be read as HTTP/1.1", hint="give its head at most 65,536 bytes, and speak no TLS"
        )
        self._refuse(error)

    def _should_upgrade(self) -> bool:
        """Answer as if no other protocol was asked for, which is all that there is; uvicorn advises to install one."""
        return False

    def _is_idle(self) -> bool:
        """Tell whether there is no request that is not answered yet."""
        return self.cycle is None or self.cycle.response_complete

    def _is_slow(self) -> bool:
        return self.slow_since is not None

    def _expect(self) -> None:
        """Give the client its time: to take a part of what is left for it, or else to ask."""
        self._expect_nothing()
        self._left = self.not_taken()
        is_held = self.transport.get_write_buffer_size() > 0
        seconds = self._settings.send_timeout if is_held else self._settings.body_timeout
        self._late = self.loop.call_later(seconds, self._time_is_up)

    def _expect_nothing(self) -> None:
        if self._late:
            self._late.cancel()
            self._late = None

    def _time_is_up(self) -> None:
        is_held = self.transport.get_write_buffer_size() > 0
        if is_held and self._left - self.not_taken() < PART:
            self._sending = copy_context()
            self.leave("the client takes nothing")
        elif is_held:
            self._expect()
        elif self.conn.trailing_data[0]:
            self._refuse(
                HeadTimeoutError(
                    f"the head of the request did not arrive within {self._settings.body_timeout} seconds",
                    hint="send it at once",
                )
            )
        else:
            self.transport.close()

    def not_taken(self) -> int:
        """Return how many bytes the client's system has not confirmed, as far as ours tells of those that it sends.

        Linux holds up to 4 MiB of them, and takes more when a third of that is gone: by what is left here alone, a
        steady client of 300 kbit/s would seem to take nothing for half a minute.
        """
        not_taken = self.transport.get_write_buffer_size()
        if sys.platform != "win32":
            connected: socket.socket = self.transport.get_extra_info("socket")
            with suppress(OSError):  # it is gone already, or the system does not tell
                not_taken += int.from_bytes(ioctl(connected.fileno(), TIOCOUTQ, bytes(4)), sys.byteorder)
        return not_taken

    def _leave_slowest(self) -> None:
        """Make room where clients together have left too much."""
        slow = sorted(
            (one.slow_since, one.transport.get_write_buffer_size(), number, one)
            for number, one in enumerate(self.connections)
            if isinstance(one, Connection) and one.slow_since is not None
        )
        held = sum(size for _, size, _, _ in slow)
        for _, size, _, one in slow:
            if held <= MAX_HELD:
                return
            held -= size
            one.leave("too much waits for clients to take it")

    def leave(self, reason: str) -> None:
        """End the connection and let go of what the client has not taken."""
        held = self.transport.get_write_buffer_size()
        self._sending.run(_log.info, "client left", reason=reason, held=held)  # with the id of its own request
        self.slow_since = None
        connected: socket.socket = self.transport.get_extra_info("socket")
        with suppress(OSError):  # it is gone already, or the system has another way to say so
            connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self.transport.abort()

    def _refuse(self, error: RequestError) -> None:
        """Answer what never became a whole request, unless it is answered already, and end the connection."""
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            response = refusal(error, self._release, headers={"connection": "close"})
            status = HTTPStatus(response.status_code)
            head = [b"HTTP/1.1 %d %s" % (status, status.phrase.encode())]
            head += [name + b": " + value for name, value in response.raw_headers]
            self.transport.write(b"\r\n".join([*head, b"", bytes(response.body)]))
        if self.cycle:
            self.cycle.disconnected = True  # what waits for the rest of a body waits no more
            self.cycle.message_event.set()
        self.transport.close()
        self._expect()
