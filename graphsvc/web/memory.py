"""Memory of large answers, given back to the system once they are sent."""

import ctypes
import sys
from typing import Final

_THRESHOLD: Final = 1024 * 1024
"""Bytes (1 MiB): a request makes few pieces that large, and to get one from the system takes less than to fill it."""

_MMAP_THRESHOLD: Final = -3
"""M_MMAP_THRESHOLD in glibc's malloc.h."""


def give_back_large() -> None:
    """Have the C library get each large piece from the system, and give it back when it is free.

    By itself glibc raises the size from which it does so to that of the largest piece so far, and then keeps gaps that
    the next answers do not fit in: 300 clients that left 7 MB each cost 2 GB for good. No other C library is told.
    """
    tell = None if sys.platform == "win32" else getattr(ctypes.CDLL(None), "mallopt", None)
    if tell:
        tell(_MMAP_THRESHOLD, _THRESHOLD)
