"""Runs `graphsvc extract` and tells how long it took and how large its processes grew."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_INTERVAL: Final = 0.05
"""Seconds between two looks at the processes; their own high-water marks are read, so that no peak is missed but
that of a last moment."""

_TICKS: Final = os.sysconf("SC_CLK_TCK")
"""Units of CPU time in a second."""

_LONGEST: Final = "86400"
"""Seconds that one document may take: what is measured is not stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run took; where there is no /proc all but the seconds are 0.

    Attributes:
        seconds: From start to end of the command.
        cpu_seconds: Of all its processes together; less than the truth by what the last moment took.
        parent_bytes: Peak resident size of the command's own process.
        worker_bytes: That of the largest of its other processes; 0 where there was none.
    """

    seconds: float
    cpu_seconds: float
    parent_bytes: int
    worker_bytes: int


def run_extract(folder: Path, *, workers: int) -> Run:
    """Extract what a folder holds, as JSON lines that nobody reads."""
    start = time.perf_counter()
    arguments = [str(folder), "--workers", str(workers), "--format", "jsonl", "--document-timeout", _LONGEST]
    child = subprocess.Popen(
        [sys.executable, "-m", "graphsvc", "extract", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    seen: dict[int, tuple[float, int]] = {}
    while child.poll() is None:
        for process, figures in _processes(session=child.pid):
            seen[process] = max(figures, seen.get(process, figures))
        with suppress(subprocess.TimeoutExpired):
            child.wait(_INTERVAL)
    seconds = time.perf_counter() - start
    _, told = child.communicate()
    if child.returncode:
        raise SystemExit(f"graphsvc extract ended with {child.returncode}: {told.decode()}")
    cpu_seconds = sum(cpu for cpu, _ in seen.values())
    _, parent = seen.pop(child.pid, (0, 0))
    worker = max((peak for _, peak in seen.values()), default=0)
    return Run(seconds=seconds, cpu_seconds=cpu_seconds, parent_bytes=parent, worker_bytes=worker)


def _processes(*, session: int) -> Iterator[tuple[int, tuple[float, int]]]:
    """Yield the processes of a session: the CPU seconds of each, and its largest resident size so far in bytes."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, StopIteration):
            fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(fields[3]) == session:
                status = (folder / "status").read_text(encoding="utf-8")
                # a process that has ended and is not yet waited for has no such line
                peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
                yield int(folder.name), ((int(fields[11]) + int(fields[12])) / _TICKS, peak * 1024)
