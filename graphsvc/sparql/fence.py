"""What keeps a process in: it reaches nothing outside, takes no more than its share, and ends by itself."""

import resource
import signal
from contextlib import suppress
from pathlib import Path
from typing import Final

_STATE: Final = Path("/proc/self/statm")
"""Where Linux tells the size of a process, in pages (proc_pid_statm(5))."""


def fence(seconds: float, memory: int) -> None:
    """Fence this process in, for good.

    It can open no file and no socket any more, so that no query reaches the network or the disk, whatever the engine
    makes of it; what is open stays so. The system ends it when its time is up, even where nobody is left to do so.

    Args:
        seconds: How long it may be.
        memory: Bytes of address space that it may take beside what it has, where the system tells and keeps that.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    if _STATE.exists():
        size = int(_STATE.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        _limit(resource.RLIMIT_AS, size + memory)
    for what in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):
        _limit(what, 0)


def _limit(what: int, bound: int) -> None:
    hard = resource.getrlimit(what)[1]
    least = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
    with suppress(ValueError, OSError):  # macOS refuses some bounds on the address space
        resource.setrlimit(what, (least, least))
