"""The process that holds the store, as the service sees it: started, loaded, handed connections, ended."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from threading import Lock
from typing import Final

from graphsvc.sparql.errors import ProcessLostError
from graphsvc.sparql.limits import GRACE_SECONDS
from graphsvc.sparql.question import READY

_PROGRAM: Final = "graphsvc.sparql.holder"


class StoreProcess:
    """A process of its own, without anything of this one but the graph: it is no fork, and shares no lock.

    It ends when its end of a socket pair tells that this process closed the other, or ended, however that came.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Start it; it waits for its graph."""
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603 - this Python, and a module of ours
                [sys.executable, "-P", "-m", _PROGRAM, json.dumps(dict(prefixes))],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # what the engine writes as it dies is no entry of the log
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,  # Ctrl-C is for the service, which then ends it
            )
        self._ending = Lock()
        self._loading = True

    @property
    def pid(self) -> int:
        """Its number, for logs and tests."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Tell whether it has not ended."""
        return self._process.poll() is None

    def load(self, graph: Iterable[bytes]) -> None:
        """Send it the graph as N-Quads, and wait until it is loaded.

        Raises:
            ProcessLostError: it ended before.
        """
        ours, theirs = os.pipe()
        try:
            with open(theirs, "wb", buffering=0) as pipe:  # noqa: PTH123 - a number, not a path
                self._send(ours)
                os.close(ours)
                ours = -1
                for part in graph:
                    pipe.write(part)
            ready = self._control.recv(len(READY))
            self._loading = False
        except OSError:
            ready = b""
        finally:
            if ours >= 0:
                os.close(ours)
        if not ready:
            self.end()
            code = self._process.returncode
            how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
            raise ProcessLostError(
                f"the process that was to hold the graph for SPARQL ended ({how})",
                value=how,
                hint="ask again; it may need more memory than there is",
            )

    def hand(self, connection: socket.socket) -> None:
        """Have it answer the question that comes over a connection.

        Raises:
            OSError: it ended, or is about to.
        """
        self._send(connection.fileno())

    def end(self) -> None:
        """End it and all that it started, whatever it is at; may be called twice."""
        with self._ending:
            with suppress(OSError):
                self._control.shutdown(socket.SHUT_RDWR)  # who waits for it in another thread waits no more
            self._control.close()
            if self._loading:
                self._process.kill()  # it looks at nothing else meanwhile, and has started nothing
            try:
                self._process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def _send(self, file: int) -> None:
        socket.send_fds(self._control, [b"?"], [file])
