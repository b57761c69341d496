"""Why a call is not answered, and how an agent is told."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from graphsvc.errors import GraphsvcError
from graphsvc.gql import message_with_place

_LOG: Final = logging.getLogger("graphsvc.agent")

MAX_VALUE: Final = 80
"""Characters of an offending value that are sent back."""


class UnknownToolError(GraphsvcError):
    """No tool has this name."""

    code = "TOOL_UNKNOWN"


class UnknownOperationError(GraphsvcError):
    """No saved operation has this name."""

    code = "SAVED_OPERATION_UNKNOWN"


class UnknownResourceError(GraphsvcError):
    """No resource has this address."""

    code = "RESOURCE_UNKNOWN"


class UnknownPromptError(GraphsvcError):
    """No prompt has this name."""

    code = "PROMPT_UNKNOWN"


class AnswerTooLargeError(GraphsvcError):
    """Not even the start of the answer fits into the tokens it may take."""

    code = "ANSWER_TOO_LARGE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What an agent is told of an error; its fields are those of `GraphsvcError`, and `id` is in the log."""

    code: str
    message: str
    value: str | None = None
    hint: str | None = None
    id: str | None = None


class RefusedOperationError(Exception):
    """GraphQL refused an operation, and told why."""

    def __init__(self, errors: Sequence[Mapping[str, Any]]) -> None:
        told = errors[0]["extensions"]
        message = message_with_place(errors[0])
        super().__init__(message)
        self.failure = Failure(
            code=told["code"],
            message=message,
            value=_shown(told.get("value")),
            hint=told.get("hint"),
            id=told.get("id"),
        )


def failure_of(error: GraphsvcError) -> Failure:
    """Return what an agent is told of an error that is the caller's to mend."""
    return Failure(code=error.code, message=error.message, value=_shown(error.value), hint=error.hint)


def internal_failure(place: str) -> Failure:
    """Log the exception that is being handled, and return all that an agent is told of it: the id of the entry."""
    incident = uuid4().hex[:12]
    _LOG.exception("internal error %s in %s", incident, place)
    hint = "the service's log tells more under this id"
    return Failure(code="INTERNAL", message="internal error", id=incident, hint=hint)


def _shown(value: object) -> str | None:
    return None if value is None else str(value)[:MAX_VALUE]
