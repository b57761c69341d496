"""The figures are those of the scorer that the labels of the real documents come with."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from graphsvc.build import document_paths, extractions
from graphsvc.evaluation import DifferenceKind, Evaluation, evaluate, read_labels
from graphsvc.model import Assertion, Extraction, Status
from graphsvc.model.interchange import to_lines

SHARED = Path(__file__).parents[3] / "shared"
SCORE, LABELS = SHARED / "gold" / "score.py", SHARED / "gold" / "documents.json"

pytestmark = pytest.mark.skipif(not SCORE.is_file(), reason="the scorer is not beside this checkout")


def as_found(extraction: Extraction) -> Extraction:
    return extraction


def with_some_left_out(extraction: Extraction) -> Extraction:
    return replace(extraction, assertions=extraction.assertions[::3], gaps=extraction.gaps[::2])


def with_other_statuses(extraction: Extraction) -> Extraction:
    def change(assertion: Assertion, status: Status | None) -> Assertion:
        return replace(assertion, status=status or assertion.status)

    changed = zip(extraction.assertions, cycle((None, *Status)), strict=False)
    return replace(extraction, assertions=tuple(change(assertion, status) for assertion, status in changed))


def with_evidence_elsewhere(extraction: Extraction) -> Extraction:
    def move(assertion: Assertion) -> Assertion:
        moved = tuple(
            replace(words, start=0, end=9, quote=extraction.document.text[:9]) for words in assertion.evidence
        )
        return replace(assertion, evidence=moved)

    return replace(extraction, assertions=tuple(map(move, extraction.assertions)))


def with_nothing(extraction: Extraction) -> Extraction:
    return replace(extraction, assertions=(), gaps=())


def told(evaluation: Evaluation) -> str:
    """Return an evaluation in the words of the scorer."""
    rows = [*sorted(evaluation.predicates.items()), ("ALL", evaluation.total)]
    lines = [f"{'predicate':<24}{'labels':>7}{'found':>7}{'prec':>7}{'rec':>7}{'F1':>7}"]
    lines += [
        f"{name:<24}{s.labelled:>7}{s.found:>7}{s.precision:>7.3f}{s.recall:>7.3f}{s.f1:>7.3f}" for name, s in rows
    ]
    gaps = evaluation.gap_total
    lines.append(f"evidence overlapping a labelled span: {evaluation.evidence.part} of {evaluation.evidence.whole}")
    lines.append(f"gaps found: {gaps.hits} of {gaps.labelled}; gaps invented: {gaps.invented}")
    for word, kind in (("missed", DifferenceKind.MISS), ("invented", DifferenceKind.FALSE_HIT)):
        items = [(re.sub(r"\.\w+$", "", item.document), *item.statement) for item in evaluation.of_kind(kind)]
        lines += [" ".join((word, *item)) for item in sorted(items)]
    missed = [(item.document, *item.statement[1:]) for item in evaluation.of_kind(DifferenceKind.MISSED_GAP)]
    lines += [" ".join(("missed gap", re.sub(r"\.\w+$", "", name), *gap)) for name, *gap in sorted(missed)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "change", [as_found, with_some_left_out, with_other_statuses, with_evidence_elsewhere, with_nothing]
)
def test_every_figure_is_the_scorer_s_whatever_was_found(change: Callable[[Extraction], Extraction]) -> None:
    outcomes = extractions(document_paths([SHARED / "documents"]))
    changed = [change(outcome) for outcome in outcomes if isinstance(outcome, Extraction)]
    lines = "".join(f"{line}\n" for extraction in changed for line in to_lines(extraction))
    call = [sys.executable, str(SCORE), str(LABELS)]
    scored = subprocess.run(call, input=lines, capture_output=True, check=True, encoding="utf-8").stdout
    assert told(evaluate(read_labels(LABELS), changed)) == scored
