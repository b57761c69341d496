import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_the_built_in_documents_are_read_when_no_path_is_given(run: Run) -> None:
    outcome = run("extract")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert (outcome.code, outcome.err) == (0, "")
    assert {"subject", "predicate", "as_written", "status", "qualifiers", "evidence"} < set(rows[0])
    assert any("gap" in row for row in rows)


def test_quotes_are_the_text_at_their_offsets(run: Run, folder: Path) -> None:
    text = (folder / "77600.txt").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in run("extract", folder).out.splitlines()]
    words = [evidence for row in rows for evidence in row.get("evidence", [])]
    assert words
    assert all(text[item["start"] : item["end"]] == item["quote"] for item in words)


def test_a_file_that_cannot_be_read_is_warned_of_and_the_rest_is_extracted(run: Run, folder: Path) -> None:
    alone = run("extract", folder).out
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02\xff")
    (folder / "broken.txt").write_bytes(b"word \x81")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "nested").mkdir()
    outcome = run("extract", folder)
    assert (outcome.code, outcome.out) == (1, alone)
    warnings = outcome.err.splitlines()
    assert len(warnings) == 4
    for name in ("empty.txt", "binary.txt", "broken.txt", "picture.png"):
        assert sum(line.startswith(f"warning: DOCUMENT_ERROR: {folder / name}: ") for line in warnings) == 1


def test_an_encoding_that_was_assumed_is_warned_of(run: Run, folder: Path) -> None:
    (folder / "77600.txt").write_bytes("CPT Code 77600\nModifier 26: the reader’s part.\n".encode("cp1252"))
    outcome = run("extract", folder)
    assert (outcome.code, "reader’s part" in outcome.out) == (0, True)
    assert outcome.err.startswith("warning: 77600.txt: not UTF-8, read as Windows-1252")


def test_a_page_is_extracted_as_its_text_is(run: Run, folder: Path) -> None:
    (folder / "77600.txt").rename(folder / "77600.md")
    text = run("extract", folder).out
    (folder / "77600.md").unlink()
    (folder / "77600.html").write_text("CPT Code 77600<h2>Description</h2><p>Modifier 26: the professional component.")
    page = run("extract", folder).out
    assert [json.loads(row)["object"] for row in page.splitlines()] == ["modifier:26"]
    assert json.loads(text)["evidence"][0]["quote"] == json.loads(page)["evidence"][0]["quote"]


def test_a_file_that_cannot_be_read_alone_exits_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    outcome = run("extract", tmp_path)
    assert (outcome.code, outcome.out) == (1, "")


@pytest.mark.parametrize("name", ["", "missing"])
def test_no_documents_is_an_error_with_a_hint(run: Run, tmp_path: Path, name: str) -> None:
    outcome = run("extract", tmp_path / name)
    assert (outcome.code, outcome.out) == (2, "")
    error, hint = outcome.err.splitlines()
    assert error.startswith("error: ")
    assert str(tmp_path / name) in error
    assert hint.startswith("hint: ")


def test_the_variable_names_the_documents_and_a_path_wins_over_it(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run("extract", folder).out
    monkeypatch.setenv("GRAPHSVC_DOCUMENTS", str(folder))
    assert run("extract").out == expected
    monkeypatch.setenv("GRAPHSVC_DOCUMENTS", "missing")
    assert run("extract", folder).out == expected
    assert run("extract", "--documents", folder).out == expected


def test_a_table_shows_status_and_quote(run: Run, folder: Path) -> None:
    outcome = run("extract", folder, "--format", "table")
    assert outcome.code == 0
    assert "77600.txt" in outcome.out
    assert "TAKES_MODIFIER" in outcome.out
    assert "AFFIRMED" in outcome.out


def test_a_table_does_not_let_a_document_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    words = "the professional component of the service as it is told of in many words. " * 3
    page = f"CPT Code 77600\nModifier 26: \x1b[31m{words}\x1b[0m [bold]{words}[/bold]\n"
    (tmp_path / "77600.txt").write_text(page, encoding="utf-8")
    outcome = run("extract", tmp_path, "--format", "table")
    assert "TAKES_MODIFIER" in outcome.out
    assert "\x1b" not in outcome.out


def test_a_file_name_that_is_not_utf_8_is_written_as_json_can_read_it(run: Run, folder: Path) -> None:
    (folder / "77600.txt").rename(folder / "77600-\udcff.txt")
    row = json.loads(run("extract", folder).out.splitlines()[0])
    assert row["evidence"][0]["document"] == "77600-\udcff.txt"


def test_documents_that_share_a_file_name_are_told_apart_by_their_paths(run: Run, tmp_path: Path) -> None:
    for folder, code in (("a", "93000"), ("b", "93005")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"CPT {code}: A title", encoding="utf-8")
    outcome = run("extract", str(tmp_path), "--format", "jsonl")
    names = {json.loads(line)["evidence"][0]["document"] for line in outcome.out.splitlines()}
    assert names == {f"{tmp_path.as_posix()}/a/x.txt", f"{tmp_path.as_posix()}/b/x.txt"}
