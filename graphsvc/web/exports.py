"""/export: the graph, or a part of it, in the formats of other tools."""

from asyncio import Lock, Semaphore
from collections.abc import Mapping
from typing import Final

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graphsvc.errors import ChoiceError, ChoiceTooLargeError, ExtraError, FormatError, GraphsvcError
from graphsvc.export import (
    CROISSANT,
    FORMATS,
    Exporter,
    FolderExporter,
    exporter_named,
    file_name,
    measured,
    metadata_of,
    writers,
)
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.deferred import Deferred
from graphsvc.graph.portion import Choice, portion
from graphsvc.web.caching import Caching, has_answer, tag_of_gzip
from graphsvc.web.choosing import Choosing
from graphsvc.web.errors import NotAcceptableError
from graphsvc.web.negotiation import JSON, declared, preferred, takes_gzip
from graphsvc.web.responses import failure
from graphsvc.web.streaming import AT_ONCE, Streaming, gathered, gzipped, next_part, resumed

_STATUS: Final[Mapping[type[GraphsvcError], int]] = {
    FormatError: 404,
    NotAcceptableError: 406,
    ChoiceTooLargeError: 414,
    ExtraError: 501,
}
"""The HTTP status of an error; 400 for all others."""


class Exports:
    """Every format of a graph, and their metadata."""

    def __init__(self, graph: KnowledgeGraph, choosing: Choosing, caching: Caching) -> None:
        self._graph = graph
        self._choosing = choosing
        self._caching = caching
        self._writers = writers()
        self._turn = Semaphore(AT_ONCE)
        self._measuring = Lock()
        self._measured = Deferred(lambda: measured(portion(graph)))

    def routes(self) -> tuple[Route, ...]:
        """Return where they are served."""
        return (
            Route("/export", self._negotiated),
            Route(f"/export/{CROISSANT.name}{CROISSANT.ending}", self._metadata),
            Route(f"/export/{CROISSANT.name}", self._metadata),  # as the command calls it
            Route("/export/{format}", self._named),
        )

    async def _negotiated(self, request: Request) -> Response:
        media_types = (JSON, *dict.fromkeys(exporter.media_type for exporter in FORMATS))
        media_type = preferred(request.headers.getlist("accept"), media_types)
        chosen = next((exporter for exporter in FORMATS if exporter.media_type == media_type), None)
        if media_type == JSON:
            response: Response = self._list()
        elif chosen:
            response = await self._sent(request, chosen)
            if response.status_code < 400:
                query = f"?{request.url.query}" if request.url.query else ""
                response.headers["content-location"] = f"/export/{chosen.name}{query}"
        else:
            response = self._refused(
                NotAcceptableError(
                    "no format has a media type that the client takes",
                    value=request.headers.get("accept"),
                    hint="Accept: application/json lists the formats with their media types",
                )
            )
        response.headers.add_vary_header("Accept")
        return response

    async def _named(self, request: Request) -> Response:
        try:
            exporter = exporter_named(request.path_params["format"])
        except FormatError as error:
            return self._refused(error)
        return await self._sent(request, exporter)

    async def _sent(self, request: Request, exporter: Exporter) -> Response:
        try:
            choice = await self._choosing.choice(request)
            kept, pack = self._kept(request, exporter, choice)
            if has_answer(request, kept["etag"]):
                return Response(status_code=304, headers=kept)
            travelling = await run_in_threadpool(portion, self._graph, choice)
            written = exporter.write(travelling)
            parts = gathered(gzipped(written) if pack else written)
            first = await next_part(parts, self._turn)
        except GraphsvcError as error:
            return self._refused(error)
        headers = {
            **kept,
            **({"content-encoding": "gzip"} if pack else {}),
            "content-type": declared(exporter.media_type),
            "content-disposition": f'attachment; filename="{file_name(exporter, travelling)}"',
        }
        if request.method == "HEAD":
            parts.close()
            response = Response(headers=headers)
            del response.headers["content-length"]  # it is not known before all is made
            return response
        return Streaming(resumed(first, parts), self._turn, headers)

    def _kept(self, request: Request, exporter: Exporter, choice: Choice | None) -> tuple[Mapping[str, str], bool]:
        """Return the headers by which caches keep an export, and whether gzip is to compress it."""
        tag = self._caching.export_tag(exporter.name, choice.key if choice else "", self._writers)
        if isinstance(exporter, FolderExporter):  # an archive, which is compressed as it is
            return self._caching.headers(tag), False
        pack = takes_gzip(request.headers.getlist("accept-encoding"))
        return {**self._caching.headers(tag_of_gzip(tag) if pack else tag), "vary": "Accept-Encoding"}, pack

    async def _metadata(self, request: Request) -> Response:
        if request.url.query:
            return self._refused(
                ChoiceError(
                    "the metadata here are of the whole graph",
                    value=request.url.query,
                    hint="ask without parameters, or graphsvc export croissant for those of a part",
                )
            )
        address = str(request.base_url)
        tag = self._caching.export_tag(CROISSANT.name, address, self._writers)
        if has_answer(request, tag):
            return Response(status_code=304, headers=self._caching.headers(tag))
        async with self._measuring, self._turn:  # who waits for the same figures takes no second turn
            files = await run_in_threadpool(self._measured.get)
        told = metadata_of(portion(self._graph), files, lambda exporter: f"{address}export/{exporter.name}")
        return Response(orjson.dumps(told), headers=self._caching.headers(tag), media_type=CROISSANT.media_type)

    def _list(self) -> Response:
        formats = [
            {
                "name": exporter.name,
                "meaning": exporter.meaning,
                "mediaType": exporter.media_type,
                "path": f"/export/{exporter.name}",
            }
            for exporter in FORMATS
        ]
        told = {"release": self._graph.release.id, "formats": formats, "metadata": "/export/croissant.json"}
        return Response(orjson.dumps(told), headers={"cache-control": "no-cache"}, media_type=JSON)

    def _refused(self, error: GraphsvcError) -> Response:
        return failure(error, self._graph.release.id, _STATUS.get(type(error), 400))
