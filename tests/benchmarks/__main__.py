"""`make benchmark`: throughput and peak memory on many documents, and time against the length of one."""

import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from tests.benchmarks.generate import document, write
from tests.benchmarks.measure import Run, run_extract

LENGTHS: Final = (1, 10, 100, 1_000, 10_000, 50_000)
"""Kilobytes of the single documents."""

SEED: Final = 3
_WIDTH: Final = 140


@click.command()
@click.option("--documents", "count", default=10_000, show_default=True, help="How many documents to generate.")
@click.option("--workers", default="1,2", show_default=True, help="Numbers of workers, parted by commas.")
@click.option("--longest", default=LENGTHS[-1], show_default=True, help="Kilobytes of the longest single document.")
@click.option("--json", "path", type=click.Path(path_type=Path), help="File to write the figures to.")
def main(count: int, workers: str, longest: int, path: Path | None) -> None:
    """Measure on generated documents and print tables."""
    with tempfile.TemporaryDirectory() as name:
        many = list(_many(Path(name, "many"), count, [int(number) for number in workers.split(",")]))
        _print(f"{count:,} documents, {many[0]['bytes'] / 1e6:.1f} MB", many, "workers", "documents_per_second")
        single = list(_single(Path(name), longest))
        _print("One document", single, "bytes")
    if path:
        path.write_text(json.dumps({"many": many, "single": single}, indent=2) + "\n", encoding="utf-8")


def _many(folder: Path, count: int, workers: list[int]) -> Iterator[dict[str, float]]:
    size = write(folder, count, seed=SEED)
    for number in workers:
        run = run_extract(folder, workers=number)
        yield {"workers": number, "documents_per_second": count / run.seconds} | _figures(run, size)


def _single(folder: Path, longest: int) -> Iterator[dict[str, float]]:
    for kilobytes in (length for length in LENGTHS if length <= longest):
        home = folder / f"{kilobytes}"
        home.mkdir()
        text = document(random.Random(SEED), kilobytes=kilobytes)
        size = (home / "one.txt").write_text(text, encoding="utf-8")
        yield _figures(run_extract(home, workers=1), size)


def _figures(run: Run, size: int) -> dict[str, float]:
    return {"bytes": size, "megabytes_per_second": size / 1e6 / run.seconds} | asdict(run)


def _print(title: str, rows: list[dict[str, float]], *first: str) -> None:
    columns = dict.fromkeys((*first, *rows[0]))
    table = Table(*(name.replace("_", " ") for name in columns), title=title)
    for row in rows:
        table.add_row(*(_shown(name, row[name]) for name in columns))
    Console(width=_WIDTH).print(table)


def _shown(name: str, figure: float) -> str:
    if name.endswith("bytes"):
        return f"{figure / 1e6:,.3f} MB"
    return f"{figure:,}" if isinstance(figure, int) else f"{figure:,.2f}"


if __name__ == "__main__":
    main()
