"""How well extractions agree with labels: figures, and every difference with its words."""

from graphsvc.evaluation.cases import Case, read_cases
from graphsvc.evaluation.compare import evaluate
from graphsvc.evaluation.evaluation import Difference, DifferenceKind, Evaluation, Score, Share, StatusCount
from graphsvc.evaluation.labels import (
    EdgeLabel,
    GapLabel,
    Labels,
    LiteralLabel,
    Place,
    Trap,
    document_key,
    merge_labels,
    stale_places,
)
from graphsvc.evaluation.read import read_labels
from graphsvc.evaluation.report import to_json

__all__ = [
    "Case",
    "Difference",
    "DifferenceKind",
    "EdgeLabel",
    "Evaluation",
    "GapLabel",
    "Labels",
    "LiteralLabel",
    "Place",
    "Score",
    "Share",
    "StatusCount",
    "Trap",
    "document_key",
    "evaluate",
    "merge_labels",
    "read_cases",
    "read_labels",
    "stale_places",
    "to_json",
]
