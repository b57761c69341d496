"""The files that the front end's build left: read once, and sent as they are."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from graphsvc.web.caching import has_answer, tag_of_gzip
from graphsvc.web.negotiation import takes_gzip

MEDIA_TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}
"""By ending, for the same answer on each machine: Python's own table depends on the system's."""

_DIGITS: Final = 32
"""Hex digits of a tag: 128 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltFile:
    """A file, and its compressed form where the build made one.

    Attributes:
        tag: The strong entity tag of the file as it is; the compressed form has one of its own.
    """

    content: bytes
    compressed: bytes | None
    media_type: str
    tag: str

    def response(self, request: Request, headers: Mapping[str, str], *, status: int = 200) -> Response:
        """Return the form that the client takes, or only that it still has it."""
        body, told = self.content, {**headers, "etag": self.tag, "vary": "Accept-Encoding"}
        if self.compressed and takes_gzip(request.headers.getlist("accept-encoding")):
            body = self.compressed
            told |= {"etag": tag_of_gzip(self.tag), "content-encoding": "gzip"}
        if status == 200 and has_answer(request, told["etag"]):
            told.pop("content-encoding", None)
            return Response(status_code=304, headers=told)
        return Response(body, status, told, self.media_type)


def built_files(folder: Path) -> Mapping[str, BuiltFile]:
    """Return the files under a folder by their paths in it; none where the front end was not built.

    They stay in memory, about ten megabytes: a build under a service that runs takes away no file that its pages name,
    and what is not in the mapping, as hidden files are not, cannot be reached by any path.
    """
    return {
        path.relative_to(folder).as_posix(): _read(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".gz" and not path.name.startswith(".")
    }


def _read(path: Path) -> BuiltFile:
    content = path.read_bytes()
    compressed = path.with_name(f"{path.name}.gz")
    return BuiltFile(
        content=content,
        compressed=compressed.read_bytes() if compressed.is_file() else None,
        media_type=MEDIA_TYPES.get(path.suffix, "application/octet-stream"),
        tag=f'"{hashlib.sha256(content).hexdigest()[:_DIGITS]}"',
    )
