import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

LABEL = {
    "doc": "77600.txt",
    "subject": "cpt:77600",
    "predicate": "TAKES_MODIFIER",
    "object": "modifier:26",
    "status": "AFFIRMED",
    "spans": [{"start": 27, "end": 38, "quote": "Modifier 26"}],
}
CASE = """
["a modifier with its meaning is affirmed"]
text = '''
CPT 77600
Modifier 26: the professional component.
'''
edges = [{ edge = "cpt:77600 TAKES_MODIFIER modifier:26 AFFIRMED", meaning = "the professional component" }]

["words without a modifier say nothing of one"]
text = "CPT 77600: Heating from Outside"
"""


@pytest.fixture
def labels(folder: Path) -> Path:
    """A file of labels beside a folder `documents`."""
    (folder / "documents").mkdir()
    (folder / "77600.txt").rename(folder / "documents" / "77600.txt")
    path = folder / "labels.json"
    path.write_text(json.dumps({"edges": [LABEL], "gaps": []}), encoding="utf-8")
    return path


def relabel(labels: Path, **changes: object) -> None:
    labels.write_text(json.dumps({"edges": [LABEL | changes]}), encoding="utf-8")


def test_documents_stand_in_a_folder_beside_their_labels(run: Run, labels: Path) -> None:
    outcome = run("evaluate", labels)
    answer = json.loads(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    assert answer["documents"] == ["77600.txt"]
    assert answer["all"] == {
        "labelled": 1,
        "found": 1,
        "hits": 1,
        "missed": 0,
        "invented": 0,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
    }
    assert (answer["evidence"], answer["differences"]) == ({"part": 1, "of": 1}, [])


def test_documents_may_stand_elsewhere(run: Run, labels: Path) -> None:
    elsewhere = labels.parent / "pages"
    (labels.parent / "documents").rename(elsewhere)
    assert run("evaluate", labels, "--documents", elsewhere).code == 0
    assert run("evaluate", labels, "--documents", elsewhere / "77600.txt").code == 0
    assert run("evaluate", labels).code == 2


def test_a_built_in_document_is_known_by_its_name(run: Run, labels: Path) -> None:
    relabel(labels, doc="77386-complex-imrt.txt", subject="cpt:77386", spans=[])
    answer = json.loads(run("evaluate", labels).out)
    assert answer["predicates"]["TAKES_MODIFIER"]["hits"] == 1


def test_a_table_shows_the_figures_and_every_difference_with_its_line(run: Run, labels: Path) -> None:
    relabel(labels, status="NEGATED")
    outcome = run("evaluate", labels, "--format", "table")
    assert outcome.code == 0
    assert "Missed: 1" in outcome.out
    assert "False hits: 1" in outcome.out
    words = " ".join(outcome.out.split())
    assert "77600.txt 3 cpt:77600 TAKES_MODIFIER modifier:26 NEGATED Modifier 26 found as AFFIRMED" in words


def test_a_figure_that_is_too_low_exits_1(run: Run, labels: Path) -> None:
    assert run("evaluate", labels, "--fail-under", "1").code == 0
    relabel(labels, status="NEGATED")
    outcome = run("evaluate", labels, "--fail-under", "0.5")
    assert (outcome.code, outcome.err) == (1, "error: F1 is 0.000, lower than 0.5\n")
    assert json.loads(outcome.out)["all"]["f1"] == 0
    assert run("evaluate", labels).code == 0


def test_cases_hold_their_texts_themselves(run: Run, labels: Path) -> None:
    cases = labels.parent / "modifiers.toml"
    cases.write_text(CASE, encoding="utf-8")
    answer = json.loads(run("evaluate", cases, labels).out)
    assert answer["documents"] == [
        "77600.txt",
        "modifiers: a modifier with its meaning is affirmed",
        "modifiers: words without a modifier say nothing of one",
    ]
    assert (answer["all"]["hits"], answer["qualifiers"], answer["differences"]) == (2, {"part": 1, "of": 1}, [])


def test_a_stale_quote_is_warned_of(run: Run, labels: Path) -> None:
    relabel(labels, spans=[{"start": 0, "end": 3, "quote": "HCP"}])
    outcome = run("evaluate", labels)
    assert outcome.code == 0
    assert outcome.err.startswith("warning: 77600.txt: a label's quote is not the text at 0 to 3")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"doc": "77601.txt"}, "labels the document '77601.txt', which is not in"),
        ({"predicate": "TAKES"}, "edges[0].predicate is 'TAKES' and not one of"),
        ({"object": "26"}, "edges[0]: '26' is not a node id"),
        ({"status": None}, "edges[0].status is None and not a text"),
        ({"spans": [{"start": 3, "end": 3}]}, "edges[0].start is 3 and not an offset before `end`"),
    ],
)
def test_a_label_that_cannot_be_used_is_named_with_its_place(
    run: Run, labels: Path, changes: dict[str, object], message: str
) -> None:
    relabel(labels, **changes)
    outcome = run("evaluate", labels)
    error, hint = outcome.err.splitlines()
    assert (outcome.code, outcome.out) == (2, "")
    assert message in error
    assert hint.startswith("hint: ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("none.json", None),
        ("list.json", "[]"),
        ("other.json", "{}"),
        ("broken.json", "{"),
        ("none.toml", None),
        ("broken.toml", "["),
        ("no_text.toml", "[a]\n"),
        ("other_key.toml", "[a]\ntext = 'CPT 77600'\nedge = []\n"),
        ("short.toml", "[a]\ntext = 'CPT 77600'\nedges = ['cpt:77600 TAKES_MODIFIER modifier:26']\n"),
        ("no_node.toml", "[a]\ntext = 'CPT 77600'\nedges = ['77600 TAKES_MODIFIER modifier:26 AFFIRMED']\n"),
    ],
)
def test_a_file_that_holds_no_labels_exits_2(run: Run, tmp_path: Path, name: str, content: str | None) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    outcome = run("evaluate", tmp_path / name)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 2
