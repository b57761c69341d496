"""A request becomes what it asks for, or is refused."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson
from starlette.requests import Request

from graphsvc.web.errors import BatchError, BodyTimeoutError, BodyTooLargeError, MediaTypeError, RequestError
from graphsvc.web.negotiation import JSON

MAX_BODY: Final = 1024 * 1024
"""Bytes of a body (1 MiB): the saved operations have less than 2 kB; 20,000 ids as a variable fit."""

_EXAMPLE: Final = '{"query": "{ release { id } }"}'

_CHARSET: Final = re.compile(r';\s*charset\s*=\s*"?([^\s";]*)')


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphQLRequest:
    """What a request asks for.

    Attributes:
        query: A GraphQL text, or None where `document_id` names one.
        document_id: What a saved operation is known by, or None where `query` is given.
        variables: By name.
        operation_name: Which operation of the text to run, or None.
        claimed_id: What a hash sent beside `query` says that it is known by, or None.
    """

    query: str | None
    document_id: str | None
    variables: dict[str, Any]
    operation_name: str | None
    claimed_id: str | None = None


async def read_request(request: Request, seconds: float) -> GraphQLRequest:
    """Return what a GET's query string or a POST's JSON body asks for.

    No form is read: a page of another origin can send one without asking, but not JSON (Fetch standard, CORS-safelisted
    request headers).

    Args:
        request: Of any method.
        seconds: How long the body may take to arrive.

    Raises:
        RequestError: it asks for nothing, in the way that the error's class tells.
    """
    if request.method != "POST":
        return _graphql_request(_parameters(request))
    data = _json(await read_content(request, seconds), "body")
    if isinstance(data, list):
        raise BatchError("the body is a list", hint="send one operation in each request")
    if not isinstance(data, dict):
        raise RequestError("the body is not a JSON object", value=data, hint=f"send an object like {_EXAMPLE}")
    return _graphql_request(data)


async def read_content(request: Request, seconds: float) -> bytes:
    """Return the body of a POST, which is declared as JSON, and may be none.

    Args:
        request: A POST.
        seconds: How long the body may take to arrive.

    Raises:
        MediaTypeError: it is not declared as JSON in UTF-8.
        BodyTooLargeError: it has more than `MAX_BODY` bytes.
        BodyTimeoutError: it does not arrive in time.
    """
    check_media_type(request, {JSON: "JSON"})
    return await read_body(request, seconds)


def check_media_type(request: Request, taken: Mapping[str, str]) -> str:
    """Return the media type that a body is declared as.

    Args:
        request: A POST.
        taken: What is read here: media types, and what they are called.

    Raises:
        MediaTypeError: it is none of these, is not in UTF-8, or is compressed.
    """
    header = request.headers.get("content-type", "").lower()
    media_type = header.partition(";")[0].strip()
    charset = _CHARSET.search(header)
    if media_type not in taken or (charset and charset[1] not in {"utf-8", "utf8"}):
        raise MediaTypeError(
            f"the body is not declared as {' or '.join(taken.values())} in UTF-8",
            value=header or None,
            hint=f"send the header Content-Type: {' or '.join(taken)}",
        )
    coding = request.headers.get("content-encoding", "identity").lower()
    if coding != "identity":
        raise MediaTypeError("the body is compressed", value=coding, hint="send it without Content-Encoding")
    return media_type


def _parameters(request: Request) -> Mapping[str, object]:
    parameters: dict[str, object] = {}
    for name, text in request.query_params.multi_items():
        if name in parameters:
            raise RequestError(f"the parameter '{name}' is given twice", value=name, hint="give it once")
        parameters[name] = _json(text.encode(), name) if text and name in {"variables", "extensions"} else text or None
    return parameters


async def read_body(request: Request, seconds: float) -> bytes:
    """Return a body, whatever it is declared as.

    Raises:
        BodyTooLargeError: it has more than `MAX_BODY` bytes.
        BodyTimeoutError: it does not arrive within these seconds.
    """
    declared = request.headers.get("content-length", "")
    # More digits than the limit has are not worth reading, and Python refuses to read 5,000 of them.
    if declared.isdecimal() and (len(declared) > len(str(MAX_BODY)) or int(declared) > MAX_BODY):
        raise _too_large()
    try:
        async with asyncio.timeout(seconds):
            return await _stream(request)
    except TimeoutError:
        raise BodyTimeoutError(
            f"the body did not arrive within {seconds:g} seconds", hint="send it at once, and no more than is needed"
        ) from None


async def _stream(request: Request) -> bytes:
    chunks: list[bytes] = []
    length = 0
    async for chunk in request.stream():
        length += len(chunk)
        if length > MAX_BODY:
            raise _too_large()
        chunks.append(chunk)
    return b"".join(chunks)


def _too_large() -> BodyTooLargeError:
    return BodyTooLargeError(
        f"the body has more than {MAX_BODY:,} bytes",
        hint="ask for less at once, or send long values as variables in several requests",
    )


def _json(content: bytes, name: str) -> Any:  # noqa: ANN401 - JSON is anything
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise RequestError(f"the {name} cannot be read as JSON: {error}", hint=f"send UTF-8 like {_EXAMPLE}") from None


def _graphql_request(fields: Mapping[str, object]) -> GraphQLRequest:
    query = _field(fields, "query", str, "a text") or None
    extensions = _field(fields, "extensions", dict, "an object") or {}
    document_id = _field(fields, "documentId", str, "a text") or None
    if query and document_id:
        raise RequestError(
            "the request has both 'query' and 'documentId'", value=document_id, hint="send the text, or its id"
        )
    apollo_id = _apollo_id(extensions)
    if not query and not document_id:
        document_id = apollo_id
    if not query and not document_id:
        raise RequestError("the request has neither 'query' nor 'documentId'", hint=f"send an object like {_EXAMPLE}")
    return GraphQLRequest(
        query=query,
        document_id=document_id,
        variables=_field(fields, "variables", dict, "an object") or {},
        operation_name=_field(fields, "operationName", str, "a text") or None,
        claimed_id=apollo_id if query else None,
    )


def _apollo_id(extensions: Mapping[str, object]) -> str | None:
    """Return the id that Apollo Client and urql send in place of `documentId`: the hash alone."""
    persisted = extensions.get("persistedQuery")
    given = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    return f"sha256:{given}" if isinstance(given, str) and given else None


def _field(fields: Mapping[str, object], name: str, kind: type, told: str) -> Any:  # noqa: ANN401 - of `kind`, or None
    value = fields.get(name)
    if value is not None and not isinstance(value, kind):
        raise RequestError(f"'{name}' is not {told}", value=value, hint=f"send {told}, or leave '{name}' out")
    return value
