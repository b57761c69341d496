"""A tool: what it takes, what it answers, and the call of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import orjson
from pydantic import ValidationError

from graphsvc.agent.answering import Arguments
from graphsvc.agent.context import AgentContext
from graphsvc.agent.errors import MAX_VALUE, Failure, RefusedOperationError, failure_of, internal_failure
from graphsvc.agent.forms import adapter_of, json_of
from graphsvc.agent.schemas import input_schema
from graphsvc.errors import ArgumentError, GraphsvcError

A = TypeVar("A", bound=Arguments)

_UNKNOWN: Final = "unexpected_keyword_argument"
_LACKING: Final = "missing"
"""What pydantic calls these errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool(Generic[A]):
    """A question that an agent can ask.

    Attributes:
        name: What it is called by.
        title: For people.
        description: What it answers, and an example.
        arguments: The form of its arguments.
        answer: The form of its answers: a class, or an alias such as `Answer[ShownStatement]`.
        ask: Answers.
    """

    name: str
    title: str
    description: str
    arguments: type[A]
    answer: Any
    ask: Callable[[AgentContext, A], object]


def call(context: AgentContext, tool: Tool[Any], given: Mapping[str, Any]) -> bytes | Failure:
    """Return the answer of a tool as JSON, or why there is none; nothing is raised."""
    try:
        return json_of(tool.ask(context, _read(tool, given)), tool.answer)
    except GraphsvcError as error:
        return failure_of(error)
    except RefusedOperationError as error:
        return error.failure
    except Exception:  # noqa: BLE001 - the last place that can mask what went wrong
        return internal_failure(f"the tool {tool.name}")


def _read(tool: Tool[A], given: Mapping[str, Any]) -> A:
    try:
        arguments: A = adapter_of(tool.arguments).validate_json(orjson.dumps(given))
    except orjson.JSONEncodeError as error:
        raise ArgumentError(
            f"the arguments cannot be read: {error}",
            hint="send JSON that nests less deep, whole numbers of at most 64 bits",
        ) from None
    except ValidationError as error:
        raise _argument_error(tool, error) from None
    return arguments


def _argument_error(tool: Tool[Any], error: ValidationError) -> ArgumentError:
    found = error.errors(include_url=False, include_context=False)
    # A name that is not known is a slip, and what is lacking beside it is often what it was meant for.
    first = min(found, key=lambda one: one["type"] != _UNKNOWN)
    place = ".".join(map(str, first["loc"]))
    names = ", ".join(input_schema(tool.arguments)["properties"])
    if first["type"] == _UNKNOWN:
        return ArgumentError(f"{tool.name} takes no '{place[:MAX_VALUE]}'", value=place, hint=f"it takes {names}")
    if first["type"] == _LACKING:
        return ArgumentError(f"{tool.name} needs '{place}'", value=place, hint=f"it takes {names}")
    return ArgumentError(
        f"{place}: {first['msg']}", value=first["input"], hint="the tool's inputSchema has types, bounds and values"
    )
