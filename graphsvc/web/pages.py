"""What people open in a browser: the explorer at each of its addresses, and GraphiQL."""

from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graphsvc.web.built import built_files
from graphsvc.web.notice import unbuilt_notice

EXPLORER_PATHS: Final = (
    "/",
    "/search",
    "/browse/{kind}",
    "/node/{id:path}",
    "/graph",
    "/compare",
    "/matrix",
    "/document/{id:path}",
    "/quality",
)
"""The addresses of the explorer's views, which its router tells apart (`ui/src/router.tsx`)."""

_CLOSED: Final = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"

_EXPLORER_POLICY: Final = (
    f"{_CLOSED}; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self';"
    " form-action 'self'"
)

_GRAPHIQL_POLICY: Final = (
    f"{_CLOSED}; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self';"
    " font-src 'self' data:; worker-src 'self' blob:; form-action 'self'"
)
"""Its editor, Monaco, makes styles and workers while it runs, and has a font in its styles."""

_ASKED_EACH_TIME: Final = "no-cache"

_KEPT_FOR_GOOD: Final = "public, max-age=31536000, immutable"
"""A year: an asset's name holds the hash of its content."""


class Pages:
    """The pages as they were built into a folder, or in their place what is missing."""

    def __init__(self, folder: Path) -> None:
        self._files = built_files(folder)

    def routes(self) -> tuple[Route, ...]:
        """Return where they and what they load are served."""
        return (
            *(Route(path, self._explorer) for path in EXPLORER_PATHS),
            Route("/graphiql", self._graphiql),
            Route("/assets/{name}", self._asset),
        )

    def nowhere(self, request: Request) -> Response | None:
        """Return the explorer's page for an address that is none of its own, if a browser asks and there is a page."""
        if not is_visit(request) or "index.html" not in self._files:
            return None
        return self._page(request, "index.html", _EXPLORER_POLICY, status=404)

    async def _explorer(self, request: Request) -> Response:
        return self._page(request, "index.html", _EXPLORER_POLICY)

    async def _graphiql(self, request: Request) -> Response:
        return self._page(request, "graphiql.html", _GRAPHIQL_POLICY)

    async def _asset(self, request: Request) -> Response:
        file = self._files.get(f"assets/{request.path_params['name']}")
        if not file:
            raise HTTPException(404)
        return file.response(request, {"cache-control": _KEPT_FOR_GOOD})

    def _page(self, request: Request, name: str, policy: str, *, status: int = 200) -> Response:
        file = self._files.get(name)
        if not file:
            return unbuilt_notice(str(request.base_url))
        headers = {"cache-control": _ASKED_EACH_TIME, "content-security-policy": policy}
        return file.response(request, headers, status=status)


def is_visit(request: Request) -> bool:
    """Tell whether a person opens the address in a browser."""
    return request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("accept", "")
