"""The benchmark runs, and measures the same documents each time; its figures are nobody's test."""

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.generate import documents

ROOT = Path(__file__).parents[2]


def test_the_same_seed_makes_the_same_documents_and_another_seed_others() -> None:
    made = list(documents(60, seed=1))
    assert list(documents(60, seed=1)) == made
    assert len({text for _, text in [*made, *documents(60, seed=2)]}) == 120
    assert list(documents(10, seed=1)) == made[:10]


def test_it_prints_a_table_and_writes_what_it_measured(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    command = [sys.executable, "-m", "tests.benchmarks", "--documents", "6", "--longest", "1", "--json", str(figures)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    rows = json.loads(figures.read_text(encoding="utf-8"))
    assert [row["workers"] for row in rows["many"]] == [1, 2]
    assert [row["bytes"] for row in rows["single"]] == [1053]
    assert all(row["documents_per_second"] > 0 for row in rows["many"])
    assert "documents per second" in done.stdout
