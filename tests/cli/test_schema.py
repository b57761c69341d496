from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphsvc.gql import print_sdl
from graphsvc.resources import SCHEMA_FILE

Run = Callable[..., Any]


def test_the_schema_is_printed(run: Run) -> None:
    outcome = run("schema")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.rstrip("\n") == print_sdl().rstrip("\n")


def test_the_published_file_is_the_schema_that_the_code_makes(run: Run) -> None:
    assert run("schema", "--check").code == 0


def test_a_difference_is_shown_with_how_to_renew_the_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "schema.graphql"
    changed.write_text(SCHEMA_FILE.read_text(encoding="utf-8").replace("type Query", "type Quary"), encoding="utf-8")
    monkeypatch.setattr("graphsvc.cli.schema.SCHEMA_FILE", changed)
    outcome = run("schema", "--check")
    assert outcome.code == 1
    assert {"-type Quary {", "+type Query {"} <= set(outcome.out.splitlines())
    assert outcome.err.splitlines() == [
        "error: schema/schema.graphql differs from the schema that the code makes",
        "hint: if the change is meant, renew it: graphsvc schema > schema/schema.graphql",
    ]
