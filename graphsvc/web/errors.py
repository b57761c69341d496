"""Requests that are refused before any operation runs, each with its HTTP status, in GraphQL's shape."""

from collections.abc import Mapping
from typing import ClassVar, Final

import orjson
from starlette.responses import Response

from graphsvc.errors import GraphsvcError

MAX_VALUE: Final = 80
"""Characters of an offending value that are sent back."""


class RequestError(GraphsvcError):
    """The request is not a GraphQL request."""

    code = "REQUEST_INVALID"
    status: ClassVar[int] = 400


class BatchError(RequestError):
    """The body holds several operations in a list."""

    code = "BATCH_UNSUPPORTED"


class PathError(RequestError):
    """Nothing is served at the path."""

    code = "PATH_NOT_FOUND"
    status = 404


class MethodError(RequestError):
    """The path is served, but not by this method."""

    code = "METHOD_NOT_ALLOWED"
    status = 405


class BodyTooLargeError(RequestError):
    """The body is longer than the service reads."""

    code = "BODY_TOO_LARGE"
    status = 413


class MediaTypeError(RequestError):
    """The body is not declared as JSON."""

    code = "MEDIA_TYPE_UNSUPPORTED"
    status = 415


def refusal(error: RequestError, headers: Mapping[str, str] | None = None) -> Response:
    """Return the response that tells a client what was wrong with its request."""
    value = str(error.value)[:MAX_VALUE] if error.value is not None else None
    extensions = {"code": error.code, "value": value, "hint": error.hint}
    return failure(error.status, error.message, extensions, headers)


def internal_failure(error_id: str) -> Response:
    """Return the response to an error of ours: nothing of it but the id under which the log tells all."""
    extensions = {"code": "INTERNAL", "id": error_id, "hint": "the service's log tells more under this id"}
    return failure(500, "internal error", extensions)


def failure(
    status: int, message: str, extensions: Mapping[str, object], headers: Mapping[str, str] | None = None
) -> Response:
    """Return a response with one error and no data."""
    told = {key: value for key, value in extensions.items() if value is not None}
    body = {"errors": [{"message": message, "extensions": told}]}
    return Response(orjson.dumps(body), status, headers, "application/json")
