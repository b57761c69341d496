"""A process that calls one function for one item at a time, and how it is started, asked and ended."""

import math
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, Final, Generic, TypeVar

from graphsvc.work.attempt import Done, Lost, attempt

T = TypeVar("T")
R = TypeVar("R")

MAX_MEMORY_BYTES: Final = 4 * 1024**3
"""Bytes of address space of a worker (4 GiB): what is at the limits of its reader took 0.6 to 1.1 GB of it, 50 MB of
nothing but table bars more than all (2026-11). A call that wants more ends in an error, before the system, short of
memory, ends any process it likes."""

_GRACE_SECONDS: Final = 5
"""So long after its time is up a worker ends by itself, in case nobody is left to end it."""


class Worker(Generic[T, R]):
    """A process with a pipe of its own; it shares no lock or queue, so that its end harms no other.

    Attributes:
        connection: This end of the pipe; there is something to read when the worker is ready, done or dead.
        index: Place of the item it was given; None before the first.
        deadline: When its time is up, on the monotonic clock.
    """

    def __init__(self, work: Callable[[T], R], seconds: float) -> None:
        """Start it; it sends None when it is ready."""
        context: Any = multiprocessing.get_context(_start_method())
        context.set_forkserver_preload([work.__module__])  # else each worker imports it anew
        self.index: int | None = None
        self.deadline = math.inf
        self._seconds = seconds
        self.connection: Connection[Any, Any]
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work, seconds), daemon=True)
        with _interrupts_held():
            self._process.start()
        theirs.close()

    def give(self, index: int, item: T) -> None:
        """Let it work on an item.

        Raises:
            OSError: it is dead.
        """
        self.index, self.deadline = index, time.monotonic() + self._seconds
        self.connection.send(item)

    def take(self) -> Done[R] | Lost | None:
        """Return what it sent; None for its first message, that it is ready.

        Raises:
            EOFError: it is dead.
            OSError: likewise.
        """
        answer: Done[R] | Lost | None = self.connection.recv()
        return answer

    def end(self, patience: float = 0) -> str:
        """Kill it, unless it ends within these seconds, and return how it ended."""
        self._process.join(patience)
        self._process.kill()
        self._process.join()
        self.connection.close()
        code = self._process.exitcode or 0
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def _start_method() -> str:
    """Return how workers are started: not by a plain fork, which copies locks that other threads hold."""
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach, not even before they can ignore it: they inherit the mask."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: "Connection[Any, Any]", work: Callable[[T], R], seconds: float) -> None:
    """Work until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    try:
        connection.send(None)
        while True:
            item = connection.recv()
            with _end_by_itself(seconds + _GRACE_SECONDS):
                answer = _pickled(attempt(work, item))
            connection.send_bytes(answer)
    except (EOFError, OSError):
        return


def _limit_memory() -> None:
    """Bound the address space of this process, where the system knows such a bound and sets no lower one."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has no such module

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = min(limit for limit in (MAX_MEMORY_BYTES, soft, hard) if limit != resource.RLIM_INFINITY)
    with suppress(ValueError, OSError):  # macOS refuses a bound below what it has set aside already
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


def _pickled(outcome: Done[R] | Lost) -> bytes:
    sent = attempt(ForkingPickler.dumps, outcome)
    return bytes(sent.result if isinstance(sent, Done) else ForkingPickler.dumps(sent))


@contextmanager
def _end_by_itself(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)  # SIGALRM ends a process that has no handler for it
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
