"""`python -m tests.export`: the round trip of every format through every tool, as a table."""

import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import portion
from tests.benchmarks.generate import write
from tests.export.fhir_loading import loaded
from tests.export.round_trips import RoundTrip, round_trips

SEED = 3
_WIDTH = 140


@click.command()
@click.option("--documents", "count", default=200, show_default=True, help="How many to generate; 0 for none.")
def main(count: int) -> None:
    """Write, read and compare the built-in graph and one of generated documents."""
    trips = show("the built-in documents", build_graph(extractions(document_paths(()))).graph)
    if count:
        with TemporaryDirectory() as name:
            write(Path(name, "many"), count, seed=SEED)
            files = document_paths([Path(name, "many")])
            trips += show(f"{count:,} generated documents", build_graph(extractions(files, workers=0)).graph)
    sys.exit(0 if all(trip.equal for trip in trips) else 1)


def show(title: str, graph: KnowledgeGraph) -> list[RoundTrip]:
    """Print the table of a graph as it is measured."""
    columns = ("format", "reader", "nodes", "edges", "literals", "evidence", "bytes", "largest part", "written", "read")
    table = Table(*columns, "equal", title=f"{title}, release {graph.release.id}")
    trips = list(round_trips(portion(graph)))
    for trip in trips:
        table.add_row(*(_shown(value) for value in asdict(trip).values()))
    console = Console(width=_WIDTH)
    console.print(table)
    console.print(loaded(portion(graph)))
    return trips


def _shown(value: str | float) -> str:
    match value:
        case bool():
            return "yes" if value else "NO"
        case float():
            return f"{value:,.2f} s"
        case int():
            return f"{value:,}"
        case _:
            return value


if __name__ == "__main__":
    main()
