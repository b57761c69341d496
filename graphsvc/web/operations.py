"""/graphql: an operation in the body of a POST, or in the query string of a GET."""

import re
from collections.abc import Awaitable, Callable
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graphsvc.gql import Schema, execute
from graphsvc.graph import KnowledgeGraph
from graphsvc.web.body import Operation, read_operation
from graphsvc.web.errors import RequestError, refusal
from graphsvc.web.pages import graphiql_page
from graphsvc.web.requests import OPERATION_NAME

METHODS: Final = ("GET", "POST")
"""A GET may do what a POST may: the schema has nothing but queries."""

MAX_NAME: Final = 64
"""Characters of an operation's name that are logged."""

_NAMED: Final = re.compile(rf"\bquery\s+(\w{{1,{MAX_NAME}}})")
"""The first operation's name (GraphQL, September 2025, 2.3); for the log only, so a comment may fool it."""


def graphql_endpoint(schema: Schema, graph: KnowledgeGraph) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint that answers operations of this schema from this graph.

    An operation runs in the event loop: its resolvers only read memory, and its size is limited.
    """

    async def graphql(request: Request) -> Response:
        if _is_browser_visit(request):
            return graphiql_page()
        try:
            operation = await read_operation(request)
        except RequestError as error:
            return refusal(error)
        request.scope[OPERATION_NAME] = _name(operation)
        answer = execute(schema, graph, operation.query, operation.variables, operation.name)
        return Response(orjson.dumps(answer), media_type="application/json")

    return graphql


def _name(operation: Operation) -> str | None:
    if operation.name:
        return operation.name[:MAX_NAME]
    found = _NAMED.search(operation.query)
    return found[1] if found else None


def _is_browser_visit(request: Request) -> bool:
    wants_page = "text/html" in request.headers.get("accept", "")
    return request.method == "GET" and wants_page and "query" not in request.query_params
