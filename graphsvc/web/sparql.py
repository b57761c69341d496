"""/sparql: SPARQL 1.1 over the graph, by the protocol; what answers is started when the first query comes."""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Final, TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from graphsvc.errors import ExtraError, GraphsvcError, PlatformError
from graphsvc.graph import KnowledgeGraph
from graphsvc.settings import Runnable, Settings
from graphsvc.sparql import Form, Question, check_installed, format_of, media_types_of
from graphsvc.sparql.errors import (
    AnswerTooLargeError,
    BusyError,
    LoadingError,
    ProcessLostError,
    QueryFailedError,
    QueryTimeoutError,
    QueryTooLargeError,
    ReadOnlyError,
    ResultFormatError,
    ServiceRefusedError,
)
from graphsvc.sparql.of_graph import description_of, endpoint_of
from graphsvc.sparql.repeatable import is_repeatable
from graphsvc.sparql.saved import saved_queries
from graphsvc.web.caching import Caching, has_answer
from graphsvc.web.errors import BodyTimeoutError, NotAcceptableError, OperationNotSavedError, RequestError
from graphsvc.web.negotiation import declared, preferred
from graphsvc.web.responses import UNCACHED, failure
from graphsvc.web.sparql_request import SparqlRequest, read_sparql

T = TypeVar("T")

PATH: Final = "/sparql"

METHODS: Final = ("GET", "POST")

_STATUS: Final[Mapping[type[GraphsvcError], int]] = {
    ReadOnlyError: 403,
    ServiceRefusedError: 403,
    ResultFormatError: 406,
    QueryTimeoutError: 422,
    QueryTooLargeError: 422,
    QueryFailedError: 422,
    AnswerTooLargeError: 422,
    ExtraError: 501,
    PlatformError: 501,
    BusyError: 503,
    LoadingError: 503,
    ProcessLostError: 503,
}
"""The HTTP status of an error; 400 for all others. A query that is too dear is so again: nobody is told to retry it."""

_RETRY_SECONDS: Final = "2"
"""When to ask again what could not be answered now."""


class Sparql:
    """Answers queries about a graph; one who uses it closes it."""

    def __init__(self, graph: KnowledgeGraph, caching: Caching, settings: Settings) -> None:
        self._graph = graph
        self._caching = caching
        self._seconds = settings.sparql_timeout
        self._body_seconds = settings.body_timeout
        self._endpoint = endpoint_of(graph)
        self._runnable = None if settings.runnable is Runnable.ANY else {one.text for one in saved_queries()}

    def route(self) -> Route:
        """Return where they are answered."""
        return Route(PATH, self._answered, methods=METHODS)

    def close(self) -> None:
        """End what is asked."""
        self._endpoint.close()

    async def _answered(self, request: Request) -> Response:
        try:
            check_installed()
            asked = await read_sparql(request, self._body_seconds)
            response = await (self._asked(request, asked) if asked else self._described(request))
        except GraphsvcError as error:
            response = self._refused(error)
        response.headers.add_vary_header("Accept")
        return response

    async def _asked(self, request: Request, asked: SparqlRequest) -> Response:
        if self._runnable is not None and asked.text not in self._runnable:
            raise OperationNotSavedError(
                "only saved queries run here",
                hint="send one of schema/sparql to the letter; graphsvc sparql lists them",
            )
        accept = request.headers.getlist("accept")
        rows, graph = (preferred(accept, media_types_of(form)) for form in Form)
        if rows is None and graph is None:
            raise _not_acceptable(request)
        kept: Mapping[str, str] = UNCACHED
        if request.method != "POST" and is_repeatable(asked.text):
            tag = self._caching.sparql_tag(asked.text, asked.default_graphs, asked.named_graphs, rows, graph)
            kept = self._caching.headers(tag)
            if has_answer(request, tag):
                return Response(status_code=304, headers=kept)
        question = Question(
            text=asked.text,
            rows=rows and format_of(rows).name,
            graph=graph and format_of(graph).name,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            seconds=self._seconds,
        )
        answer = await _unless_left(request, self._endpoint.ask(question))
        media_type = rows if rows and format_of(rows).name == answer.format else graph
        return Response(answer.content, headers={**kept, "content-type": declared(str(media_type))})

    async def _described(self, request: Request) -> Response:
        media_type = preferred(request.headers.getlist("accept"), media_types_of(Form.GRAPH))
        if media_type is None:
            raise _not_acceptable(request)
        address = f"{request.base_url}{PATH.removeprefix('/')}"
        tag = self._caching.sparql_tag(address, media_type)
        kept = self._caching.headers(tag)
        if has_answer(request, tag):
            return Response(status_code=304, headers=kept)
        name = format_of(media_type).name
        content = await asyncio.to_thread(description_of, self._graph, address, name)
        return Response(content, headers={**kept, "content-type": declared(media_type)})

    def _refused(self, error: GraphsvcError) -> Response:
        status = error.status if isinstance(error, RequestError) else _STATUS.get(type(error), 400)
        headers = {"retry-after": _RETRY_SECONDS} if status == 503 else {}
        if isinstance(error, BodyTimeoutError):
            headers["connection"] = "close"  # what is left of a slow body must not be waited for
        return failure(error, self._graph.release.id, status, headers=headers)


def _not_acceptable(request: Request) -> NotAcceptableError:
    return NotAcceptableError(
        "no answer has a media type that the client takes",
        value=request.headers.get("accept"),
        hint=f"send the header Accept: {', '.join(media_types_of(form)[0] for form in Form)}",
    )


async def _unless_left(request: Request, answer: Awaitable[T]) -> T:
    """Return what is awaited; when the client leaves before, that is cancelled.

    Raises:
        ClientDisconnect: it left.
    """
    awaited = asyncio.ensure_future(answer)
    left = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait((awaited, left), return_when=asyncio.FIRST_COMPLETED)
        if not awaited.done():
            raise ClientDisconnect
        return awaited.result()
    finally:
        for one in (awaited, left):
            one.cancel()
        await asyncio.gather(awaited, left, return_exceptions=True)


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
