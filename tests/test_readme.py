"""The README is true: its commands run, its answers are the answers, its figures are the code's."""

import doctest
import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.cli import main
from graphsvc.documents.read import SUFFIXES
from graphsvc.documents.readers import MAX_BYTES
from graphsvc.export import FORMATS
from graphsvc.gql.limits import (
    MAX_ALIASES,
    MAX_COST,
    MAX_DEPTH,
    MAX_DIRECTIVES,
    MAX_FIELDS,
    MAX_ROWS,
    MAX_VALUES,
    PAGE,
)
from graphsvc.resources import SCHEMA_FILE
from graphsvc.settings import Settings
from graphsvc.sparql.limits import AT_ONCE, MAX_MEMORY, WAITING
from graphsvc.sparql.limits import MAX_BYTES as MAX_SPARQL_BYTES
from graphsvc.sparql.limits import MAX_ROWS as MAX_SPARQL_ROWS
from graphsvc.web import create_app
from tests.threads import in_a_thread

ROOT = Path(__file__).parents[1]
PAGES = {
    page: (ROOT / page).read_text(encoding="utf-8")
    for page in (
        "README.md",
        "schema/README.md",
        "graphsvc/agent/README.md",
        "graphsvc/export/README.md",
        "graphsvc/notebook/README.md",
        "graphsvc/sparql/README.md",
    )
}
"""What is written for people who ask; the others are for those who add to a room."""

README, CONTRACT = PAGES["README.md"], PAGES["schema/README.md"]
ALL = "".join(PAGES.values())

SHOWN = dict.fromkeys(line for fence in re.findall(r"```sh\n(.*?)```", ALL, re.DOTALL) for line in fence.splitlines())
"""The lines of commands without their output."""

Run = Callable[[list[str]], str]

ADDRESS = "http://127.0.0.1:8000"


def examples() -> Iterator[tuple[list[str], str]]:
    """Yield the words of each command behind a prompt, and the output under it."""
    for fence in re.findall(r"```console\n(.*?)```", ALL, re.DOTALL):
        command, _, output = fence.removeprefix("$ ").partition("\n")
        yield shlex.split(command), output


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Call the command in this process; some verbs start an event loop."""

    def called(words: list[str]) -> str:
        assert words[0] == ".venv/bin/graphsvc"
        code = in_a_thread(main, words[1:])
        told = capsysbinary.readouterr()
        assert code == 0, told.err.decode()
        return told.out.decode()

    return called


def fetched(words: list[str]) -> str:
    client = TestClient(create_app(build_graph(extractions(document_paths([]))).graph, Settings()))
    path = next(word for word in words if word.startswith(ADDRESS)).removeprefix(ADDRESS)
    if "-d" not in words:
        return client.get(path).text
    headers = dict(word.split(": ") for word in words if word.startswith("Content-Type"))
    return client.post(path, content=words[words.index("-d") + 1], headers=headers).text


@pytest.mark.parametrize(
    ("words", "output"), list(examples()), ids=lambda value: value[0] if isinstance(value, list) else ""
)
def test_an_example_gives_the_answer_that_is_shown(words: list[str], output: str, run: Run) -> None:
    response = json.loads(fetched(words) if words[0] == "curl" else run(words))
    assert response.pop("extensions")["release"]  # what README.md tells once, and leaves out of its examples
    assert response == json.loads(output)


@pytest.mark.parametrize("typed", re.findall(r"```python\n(.*?)```", ALL, re.DOTALL))
def test_what_is_typed_into_a_notebook_gives_what_is_shown(typed: str) -> None:
    example = doctest.DocTestParser().get_doctest(typed, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(example).failed == 0
    assert len(example.examples) > 2


@pytest.fixture
def policies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be in a folder that has documents in `policies`."""
    shutil.copytree(ROOT / "graph_data" / "documents", tmp_path / "policies")
    monkeypatch.chdir(tmp_path)


def shown(*verbs: str) -> list[str]:
    return [line for line in SHOWN if line.startswith(tuple(f".venv/bin/graphsvc {verb}" for verb in verbs))]


