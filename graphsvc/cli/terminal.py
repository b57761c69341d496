"""The streams of the command: data on stdout, everything else on stderr, both in UTF-8."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

T = TypeVar("T")

_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\N{REPLACEMENT CHARACTER}") | {0x0A: "\n"}
"""Control characters but the line feed (Unicode 16.0, C0 and C1): a document must not steer the terminal."""


def prepare() -> None:
    r"""Make stdout and stderr write UTF-8 with plain line feeds, whatever the locale says.

    A file name that is not UTF-8 holds lone surrogates: they are written as `\udcff`, which JSON reads back. In the
    place of a stream that was closed stands one: no input, and output that is refused as the system refuses it, so
    that no file or connection which is opened later gets its number, and with it what was meant for a person.
    """
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - open to the end
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(content: Iterable[bytes]) -> None:
    """Write parts to stdout, which nothing else was written to."""
    for part in content:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def flush() -> None:
    """Write out what stdout still holds, so that a failure is met here and not at the end of the process."""
    sys.stdout.flush()


def abandon_output() -> None:
    """Point stdout at nothing: what it still holds cannot be written."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, number)
    os.close(nothing)


def printable(text: str) -> str:
    """Return a text without control characters, fit for a terminal."""
    return text.translate(_CONTROLS)


def error(message: str, hint: str | None = None) -> None:
    """Tell on stderr what went wrong and what to do about it."""
    _tell("error", "red", message)
    if hint:
        _tell("hint", "cyan", hint)


def warning(message: str, hint: str | None = None) -> None:
    """Tell on stderr, in one line, what was passed over."""
    _tell("warning", "yellow", f"{message} ({hint})" if hint else message)


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a person reads the stream as it is written."""
    return stream.isatty()


class _RateColumn(ProgressColumn):
    def render(self, task: Task) -> Text:
        """Return how many are done each second, of late or, where all were done at once, since the start."""
        seconds = task.finished_time or task.elapsed
        speed = task.finished_speed or task.speed or (task.completed / seconds if seconds else None)
        return Text(f"{speed:,.1f}/s" if speed else "", style="progress.data.speed")


def progress(outcomes: Iterable[T], total: int, label: str) -> Iterator[T]:
    """Pass the outcomes on, with a bar, the rate and the time left on stderr where a person watches.

    Args:
        outcomes: What is awaited, one by one.
        total: How many there will be.
        label: What is being done.
    """
    console = _stderr()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _RateColumn(),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield from bar.track(outcomes, total=total, description=label)


def _tell(word: str, style: str, text: str) -> None:
    line = Text.assemble((f"{word}: ", style), printable(text).replace("\n", " "))
    _stderr().print(line, soft_wrap=True)


@cache
def _stderr() -> Console:
    """One console for the bar and the messages, so that they do not write over each other."""
    return Console(stderr=True)
