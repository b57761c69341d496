"""An attack: the bytes that are sent, and what has to come back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

NO_ANSWER = None
"""The code where the client leaves before its request is whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One attack.

    Attributes:
        name: What is done.
        request: The bytes on the wire.
        status: The HTTP status that has to come back; None where the client leaves and nothing is to come.
        code: What `extensions.code` of every error has to be; `NO_ANSWER` where there is none.
    """

    name: str
    request: bytes
    status: int | None
    code: str | None


def http(method: str, target: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> bytes:
    """Return a request after which the server closes the connection."""
    told = {"Host": "localhost", "Connection": "close", "Accept": "application/json", **(headers or {})}
    if body and "Transfer-Encoding" not in told:
        told.setdefault("Content-Length", str(len(body)))
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
    return "\r\n".join((*lines, "", "")).encode("latin-1") + body


def post(body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """Return a request with a body that is declared as JSON."""
    return http("POST", "/graphql", body, {"Content-Type": "application/json", **(headers or {})})


def get(**params: str) -> bytes:
    """Return a request with an operation in the query string."""
    return http("GET", f"/graphql?{urlencode(params)}")


def operation(name: str, query: str, code: str, variables: object = None, **more: object) -> Attack:
    """Return an attack by an operation: GraphQL refuses it, so that HTTP has no complaint."""
    body = json.dumps({"query": query, "variables": variables, **more}).encode()
    return Attack(name=name, request=post(body), status=200, code=code)


def body(name: str, content: bytes, code: str, status: int = 400, **headers: str) -> Attack:
    """Return an attack by a body that is no operation."""
    told = {key.replace("_", "-"): value for key, value in headers.items()}
    return Attack(name=name, request=post(content, told), status=status, code=code)
