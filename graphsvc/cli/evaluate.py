"""`graphsvc evaluate`: how what is extracted agrees with what readers labelled."""

import json
import sys
from enum import StrEnum
from pathlib import Path

import click

from graphsvc.cli import terminal
from graphsvc.cli.evaluation_table import print_evaluation
from graphsvc.cli.exits import Exit
from graphsvc.cli.labelled import read_labelled
from graphsvc.evaluation import document_key, stale_places, to_json
from graphsvc.evaluation import evaluate as compare

EPILOG = """\b
Exit codes:
  0  the figures are printed, whatever they are
  1  F1 is lower than --fail-under
  2  wrong usage, the labels cannot be read, or a labelled document is not there

\b
Examples:
  graphsvc evaluate labels.json
  graphsvc evaluate labels.json --documents pages/ --fail-under 0.95
  graphsvc evaluate tests/extraction/cases/*.toml --format json | jq .all
"""


class Format(StrEnum):
    """How an evaluation is written."""

    JSON = "json"
    TABLE = "table"


@click.command(epilog=EPILOG)
@click.argument("labels", nargs=-1, required=True, metavar="LABELS...", type=click.Path(path_type=Path))
@click.option(
    "--documents",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="File or folder in which the labelled documents stand. May be repeated.  "
    "[default: the folder 'documents' beside LABELS, then the built-in documents]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(Format, case_sensitive=False),
    help="json: one object; table: for people.  [default: table on a terminal, else json]",
)
@click.option(
    "--fail-under",
    metavar="F1",
    type=click.FloatRange(0, 1),
    help="Exit with 1 where F1 over all edges is lower, from 0 to 1.",
)
def evaluate(
    labels: tuple[Path, ...], documents: tuple[Path, ...], form: Format | None, fail_under: float | None
) -> int:
    """Compare what is extracted from documents with what readers labelled in them.

    LABELS is a JSON file with lists of edges, literals, gaps and traps, whose members name their document as
    `doc`; or a TOML file of cases, which holds its texts itself. Tells precision, recall and F1 of each
    predicate, which status was taken for which, the gaps, and every difference with its words.
    """
    read, extractions = read_labelled(labels, documents)
    texts = {document_key(extraction.document.name): extraction.document for extraction in extractions}
    for name, place in stale_places(read, texts):
        terminal.warning(f"{name}: a label's quote is not the text at {place.start} to {place.end}", "renew the label")
    evaluation = compare(read, extractions)
    if (form or (Format.TABLE if terminal.is_terminal(sys.stdout) else Format.JSON)) is Format.TABLE:
        print_evaluation(evaluation)
    else:
        click.echo(json.dumps(to_json(evaluation), ensure_ascii=False, indent=2))
    if fail_under is not None and evaluation.total.f1 < fail_under:
        terminal.error(f"F1 is {evaluation.total.f1:.3f}, lower than {fail_under}")
        return Exit.INCOMPLETE
    return Exit.OK
