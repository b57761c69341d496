"""An extraction as a table for people."""

import sys
from itertools import groupby
from typing import Final

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphsvc.cli.terminal import is_terminal, printable
from graphsvc.model import Assertion, Extraction, Gap, Status

PLAIN_WIDTH: Final = 160
"""Columns of a table that is not printed on a terminal, which has no width of its own."""

QUOTE_LENGTH: Final = 100
"""Characters of a quote that are shown; jsonl has the whole."""

_STYLES: Final = {Status.AFFIRMED: "green", Status.CONDITIONAL: "yellow", Status.NEGATED: "red"}


def print_table(extraction: Extraction) -> None:
    """Print a document's assertions, code by code, and its gaps."""
    console = Console(file=sys.stdout, width=None if is_terminal(sys.stdout) else PLAIN_WIDTH)
    name = printable(extraction.document.name)
    counts = f"{len(extraction.assertions)} assertions, {len(extraction.gaps)} gaps"
    with console.capture() as printed:
        console.print(Text.assemble((name, "bold"), f"  {counts}"))
        if extraction.assertions:
            console.print(_assertions(extraction.assertions))
        if extraction.gaps:
            console.print(_gaps(extraction.gaps))
    click.echo(printed.get())


def _assertions(assertions: tuple[Assertion, ...]) -> Table:
    table = _table("Subject", "Predicate", "Object or value", "Status", "Quote")
    by_key = sorted(assertions, key=lambda assertion: assertion.key)
    for _, group in groupby(by_key, key=lambda assertion: assertion.key):
        first, *others = group
        quote = cell(first.evidence[0].quote)
        if others:
            quote.append(f" and {len(others)} more", style="dim")
        table.add_row(
            cell(first.subject),
            cell(first.predicate),
            cell(first.target),
            Text(first.status, style=_STYLES[first.status]),
            quote,
        )
    return table


def _gaps(gaps: tuple[Gap, ...]) -> Table:
    table = _table("Subject", "Gap", "Reason", "Quote")
    for gap in gaps:
        table.add_row(cell(gap.subject), cell(gap.field), cell(gap.reason), cell(gap.quote))
    return table


def _table(*headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def cell(text: str) -> Text:
    """Return a text fit for a cell: one line, no control characters, cut at `QUOTE_LENGTH`."""
    one_line = " ".join(printable(text).split())
    return Text(one_line if len(one_line) <= QUOTE_LENGTH else f"{one_line[: QUOTE_LENGTH - 1]}…")
