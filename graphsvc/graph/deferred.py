"""Values that are made when they are first asked for, once, whichever thread asks."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Deferred(Generic[T]):
    """A value that is dear to make and not always wanted."""

    def __init__(self, make: Callable[[], T]) -> None:
        """Keep how it is made."""
        self._make = make
        self._made: list[T] = []
        self._lock = Lock()

    def get(self) -> T:
        """Return the value; who asks while it is made waits for it."""
        if not self._made:
            with self._lock:
                if not self._made:
                    self._made.append(self._make())
        return self._made[0]
