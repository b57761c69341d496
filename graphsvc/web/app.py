"""The application: a value made of a graph and settings."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ExceptionHandler

from graphsvc.agent import agent_context
from graphsvc.gql import build_schema, manifest_of, policy_of, saved_operations
from graphsvc.graph import KnowledgeGraph
from graphsvc.resources import SCHEMA_FILE, WEB_PAGES
from graphsvc.settings import Settings
from graphsvc.web.agents import agents
from graphsvc.web.caching import Caching
from graphsvc.web.choosing import Choosing
from graphsvc.web.errors import MethodError, UnknownPathError
from graphsvc.web.exports import Exports
from graphsvc.web.health import health
from graphsvc.web.operations import METHODS, graphql_endpoint
from graphsvc.web.pages import Pages
from graphsvc.web.published import published
from graphsvc.web.requests import RequestLog
from graphsvc.web.responses import refusal
from graphsvc.web.sparql import Sparql
from graphsvc.web.trust import Trust

PREFLIGHT_SECONDS = 600
"""How long a browser may keep a preflight's answer; Starlette's default."""

AGENT_HEADERS = ("mcp-protocol-version", "mcp-method", "mcp-name")
"""What a client of the Model Context Protocol sends beside what browsers let every page send."""


def create_app(graph: KnowledgeGraph, settings: Settings, web_pages: Path = WEB_PAGES) -> Starlette:
    """Return the application that answers from this graph.

    Args:
        graph: What is asked about.
        settings: How it is served.
        web_pages: Where the front end was built to.

    Raises:
        OperationError: the operations to save, which the settings name, cannot be read.
    """
    saved = saved_operations(settings.operations)
    manifest = orjson.dumps(manifest_of(saved))
    sdl = SCHEMA_FILE.read_text(encoding="utf-8")
    caching = Caching(graph.release, sdl, settings.cache_max_age)
    trust = Trust(saved, settings.runnable)
    pages = Pages(web_pages)
    answering = build_schema(policy_of(settings))
    of_agents = agents(agent_context(graph, settings, answering, saved), settings)
    exports = Exports(graph, Choosing(graph, answering, saved), caching)
    sparql = Sparql(graph, caching, settings)

    @asynccontextmanager
    async def serving(_: Starlette) -> AsyncIterator[None]:
        """Answer agents; make what else first answers would wait for, beside the first requests: seconds if large."""
        loop = asyncio.get_running_loop()
        loop.run_in_executor(None, graph.texts.get)
        loop.run_in_executor(None, graph.fields.get)
        loop.run_in_executor(None, lambda: answering.catalogue)
        try:
            async with of_agents.running():
                yield
        finally:
            await asyncio.to_thread(sparql.close)

    def state(_: Request) -> Response:
        return health(graph.release)

    def operations(_: Request) -> Response:
        return Response(manifest, media_type="application/json")

    def schema(_: Request) -> PlainTextResponse:
        return PlainTextResponse(sdl)

    return Starlette(
        routes=[
            Route(
                "/graphql",
                graphql_endpoint(answering, graph, trust, caching, settings),
                methods=METHODS,
            ),
            of_agents.route(),
            Route("/health", state),
            Route("/operations.json", operations),
            Route("/schema.graphql", schema),
            *published(),
            *exports.routes(),
            sparql.route(),
            *pages.routes(),
        ],
        middleware=[Middleware(RequestLog, graph.release.id), *_cors(settings)],
        exception_handlers=_handlers(graph.release.id, pages),
        lifespan=serving,
    )


def _cors(settings: Settings) -> tuple[Middleware, ...]:
    if not settings.cors_origins:
        return ()
    return (
        Middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=METHODS,
            allow_headers=("content-type", "if-none-match", "x-request-id", *AGENT_HEADERS),
            expose_headers=("etag", "x-request-id"),
            max_age=PREFLIGHT_SECONDS,
        ),
    )


def _handlers(release: str, pages: Pages) -> Mapping[Any, ExceptionHandler]:
    """Return what answers where no route does, by HTTP status."""

    def no_such_path(request: Request, _: Exception) -> Response:
        response = pages.nowhere(request) or not_found(request)
        response.headers.add_vary_header("Accept")
        return response

    def not_found(request: Request) -> Response:
        error = UnknownPathError(
            "nothing is served at this path",
            value=request.url.path,
            hint="ask at /graphql or /sparql, agents at /mcp, people at /; the schema is at /schema.graphql",
        )
        return refusal(error, release)

    def no_such_method(request: Request, error: Exception) -> Response:
        headers = error.headers if isinstance(error, HTTPException) else {}
        allowed = ", ".join(sorted((headers or {}).get("Allow", "GET").split(", ")))
        refused = MethodError(f"this path does not take {request.method}", value=request.method, hint=f"use {allowed}")
        return refusal(refused, release, headers={"allow": allowed})

    return {404: no_such_path, 405: no_such_method}
