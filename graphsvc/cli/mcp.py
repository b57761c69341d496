"""`graphsvc mcp`: answers an agent over stdin and stdout, until its client ends."""

import click

from graphsvc.agent import agent_context, check_installed
from graphsvc.cli.corpus import CORPUS_SETTINGS, read_graph, warn
from graphsvc.cli.options import setting_options, settings_of
from graphsvc.gql import build_schema, policy_of, saved_operations
from graphsvc.web import configure_logs

EPILOG = """\b
Exit codes:
  0  stdin ended
  2  wrong usage, no documents, or the extra is not installed: pip install 'graphsvc[mcp]'

\b
Examples:
  graphsvc mcp
  graphsvc mcp --documents policies/
"""


@click.command(epilog=EPILOG)
@setting_options(
    *CORPUS_SETTINGS,
    "operation_timeout",
    "introspection",
    "suggestions",
    "operations",
    "runnable",
    "log_level",
    "log_format",
)
def mcp(**flags: str | tuple[str, ...] | None) -> None:
    """Answer agents by the Model Context Protocol, over stdin and stdout.

    A client starts this command and ends it. The log goes to stderr. `graphsvc serve` answers the same at /mcp.
    """
    check_installed()
    from graphsvc.agent.stdio import serve_stdio  # noqa: PLC0415 - needs the extra

    settings = settings_of(flags)
    saved = saved_operations(settings.operations)
    build = read_graph(settings)
    configure_logs(settings)
    warn(build.problems)
    serve_stdio(agent_context(build.graph, settings, build_schema(policy_of(settings)), saved))
