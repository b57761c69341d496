"""Reads a file into a Document, or says why it cannot."""

import hashlib
import stat
from dataclasses import replace
from pathlib import Path
from typing import Final

from graphsvc.documents.layout import lay_out
from graphsvc.documents.readers import MAX_BYTES, READERS, UnreadableError, check_lines
from graphsvc.documents.readers.characters import clean
from graphsvc.errors import DocumentError
from graphsvc.model import Document

SUFFIXES: Final = tuple(READERS)
"""Endings of the files that can be read."""


def read_document(path: Path, name: str | None = None) -> Document:
    """Read one file, to be called by its file name where no other name is given.

    Its ending names the format. Line ends become single line feeds, blanks that do not break become blanks,
    and soft hyphens and characters without width are taken out before anything is counted.

    Raises:
        DocumentError: the file is of an unknown kind, cannot be opened, is too large, empty, or not what its
            ending says; or what it holds goes beyond a limit of its reader.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None and not path.is_dir():
        raise _error(path, f"unknown kind of file '{path.suffix}'", f"files end in {', '.join(SUFFIXES)}")
    content = _content(path)
    assert reader is not None  # a folder has been refused
    try:
        _check_filled(content)
        rendered = reader(content)
        text = clean(rendered.text)
        _check_filled(text)
        check_lines(text.count("\n") + 1)
        document = lay_out(name=name or path.name, sha256=hashlib.sha256(content).hexdigest(), text=text)
    except UnreadableError as error:
        raise _error(path, error.reason, error.hint) from error
    return replace(document, encoding=rendered.encoding)


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            next(path.iterdir(), None)  # an unreadable folder is among the documents, so that this says why
        if not stat.S_ISREG(status.st_mode):
            raise _error(path, "it is not a regular file", "name a file that holds a document")
        size = status.st_size
        if size > MAX_BYTES:
            raise _error(path, f"the file has {size:,} bytes", f"at most {MAX_BYTES:,} are read; split it")
        return path.read_bytes()
    except OSError as error:
        raise _error(path, error.strerror or "cannot be opened", "check that it may be read") from error


def _check_filled(content: bytes | str) -> None:
    """Refuse what holds nothing but blanks, in the file or in what its reader made of it."""
    if not content.strip():
        raise UnreadableError("the file is empty", "remove it or put the document's text in it")


def _error(path: Path, reason: str, hint: str) -> DocumentError:
    return DocumentError(f"{path}: {reason}", value=str(path), hint=hint)
