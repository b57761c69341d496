"""One call, and what became of it: a result, or why there is none."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


DEFAULT_SECONDS: Final = 300
"""Seconds that one call may take unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What the function returned."""

    result: R


@dataclass(frozen=True, slots=True)
class Lost:
    """There is no result: the function raised, took too long, or its process died; `reason` tells which."""

    reason: str


class _OutOfTimeError(BaseException):
    """The time is up. It is no `Exception`, so that no code on the way up takes it for an error of its own."""


def attempt(work: Callable[[T], R], item: T) -> Done[R] | Lost:
    """Call the function."""
    try:
        return Done(work(item))
    except MemoryError:
        return Lost("it needs too much memory")
    except RecursionError:
        return Lost("it is nested too deep")
    except (Exception, SystemExit) as error:  # noqa: BLE001 - one input must not end the work on the others
        return Lost(f"it raised {type(error).__name__}: {error}")


def attempt_within(seconds: float, work: Callable[[T], R], item: T) -> Done[R] | Lost:
    """Call the function and stop it when its time is up.

    It can be stopped only in the main thread of a system with interval timers, and only where Python, or a
    regular expression, is at work; elsewhere it takes the time it takes.
    """
    try:
        with _alarm(seconds):
            return attempt(work, item)
    except _OutOfTimeError:
        return out_of_time(seconds)


def out_of_time(seconds: float) -> Lost:
    """Return what is left of a call that took longer than these seconds."""
    return Lost(f"it took longer than {seconds:g} seconds")


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)  # again each second, should a destructor swallow the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
