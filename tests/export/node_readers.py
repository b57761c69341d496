"""What reads exports in Node: one process of it for all files, which lives as long as the tests do."""

import atexit
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any

from tests.clients.node import DEADLINE, HERE, command
from tests.export.rdf_readers import Read, Value, known, plain

Term = str | Mapping[str, str] | None
"""An IRI, a literal as its value and datatype, or the default graph."""


def found(reader: str, path: Path) -> Any:  # noqa: ANN401 - JSON is anything
    """What a reader of exports.mjs finds in a file."""
    process = _process()
    assert process.stdin
    assert process.stdout
    deadline = Timer(DEADLINE, process.kill)
    deadline.start()
    try:
        process.stdin.write(f"{json.dumps([reader, str(path)])}\n")
        process.stdin.flush()
        told = json.loads(process.stdout.readline())
    finally:
        deadline.cancel()
    assert "found" in told, told
    return told["found"]


@cache
def _process() -> "subprocess.Popen[str]":
    script = HERE / "exports.mjs"
    process = subprocess.Popen([command(), script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    ending = ExitStack()
    atexit.register(ending.close)
    return ending.enter_context(process)  # which ends when its stdin does


def statements(reader: str, path: Path) -> Iterator[Read]:
    """What a reader of RDF finds in a file."""
    quads: Iterable[Sequence[Term]] = found(reader, path)
    for subject, predicate, target, graph in quads:
        yield Read(_name(subject), _name(predicate), _value(target), None if graph is None else _name(graph))


def _value(term: Term) -> Value:
    return plain(term["value"], known(term["datatype"])) if isinstance(term, Mapping) else _name(term)


def _name(term: Term) -> str:
    assert isinstance(term, str)
    return known(term)