@pytest.mark.usefixtures("policies")
@pytest.mark.parametrize("line", shown("extract", "query"))
def test_a_command_on_documents_of_ones_own_runs(line: str, run: Run) -> None:
    printed = run(shlex.split(line.partition(" > ")[0]))
    assert json.loads(printed.splitlines()[0] if "jsonl" in line else printed)


@pytest.mark.usefixtures("policies")
@pytest.mark.parametrize("line", shown("export"))
def test_an_export_that_is_shown_is_written(line: str, run: Run) -> None:
    command, _, file = line.partition(" > ")
    printed = run(shlex.split(command))
    assert bool(printed) == bool(file)
    assert printed or [path.name for path in Path.cwd().iterdir() if path.name != "policies"]


@pytest.mark.usefixtures("policies")
@pytest.mark.parametrize("line", shown("sparql"))
def test_a_sparql_query_that_is_shown_is_answered(line: str, run: Run) -> None:
    printed = run(shlex.split(line))
    assert "77386" in printed or "77407" in printed


def test_the_limits_of_sparql_are_those_of_the_code() -> None:
    assert f"more than {MAX_SPARQL_ROWS:,} rows or statements, or {MAX_SPARQL_BYTES // 2**20} MiB |" in CONTRACT
    assert f"more than {AT_ONCE} queries that run and {WAITING} that wait;" in CONTRACT
    assert f"more than {MAX_MEMORY // 2**20} MiB beside the graph" in CONTRACT


def test_it_tells_every_format() -> None:
    rows = re.findall(r"^\| ((?:`[\w-]+` ?)+) \|", PAGES["graphsvc/export/README.md"], re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([\w-]+)`", row)]
    assert [name for name in named if name in {exporter.name for exporter in FORMATS}] == [
        exporter.name for exporter in FORMATS
    ]


def test_the_commands_that_are_shown_exist() -> None:
    help_text = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for target in set(re.findall(r"\bmake (\w+)", ALL)):
        assert f"make {target} " in help_text
    verbs = set(re.findall(r"graphsvc (serve|mcp|extract|query|sparql|export|evaluate|schema)\b", ALL))
    assert verbs == {"serve", "mcp", "extract", "query", "sparql", "export", "evaluate", "schema"}


@pytest.mark.parametrize("page", PAGES)
def test_files_and_folders_that_are_named_exist(page: str) -> None:
    for name, link in re.findall(r"`((?:graphsvc|graph_data|schema)(?:/\w+)?)`|\]\(([\w./]+)[)#]", PAGES[page]):
        assert (ROOT / name if name else (ROOT / page).parent / link).exists()


def test_every_question_that_it_names_is_a_field() -> None:
    rows = re.findall(
        r"^\| ((?:`\w+` ?)+(?:\.\.\. )?)\| [a-z]", README.partition("## Your own documents")[0], re.MULTILINE
    )
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    fields = set(re.findall(r"^  (\w+)\(", SCHEMA_FILE.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(named) > 15
    assert named <= fields


def test_its_limits_are_those_of_the_code() -> None:
    limits = f"at most {PAGE.maximum} rows, an operation at most {MAX_DEPTH} levels of fields"
    assert f"{limits}, a document at most {MAX_BYTES // 2**20} MiB" in README


def test_the_costs_of_the_contract_are_those_of_the_code() -> None:
    assert f"the cost, at most {MAX_COST:,}:" in CONTRACT
    assert f"fields of the answer, at most {MAX_VALUES:,}," in CONTRACT
    assert f"at most {MAX_DEPTH}, {MAX_FIELDS:,}, {MAX_ALIASES} and {MAX_DIRECTIVES} |" in CONTRACT
    assert f"is stopped after {MAX_ROWS:,} rows" in CONTRACT


def test_it_tells_every_ending_that_is_read() -> None:
    rows = re.findall(r"^\| ((?:`\.\w+` ?)+) \|", README, re.MULTILINE)
    assert [ending for row in rows for ending in re.findall(r"`(\.\w+)`", row)] == list(SUFFIXES)
