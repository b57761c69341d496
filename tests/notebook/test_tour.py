from pathlib import Path

import graphsvc
from tests.notebook.tour import TOUR, executed, outputs, read


def test_the_tour_shows_what_it_shows_when_it_is_executed_even_where_it_was_before(tmp_path: Path) -> None:
    (tmp_path / "graph.graphml").touch()
    assert outputs(executed(tmp_path)) == outputs(read())


def test_the_tour_names_no_place_of_the_machine_it_was_executed_on() -> None:
    text = TOUR.read_text(encoding="utf-8")
    assert not [
        place for place in (str(Path.home()), str(Path(graphsvc.__file__).parents[1]), "/tmp/") if place in text
    ]


def test_every_cell_of_the_tour_that_is_code_was_executed() -> None:
    counts = [cell.execution_count for cell in read().cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))
