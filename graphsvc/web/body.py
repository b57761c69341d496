"""A request becomes the operation it asks for, or is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson
from starlette.requests import Request

from graphsvc.web.errors import BatchError, BodyTooLargeError, MediaTypeError, RequestError

MAX_BODY: Final = 1024 * 1024
"""Bytes of a body (1 MiB): the saved operations have less than 2 kB; 20,000 ids as a variable fit."""

_EXAMPLE: Final = '{"query": "{ release { id } }"}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What a request asks for: a GraphQL text, its variables, and which operation of the text to run."""

    query: str
    variables: dict[str, Any] | None
    name: str | None


async def read_operation(request: Request) -> Operation:
    """Return the operation of a GET's query string or a POST's JSON body.

    Raises:
        RequestError: it holds none, in the way that the error's class tells.
    """
    if request.method != "POST":
        fields: dict[str, object] = {name: text for name, text in request.query_params.items() if text}
        if variables := request.query_params.get("variables"):
            fields["variables"] = _json(variables.encode(), "variables")
        return _operation(fields)
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise MediaTypeError(
            "the body is not declared as JSON",
            value=media_type or None,
            hint="send the header Content-Type: application/json",
        )
    data = _json(await _body(request), "body")
    if isinstance(data, list):
        raise BatchError("the body is a list", hint="send one operation in each request")
    if not isinstance(data, dict):
        raise RequestError("the body is not a JSON object", value=data, hint=f"send an object like {_EXAMPLE}")
    return _operation(data)


async def _body(request: Request) -> bytes:
    chunks: list[bytes] = []
    length = 0
    async for chunk in request.stream():
        length += len(chunk)
        if length > MAX_BODY:
            raise BodyTooLargeError(
                f"the body has more than {MAX_BODY:,} bytes",
                hint="ask for less at once, or send long values as variables in several requests",
            )
        chunks.append(chunk)
    return b"".join(chunks)


def _json(content: bytes, name: str) -> Any:  # noqa: ANN401 - JSON is anything
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise RequestError(f"the {name} cannot be read as JSON: {error}", hint=f"send UTF-8 like {_EXAMPLE}") from None


def _operation(fields: Mapping[str, object]) -> Operation:
    query = _field(fields, "query", str, "a text")
    if not query:
        raise RequestError("the request has no 'query'", hint=f"send an object like {_EXAMPLE}")
    return Operation(
        query=query,
        variables=_field(fields, "variables", dict, "an object"),
        name=_field(fields, "operationName", str, "a text") or None,
    )


def _field(fields: Mapping[str, object], name: str, kind: type, told: str) -> Any:  # noqa: ANN401 - of `kind`, or None
    value = fields.get(name)
    if value is not None and not isinstance(value, kind):
        raise RequestError(f"'{name}' is not {told}", value=value, hint=f"send {told}, or leave '{name}' out")
    return value
