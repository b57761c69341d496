"""The last few things that were worked out, for those that are likely to be asked for again at once."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memo(Generic[K, V]):
    """Values by key, the last used `limit` of them; threads may share it."""

    def __init__(self, limit: int) -> None:
        """Start empty."""
        self._limit = limit
        self._kept: dict[K, V] = {}
        self._lock = Lock()

    def recall(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key, made where it is not kept; what `make` raises is not kept."""
        with self._lock:
            kept = key in self._kept
            if kept:
                self._kept[key] = self._kept.pop(key)  # to the end: it is the last used
                return self._kept[key]
        value = make()
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._limit:
                del self._kept[next(iter(self._kept))]
        return value
