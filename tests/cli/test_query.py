import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from graphsvc.resources import OPERATIONS

Run = Callable[..., Any]

SHARING = "query Sharing($m: String!) { modifier(code: $m) { codes { nodes { code } } } }"


def test_a_text_is_answered_from_the_documents_named(run: Run, folder: Path) -> None:
    outcome = run("query", SHARING, "--variables", '{"m": "26"}', "--documents", folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out)["data"] == {"modifier": {"codes": {"nodes": [{"code": "77600"}]}}}


def test_a_file_stdin_and_a_text_give_the_same_answer(
    run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "{ release { id } }"
    file = tmp_path_factory.mktemp("operations") / "release.graphql"
    file.write_text(text, encoding="utf-8")
    expected = run("query", text, "--documents", folder)
    assert run("query", file, "--documents", folder) == expected
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    assert run("query", "-", "--documents", folder) == expected


def test_saved_operations_are_listed_with_what_they_ask(run: Run) -> None:
    rows = [line.split("\t") for line in run("query", "--list").out.splitlines()]
    assert [name for name, _ in rows] == sorted(path.stem for path in OPERATIONS.glob("*.graphql"))
    assert all(description for _, description in rows)


def test_the_manifest_gives_the_id_of_each_saved_operation(run: Run) -> None:
    listed = json.loads(run("query", "--manifest").out)["operations"]
    assert {entry["savedAs"]: entry["documentId"] for entry in listed} == {
        path.stem: f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in OPERATIONS.glob("*.graphql")
    }


def test_operations_of_ones_own_are_listed_and_run_by_their_names(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.graphql"
    file.write_text("# What am I?\nquery Mine { __typename }", encoding="utf-8")
    assert "mine\tWhat am I?\n" in run("query", "--list", "--operations", file).out
    answer = json.loads(run("query", "mine", "--operations", file, "--documents", folder / "77600.txt").out)
    assert answer["data"] == {"__typename": "Query"}


def test_a_saved_operation_runs_by_its_name(run: Run) -> None:
    codes = json.loads(run("query", "codes-sharing-a-modifier").out)["data"]["modifier"]["codes"]["edges"]
    assert {"77386", "77620", "77750"} <= {edge["node"]["code"] for edge in codes}


def test_a_variable_that_the_operation_does_not_declare_is_refused(run: Run) -> None:
    outcome = run("query", "codes-sharing-a-modifier", "--variables", '{"modifer": "59"}')
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "error: the operation has no variable 'modifer'\nhint: did you mean 'modifier'?\n"


def test_the_operation_named_is_the_one_that_runs(run: Run, folder: Path) -> None:
    text = "query A { release { id } } query B { __typename }"
    outcome = run("query", text, "--operation", "B", "--documents", folder)
    assert json.loads(outcome.out)["data"] == {"__typename": "Query"}


def test_an_empty_operation_name_is_none(run: Run, folder: Path) -> None:
    outcome = run("query", "query A { __typename }", "--operation", "", "--documents", folder)
    assert (outcome.code, json.loads(outcome.out)["data"]) == (0, {"__typename": "Query"})


@pytest.mark.parametrize("text", ["{", "{ nothing }", "query A { a } query B { b }", "mutation { a }"])
def test_an_answer_with_errors_exits_1(run: Run, folder: Path, text: str) -> None:
    outcome = run("query", text, "--documents", folder)
    assert (outcome.code, outcome.err) == (1, "")
    assert json.loads(outcome.out)["errors"][0]["extensions"]["code"] != "INTERNAL"


def test_a_document_that_is_skipped_is_warned_of_and_exits_1(run: Run, folder: Path) -> None:
    (folder / "empty.txt").touch()
    outcome = run("query", "{ __typename }", "--documents", folder)
    assert outcome.code == 1
    assert json.loads(outcome.out)["data"] == {"__typename": "Query"}
    assert outcome.err.startswith(f"warning: DOCUMENT_ERROR: {folder / 'empty.txt'}: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'OPERATION'."),
        (["no-such-operation"], "'no-such-operation' is neither a file nor a saved operation"),
        (["{ a }", "--variables", "{"], "the variables are not JSON"),
        (["{ a }", "--variables", "[" * 100_000], "the variables are not JSON"),
        (["{ a }", "--variables", "9" * 5_000], "the variables are not JSON"),
        (["{ a }", "--variables", "[]"], "the variables are not a JSON object"),
        (["{ a }", "--documents", "missing"], "missing does not exist"),
        (["{ a }", "--operations", "missing"], "missing cannot be read: No such file or directory"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_two_lines_and_exits_2(run: Run, arguments: list[str], message: str) -> None:
    outcome = run("query", *arguments)
    error, hint = outcome.err.splitlines()
    assert (outcome.code, outcome.out) == (2, "")
    assert error.startswith(f"error: {message}")
    assert hint.startswith("hint: ")
