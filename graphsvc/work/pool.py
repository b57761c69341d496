"""Runs a function over many inputs, in several processes, and gives the results in the order of the inputs.

`concurrent.futures` loses every result with the first worker that dies (BrokenProcessPool) and knows no time
limit; pools with a shared queue stand still when a worker is killed while it holds the lock of the queue.
"""

import math
import os
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Final, Generic, TypeVar

from graphsvc.errors import WorkerError
from graphsvc.work.attempt import Done, Lost, attempt_within, out_of_time
from graphsvc.work.worker import Worker

T = TypeVar("T")
R = TypeVar("R")

AHEAD: Final = 4
"""Items for each worker that may be begun before the result that is next in order: it bounds what is held."""

_PATIENCE_SECONDS: Final = 5
"""So long a worker that has closed its pipe gets to end, so that its exit code is its own."""


def usable_cpus() -> int:
    """Return how many CPUs this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_in_order(
    work: Callable[[T], R], items: Sequence[T], *, workers: int, seconds: float
) -> Generator[Done[R] | Lost, None, None]:
    """Yield what became of each item, in the order of the items; closing the iterator ends the workers.

    Args:
        work: A function that a module defines, for the workers import it; items and results can be pickled.
        items: What it is called with, one by one.
        workers: How many processes; 1 stands for this process.
        seconds: How long the function may take for one item; `attempt_within` tells where this process
            cannot keep to it.

    Raises:
        WorkerError: a worker cannot be started.
    """
    if workers == 1 or len(items) <= 1:
        yield from (attempt_within(seconds, work, item) for item in items)
        return
    pool = _Pool(work, items, workers=min(workers, len(items)), seconds=seconds)
    try:
        yield from pool.outcomes()
    finally:
        pool.end()


class _Pool(Generic[T, R]):
    """The workers, and the outcomes that wait for an earlier one."""

    def __init__(self, work: Callable[[T], R], items: Sequence[T], *, workers: int, seconds: float) -> None:
        self._work = work
        self._items = items
        self._seconds = seconds
        self._ahead = AHEAD * workers
        self._given = 0
        self._yielded = 0
        self._outcomes: dict[int, Done[R] | Lost] = {}
        self._idle: list[Worker[T, R]] = []
        self._awaited: dict[Connection[Any, Any], Worker[T, R]] = {}
        self._workers = workers

    def outcomes(self) -> Iterator[Done[R] | Lost]:
        """Yield the outcomes; while the caller uses one, the workers go on."""
        for _ in range(self._workers):
            self._start()
        while self._yielded < len(self._items):
            self._give()
            if self._yielded in self._outcomes:
                self._yielded += 1
                yield self._outcomes.pop(self._yielded - 1)
            else:
                self._take()

    def end(self) -> None:
        """End every worker at once."""
        for worker in (*self._idle, *self._awaited.values()):
            worker.end()

    def _start(self) -> None:
        worker = Worker(self._work, self._seconds)
        self._awaited[worker.connection] = worker

    def _give(self) -> None:
        """Give the idle workers the items that are next, as far as the bound on held outcomes allows."""
        while self._idle and self._given < min(len(self._items), self._yielded + self._ahead):
            worker = self._idle.pop()
            self._awaited[worker.connection] = worker
            try:
                worker.give(self._given, self._items[self._given])
            except OSError:
                self._bury(worker)
            self._given += 1

    def _take(self) -> None:
        """Wait for the next message, death or end of time, and note what came of it."""
        patience = min(worker.deadline for worker in self._awaited.values()) - time.monotonic()
        ready = wait(list(self._awaited), None if patience == math.inf else max(0, patience))
        for connection in ready:
            worker = self._awaited[connection]  # type: ignore[index]  # only connections are waited for
            try:
                outcome = worker.take()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if outcome is not None and worker.index is not None:
                self._outcomes[worker.index] = outcome
            worker.deadline = math.inf
            self._idle.append(self._awaited.pop(worker.connection))
        if not ready:
            self._stop_late()

    def _stop_late(self) -> None:
        """End the workers whose time is up; none of them has anything to say, for that would have been read."""
        for worker in [w for w in self._awaited.values() if w.deadline <= time.monotonic()]:
            self._replace(worker, out_of_time(self._seconds))
            worker.end()

    def _bury(self, worker: Worker[T, R]) -> None:
        """Note that a worker is dead, and start another in its place."""
        how = worker.end(_PATIENCE_SECONDS)
        if worker.index is None:
            raise WorkerError(
                f"a worker process cannot be started ({how})",
                value=how,
                hint="--workers 1 reads documents in this process; a script that asks for several needs "
                "`if __name__ == '__main__':` around what it runs",
            )
        died = Lost(f"the process that read it died ({how}); it may need more memory than there is")
        self._replace(worker, out_of_time(self._seconds) if worker.deadline <= time.monotonic() else died)

    def _replace(self, worker: Worker[T, R], outcome: Lost) -> None:
        if worker.index is not None:
            self._outcomes[worker.index] = outcome
        del self._awaited[worker.connection]
        if self._given < len(self._items):
            self._start()
