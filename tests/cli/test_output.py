"""Files and folders come to be whole or not at all, and never in the place of what is not to be replaced."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphsvc.errors import OutputError
from graphsvc.export.writing import write_file

Run = Callable[..., Any]

WAITING = """
import sys
from pathlib import Path
from graphsvc.export.writing import write_file

def parts():
    yield b"begun"
    print("begun", flush=True)
    sys.stdin.read()

write_file(Path(sys.argv[1]), parts(), replace=False)
"""
"""Writes a file that has no end until stdin has."""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_nothing_is_left_by_who_is_asked_to_end(name: str, tmp_path: Path) -> None:
    call = [sys.executable, "-c", WAITING, str(tmp_path / "graph.gexf")]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"begun\n"
        assert len(list(tmp_path.iterdir())) == 1
        child.send_signal(signal.Signals[name])
        assert child.wait(20) == 128 + signal.Signals[name]
    assert list(tmp_path.iterdir()) == []


def test_who_is_kept_from_hanging_up_writes_on(tmp_path: Path) -> None:
    call = ["nohup", sys.executable, "-c", WAITING, str(tmp_path / "graph.gexf")]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"begun\n"
        child.send_signal(signal.SIGHUP)
        child.communicate()
    assert child.returncode == 0
    assert (tmp_path / "graph.gexf").read_bytes() == b"begun"


def test_a_file_that_came_to_be_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    place = tmp_path / "graph.gexf"

    def parts() -> Iterator[bytes]:
        place.write_text("mine", encoding="utf-8")
        yield b"ours"

    with pytest.raises(OutputError, match="is there already"):
        write_file(place, parts(), replace=False)
    assert [(path, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [(place, "mine")]
    write_file(place, parts(), replace=True)
    assert place.read_bytes() == b"ours"


def test_what_is_no_file_is_never_replaced(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    outcome = run("export", "gexf", "--output", pipe, "--force")
    assert (outcome.code, outcome.err.splitlines()[0]) == (2, f"error: {pipe} is no file")
    assert pipe.is_fifo()
