"""Which files are documents: files as named, and those inside folders."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from graphsvc.documents.read import SUFFIXES
from graphsvc.errors import NoDocumentsError

NOT_DOCUMENTS = frozenset({"readme", "license", "changelog"})
"""Stems, in lower case, of files that lie beside documents in a folder and tell about the folder."""


def find_documents(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files to read, each once, sorted by path.

    A path is taken as named, whatever its ending. A folder is searched through and through for every file
    that is not hidden and does not tell about the folder itself. What cannot be read is among them, an
    unreadable folder too, so that reading it says why.

    Raises:
        NoDocumentsError: no path exists, or no path holds a file.
    """
    found = {file for path in paths for file in _files(path)}
    named = ", ".join(str(path) for path in paths)
    if not found or not any(os.path.lexists(file) for file in found):
        raise NoDocumentsError(
            f"{named} does not exist" if found else f"no documents in {named}",
            value=[str(path) for path in paths],
            hint=f"name a file, or a folder with files that end in {', '.join(SUFFIXES)}",
        )
    return tuple(sorted(found))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    unreadable: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: unreadable.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).stem.lower() not in NOT_DOCUMENTS:
                yield Path(folder, name)
    yield from unreadable
