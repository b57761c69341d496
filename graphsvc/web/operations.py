"""/graphql: an operation in the body of a POST, or in the query string of a GET."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graphsvc.gql import Schema, execute
from graphsvc.graph import KnowledgeGraph
from graphsvc.settings import Settings
from graphsvc.web.body import GraphQLRequest, read_request
from graphsvc.web.caching import Caching, has_answer
from graphsvc.web.errors import BodyTimeoutError, RequestError
from graphsvc.web.negotiation import JSON, media_type_for
from graphsvc.web.pages import is_visit
from graphsvc.web.requests import OPERATION_NAME
from graphsvc.web.responses import UNCACHED, answer, refusal
from graphsvc.web.trust import Trust

METHODS: Final = ("GET", "POST")
"""A GET may do what a POST may: the schema has nothing but queries. Starlette answers HEAD as GET, without the body."""

MAX_NAME: Final = 64
"""Characters of an operation's name that are logged."""

_NAMED: Final = re.compile(rf"\bquery\s+(\w{{1,{MAX_NAME}}})")
"""The first operation's name (GraphQL, September 2025, 2.3); for the log only, so a comment may fool it."""


def graphql_endpoint(
    schema: Schema, graph: KnowledgeGraph, trust: Trust, caching: Caching, settings: Settings
) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint that answers operations of this schema from this graph.

    An operation runs in the event loop: its resolvers only read memory, and its size is limited.
    """

    async def graphql(request: Request) -> Response:
        response = _to_graphiql(request) if _asks_nothing(request) else await answered(request)
        response.headers["vary"] = "Accept"  # where origins are let in, Starlette adds theirs
        return response

    async def answered(request: Request) -> Response:
        media_type = JSON
        try:
            media_type = media_type_for(request.headers.getlist("accept"))
            asked = await read_request(request, settings.body_timeout)
            text = trust.text(asked)
        except RequestError as error:
            # What is left of a slow body must not be waited for.
            headers = {"connection": "close"} if isinstance(error, BodyTimeoutError) else {}
            return refusal(error, graph.release.id, media_type, headers)
        request.scope[OPERATION_NAME] = _name(asked.operation_name, text)
        if request.method == "POST":
            body = run(text, asked)
            return answer(body, media_type, status=_status(body, media_type))
        tag = caching.tag(text, asked, media_type)
        if tag and has_answer(request, tag):
            return Response(status_code=304, headers=caching.headers(tag))
        body = run(text, asked)
        kept = caching.headers(tag) if tag and "errors" not in body else UNCACHED
        return answer(body, media_type, status=_status(body, media_type), headers=kept)

    def run(text: str, asked: GraphQLRequest) -> Mapping[str, Any]:
        return execute(schema, graph, text, asked.variables, asked.operation_name)

    return graphql


def _status(body: Mapping[str, Any], media_type: str) -> int:
    """Return the status code of a response map (GraphQL over HTTP, "Status Codes")."""
    if media_type == JSON or "data" in body:
        return 200
    ours = any(error["extensions"]["code"] == "INTERNAL" for error in body["errors"])
    return 500 if ours else 400


def _name(given: str | None, text: str) -> str | None:
    if given:
        return given[:MAX_NAME]
    found = _NAMED.search(text)
    return found[1] if found else None


def _asks_nothing(request: Request) -> bool:
    return is_visit(request) and not {"query", "documentId", "extensions"} & request.query_params.keys()


def _to_graphiql(request: Request) -> Response:
    """Return a relative address, which holds behind a proxy too, whatever path it serves us at."""
    query = request.url.query
    return RedirectResponse(f"graphiql?{query}" if query else "graphiql", status_code=303)
