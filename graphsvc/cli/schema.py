"""`graphsvc schema`: the schema that the code makes, and whether it is the published one and keeps its promises."""

from difflib import unified_diff

import click

from graphsvc.errors import SchemaDriftError
from graphsvc.gql import check_changes, print_sdl
from graphsvc.resources import BASELINE_FILE, BREAKING_CHANGES_FILE, SCHEMA_FILE

RENEW = "graphsvc schema > schema/schema.graphql"

EPILOG = f"""\b
Exit codes:
  0  printed, or the same as the published file, which breaks nothing undeclared
  1  the published file differs, or breaks operations written for schema/baseline.graphql

\b
Examples:
  graphsvc schema
  graphsvc schema --check
  {RENEW}
"""


@click.command(epilog=EPILOG)
@click.option("--check", is_flag=True, help="Compare with schema/schema.graphql and schema/baseline.graphql.")
def schema(check: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Print the GraphQL schema in SDL."""
    made = print_sdl()
    if not check:
        click.echo(made, nl=not made.endswith("\n"))
        return
    _check_published(made)
    check_changes(BASELINE_FILE.read_text(encoding="utf-8"), made, BREAKING_CHANGES_FILE.read_text(encoding="utf-8"))


def _check_published(made: str) -> None:
    published = SCHEMA_FILE.read_text(encoding="utf-8") if SCHEMA_FILE.is_file() else ""
    if made.rstrip("\n") == published.rstrip("\n"):
        return
    diff = unified_diff(published.splitlines(), made.splitlines(), "schema/schema.graphql", "the code", lineterm="")
    click.echo("\n".join(diff))
    raise SchemaDriftError(
        "schema/schema.graphql differs from the schema that the code makes",
        value=str(SCHEMA_FILE),
        hint=f"if the change is meant, renew it: {RENEW}",
    )
