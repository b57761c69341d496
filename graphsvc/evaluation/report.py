"""An evaluation as plain values for JSON."""

from graphsvc.evaluation.evaluation import Evaluation, Score, Share

Value = str | int | float | None | list["Value"] | dict[str, "Value"]


def to_json(evaluation: Evaluation) -> dict[str, Value]:
    """Return an evaluation as values that JSON has; shares are fractions of 1, not rounded."""
    return {
        "documents": list(evaluation.documents),
        "predicates": {name.value: _score(score) for name, score in evaluation.predicates.items()},
        "all": _score(evaluation.total),
        "statuses": [
            {"labelled": count.labelled, "found": count.found, "edges": count.edges} for count in evaluation.statuses
        ],
        "evidence": _share(evaluation.evidence),
        "qualifiers": _share(evaluation.qualifiers),
        "gaps": [
            {"field": field, "reason": reason, **_score(score)} for (field, reason), score in evaluation.gaps.items()
        ],
        "all_gaps": _score(evaluation.gap_total),
        "literals": {name.value: _share(share) for name, share in evaluation.literals.items()},
        "differences": [
            {
                "kind": difference.kind,
                "document": difference.document,
                "statement": list(difference.statement),
                "quote": difference.quote,
                "line": difference.line,
                "text": difference.text,
                "note": difference.note or None,
            }
            for difference in evaluation.differences
        ],
    }


def _score(score: Score) -> dict[str, Value]:
    return {
        "labelled": score.labelled,
        "found": score.found,
        "hits": score.hits,
        "missed": score.missed,
        "invented": score.invented,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }


def _share(share: Share) -> dict[str, Value]:
    return {"part": share.part, "of": share.whole}
