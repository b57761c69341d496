from click.testing import CliRunner

from tests.export.__main__ import main
from tests.export.readers import READERS, readers_here


def test_the_table_of_round_trips_has_a_row_for_each_reader() -> None:
    printed = CliRunner().invoke(main, ["--documents", "0"], catch_exceptions=False)
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in printed.output.splitlines() if "│" in line]
    assert sorted((row[0], row[1]) for row in rows) == sorted(
        (name, reader.tool) for name in READERS for reader in readers_here(name)
    )
    assert {row[-1] for row in rows} == {"yes"}
    assert "fhir by fhir.resources: 9 code systems with " in printed.output
    assert printed.exit_code == 0
