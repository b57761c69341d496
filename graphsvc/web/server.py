"""The server: listens, says where, and stops cleanly."""

import asyncio
import gc
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EADDRINUSE
from functools import partial
from typing import Final

import structlog
import uvicorn
from starlette.types import ASGIApp

from graphsvc.errors import PortInUseError, SettingError
from graphsvc.settings import Settings
from graphsvc.web.connection import Connection
from graphsvc.web.memory import give_back_large

_STOP_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)

_LEFT_SECONDS: Final = 1
"""So long requests have to end once their clients are left; uvicorn then breaks them off, with a trace for each."""

_log = structlog.stdlib.get_logger("graphsvc.web")


def listen(settings: Settings) -> socket.socket:
    """Take the address and port, so that a conflict shows before the documents are read.

    Raises:
        PortInUseError: another process has them.
        SettingError: the host is no address of this machine, or the port is reserved.
    """
    hint = "choose another with --port NUMBER or GRAPHSVC_PORT; with make: make run PORT=NUMBER"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError) as error:
        raise SettingError(
            f"no address is known for the host '{settings.host}'",
            value=settings.host,
            hint="--host takes an address of this machine, such as 127.0.0.1 or 0.0.0.0",
        ) from error
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        listener.close()
        if error.errno == EADDRINUSE:
            raise PortInUseError(
                f"port {settings.port} on {settings.host} is in use; {hint}", value=settings.port
            ) from error
        raise SettingError(
            f"cannot listen on port {settings.port} of {settings.host}: {error.strerror}",
            value=settings.port,
            hint=hint if isinstance(error, PermissionError) else "--host takes an address of this machine",
        ) from error
    return listener


def run(
    app: ASGIApp,
    listener: socket.socket,
    settings: Settings,
    release: str,
    tell: Callable[[str], None] | None = None,
) -> None:
    """Serve until SIGINT or SIGTERM, then let the requests in flight finish.

    Args:
        app: What answers.
        listener: Of `listen`; it is closed at the end.
        settings: Those that `listen` got.
        release: Id of what it answers from.
        tell: Gets the service's address once it answers, beside the log.
    """
    give_back_large()
    gc.collect()
    gc.freeze()  # the graph stays: not walking it at each collection gave 20 % more requests/s
    config = uvicorn.Config(
        app,
        http=partial(Connection, settings=settings, release=release),  # type: ignore[arg-type]  # makes a protocol too
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="on",
        timeout_graceful_shutdown=settings.shutdown_timeout + _LEFT_SECONDS,
    )
    with _signals_ignored_afterwards():
        _Server(config, base_url(listener, settings), settings.shutdown_timeout, tell).run([listener])


def base_url(listener: socket.socket, settings: Settings) -> str:
    """Return the address to open on this machine, without a slash at the end."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)  # noqa: S104 - compared, not bound
    if ":" in host and not host.startswith("["):
        host = f"[{host}]"
    return f"http://{host}:{listener.getsockname()[1]}"


class _Server(uvicorn.Server):
    """Tells where it listens once it does, and that it stopped; at the end it leaves the clients that hold it up."""

    def __init__(self, config: uvicorn.Config, url: str, patience: float, tell: Callable[[str], None] | None) -> None:
        super().__init__(config)
        self._url = url
        self._patience = patience
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._tell:
            self._tell(self._url)
        _log.info("started", url=self._url)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        _log.info("stopping", requests_in_flight=len(self.server_state.tasks))
        late = asyncio.get_running_loop().call_later(self._patience, self._leave_all)
        await super().shutdown(sockets)
        late.cancel()
        _log.info("stopped")

    def _leave_all(self) -> None:
        for connection in tuple(self.server_state.connections):
            if isinstance(connection, Connection):
                connection.leave("the service stops")


@contextmanager
def _signals_ignored_afterwards() -> Iterator[None]:
    """Make the signal that uvicorn raises again after a clean stop do nothing: the exit code is then 0."""
    before = {number: signal.signal(number, lambda *_: None) for number in _STOP_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
