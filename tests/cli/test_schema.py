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


SHORTENED = ("  totalCount: Int!\n", "  totalCount: Int!\n\n  gone: Int!\n")
BREAK = "Field CodeConnection.gone was removed."


@pytest.fixture
def declare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the last release have had a field more, and declare changes."""
    sdl = print_sdl()
    start = sdl.index("type CodeConnection {")
    baseline = tmp_path / "baseline.graphql"
    baseline.write_text(sdl[:start] + sdl[start:].replace(*SHORTENED, 1), encoding="utf-8")
    monkeypatch.setattr("graphsvc.cli.schema.BASELINE_FILE", baseline)

    def declare(text: str) -> None:
        declared = tmp_path / "breaking-changes.toml"
        declared.write_text(text, encoding="utf-8")
        monkeypatch.setattr("graphsvc.cli.schema.BREAKING_CHANGES_FILE", declared)

    return declare


def test_a_change_that_breaks_operations_is_refused(run: Run, declare: Callable[[str], None]) -> None:
    declare("[changes]")
    outcome = run("schema", "--check")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines() == [
        f"error: operations of clients break: {BREAK}",
        "hint: deprecate instead; if it must be, declare each with its reason in schema/breaking-changes.toml",
    ]


def test_a_change_that_breaks_operations_passes_when_it_is_declared_with_its_reason(
    run: Run, declare: Callable[[str], None]
) -> None:
    declare(f'[changes]\n"{BREAK}" = "Nobody could fill it; use totalCount."')
    assert run("schema", "--check").code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'[changes]\n"{BREAK}" = " "', f"declared without need or reason: {BREAK}"),
        (f'[changes]\n"{BREAK}" = "It went."\n"Type Old was removed." = "Old."', "reason: Type Old was removed."),
        ("[changes", "schema/breaking-changes.toml is not TOML: "),
        ("", "schema/breaking-changes.toml has no table 'changes'"),
        ("changes = 5", "schema/breaking-changes.toml has no table 'changes'"),
    ],
)
def test_what_is_declared_breaks_and_has_a_reason(
    run: Run, declare: Callable[[str], None], text: str, told: str
) -> None:
    declare(text)
    outcome = run("schema", "--check")
    error, hint = outcome.err.splitlines()
    assert outcome.code == 1
    assert error.startswith("error: ")
    assert told in error
    assert hint.startswith("hint: ")
