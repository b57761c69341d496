"""Reading in several processes: the same as in one, whatever becomes of a process."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphsvc.resources import BUILT_IN_DOCUMENTS
from tests.plugins import install

Run = Callable[..., Any]

DEADLINE = 60  # seconds to wait for anything; a start takes one or two

TROUBLE = """\
import os, signal
from graphsvc.extract import Extractor

def find(reading):
    text = reading.document.text
    if "kill it" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "leave it" in text:
        os._exit(0)
    if "fill it" in text:
        bytearray(8 * 1024**3)  # twice what a worker may have
    if "exit at it" in text:
        raise SystemExit(3)
    if "turn in it" in text:
        os.write(2, b"turning\\n")  # in one piece, whoever else writes
        while True:
            pass
    return iter(())

EXTRACTOR = Extractor(name="trouble/1", find=find)
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The built-in documents, some twice, and files that cannot be read among them."""
    folder = tmp_path / "corpus"
    for name in ("a", "b", "c"):
        shutil.copytree(BUILT_IN_DOCUMENTS, folder / name)
    for file in (folder / "c").iterdir():
        file.write_text(file.read_text(encoding="utf-8").replace("77620", "77605"), encoding="utf-8")
    (folder / "b" / "0-empty.txt").touch()
    (folder / "b" / "9-picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start `graphsvc extract`, with an extractor that makes trouble, in a process group of its own."""
    packages = install(tmp_path / "packages", {"trouble": "trouble:EXTRACTOR"}, trouble=TROUBLE)
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str | Path) -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "graphsvc", "extract", *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                env=os.environ | {"PYTHONPATH": str(packages)},
                start_new_session=True,
            )
        )
        return started[-1]

    yield start
    for child in started:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


def finish(child: subprocess.Popen[str]) -> tuple[int, str, list[str]]:
    """Wait until nobody holds the streams: the command and every process that it started have ended."""
    out, err = child.communicate(timeout=DEADLINE)
    return child.returncode, out, err.splitlines()


def pages(folder: Path, **words: str) -> Path:
    """Write a page for each name, with the words in it."""
    folder.mkdir()
    for number, (name, text) in enumerate(words.items()):
        page = f"CPT Code 7760{number}\nModifier 26: the professional component.\n{text}.\n"
        (folder / f"{name}.txt").write_text(page, encoding="utf-8")
    return folder


@pytest.mark.parametrize("workers", ["2", "3", "16"])
def test_the_output_does_not_depend_on_the_number_of_workers(run: Run, corpus: Path, workers: str) -> None:
    alone = run("extract", corpus, "--workers", "1")
    assert run("extract", corpus, "--workers", workers) == alone
    assert alone.code == 1
    assert alone.err.count("has the same content as") == 9
    assert f"{corpus}/b/77386-complex-imrt.txt has the same content as {corpus}/a/77386-complex-imrt.txt" in alone.err


def test_the_answer_to_a_query_does_not_depend_on_the_number_of_workers(run: Run, corpus: Path) -> None:
    words = ("query", "{ release { id counts { documents assertions } } }", "--documents", corpus, "--workers")
    assert run(*words, "2") == run(*words, "1")


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        ("kill it", "the process that read it died (signal SIGKILL); it may need more memory than there is"),
        ("leave it", "the process that read it died (exit code 0); it may need more memory than there is"),
        ("fill it", "it needs too much memory"),
    ],
)
def test_a_document_that_takes_its_process_along_is_named_and_the_rest_goes_on(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path, trouble: str, reason: str
) -> None:
    folder = pages(tmp_path / "pages", a="One", b=trouble, c=trouble, d="Two", e="Three")
    code, out, warnings = finish(start(folder, "--workers", "2"))
    assert code == 1
    assert warnings == [
        f"warning: DOCUMENT_ERROR: {folder}/{name}.txt: {reason} (the other documents are read)" for name in ("b", "c")
    ]
    assert [name for name in "abcde" if f'"document": "{name}.txt"' in out] == ["a", "d", "e"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_extractor_that_wants_to_exit_is_named_and_the_others_go_on(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path, workers: str
) -> None:
    folder = pages(tmp_path / "pages", a="One", b="exit at it")
    code, out, warnings = finish(start(folder, "--workers", workers))
    assert code == 1
    assert warnings == [
        "warning: EXTRACTOR_ERROR: the extractor trouble/1 failed on b.txt: it raised SystemExit: 3 "
        "(what the others find is kept)"
    ]
    assert [name for name in "ab" if f'"document": "{name}.txt"' in out] == ["a", "b"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_document_that_takes_too_long_is_named_and_the_rest_goes_on(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path, workers: str
) -> None:
    folder = pages(tmp_path / "pages", a="One", b="turn in it", c="Two")
    code, out, lines = finish(start(folder, "--workers", workers, "--document-timeout", "1"))
    assert code == 1
    assert lines == [
        "turning",
        f"warning: DOCUMENT_ERROR: {folder}/b.txt: it took longer than 1 seconds (the other documents are read)",
    ]
    assert [name for name in "abc" if f'"document": "{name}.txt"' in out] == ["a", "c"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_stops_every_process_at_once_and_without_a_trace(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path, workers: str
) -> None:
    child = start(pages(tmp_path / "pages", a="One", b="turn in it", c="turn in it"), "--workers", workers)
    assert child.stderr is not None
    assert child.stderr.readline() == "turning\n"
    os.killpg(child.pid, signal.SIGINT)
    code, _, lines = finish(child)
    assert code == 128 + signal.SIGINT
    assert set(lines) <= {"turning", ""}


def test_workers_do_not_outlive_a_command_that_is_killed(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    child = start(pages(tmp_path / "pages", a="turn in it", b="One"), "--workers", "2", "--document-timeout", "1")
    assert child.stderr is not None
    assert child.stderr.readline() == "turning\n"
    child.kill()
    assert finish(child)[0] == -signal.SIGKILL


def test_what_is_read_is_written_before_the_next_is_awaited(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    child = start(pages(tmp_path / "pages", a="One", b="turn in it", c="Two"), "--workers", "2")
    assert child.stdout is not None
    assert '"document": "a.txt"' in child.stdout.readline()


@pytest.mark.parametrize(("name", "text"), [("--workers", "257"), ("--workers", "-1"), ("--document-timeout", "0")])
def test_a_number_out_of_bounds_is_an_error(run: Run, name: str, text: str) -> None:
    outcome = run("extract", name, text)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: {name} cannot be '{text}': it must be a whole number from ")


@pytest.mark.parametrize(
    ("documents", "workers", "number"),
    [("corpus", "1", 17), ("corpus", "2", 17), ("folder", "1", 1)],
    ids=["in one process", "in several", "all at once"],
)
def test_a_person_sees_how_many_are_done_the_rate_and_the_time_left(
    request: pytest.FixtureRequest,
    process: Callable[..., subprocess.Popen[bytes]],
    documents: str,
    workers: str,
    number: int,
) -> None:
    paths = request.getfixturevalue(documents)
    child = process("extract", paths, "--workers", workers, TTY_COMPATIBLE="1", COLUMNS="120")
    _, err = child.communicate(timeout=DEADLINE)
    words = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", err.decode())
    assert re.search(rf"Reading documents .* {number}/{number} +[\d,.]+/s +\d+:\d\d:\d\d left", words)
