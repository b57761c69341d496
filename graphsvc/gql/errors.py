"""The one translator of errors into GraphQL: each gets a code, and what nobody expected is masked.

Codes beside those of `graphsvc.errors`:
    GRAPHQL_SYNTAX_ERROR: the text is not GraphQL.
    GRAPHQL_VALIDATION_FAILED: it is, but the schema has no such field, argument or value.
    BAD_USER_INPUT: a variable has not the type that the operation declares.
    SCHEMA_COORDINATE_UNKNOWN: the schema has nothing at a coordinate that is asked for.
    OPERATION_TOO_LARGE: it is deeper, longer or asks for more than one operation may; `value` is by `ratio` times
        above `limit`.
    OPERATION_TIMEOUT: it takes longer than one operation may.
    INTROSPECTION_DISABLED: it asks for the schema, and the operator has switched that off.
    INTERNAL: our fault; `extensions.id` is in the log.
"""

import logging
import math
import uuid
from collections.abc import Mapping
from typing import Any, Final

from graphql import GraphQLError, GraphQLSyntaxError

from graphsvc.errors import GraphsvcError
from graphsvc.gql.native_errors import (
    SYNTAX_HINT,
    VARIABLES_HINT,
    given_of,
    hint_of,
    literal_of,
    message_of,
    one_of_hint,
)

_LOG: Final = logging.getLogger("graphsvc")

_GAVE_UP: Final = "Validation aborted."
"""All that graphql-core says when comparing fields pair by pair takes it too long."""


_SPLIT: Final = "split the operation"
_INTERNAL_HINT: Final = "the service's log tells more under this id"


class OperationTooLargeError(GraphsvcError):
    """An operation is deeper, longer or asks for more than one operation may."""

    code = "OPERATION_TOO_LARGE"

    def __init__(
        self, message: str, *, value: object = None, limit: float | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message, value=value, hint=hint)
        self.limit = limit

    @property
    def ratio(self) -> float | None:
        """How many times the limit it is, rounded up, or None where one of the two is not a number."""
        if self.limit is None or not isinstance(self.value, int | float):
            return None
        return math.ceil(self.value * 100 / self.limit) / 100


class OperationTimeoutError(GraphsvcError):
    """An operation takes longer than one may; what it has found so far is not sent."""

    code = "OPERATION_TIMEOUT"


class IntrospectionDisabledError(GraphsvcError):
    """An operation asks for the schema, and the operator has switched that off."""

    code = "INTROSPECTION_DISABLED"


class SchemaCoordinateError(GraphsvcError):
    """The schema has nothing at a coordinate."""

    code = "SCHEMA_COORDINATE_UNKNOWN"


class VariablesError(GraphsvcError):
    """The variables cannot be what the operation declares."""

    code = "BAD_USER_INPUT"


def translate(error: GraphQLError, variables: Mapping[str, Any] | None) -> GraphQLError:
    """Return the error as a client may see it.

    Args:
        error: As graphql-core reports it.
        variables: The values of the request's variables once validation is over, so that an error without a cause is
            about values, not about the text; None before.
    """
    match error.original_error:
        case GraphsvcError() as cause:
            over = _over(cause) if isinstance(cause, OperationTooLargeError) else {}
            return _coded(error, cause.code, value=cause.value, **over, hint=cause.hint)
        case RecursionError():
            return _coded(error, OperationTooLargeError.code, message="the operation nests too deep", hint=_SPLIT)
        case None | GraphQLError():
            if "code" in (error.extensions or {}):
                return error
            if error.message == _GAVE_UP:
                return _coded(
                    error, OperationTooLargeError.code, message="the operation repeats too many fields", hint=_SPLIT
                )
            return _native(error, variables)
        case cause:
            return _masked(error, cause)


def _over(error: OperationTooLargeError) -> dict[str, Any]:
    return {"limit": error.limit, "ratio": error.ratio}


def _native(error: GraphQLError, variables: Mapping[str, Any] | None) -> GraphQLError:
    message = message_of(error)
    if isinstance(error, GraphQLSyntaxError):
        return _coded(error, "GRAPHQL_SYNTAX_ERROR", message=message, hint=SYNTAX_HINT)
    if variables is None:
        return _coded(error, "GRAPHQL_VALIDATION_FAILED", message=message, value=literal_of(error), hint=hint_of(error))
    hint = one_of_hint(error) or VARIABLES_HINT
    return _coded(error, VariablesError.code, message=message, value=given_of(error, variables), hint=hint)


def _masked(error: GraphQLError, cause: Exception) -> GraphQLError:
    incident = uuid.uuid4().hex[:12]
    _LOG.error("internal error %s at %s", incident, error.path, exc_info=cause)
    return _coded(error, "INTERNAL", message="internal error", id=incident, hint=_INTERNAL_HINT)


def _coded(
    error: GraphQLError,
    code: str,
    *,
    message: str | None = None,
    **more: Any,  # noqa: ANN401 - JSON values
) -> GraphQLError:
    return GraphQLError(
        message or error.message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        original_error=error.original_error,
        extensions={"code": code, **{name: told for name, told in more.items() if told is not None}},
    )
