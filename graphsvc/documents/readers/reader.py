"""What a reader is: the bytes of a file in, text in the layout that `lay_out` understands out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

MAX_BYTES = 50 * 1024 * 1024
"""Bytes of one document (50 MiB): a reference text is some kB; what is larger is not one."""

MAX_LINES = 2_000_000
"""Lines of one document: 50 MiB of ordinary text have about half as many. Each becomes objects of some 500 bytes, so
that a file of nothing but line ends would take 25 GB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The text of a file.

    Attributes:
        text: All that offsets point into, once `clean` has been over it.
        encoding: How the bytes were decoded; None where the format leaves no choice.
    """

    text: str
    encoding: str | None = None


class UnreadableError(Exception):
    """A file is not what its ending says, or goes beyond a limit; `read_document` adds the file's name.

    Attributes:
        reason: What is wrong, in a few words.
        hint: What to do about it.
    """

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


Reader = Callable[[bytes], Rendered]
"""Renders one format; raises `UnreadableError`."""


@contextmanager
def parsing(kind: str) -> Iterator[None]:
    """Turn whatever a library raises over a damaged or hostile file into an `UnreadableError`.

    Args:
        kind: What the file ought to be, such as "PDF file".
    """
    try:
        yield
    except (UnreadableError, MemoryError):
        raise
    except RecursionError as error:
        raise UnreadableError(f"the {kind} nests too deep", "open it and save it anew") from error
    except Exception as error:  # parsers fail over damage in ways that they do not declare
        words = words_of(error)
        raise UnreadableError(f"the file is not a sound {kind}: {words}", "open it and save it anew") from error


def words_of(error: Exception) -> str:
    """Return what a library says of an error, in one line of at most 200 characters."""
    return " ".join(str(error).split())[:200] or type(error).__name__


def check_lines(count: int) -> None:
    """Refuse a document of more lines than one may have.

    Raises:
        UnreadableError: the count is above `MAX_LINES`.
    """
    if count > MAX_LINES:
        raise UnreadableError(f"the file has more than {MAX_LINES:,} lines", "split it")
