"""The server over stdin and stdout, for a client that starts it as a process of its own."""

import asyncio
import signal

from mcp.server.stdio import stdio_server

from graphsvc.agent.context import AgentContext
from graphsvc.agent.server import agent_server


def serve_stdio(context: AgentContext) -> None:
    """Answer until stdin ends; a stop signal ends the process at once, since nothing is kept that could be lost.

    Nothing but the protocol goes to stdout: what anything else writes there goes to stderr meanwhile.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        # A thread of the SDK waits for stdin, and no signal that Python handles would end it.
        signal.signal(number, signal.SIG_DFL)
    asyncio.run(_serve(context))


async def _serve(context: AgentContext) -> None:
    server = agent_server(context)
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())
