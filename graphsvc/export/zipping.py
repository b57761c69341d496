"""Several files become one ZIP archive, written as it is read."""

from collections.abc import Iterable, Iterator
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graphsvc.export.drain import Drain

_NO_CLOCK: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that ZIP can write: the same files give the same archive."""

_READABLE: Final = 0o644 << 16
"""Read by all and written by the owner, as a Unix mode in a ZIP entry."""


def zipped(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """Yield a ZIP archive of files, each a path and its content in parts, in their order."""
    drain = Drain()
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
