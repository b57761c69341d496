"""Reads a file into a Document, or says why it cannot."""

import codecs
import hashlib
import stat
from pathlib import Path
from typing import Final

from graphsvc.documents.layout import lay_out
from graphsvc.errors import DocumentError
from graphsvc.model import Document

SUFFIXES: Final = (".txt", ".text", ".md")
"""Endings of the files that can be read: plain text, with or without Markdown marks."""

MAX_BYTES = 50 * 1024 * 1024
"""Bytes of one document (50 MiB): a reference text is some kB; what is larger is not one."""

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAX_CONTROL_SHARE = 0.01
"""Share of control characters above which a file that decodes is still taken for binary."""


def read_document(path: Path) -> Document:
    """Read one file.

    Line ends become a single line feed before anything is counted, so that offsets do not depend on the
    system that saved it.

    Raises:
        DocumentError: the file is of an unknown kind, cannot be opened, is too large, empty, binary, or not
            in UTF-8 (or UTF-16 with a byte order mark).
    """
    if path.suffix.lower() not in SUFFIXES and not path.is_dir():
        raise _error(path, f"unknown kind of file '{path.suffix}'", f"files end in {', '.join(SUFFIXES)}")
    content = _content(path)
    text = _decode(path, content).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _error(path, "the file is empty", "remove it or put the document's text in it")
    return lay_out(name=path.name, sha256=hashlib.sha256(content).hexdigest(), text=text)


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


def _decode(path: Path, content: bytes) -> str:
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in content:
            raise _error(path, "the file is binary", "only text can be read") from error
        raise _error(
            path, f"the file is not valid {encoding.upper()} (byte {error.start})", "save it as UTF-8"
        ) from error
    controls = sum(1 for character in text if character < " " and character not in "\t\n\r\f")
    if controls > _MAX_CONTROL_SHARE * len(text):
        raise _error(path, "the file is binary", "only text can be read")
    return text


def _error(path: Path, reason: str, hint: str) -> DocumentError:
    return DocumentError(f"{path}: {reason}", value=str(path), hint=hint)
