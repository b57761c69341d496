"""Several files become one ZIP archive, written as it is read."""

from collections.abc import Iterable, Iterator
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_CLOCK: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that ZIP can write: the same files give the same archive."""

_READABLE: Final = 0o644 << 16
"""Read by all and written by the owner, as a Unix mode in a ZIP entry."""


class _Drain:
    """A file that cannot be sought in, whose bytes are taken away as they come."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, content: bytes, /) -> int:
        self._parts.append(bytes(content))
        return len(content)

    def flush(self) -> None:
        """Keep what is written until it is taken."""

    def close(self) -> None:
        """Leave what is written to be taken."""

    def taken(self) -> bytes:
        content = b"".join(self._parts)
        self._parts.clear()
        return content


def zipped(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """Yield a ZIP archive of files, each a path and its content in parts, in their order."""
    drain = _Drain()
    with ZipFile(drain, "w", ZIP_DEFLATED) as archive:
        for path, content in files:
            entry = ZipInfo(path, _NO_CLOCK)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # Unix, whatever the machine: the same bytes
            entry.external_attr = _READABLE
            with archive.open(entry, "w", force_zip64=True) as target:
                for part in content:
                    target.write(part)
                    if ready := drain.taken():
                        yield ready
    if rest := drain.taken():
        yield rest
