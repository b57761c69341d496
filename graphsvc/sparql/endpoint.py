"""What answers SPARQL queries: one process that holds the store, started when the first query comes."""

import asyncio
import logging
import signal
import socket
import threading
from asyncio import Semaphore
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import asynccontextmanager
from typing import Final

from graphsvc.errors import GraphsvcError
from graphsvc.sparql.errors import (
    BusyError,
    LoadingError,
    ProcessLostError,
    QueryFailedError,
    QueryTimeoutError,
    QueryTooLargeError,
    too_much_memory,
)
from graphsvc.sparql.limits import AT_ONCE, GRACE_SECONDS, WAITING
from graphsvc.sparql.question import ENDED, Answer, Question, received_answer, sent_question
from graphsvc.sparql.store_process import StoreProcess

_LOG: Final = logging.getLogger("graphsvc.sparql")

_PART: Final = 256 * 1024
"""Bytes that are taken from a connection at once."""


class Endpoint:
    """Answers questions about one graph.

    Few of those who run a service ask it by SPARQL: who never does pays neither the memory of the store, which holds
    the graph once more, nor the time to fill it.
    """

    def __init__(self, graph: Callable[[], Iterable[bytes]], prefixes: Mapping[str, str], patience: float) -> None:
        """Keep what is needed to start.

        Args:
            graph: Writes the graph as N-Quads, in parts.
            prefixes: Those that a query need not declare.
            patience: Seconds that who asks waits for a turn, and for the graph to be loaded.
        """
        self._graph = graph
        self._prefixes = prefixes
        self._patience = patience
        self._lock = threading.Lock()
        self._process: StoreProcess | None = None
        self._loaded: Future[StoreProcess] | None = None
        self._closed = False
        self._turn = Semaphore(AT_ONCE)
        self._waiting = 0

    async def ask(self, question: Question) -> Answer:
        """Return the whole answer; whoever cancels this ends the query too.

        Raises:
            GraphsvcError: there is none, as the classes of `graphsvc.sparql.errors` tell.
        """
        async with self._its_turn():
            # A process that ended meanwhile is replaced once: a question changes nothing, and may be asked again.
            answer = await self._answer(question) or await self._answer(question)
        if answer is None:
            raise ProcessLostError("the process that holds the graph for SPARQL ended twice", hint="ask again later")
        return answer

    def close(self) -> None:
        """End the process, and with it what is asked."""
        with self._lock:
            self._closed = True
        if self._process:
            self._process.end()

    @property
    def pid(self) -> int | None:
        """The number of the process that holds the store; None where none was started."""
        return self._process.pid if self._process else None

    @asynccontextmanager
    async def _its_turn(self) -> AsyncIterator[None]:
        if self._turn.locked() and self._waiting >= WAITING:
            raise _busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                await self._turn.acquire()
        except TimeoutError:
            raise _busy() from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._turn.release()

    async def _answer(self, question: Question) -> Answer | None:
        """Return the answer, or None where the process that holds the store ended before it came."""
        process = await self._ready()
        ours, theirs = socket.socketpair()
        with ours:
            ours.settimeout(0)
            try:
                with theirs:
                    process.hand(theirs)
                async with asyncio.timeout(question.seconds + GRACE_SECONDS):
                    content = await _exchanged(ours, sent_question(question))
            except OSError:  # it ended, or hangs where the time is up: the query would have been ended by now
                content = b""
        answer = received_answer(content)
        if answer is None and len(content) >= ENDED.size:
            code = ENDED.unpack(content[-ENDED.size :])[0]
            answer = _loss(code, question.seconds) if code else received_answer(content[: -ENDED.size])
        if answer is None:
            _LOG.warning("lost the process %s, which held the graph for SPARQL", process.pid)
            # One that is killed closes its files before it can be waited for: until then it would be asked again.
            await asyncio.to_thread(process.end)
        if isinstance(answer, GraphsvcError):
            raise answer
        return answer

    async def _ready(self) -> StoreProcess:
        """Return the process, once it is loaded; where that takes long, it goes on without who asked."""
        loaded = asyncio.wrap_future(self._started())
        try:
            await asyncio.wait((loaded,), timeout=self._patience)
            if not loaded.done():
                raise LoadingError("the graph is still being loaded for SPARQL", hint="ask again in some seconds")
            return loaded.result()
        finally:
            loaded.cancel()  # the wait alone: what runs is not cancelled

    def _started(self) -> Future[StoreProcess]:
        """Return the process that is loaded, or will be; one that ended is replaced."""
        with self._lock:
            if self._closed:
                raise ProcessLostError("the service is stopping", hint="ask again when it is back")
            before = self._loaded
            if before and not (before.done() and (before.exception() or not before.result().is_alive())):
                return before
            if self._process:
                self._process.end()
            self._process = StoreProcess(self._prefixes)
            _LOG.info("started the process %s, which holds the graph for SPARQL", self._process.pid)
            self._loaded = Future()
            self._loaded.set_running_or_notify_cancel()
            threading.Thread(target=self._load, args=(self._process, self._loaded), daemon=True).start()
            return self._loaded

    def _load(self, process: StoreProcess, loaded: Future[StoreProcess]) -> None:
        try:
            process.load(self._graph())
        except BaseException as error:  # noqa: BLE001 - who asks gets it
            process.end()
            loaded.set_exception(error)
        else:
            loaded.set_result(process)


async def _exchanged(connection: socket.socket, content: bytes) -> bytes:
    """Send bytes, and return all that comes until the other side ends."""
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(connection, content)
    parts = []
    while part := await loop.sock_recv(connection, _PART):
        parts.append(part)
    return b"".join(parts)


def _busy() -> BusyError:
    return BusyError(
        "too many SPARQL queries are asked at once",
        value=AT_ONCE,
        hint=f"ask again later, and fewer at once: {AT_ONCE} run at the same moment, {WAITING} wait",
    )


def _loss(code: int, seconds: float) -> GraphsvcError:
    """Return why the process that ran a query ended without an answer.

    Args:
        code: Its exit code, or minus the signal that ended it; where its time was up SIGALRM.
        seconds: How long it had.
    """
    match -code:
        case signal.SIGALRM:
            return QueryTimeoutError(
                f"the query took longer than {seconds:g} seconds",
                value=f"{seconds:g}",
                hint="ask for less: name more of what you look for, and join patterns by what they share",
            )
        case signal.SIGABRT:  # as Rust ends where memory lacks
            return too_much_memory()
        case signal.SIGSEGV | signal.SIGBUS:
            return QueryTooLargeError("the query is nested too deep", hint="write it with fewer levels of brackets")
    how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    return QueryFailedError(f"the process that ran the query ended ({how})", value=how, hint="ask again")
