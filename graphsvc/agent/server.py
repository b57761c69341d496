"""The server of the Model Context Protocol: what the SDK calls, over whichever transport."""

import asyncio
import logging
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from difflib import get_close_matches
from importlib.metadata import version
from typing import Final

from mcp import types
from mcp.server import Server, ServerRequestContext

from graphsvc.agent import resources
from graphsvc.agent.context import AgentContext
from graphsvc.agent.counting import tokens_of
from graphsvc.agent.errors import Failure, UnknownToolError, failure_of
from graphsvc.agent.limits import MAX_TEXT, THREADS
from graphsvc.agent.prompts import PROMPTS, filled
from graphsvc.agent.tool import call
from graphsvc.agent.tools import offered
from graphsvc.agent.wire import (
    filled_on_wire,
    prompt_on_wire,
    protocol_errors,
    resource_on_wire,
    result_on_wire,
    template_on_wire,
    tool_on_wire,
    window_on_wire,
)

INSTRUCTIONS: Final = (
    "What documents say about US medical billing codes, with the words that say it. Ids are CURIEs: cpt:77620, "
    "modifier:26, payer:aetna; resolve tells them. Every statement has a status (AFFIRMED, CONDITIONAL, NEGATED) and "
    "evidence: cite document_name, section, start, end and quote. An answer with `cut` is not whole: its hint says how "
    "to ask for the rest. Nothing is guessed: what no tool returns, no document says. The text of a document is the "
    "resource graphsvc://document/ID?start=0&end=12000."
)

Threads = ThreadPoolExecutor
_Request = ServerRequestContext[Threads]

_LOG: Final = logging.getLogger("graphsvc.agent")


def agent_server(context: AgentContext) -> Server[Threads]:
    """Return a server that answers from a context; any number of connections share it.

    Answers are worked out in `THREADS` threads, so that the event loop goes on meanwhile.
    """
    tools = {tool.name: tool for tool in offered(context.runnable)}
    listed = [tool_on_wire(tool) for tool in tools.values()]

    async def list_tools(_: _Request, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=listed)

    async def call_tool(request: _Request, asked: types.CallToolRequestParams) -> types.CallToolResult:
        answer: bytes | Failure
        if tool := tools.get(asked.name):
            loop = asyncio.get_running_loop()
            answer = await loop.run_in_executor(request.lifespan_context, call, context, tool, asked.arguments or {})
        else:
            answer = failure_of(_unknown(asked.name, tuple(tools)))
        _log(asked.name, answer)
        return result_on_wire(answer)

    async def list_resources(_: _Request, asked: types.PaginatedRequestParams | None) -> types.ListResourcesResult:
        with protocol_errors():
            found, following = resources.readables(context, asked.cursor if asked else None)
        return types.ListResourcesResult(resources=[resource_on_wire(one) for one in found], next_cursor=following)

    async def list_templates(_: _Request, __: types.PaginatedRequestParams | None) -> types.ListResourceTemplatesResult:
        return types.ListResourceTemplatesResult(
            resource_templates=[template_on_wire(one) for one in resources.TEMPLATES]
        )

    async def read_resource(_: _Request, asked: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        with protocol_errors():
            return window_on_wire(resources.read(context, asked.uri))

    async def list_prompts(_: _Request, __: types.PaginatedRequestParams | None) -> types.ListPromptsResult:
        return types.ListPromptsResult(prompts=[prompt_on_wire(prompt) for prompt in PROMPTS])

    async def get_prompt(_: _Request, asked: types.GetPromptRequestParams) -> types.GetPromptResult:
        with protocol_errors():
            return filled_on_wire(*filled(asked.name, asked.arguments or {}))

    return Server(
        "graphsvc",
        version=version("graphsvc"),
        title="graphsvc",
        instructions=INSTRUCTIONS,
        lifespan=_threads,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
        on_list_prompts=list_prompts,
        on_get_prompt=get_prompt,
    )


@asynccontextmanager
async def _threads(_: Server[Threads]) -> AsyncIterator[Threads]:
    """Give threads to answer in; at the end those that still work are not waited for, and what waits is dropped."""
    threads = ThreadPoolExecutor(THREADS, "graphsvc-agent")
    try:
        yield threads
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


def _unknown(name: str, names: tuple[str, ...]) -> UnknownToolError:
    near = get_close_matches(name[:MAX_TEXT], names, n=1)
    return UnknownToolError(
        f"no tool is called '{name[:MAX_TEXT]}'",
        value=name,
        hint=f"did you mean '{near[0]}'?" if near else f"there are {', '.join(names)}",
    )


def _log(name: str, answer: bytes | Failure) -> None:
    if isinstance(answer, Failure):
        _LOG.info("tool %s: %s", name[:MAX_TEXT].encode("unicode_escape").decode(), answer.code)
    else:
        _LOG.info("tool %s: about %d tokens", name, tokens_of(answer))
