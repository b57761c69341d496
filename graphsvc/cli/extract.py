"""`graphsvc extract`: what documents say, line by line, without building a graph."""

import sys
from enum import StrEnum

import click

from graphsvc.build import document_paths
from graphsvc.cli import terminal
from graphsvc.cli.corpus import CORPUS_SETTINGS, outcomes_of, warn
from graphsvc.cli.exits import Exit
from graphsvc.cli.options import setting_options, settings_of
from graphsvc.cli.table import print_table
from graphsvc.documents import ASSUMED_ENCODING
from graphsvc.model import Extraction
from graphsvc.model.interchange import to_lines

EPILOG = """\b
Exit codes:
  0  every document was read
  1  a document was skipped or an extractor failed; the warnings on stderr say which and why
  2  wrong usage, or there are no documents

\b
Examples:
  graphsvc extract
  graphsvc extract policies/ page.txt --format jsonl > said.jsonl
  graphsvc extract --format jsonl | jq -r 'select(.predicate == "TAKES_MODIFIER") | .object'
"""


class Format(StrEnum):
    """How extractions are written."""

    JSONL = "jsonl"
    TABLE = "table"


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(Format, case_sensitive=False),
    help="jsonl: one JSON object a line; table: for people.  [default: table on a terminal, else jsonl]",
)
@setting_options(*CORPUS_SETTINGS)
def extract(paths: tuple[str, ...], form: Format | None, documents: tuple[str, ...], **flags: str | None) -> int:
    """Print what documents say: assertions with the words that say them, and gaps.

    PATH is a file or a folder; without any, the built-in documents are read. A file that cannot be read is
    skipped with a warning.
    """
    settings = settings_of({**flags, "documents": (*paths, *documents)})
    files = document_paths(settings.documents)
    to_terminal = terminal.is_terminal(sys.stdout)
    code = Exit.OK
    with outcomes_of(files, settings, bar=not to_terminal) as outcomes:
        for outcome in outcomes:
            problems = outcome.problems if isinstance(outcome, Extraction) else (outcome,)
            if isinstance(outcome, Extraction):
                _tell_encoding(outcome)
                _print(outcome, form or (Format.TABLE if to_terminal else Format.JSONL))
            if problems:
                warn(problems)
                code = Exit.INCOMPLETE
    return code


def _tell_encoding(extraction: Extraction) -> None:
    if extraction.document.encoding == ASSUMED_ENCODING:
        terminal.warning(
            f"{extraction.document.name}: not UTF-8, read as Windows-1252", "save it as UTF-8 if letters look wrong"
        )


def _print(extraction: Extraction, form: Format) -> None:
    if form is Format.TABLE:
        print_table(extraction)
    else:
        for line in to_lines(extraction):
            click.echo(line)
