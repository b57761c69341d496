"""A file in memory whose bytes are taken away as they come, for writers that want a file."""


class Drain:
    """A file that is written to its end, and cannot be sought in."""

    closed = False

    def __init__(self) -> None:
        """Start empty."""
        self._parts: list[bytes] = []

    def write(self, content: bytes, /) -> int:
        """Keep bytes and return how many."""
        self._parts.append(bytes(content))
        return len(content)

    def flush(self) -> None:
        """Keep what is written until it is taken."""

    def close(self) -> None:
        """Leave what is written to be taken."""

    def taken(self) -> bytes:
        """Return what was written since it was last asked for."""
        content = b"".join(self._parts)
        self._parts.clear()
        return content
