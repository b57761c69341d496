"""Whole documents: everything that readers found is found, and nothing is invented."""

from pathlib import Path

import pytest

from graphsvc.build import document_paths, extractions
from graphsvc.evaluation import Difference, DifferenceKind, Evaluation, evaluate, read_labels
from graphsvc.model import Extraction
from graphsvc.resources import BUILT_IN_DOCUMENTS

HERE = Path(__file__).parent
SHARED = Path(__file__).parents[3] / "shared"

NOT_JUDGED = {DifferenceKind.MISSED_LITERAL, DifferenceKind.OTHER_QUALIFIER}
"""Differences in what readers word freely: they are in the report, and make no figure of the edges."""


def evaluation_of(labels: Path, documents: Path) -> Evaluation:
    read = [outcome for outcome in extractions(document_paths([documents])) if isinstance(outcome, Extraction)]
    return evaluate(read_labels(labels), read)


def disagreements(labels: Path, documents: Path) -> list[Difference]:
    return [item for item in evaluation_of(labels, documents).differences if item.kind not in NOT_JUDGED]


def test_built_in_corpus_yields_just_what_its_readers_found() -> None:
    assert disagreements(HERE / "builtin_labels.json", BUILT_IN_DOCUMENTS) == []


def test_documents_of_other_codes_and_layouts_yield_just_what_their_readers_found() -> None:
    assert disagreements(HERE / "labels.json", HERE / "documents") == []


@pytest.mark.parametrize(
    ("kind", "precision", "recall", "gap_precision", "gap_recall"),
    [("families", 0.985, 0.975, 0.975, 0.96), ("layouts", 0.95, 0.43, 0.85, 0.55)],
)
def test_documents_of_readers_who_did_not_know_the_rules_are_read(
    kind: str, precision: float, recall: float, gap_precision: float, gap_recall: float
) -> None:
    evaluation = evaluation_of(HERE / "readers" / kind / "labels.json", HERE / "readers" / kind / "documents")
    assert evaluation.total.precision >= precision
    assert evaluation.total.recall >= recall
    assert evaluation.gap_total.precision >= gap_precision
    assert evaluation.gap_total.recall >= gap_recall


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not beside this checkout")
def test_real_documents_yield_just_what_their_readers_found() -> None:
    assert disagreements(SHARED / "gold" / "documents.json", SHARED / "documents") == []
