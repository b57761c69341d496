"""What the declarations of this room are in the types of the protocol's SDK."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import orjson
from mcp import MCPError, types

from graphsvc.agent.errors import Failure, failure_of, internal_failure
from graphsvc.agent.forms import json_of
from graphsvc.agent.prompts import Prompt
from graphsvc.agent.resources import Readable, Window
from graphsvc.agent.schemas import input_schema, output_schema
from graphsvc.agent.tool import Tool
from graphsvc.errors import GraphsvcError

INVALID_PARAMS: Final = -32602
"""JSON-RPC 2.0, section 5.1; what the protocol has for a resource or a prompt that is not there, too."""

INTERNAL_ERROR: Final = -32603
"""JSON-RPC 2.0, section 5.1."""

_READING: Final = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
"""Every tool only reads, and from the documents of the service alone."""


def tool_on_wire(tool: Tool[Any]) -> types.Tool:
    """Return a tool as it is listed."""
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=input_schema(tool.arguments),
        output_schema=output_schema(tool.answer),
        annotations=_READING,
    )


def result_on_wire(answer: bytes | Failure) -> types.CallToolResult:
    """Return the result of a call: the answer both as text and as structured content, which are the same JSON.

    An error is text alone: clients hold structured content to the schema of answers, of errors too.
    """
    if isinstance(answer, Failure):
        told = json_of(answer).decode()
        return types.CallToolResult(content=[types.TextContent(text=f'{{"error":{told}}}')], is_error=True)
    return types.CallToolResult(
        content=[types.TextContent(text=answer.decode())], structured_content=orjson.loads(answer)
    )


def resource_on_wire(readable: Readable) -> types.Resource:
    """Return a resource as it is listed."""
    return types.Resource(
        uri=readable.uri, name=readable.name, description=readable.description, mime_type=readable.media_type
    )


def template_on_wire(readable: Readable) -> types.ResourceTemplate:
    """Return a template of addresses as it is listed."""
    return types.ResourceTemplate(
        uri_template=readable.uri, name=readable.name, description=readable.description, mime_type=readable.media_type
    )


def window_on_wire(window: Window) -> types.ReadResourceResult:
    """Return a stretch of a resource: its text to the letter, and beside it what it is of and what follows."""
    place = {"start": window.start, "end": window.end, "length": window.length, "next": window.following}
    contents = types.TextResourceContents(
        uri=window.uri, mime_type=window.media_type, text=window.text, _meta={"graphsvc/window": place}
    )
    return types.ReadResourceResult(contents=[contents])


def prompt_on_wire(prompt: Prompt) -> types.Prompt:
    """Return a prompt as it is listed."""
    return types.Prompt(
        name=prompt.name,
        title=prompt.title,
        description=prompt.description,
        arguments=[
            types.PromptArgument(name=argument.name, description=argument.description, required=True)
            for argument in prompt.arguments
        ],
    )


def filled_on_wire(prompt: Prompt, text: str) -> types.GetPromptResult:
    """Return a prompt that is filled in."""
    message = types.PromptMessage(role="user", content=types.TextContent(text=text))
    return types.GetPromptResult(description=prompt.description, messages=[message])


@contextmanager
def protocol_errors() -> Iterator[None]:
    """Tell errors of what has no results with errors in them: resources, prompts and lists.

    The SDK would send the text of any other exception.

    Raises:
        MCPError: something was raised within; code, value and hint are in `data`.
    """
    try:
        yield
    except GraphsvcError as error:
        raise _error(INVALID_PARAMS, failure_of(error)) from None
    except Exception:  # noqa: BLE001 - the last place that can mask what went wrong
        raise _error(INTERNAL_ERROR, internal_failure("a resource or prompt")) from None


def _error(code: int, failure: Failure) -> MCPError:
    return MCPError(code, failure.message, orjson.loads(json_of(failure)))
