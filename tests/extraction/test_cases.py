"""Short texts: what is said in them is found, with its status, and nothing else is (see cases/README.md)."""

from pathlib import Path

import pytest

from graphsvc.build import extraction_of
from graphsvc.evaluation import Case, evaluate, read_cases

CASES = Path(__file__).parent / "cases"
NOT_MET_YET = "todo"


def cases() -> list[Case]:
    files = [path for path in sorted(CASES.glob("*.toml")) if path.stem != NOT_MET_YET]
    return [case for path in files for case in read_cases(path)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    result = evaluate(case.labels, [extraction_of(case.name, case.text)])
    assert [f"{item.kind}: {' '.join(item.statement)} {item.note}" for item in result.differences] == []


def test_cases_that_are_not_met_yet_can_be_read() -> None:
    path = CASES / f"{NOT_MET_YET}.toml"
    assert not path.exists() or read_cases(path)
