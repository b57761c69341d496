"""`graphsvc export`: the graph, or a part of it, in the formats of other tools."""

from pathlib import Path

import click

from graphsvc.cli import terminal
from graphsvc.cli.choosing import asked
from graphsvc.cli.corpus import CORPUS_SETTINGS, read_graph, warn
from graphsvc.cli.exits import Exit
from graphsvc.cli.options import setting_options, settings_of
from graphsvc.errors import OutputError
from graphsvc.export import CROISSANT, FORMATS, Exporter, FolderExporter, check_place, exporter_named, write_to
from graphsvc.gql import saved_operations
from graphsvc.graph.neighborhood import MAX_DEPTH
from graphsvc.graph.portion import DEFAULT_STEPS, portion

EPILOG = """\b
Exit codes:
  0  written
  1  written, and a document was skipped; the warnings on stderr say which
  2  wrong usage, or nothing was written

\b
Examples:
  graphsvc export --list
  graphsvc export graphml > graph.graphml
  graphsvc export csv --output tables/ --documents policies/
  graphsvc export obsidian --output vault/ --ids modifier:26 --depth 2
  graphsvc export node-link --operation codes-sharing-a-modifier --variables '{"modifier": "26"}'
"""


@click.command(epilog=EPILOG)
@click.argument("name", metavar="[FORMAT]", required=False)
@click.option("--output", metavar="PATH", help="File; for several files a folder, or a .zip archive; - for stdout.")
@click.option("--force", is_flag=True, help="Replace the file if it is there; folders are never replaced.")
@click.option("--ids", multiple=True, metavar="ID,...", help="Of nodes and assertions; - for stdin. May be repeated.")
@click.option(
    "--depth",
    type=click.IntRange(0, MAX_DEPTH),
    show_default=str(DEFAULT_STEPS),
    help="Steps from the nodes chosen; 0 for what is said between them alone.",
)
@click.option("--operation", metavar="OPERATION", help="Choose what its answer names by id; as for graphsvc query.")
@click.option("--variables", metavar="JSON", help="The operation's variables, a JSON object.")
@click.option("--list", "list_formats", is_flag=True, help="List the formats and stop.")
@setting_options(*CORPUS_SETTINGS, "operations")
def export(
    name: str | None,
    output: str | None,
    force: bool,  # noqa: FBT001 - click passes all by name
    ids: tuple[str, ...],
    depth: int | None,
    operation: str | None,
    variables: str | None,
    list_formats: bool,  # noqa: FBT001
    **flags: str | tuple[str, ...] | None,
) -> int:
    """Write the graph, or the part of it that is chosen, in a FORMAT; the same graph gives the same bytes.

    A format of one file goes to stdout unless --output names a file. What is written comes to be whole or not at all.
    """
    if list_formats:
        for exporter in (*FORMATS, CROISSANT):
            click.echo(f"{exporter.name}\t{exporter.meaning}")
        return Exit.OK
    if name is None:
        raise click.UsageError("Missing argument 'FORMAT'.", click.get_current_context())
    exporter = CROISSANT if name.lower() == CROISSANT.name else exporter_named(name)
    place = _place(exporter, output, replace=force)
    settings = settings_of(flags)
    part = asked(ids, operation, variables, depth, saved_operations(settings.operations))
    build = read_graph(settings)
    warn(build.problems)
    travelling = portion(build.graph, part.choice(build.graph) if part else None)
    if place is None:
        terminal.write(exporter.write(travelling))
    else:
        write_to(place, exporter, travelling, replace=force)
    return Exit.INCOMPLETE if build.problems else Exit.OK


def _place(exporter: Exporter, output: str | None, *, replace: bool) -> Path | None:
    """Return the file or folder to write, or None for stdout, checked before anything is read."""
    if output is None and isinstance(exporter, FolderExporter):
        raise OutputError(
            f"{exporter.name} has several files",
            value=exporter.name,
            hint="--output FOLDER, or an archive: --output FILE.zip, or - for stdout",
        )
    if output in {None, "-"}:
        return None
    place = Path(output or "")
    check_place(exporter, place, replace=replace)
    return place
