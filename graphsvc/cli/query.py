"""`graphsvc query`: answers an operation from documents, without a server."""

import json

import click

from graphsvc.cli.corpus import CORPUS_SETTINGS, read_graph, warn
from graphsvc.cli.exits import Exit
from graphsvc.cli.operations import given_operation, variables_of
from graphsvc.cli.options import setting_options, settings_of
from graphsvc.gql import build_schema, check_declared, execute, manifest_of, saved_operations

EPILOG = """\b
Exit codes:
  0  the answer is whole
  1  the answer has errors, or a document was skipped
  2  wrong usage, or there are no documents

\b
Examples:
  graphsvc query '{ modifier(code: "26") { codes { nodes { code title } } } }'
  graphsvc query --list
  graphsvc query --manifest > operations.json
  graphsvc query question.graphql --variables '{"code": "26"}' --documents policies/
"""


@click.command(epilog=EPILOG)
@click.argument("operation", required=False)
@click.option("--variables", metavar="JSON", default="{}", help="The operation's variables, a JSON object.")
@click.option("--operation", "name", metavar="NAME", help="Which to run where the text holds several.")
@click.option("--list", "list_saved", is_flag=True, help="List the saved operations and stop.")
@click.option("--manifest", is_flag=True, help="Print the saved operations with their ids, for clients, and stop.")
@setting_options(*CORPUS_SETTINGS, "operations")
def query(
    operation: str | None,
    variables: str,
    name: str | None,
    list_saved: bool,  # noqa: FBT001 - click passes all by name
    manifest: bool,  # noqa: FBT001
    **flags: str | tuple[str, ...] | None,
) -> int:
    """Answer a GraphQL operation as JSON.

    OPERATION is a file, the name of a saved operation, the text itself, or - for stdin.
    """
    settings = settings_of(flags)
    saved = saved_operations(settings.operations)
    if list_saved:
        for item in saved:
            click.echo(f"{item.name}\t{item.description}")
        return Exit.OK
    if manifest:
        click.echo(json.dumps(manifest_of(saved), ensure_ascii=False, indent=2))
        return Exit.OK
    if operation is None:
        raise click.UsageError("Missing argument 'OPERATION'.", click.get_current_context())
    text, values = given_operation(operation, saved), variables_of(variables)
    check_declared(build_schema(), text, values, name)
    build = read_graph(settings)
    warn(build.problems)
    answer = execute(build_schema(), build.graph, text, values, name)
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    return Exit.INCOMPLETE if answer.get("errors") or build.problems else Exit.OK
