"""`graphsvc sparql`: answers a SPARQL query from documents, without a server."""

import asyncio
import math
import sys
from contextlib import closing

import click

from graphsvc.cli import terminal
from graphsvc.cli.corpus import CORPUS_SETTINGS, read_graph, warn
from graphsvc.cli.exits import Exit
from graphsvc.cli.options import setting_options, settings_of
from graphsvc.sparql import FORMATS, Answer, Endpoint, Form, Question, check_installed, formats_of
from graphsvc.sparql.naming import QUERY, query_text
from graphsvc.sparql.of_graph import endpoint_of
from graphsvc.sparql.saved import saved_queries

EPILOG = """\b
Exit codes:
  0  the answer is whole
  1  the answer is whole, and a document was skipped
  2  wrong usage, there is no answer, or the extra is not installed: pip install 'graphsvc[rdf]'

\b
Examples:
  graphsvc sparql 'SELECT ?code { ?code gs:takesModifier modifier:26 }' --format csv
  graphsvc sparql 'DESCRIBE cpt:77386'
  graphsvc sparql --list
  graphsvc sparql modifiers-ruled-out --documents policies/ --format tsv
"""


@click.command(epilog=EPILOG)
@click.argument("query", required=False)
@click.option(
    "--format",
    "name",
    type=click.Choice([one.name for one in FORMATS], case_sensitive=False),
    help="Of the answer; if not given, json for SELECT and ASK, turtle for CONSTRUCT and DESCRIBE.",
)
@click.option("--list", "list_saved", is_flag=True, help="List the saved queries and stop.")
@setting_options(*CORPUS_SETTINGS, "sparql_timeout")
def sparql(
    query: str | None,
    name: str | None,
    list_saved: bool,  # noqa: FBT001 - click passes all by name
    **flags: str | tuple[str, ...] | None,
) -> int:
    """Answer a SPARQL 1.1 query. The prefixes of the graph need not be declared.

    QUERY is a file, the name of a saved query, the text itself, or - for stdin.
    """
    settings = settings_of(flags)
    saved = saved_queries()
    if list_saved:
        for one in saved:
            click.echo(f"{one.name}\t{one.description}")
        return Exit.OK
    if query is None:
        raise click.UsageError("Missing argument 'QUERY'.", click.get_current_context())
    check_installed()
    rows, graph = (_name_for(form, name) for form in Form)
    text = QUERY.decoded(sys.stdin.buffer.read(), "stdin") if query == "-" else query_text(query, saved)
    question = Question(text=text, rows=rows, graph=graph, seconds=settings.sparql_timeout)
    build = read_graph(settings)
    warn(build.problems)
    with closing(endpoint_of(build.graph, math.inf)) as endpoint:
        answer = asyncio.run(_asked(endpoint, question))
    terminal.write([answer.content, b"" if answer.content.endswith(b"\n") else b"\n"])
    return Exit.INCOMPLETE if build.problems else Exit.OK


def _name_for(form: Form, name: str | None) -> str | None:
    """Return in which format answers of a form are given; None where the one asked for holds none of them."""
    names = [one.name for one in formats_of(form)]
    return names[0] if name is None else name if name in names else None


async def _asked(endpoint: Endpoint, question: Question) -> Answer:
    return await endpoint.ask(question)
