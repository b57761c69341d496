"""What RDF is written in, for who reads it: the ontology, the shapes and the JSON-LD context, as they are published."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graphsvc.resources import CONTEXT_FILE, ONTOLOGY_FILE, SHAPES_FILE

_MEDIA_TYPES: Final = {".ttl": "text/turtle", ".jsonld": "application/ld+json"}


def published() -> tuple[Route, ...]:
    """Return where each file is served: under its name."""
    return tuple(Route(f"/{path.name}", _served(path)) for path in (ONTOLOGY_FILE, SHAPES_FILE, CONTEXT_FILE))


def _served(path: Path) -> Callable[[Request], Response]:
    content = path.read_bytes()

    def file(_: Request) -> Response:
        return Response(content, media_type=_MEDIA_TYPES[path.suffix])

    return file
