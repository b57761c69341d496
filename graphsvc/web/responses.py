"""The JSON responses of the service: answers, refusals and failures, every one with the release."""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from starlette.responses import Response

from graphsvc.errors import GraphsvcError
from graphsvc.web.errors import RequestError
from graphsvc.web.negotiation import JSON

MAX_VALUE: Final = 80
"""Characters of an offending value that are sent back."""

UNCACHED: Final = {"cache-control": "no-store"}
"""What is not an answer to keep: errors, and all answers to a POST."""


def answer(
    body: Mapping[str, Any], media_type: str = JSON, *, status: int = 200, headers: Mapping[str, str] = UNCACHED
) -> Response:
    """Return a response map as a response."""
    return Response(orjson.dumps(body), status, headers, f"{media_type}; charset=utf-8")


def refusal(
    error: RequestError, release: str, media_type: str = JSON, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the response that tells a client what was wrong with its request."""
    status = error.legacy_status or error.status if media_type == JSON else error.status
    return failure(error, release, status, media_type, headers)


def failure(
    error: GraphsvcError, release: str, status: int, media_type: str = JSON, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the response that tells a client of an error that is its own to mend."""
    value = str(error.value)[:MAX_VALUE] if error.value is not None else None
    told = {"code": error.code, "value": value, "hint": error.hint}
    return answer(
        _failed(error.message, told, release), media_type, status=status, headers={**UNCACHED, **(headers or {})}
    )


def internal_failure(error_id: str, release: str) -> Response:
    """Return the response to an error of ours: nothing of it but the id under which the log tells all."""
    told = {"code": "INTERNAL", "id": error_id, "hint": "the service's log tells more under this id"}
    return answer(_failed("internal error", told, release), status=500)


def _failed(message: str, told: Mapping[str, object], release: str) -> Mapping[str, Any]:
    extensions = {key: value for key, value in told.items() if value is not None}
    return {"errors": [{"message": message, "extensions": extensions}], "extensions": {"release": release}}
