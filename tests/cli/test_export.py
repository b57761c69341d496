import io
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

import networkx as nx
import pytest

from graphsvc.export import CROISSANT, FORMATS, FolderExporter

Run = Callable[..., Any]
Start = Callable[..., subprocess.Popen[bytes]]

STREAMS = [exporter.name for exporter in FORMATS if not isinstance(exporter, FolderExporter)]
FOLDERS = [exporter.name for exporter in FORMATS if isinstance(exporter, FolderExporter)]


def test_the_formats_are_listed_with_what_they_are_for(run: Run) -> None:
    rows = [line.split("\t") for line in run("export", "--list").out.splitlines()]
    assert rows == [[exporter.name, exporter.meaning] for exporter in (*FORMATS, CROISSANT)]


@pytest.mark.parametrize("name", STREAMS)
def test_a_format_of_one_file_is_the_same_on_stdout_and_in_a_file(run: Run, name: str, tmp_path: Path) -> None:
    printed = run("export", name)
    assert (printed.code, printed.err) == (0, "")
    assert run("export", name, "--output", tmp_path / "graph").code == 0
    assert (tmp_path / "graph").read_text(encoding="utf-8") == printed.out


@pytest.mark.parametrize("name", FOLDERS)
def test_a_format_of_several_files_is_the_same_as_folder_and_archive(run: Run, name: str, tmp_path: Path) -> None:
    folder, archive = tmp_path / "graph", tmp_path / "graph.zip"
    assert run("export", name, "--output", folder).code == 0
    assert run("export", name, "--output", archive).code == 0
    with ZipFile(archive) as packed:
        files = {entry: packed.read(entry) for entry in packed.namelist()}
    written = (path for path in folder.rglob("*") if path.is_file())
    assert {path.relative_to(folder).as_posix(): path.read_bytes() for path in written} == files


def test_a_format_of_several_files_is_an_archive_on_stdout(process: Start, tmp_path: Path) -> None:
    out, err = process("export", "csv", "--output", "-").communicate()
    assert err == b""
    (tmp_path / "graph.zip").write_bytes(out)
    with ZipFile(tmp_path / "graph.zip") as archive:
        assert archive.testzip() is None
        assert "assertions.csv" in archive.namelist()


def nodes_of(outcome: SimpleNamespace) -> set[str]:
    assert (outcome.code, outcome.err) == (0, "")
    return set(nx.node_link_graph(json.loads(outcome.out)))


def test_a_part_is_chosen_by_ids_and_depth(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    near = nodes_of(run("export", "node-link", "--ids", "modifier:26"))
    far = nodes_of(run("export", "node-link", "--ids", "modifier:26", "--depth", "2"))
    assert {"modifier:26", "cpt:77386", "cpt:77620", "cpt:77750"} <= near < far
    assert nodes_of(run("export", "node-link", "--ids", "modifier:26,cpt:77386", "--depth", "0")) < near
    monkeypatch.setattr("sys.stdin", io.StringIO("modifier:26\n"))
    assert nodes_of(run("export", "node-link", "--ids", "-")) == near


def test_a_part_is_chosen_by_what_an_operation_names(run: Run) -> None:
    text = "query Of($code: String!) { code(code: $code) { modifiers { edges { assertion { id } } } } }"
    outcome = run("export", "node-link", "--operation", text, "--variables", '{"code": "77386"}')
    edges = json.loads(outcome.out)["edges"]
    assert {edge["predicate"] for edge in edges} == {"TAKES_MODIFIER"}
    assert {edge["source"] for edge in edges} == {"cpt:77386"}
    assert "modifier:26" in nodes_of(run("export", "node-link", "--operation", "codes-sharing-a-modifier"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["graphlm"], "error: there is no format 'graphlm'\nhint: did you mean 'graphml'?"),
        (["csv"], "error: csv has several files\nhint: --output FOLDER"),
        ([], "error: Missing argument 'FORMAT'."),
        (["gexf", "--ids", "cpt:00000"], "error: nothing in this graph has these ids: cpt:00000"),
        (["gexf", "--ids", "assertion:000000000000"], "error: nothing in this graph has these ids"),
        (["gexf", "--ids", "sesame"], "error: 'sesame' is not a node id"),
        (["gexf", "--ids", ","], "error: no ids are given"),
        (["gexf", "--ids", "modifier:26", "--depth", "0"], "error: nothing is said of what is chosen"),
        (["gexf", "--ids", "modifier:26", "--depth", "9"], "error: Invalid value for '--depth'"),
        (["gexf", "--depth", "2"], "error: 'depth' is given without what it belongs to"),
        (
            ["gexf", "--ids", "modifier:26", "--variables", "{}"],
            "error: 'variables' is given without what it belongs to",
        ),
        (["gexf", "--operation", "{ release { id } }"], "error: the answer names nothing by its id"),
        (["gexf", "--operation", "{ relese }"], "error: the operation has errors: "),
        (
            ["gexf", "--operation", "{ release { id } }", "--variables", "[]"],
            "error: the variables are not a JSON object",
        ),
        (["gexf", "--output", "no/such/folder/x"], "error: there is no folder "),
        (["gexf", "--output", "."], "error: . is a folder"),
    ],
)
def test_what_cannot_be_written_is_two_lines_and_exits_2(run: Run, arguments: list[str], message: str) -> None:
    outcome = run("export", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(message)
    assert outcome.err.count("\n") == 2


def test_a_file_is_replaced_only_where_that_is_told(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "graph.gexf"
    place.write_text("mine", encoding="utf-8")
    assert run("export", "gexf", "--output", place).err.startswith(f"error: {place} is there already\nhint: --force")
    assert place.read_text(encoding="utf-8") == "mine"
    assert run("export", "gexf", "--output", place, "--force").code == 0
    assert place.read_text(encoding="utf-8").startswith("<?xml")


def test_a_folder_with_something_in_it_is_never_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    assert run("export", "obsidian", "--output", tmp_path / "vault").code == 0
    (tmp_path / "vault" / "mine.md").write_text("mine", encoding="utf-8")
    outcome = run("export", "obsidian", "--output", tmp_path / "vault", "--force")
    assert outcome.code == 2
    assert (tmp_path / "vault" / "mine.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["graphml", "csv"])  # a file and a folder
def test_nothing_is_left_of_what_could_not_be_written_to_its_end(name: str, tmp_path: Path) -> None:
    call = [sys.executable, "-m", "graphsvc", "export", name, "--output", str(tmp_path / "graph")]

    def only_small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    ended = subprocess.run(call, capture_output=True, encoding="utf-8", check=False, preexec_fn=only_small_files)
    assert ended.returncode == 2
    assert " cannot be written: File too large\n" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_leaves_early_ends_the_export_quietly(process: Start) -> None:
    child = process("export", "graphml")
    assert child.stdout is not None
    child.stdout.close()
    assert child.wait(20) == 141
    assert child.stderr is not None
    assert child.stderr.read() == b""


def test_a_document_that_is_skipped_is_told_and_the_rest_is_written(run: Run, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-broken")
    outcome = run("export", "graphml", "--documents", folder)
    assert outcome.code == 1
    assert "warning: DOCUMENT_ERROR" in outcome.err
    assert outcome.out.startswith("<?xml")
