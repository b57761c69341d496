"""The application: a value made of a graph and settings."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from graphsvc.gql import build_schema
from graphsvc.graph import KnowledgeGraph
from graphsvc.resources import SCHEMA_FILE
from graphsvc.settings import Settings
from graphsvc.web.errors import MethodError, PathError, refusal
from graphsvc.web.health import health
from graphsvc.web.operations import METHODS, graphql_endpoint
from graphsvc.web.pages import graphiql_page, start_page
from graphsvc.web.requests import RequestLog

PREFLIGHT_SECONDS = 600
"""How long a browser may keep a preflight's answer; Starlette's default."""


def create_app(graph: KnowledgeGraph, settings: Settings) -> Starlette:
    """Return the application that answers from this graph."""

    def start(request: Request) -> HTMLResponse:
        return start_page(graph.release, str(request.base_url))

    def graphiql(_: Request) -> HTMLResponse:
        return graphiql_page()

    def state(_: Request) -> Response:
        return health(graph.release)

    sdl = SCHEMA_FILE.read_text(encoding="utf-8")

    def schema(_: Request) -> PlainTextResponse:
        return PlainTextResponse(sdl)

    return Starlette(
        routes=[
            Route("/", start),
            Route("/graphql", graphql_endpoint(build_schema(), graph), methods=METHODS),
            Route("/graphiql", graphiql),
            Route("/health", state),
            Route("/schema.graphql", schema),
        ],
        middleware=[Middleware(RequestLog), *_cors(settings)],
        exception_handlers={404: _no_such_path, 405: _no_such_method},
    )


def _cors(settings: Settings) -> tuple[Middleware, ...]:
    if not settings.cors_origins:
        return ()
    return (
        Middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=METHODS,
            allow_headers=("content-type", "x-request-id"),
            expose_headers=("x-request-id",),
            max_age=PREFLIGHT_SECONDS,
        ),
    )


def _no_such_path(request: Request, _: Exception) -> Response:
    return refusal(
        PathError(
            "nothing is served at this path",
            value=request.url.path,
            hint="the start page at / names what is; operations go to /graphql",
        )
    )


def _no_such_method(request: Request, error: Exception) -> Response:
    headers = error.headers if isinstance(error, HTTPException) else {}
    allowed = ", ".join(sorted((headers or {}).get("Allow", "GET").split(", ")))
    return refusal(
        MethodError(f"this path does not take {request.method}", value=request.method, hint=f"use {allowed}"),
        {"allow": allowed},
    )
