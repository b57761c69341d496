import subprocess
import sys
from pathlib import Path

from tests.export.readers import READERS


def test_the_table_of_round_trips_has_a_row_for_each_reader() -> None:
    call = [sys.executable, "-m", "tests.export", "--documents", "0"]
    printed = subprocess.run(
        call, cwd=Path(__file__).parents[2], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in printed.splitlines() if line.startswith("│")]
    assert sorted((row[0], row[1]) for row in rows) == sorted(
        (name, reader.tool) for name, readers in READERS.items() for reader in readers
    )
    assert {row[-1] for row in rows} == {"yes"}
    assert "fhir by fhir.resources: 9 code systems with " in printed
