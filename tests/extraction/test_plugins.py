"""Extractors of outside packages, each in a process that finds its package on the path."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphsvc.documents import lay_out
from graphsvc.documents.passages import MAX_PASSAGE
from graphsvc.extract import EXTRACTORS, Absence, Extractor, Finding, Reading, extract
from graphsvc.model import GapField, GapReason, NodeId, Predicate, Span, Status
from graphsvc.vocabulary import load_vocabulary
from tests.plugins import install

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "graphsvc" / "extract" / "README.md").read_text(encoding="utf-8")
TEXT = "CPT code 77600 is heat treatment.\nCode 77600 is paid by the patient.\nModifier 26: the professional part.\n"


def run(path: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python with a folder of packages on its path."""
    command = [sys.executable, *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(path)}
    return subprocess.run(command, env=environment, check=False, capture_output=True, encoding="utf-8")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "77600.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def guide_package(tmp_path: Path) -> Path:
    """The package that the guide writes, as it stands there."""
    module, test = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    (entry_point,) = re.findall(r'^(\S+) = "(self_pay:\w+)"$', GUIDE, re.MULTILINE)
    return install(tmp_path / "packages", dict([entry_point]), self_pay=module, test_self_pay=test)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_extractor_of_the_guide_is_used_once_it_is_installed(
    guide_package: Path, page: Path, tmp_path: Path, workers: str
) -> None:
    other = tmp_path / "77601.txt"
    other.write_text(TEXT.replace("77600", "77605"), encoding="utf-8")
    done = run(guide_package, "-m", "graphsvc", "extract", page, other, "--workers", workers)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [
        (row["subject"], row["object"], row["evidence"][0]["quote"])
        for row in rows
        if "evidence" in row and row["evidence"][0]["extractor"] == "self-pay/1"
    ] == [
        ("cpt:77600", "payer:patient", "Code 77600 is paid by the patient."),
        ("cpt:77605", "payer:patient", "Code 77605 is paid by the patient."),
    ]


def test_the_bound_in_the_guide_is_that_of_the_code() -> None:
    assert f"a passage has at most\n{MAX_PASSAGE:,} characters" in GUIDE


def test_the_test_of_the_guide_passes(guide_package: Path) -> None:
    done = run(guide_package, "-c", "import test_self_pay as t; t.test_self_pay_keeps_the_rules()")
    assert (done.returncode, done.stderr) == (0, "")


def test_packages_that_cannot_be_used_are_named_and_the_rest_goes_on(page: Path, tmp_path: Path) -> None:
    alone = run(tmp_path, "-m", "graphsvc", "extract", page).stdout
    packages = install(
        tmp_path / "packages",
        {
            "absent": "no_such_module:EXTRACTOR",
            "raises": "raises:EXTRACTOR",
            "typed": "fine:find",
            "named": "fine:BADLY_NAMED",
            "taken": "fine:TAKEN",
            "twin": "fine:FINE",
            "a-fine": "fine:FINE",
        },
        raises="1 / 0",
        fine=(
            "from graphsvc.extract import Extractor\n"
            "def find(reading):\n    return iter(())\n"
            "BADLY_NAMED = Extractor(name='Fine 1', find=find)\n"
            "TAKEN = Extractor(name='modifiers/9', find=find)\n"
            "FINE = Extractor(name='fine/1', find=find)\n"
        ),
    )
    done = run(packages, "-m", "graphsvc", "extract", page)
    assert (done.returncode, done.stdout) == (1, alone)
    warnings = done.stderr.splitlines()
    assert [
        re.findall(r"the extractor '([\w-]+)' of fake \(.*\) cannot be used: (.*?) \(mend", w) for w in warnings
    ] == [
        [("absent", "importing it raised ModuleNotFoundError: No module named 'no_such_module'")],
        [("named", "its name 'Fine 1' is not like 'modifiers/1'")],
        [("raises", "importing it raised ZeroDivisionError: division by zero")],
        [("taken", "there is another extractor of the name 'modifiers'")],
        [("twin", "there is another extractor of the name 'fine'")],
        [("typed", "it is function, not graphsvc.extract.Extractor")],
    ]


def finding(**changed: object) -> Finding:
    whole = Span(start=0, end=8)
    fields: dict[str, object] = {
        "subject": NodeId("cpt:77600"),
        "predicate": Predicate.COVERED_BY,
        "target": NodeId("payer:patient"),
        "status": Status.AFFIRMED,
        "span": whole,
        "section": None,
        "as_written": "patient",
    }
    return Finding(**(fields | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (finding(span=Span(start=5, end=5)), "holds no text"),
        (finding(span=Span(start=-8, end=3)), "holds no text"),
        (finding(span=Span(start=0, end=10_000)), "holds no text"),
        (finding(subject=NodeId("payer:aetna")), "the subject 'payer:aetna' is not a code"),
        (finding(subject=NodeId("77600")), "'77600' is not a node id"),
        (finding(target=NodeId("modifier:26")), "COVERED_BY takes a node of kind PAYER, not 'modifier:26'"),
        (finding(target=None), "COVERED_BY takes a node of kind PAYER, not None"),
        (finding(predicate=Predicate.TITLE), "TITLE takes a literal, not 'payer:patient'"),
        (finding(predicate="PAID_BY"), "'PAID_BY' or 'AFFIRMED' is no predicate or status"),
        (finding(as_written=None), "it raised AttributeError"),
        (
            Absence(subject=NodeId("cpt:77600"), field="X", reason=GapReason.LOCKED, span=Span(start=0, end=3)),  # type: ignore[arg-type]
            "'X' or 'LOCKED' is no field or reason",
        ),
        (
            Absence(subject=NodeId("x"), field=GapField.TEXT, reason=GapReason.LOCKED, span=Span(start=0, end=3)),
            "'x' is not a node id",
        ),
        ("words", "it yields str, not Finding or Absence"),
    ],
)
def test_what_breaks_a_rule_is_left_out_and_the_rest_is_kept(wrong: object, reason: str) -> None:
    def find(_reading: Reading) -> Iterator[Finding]:
        yield finding()
        yield wrong  # type: ignore[misc]

    document = lay_out(name="77600.txt", sha256="0" * 64, text=TEXT)
    alone = extract(document, load_vocabulary(), EXTRACTORS)
    extraction = extract(document, load_vocabulary(), (Extractor(name="wrong/1", find=find), *EXTRACTORS))
    (kept,) = set(extraction.assertions) - set(alone.assertions)
    assert (kept.object, kept.evidence[0].quote) == ("payer:patient", "CPT code")
    (problem,) = extraction.problems
    assert problem.message.startswith("the extractor wrong/1 failed on 77600.txt: ")
    assert reason in problem.message
    assert alone.problems == ()
