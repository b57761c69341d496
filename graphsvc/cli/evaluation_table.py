"""An evaluation as tables for people."""

import sys
from itertools import groupby
from typing import Final

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphsvc.cli.table import PLAIN_WIDTH, cell
from graphsvc.cli.terminal import is_terminal
from graphsvc.evaluation import Difference, DifferenceKind, Evaluation, Score
from graphsvc.model import Status

_TITLES: Final = {
    DifferenceKind.MISS: "Missed",
    DifferenceKind.FALSE_HIT: "False hits",
    DifferenceKind.MISSED_GAP: "Missed gaps",
    DifferenceKind.INVENTED_GAP: "Invented gaps",
    DifferenceKind.MISSED_LITERAL: "Missed literals",
    DifferenceKind.OTHER_PLACE: "Hits with evidence elsewhere",
    DifferenceKind.OTHER_QUALIFIER: "Hits with other qualifiers",
    DifferenceKind.OTHER_GAP_SUBJECT: "Gaps of another subject",
}


def print_evaluation(evaluation: Evaluation) -> None:
    """Print the figures, then every difference."""
    console = Console(file=sys.stdout, width=None if is_terminal(sys.stdout) else PLAIN_WIDTH)
    with console.capture() as printed:
        console.print(_scores(evaluation))
        console.print(_statuses(evaluation))
        if evaluation.gaps:
            console.print(_gaps(evaluation))
        console.print(_shares(evaluation))
        for kind, group in groupby(evaluation.differences, key=lambda difference: difference.kind):
            console.print(_differences(_TITLES[kind], list(group)))
    click.echo(printed.get())


def _scores(evaluation: Evaluation) -> Table:
    table = _table(f"Edges of {len(evaluation.documents)} documents", "Predicate")
    _figures(table)
    for predicate, score in evaluation.predicates.items():
        table.add_row(predicate, *_row(score))
    table.add_section()
    table.add_row("ALL", *_row(evaluation.total), style="bold")
    return table


def _gaps(evaluation: Evaluation) -> Table:
    table = _table("Gaps", "Field", "Reason")
    _figures(table)
    for (field, reason), score in evaluation.gaps.items():
        table.add_row(field, reason, *_row(score))
    table.add_section()
    table.add_row("ALL", "", *_row(evaluation.gap_total), style="bold")
    return table


def _figures(table: Table) -> None:
    for heading in ("Labelled", "Found", "Missed", "Invented", "Precision", "Recall", "F1"):
        table.add_column(heading, justify="right")


def _row(score: Score) -> tuple[str, ...]:
    counts = (score.labelled, score.found, score.missed, score.invented)
    return (*map(str, counts), *(f"{share:.3f}" for share in (score.precision, score.recall, score.f1)))


def _statuses(evaluation: Evaluation) -> Table:
    table = _table("Status: labelled (rows), found (columns)", "")
    axis = (*Status, None)
    for found in axis:
        table.add_column(found or "not found", justify="right")
    counts = {(count.labelled, count.found): count.edges for count in evaluation.statuses}
    for labelled in axis:
        numbers = [str(counts.get((labelled, found), "")) for found in axis]
        table.add_row(labelled or "no label", *numbers)
    return table


def _shares(evaluation: Evaluation) -> Text:
    lines = [
        f"evidence at a labelled place: {evaluation.evidence.part} of {evaluation.evidence.whole} hits",
        f"qualifiers as labelled: {evaluation.qualifiers.part} of {evaluation.qualifiers.whole}",
        *(f"{name} found: {share.part} of {share.whole}" for name, share in evaluation.literals.items()),
    ]
    return Text("\n".join(lines) + "\n")


def _differences(title: str, differences: list[Difference]) -> Table:
    table = _table(f"{title}: {len(differences)}", "Document", "Line", "Statement", "Words", "Note")
    for difference in differences:
        table.add_row(
            cell(difference.document),
            str(difference.line or ""),
            cell(" ".join(difference.statement)),
            cell(difference.quote or ""),
            cell(difference.note),
        )
    return table


def _table(title: str, *headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
