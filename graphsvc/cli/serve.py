"""`graphsvc serve`: answers GraphQL over HTTP until it is told to stop."""

from collections.abc import Sequence

import click
import structlog

from graphsvc.cli.corpus import read_graph, warn
from graphsvc.cli.options import setting_options, settings_of
from graphsvc.errors import DocumentError, ExtractorError
from graphsvc.settings import SPECS, LogFormat
from graphsvc.web import configure_logs, create_app, listen, run

EPILOG = """\b
Exit codes:
  0  stopped by SIGTERM or Ctrl-C, after the requests in flight
  2  wrong usage, a port in use, or no documents

\b
Examples:
  graphsvc serve
  graphsvc serve --port 8001 --documents policies/ --documents page.txt
  GRAPHSVC_LOG_FORMAT=json graphsvc serve --host 0.0.0.0
"""


@click.command(epilog=EPILOG)
@setting_options(*SPECS)
def serve(**flags: str | tuple[str, ...] | None) -> None:
    """Answer GraphQL over HTTP, at /graphql and in the browser at /graphiql.

    A flag wins over its environment variable. In a variable, a colon parts several documents and a comma
    several origins.
    """
    settings = settings_of(flags)
    with listen(settings) as listener:
        build = read_graph(settings)
        configure_logs(settings)
        app = create_app(build.graph, settings)
        if settings.log_format is LogFormat.JSON:
            _log_skipped(build.problems)
            run(app, listener, settings, build.graph.release.id)
        else:
            warn(build.problems)
            run(app, listener, settings, build.graph.release.id, _tell_people)


def _log_skipped(problems: Sequence[DocumentError | ExtractorError]) -> None:
    log = structlog.stdlib.get_logger("graphsvc.cli")
    for problem in problems:
        if isinstance(problem, DocumentError):
            log.warning("document skipped", document=problem.value, reason=problem.message, hint=problem.hint)
        else:
            log.warning("extractor failed", extractor=problem.value, reason=problem.message, hint=problem.hint)


def _tell_people(url: str) -> None:
    click.echo(
        f"""
  In the browser  {url}/
  GraphiQL        {url}/graphiql
  GraphQL         {url}/graphql
  To stop         Ctrl-C
""",
        err=True,
    )
