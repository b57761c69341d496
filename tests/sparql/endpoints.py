"""Endpoints, as a test asks them: of a handful of statements, whose processes do not outlive the test."""

import asyncio
import os
import select
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from anyio.from_thread import BlockingPortal, start_blocking_portal

from graphsvc.sparql import Answer, Endpoint, Question

PREFIXES = {"ex": "http://example.org/"}

QUADS = b"""\
<http://example.org/a> <http://example.org/says> "both" <http://example.org/one> .
<http://example.org/a> <http://example.org/says> "both" <http://example.org/two> .
<http://example.org/a> <http://example.org/says> "one" <http://example.org/one> .
<http://example.org/a> <http://example.org/name> "A" .
"""

NUMBERS = " ".join(map(str, range(1000)))

ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'VALUES ?v{one} {{ {NUMBERS} }}' for one in range(5))} }}"
"""Counts a quadrillion rows."""

PATIENCE = 60  # seconds to wait for what takes less than one on an idle machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """An endpoint, asked from outside of its event loop."""

    endpoint: Endpoint
    portal: BlockingPortal
    seconds: float

    def answer(self, text: str, **how: object) -> Answer:
        return self.portal.call(self.endpoint.ask, question(text, **{"seconds": self.seconds, **how}))

    def content(self, text: str, **how: object) -> str:
        return self.answer(text, **{"rows": "csv", **how}).content.decode()


@contextmanager
def asking(quads: bytes = QUADS, seconds: float = PATIENCE) -> Iterator[Asking]:
    endpoint = Endpoint(lambda: iter((quads,)), PREFIXES, seconds)
    with start_blocking_portal() as portal:
        try:
            yield Asking(endpoint=endpoint, portal=portal, seconds=seconds)
        finally:
            endpoint.close()


def question(text: str, **how: object) -> Question:
    return Question(**{"text": text, "rows": "json", "graph": "turtle", "seconds": PATIENCE, **how})  # type: ignore[arg-type]


def children(pid: int) -> list[int]:
    """Return the processes that one started and that have not ended."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


async def first_child(endpoint: Endpoint) -> int:
    """Return the process that answers, as soon as there is one."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if endpoint.pid and (found := children(endpoint.pid)):
                return found[0]
            await asyncio.sleep(0)


def wait_for_end(pid: int) -> None:
    """Wait until a process has ended, whoever started it."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        assert select.select([handle], [], [], PATIENCE)[0], "it still runs"
    finally:
        os.close(handle)
