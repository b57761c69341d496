"""Which files are documents: files as named, and those with a readable ending inside folders."""

from collections.abc import Sequence
from pathlib import Path

from graphsvc.documents.read import SUFFIXES
from graphsvc.errors import NoDocumentsError

NOT_DOCUMENTS = frozenset({"readme", "license", "changelog"})
"""Stems, in lower case, of files that lie beside documents in a folder and tell about the folder."""


def find_documents(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files to read, each once, sorted by path.

    A file is taken as named, whatever its ending. A folder is searched through and through for every file
    that is not hidden and does not tell about the folder itself; one of an unknown kind is reported when it
    is read.

    Raises:
        NoDocumentsError: a path does not exist, or no path holds a file.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(file for file in path.rglob("*") if _is_candidate(file, path)))
        elif path.exists():
            found[path] = None
        else:
            raise NoDocumentsError(
                f"{path} does not exist",
                value=str(path),
                hint="give the path of a document or of a folder that holds documents",
            )
    if not found:
        raise NoDocumentsError(
            f"no documents in {', '.join(str(path) for path in paths)}",
            value=[str(path) for path in paths],
            hint=f"put files that end in {', '.join(SUFFIXES)} there, or name another folder",
        )
    return tuple(sorted(found))


def _is_candidate(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not hidden and file.stem.lower() not in NOT_DOCUMENTS
