"""What the exit codes of the command tell."""

import signal
from enum import IntEnum


class Exit(IntEnum):
    """An exit code."""

    OK = 0
    INCOMPLETE = 1
    NOTHING_DONE = 2
    INTERRUPTED = 128 + signal.SIGINT
    READER_GONE = 128 + 13
    """SIGPIPE, by its number because Windows has no name for it."""
