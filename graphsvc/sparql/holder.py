"""The program of the process that holds the store: for each question it makes a copy of itself, which answers.

A copy shares the memory of the store, so that it costs little, and can be killed at any moment without harm to the
store: the engine cannot be stopped in the middle of a query. The program starts no threads, lest a copy lacked them.
"""

import json
import os
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, NoReturn

from pyoxigraph import RdfFormat, Store

from graphsvc.sparql.engine import answer_to
from graphsvc.sparql.errors import too_much_memory
from graphsvc.sparql.fence import fence
from graphsvc.sparql.limits import GRACE_SECONDS, MAX_MEMORY
from graphsvc.sparql.question import ENDED, READY, Question, received_question, sent_answer

_NICENESS: Final = 10
"""So much more patient than the service, where both want a core."""

_UNION: Final = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
"""Puts into the default graph what any graph holds, once. The engine can do so for each query instead, but then counts
twice what two documents say."""


def main() -> None:
    """Load what comes over the first connection that is passed on, then answer over each that follows."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICENESS)
    control = socket.socket(fileno=sys.stdin.fileno())
    prefixes = json.loads(sys.argv[1])
    store = _loaded(control)
    control.sendall(READY)
    _Copies(store, prefixes, control).serve()
    os._exit(0)  # to take a large store apart, piece by piece, would take seconds


def _loaded(control: socket.socket) -> Store:
    store = Store()
    _, files, _, _ = socket.recv_fds(control, 1, 1)
    with os.fdopen(files[0], "rb") as source:
        store.bulk_load(source, RdfFormat.N_QUADS)
    store.update(_UNION)
    return store


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """A process that answers.

    Attributes:
        connection: To who asks; it becomes readable when that one leaves.
        deadline: When its time is up, on the monotonic clock.
    """

    connection: socket.socket
    deadline: float


class _Copies:
    """The copies that are at work."""

    def __init__(self, store: Store, prefixes: dict[str, str], control: socket.socket) -> None:
        self._store = store
        self._prefixes = prefixes
        self._control = control
        self._running: dict[int, _Copy] = {}
        self._late: set[int] = set()
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ)
        self._wake, self._wakened = socket.socketpair()
        for end in (self._wake, self._wakened):
            end.settimeout(0)
        self._selector.register(self._wakened, selectors.EVENT_READ)

    def serve(self) -> None:
        """Answer until the service closes its end, or ends; then end all copies."""
        signal.set_wakeup_fd(self._wake.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        while True:
            for key, _ in self._selector.select(self._patience()):
                if key.fileobj is self._control:
                    if not self._asked():
                        self._end_all()
                        return
                elif key.fileobj is self._wakened:
                    with suppress(BlockingIOError):
                        self._wakened.recv(4096)
                else:
                    os.kill(key.data, signal.SIGKILL)  # not reaped yet, so that the number is still its own
                    self._selector.unregister(key.fileobj)
            self._stop_late()
            self._reap()

    def _patience(self) -> float | None:
        deadlines = [copy.deadline for pid, copy in self._running.items() if pid not in self._late]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _asked(self) -> bool:
        """Start a copy for the connection that is passed on; False where nobody will ask any more."""
        told, files, _, _ = socket.recv_fds(self._control, 1, 1)
        if not told:
            return False
        connection = socket.socket(fileno=files[0])
        question = received_question(connection)
        if question is None:
            connection.close()
            return True
        pid = os.fork()
        if pid == 0:
            self._answer(connection, question)
        self._running[pid] = _Copy(connection=connection, deadline=time.monotonic() + question.seconds)
        self._selector.register(connection, selectors.EVENT_READ, pid)
        return True

    def _answer(self, connection: socket.socket, question: Question) -> NoReturn:
        """Answer, as a copy, and end."""
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._control.close()
            for other in self._running.values():
                other.connection.close()
            fence(question.seconds + GRACE_SECONDS, MAX_MEMORY)
            try:
                content = sent_answer(answer_to(self._store, self._prefixes, question))
            except MemoryError:
                content = sent_answer(too_much_memory())
            connection.sendall(content)
            os._exit(0)
        finally:
            os._exit(1)

    def _stop_late(self) -> None:
        now = time.monotonic()
        for pid, copy in self._running.items():
            if copy.deadline <= now and pid not in self._late:
                self._late.add(pid)
                os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        while self._running:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            copy = self._running.pop(pid)
            code = os.waitstatus_to_exitcode(status)
            if code and pid in self._late:
                code = -signal.SIGALRM
            self._late.discard(pid)
            with suppress(KeyError):
                self._selector.unregister(copy.connection)
            with suppress(OSError), copy.connection:
                copy.connection.sendall(ENDED.pack(code))

    def _end_all(self) -> None:
        for pid in self._running:
            os.kill(pid, signal.SIGKILL)
        for pid in self._running:
            os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
