"""The way in and out of the command: verbs, exit codes, and errors as two lines instead of a trace."""

import errno
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from graphsvc.cli import terminal
from graphsvc.cli.exits import Exit
from graphsvc.errors import GraphsvcError, SchemaBreakError, SchemaDriftError

VERBS: Final = {
    "serve": "Answer GraphQL over HTTP.",
    "mcp": "Answer agents by the Model Context Protocol, over stdin and stdout.",
    "extract": "Print the assertions and gaps of documents.",
    "query": "Answer an operation from documents, without a server.",
    "sparql": "Answer a SPARQL query from documents, without a server.",
    "export": "Write the graph, or a part of it, for other tools.",
    "evaluate": "Compare what is extracted with labels.",
    "schema": "Print the GraphQL schema, or compare it with the published file.",
}
"""What each does, in the order of the help; the verb `x` is the command `x` of the module `graphsvc.cli.x`."""

EPILOG: Final = """\b
Exit codes:
  0  all is well
  1  a document was skipped, an answer has errors, a figure is too low, or the schema file differs
  2  wrong usage, or nothing could be done
  130  stopped by Ctrl-C
  141  the reader of the output is gone

\b
Examples:
  graphsvc serve
  graphsvc extract policies/ > policies.jsonl
  graphsvc query '{ modifier(code: "26") { codes { nodes { code title } } } }'
"""


class Verbs(click.Group):
    """A group that imports a verb when it is run: `extract` needs no web server, and the help needs no verb."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the verbs in the order of the help."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the verb as help and completion list it, or None where there is no such verb."""
        return click.Command(cmd_name, short_help=VERBS[cmd_name]) if cmd_name in VERBS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the verb's name, the verb itself, and its arguments."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, getattr(import_module(f"graphsvc.cli.{name}"), name) if name else None, rest

    def invoke(self, ctx: click.Context) -> int:
        """Run the verb; click would end the process by itself where the reader of stdout is gone."""
        try:
            result = super().invoke(ctx)
            terminal.flush()
        except OSError as error:
            return _not_written(error)
        return result if isinstance(result, int) else Exit.OK


@click.group(cls=Verbs, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="graphsvc", message="graphsvc %(version)s")
def app() -> None:
    """Ask what documents say about US medical billing codes, with the words that say it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        arguments: What stands behind the command's name; those of the process for None.
    """
    terminal.prepare()
    try:
        code = app.main(arguments, prog_name="graphsvc", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        return Exit.INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.UsageError as error:
        place = error.ctx.command_path if error.ctx else "graphsvc"
        terminal.error(error.format_message(), f"{place} --help tells the usage")
    except OSError as error:  # of --help, which no verb writes
        return _not_written(error)
    except (SchemaDriftError, SchemaBreakError) as error:
        terminal.error(error.message, error.hint)
        return Exit.INCOMPLETE
    except GraphsvcError as error:
        terminal.error(error.message, error.hint)
    else:
        return int(code or Exit.OK)
    return Exit.NOTHING_DONE


def _not_written(error: OSError) -> Exit:
    """Return how the command ends that could not write; what it still has to write is let go of."""
    terminal.abandon_output()
    if error.errno == errno.EPIPE:
        return Exit.READER_GONE
    terminal.error(error.strerror or str(error), "check the disk and the permissions")
    return Exit.NOTHING_DONE
