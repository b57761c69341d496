"""Hand labels of documents and what an extraction found, in a form that can be compared."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphsvc.documents import read_document
from graphsvc.extract import extract
from graphsvc.model import Extraction
from graphsvc.vocabulary import load_vocabulary

Edge = tuple[str, str, str, str, str]
"""Document name, subject, predicate, object, status."""

GapKey = tuple[str, str, str]
"""Document name, field, reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What readers found in some documents; what is optional may be found or not."""

    edges: frozenset[Edge]
    optional_edges: frozenset[Edge]
    gaps: frozenset[GapKey]
    optional_gaps: frozenset[GapKey]


def load_labels(path: Path) -> Labels:
    rows: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    edges = {
        required: frozenset(_edge(row) for row in rows["edges"] if row["required"] is required)
        for required in (True, False)
    }
    gaps = {
        required: frozenset(_gap(row) for row in rows["gaps"] if row["required"] is required)
        for required in (True, False)
    }
    return Labels(
        edges=edges[True],
        optional_edges=edges[False] - edges[True],
        gaps=gaps[True],
        optional_gaps=gaps[False] - gaps[True],
    )


def extract_all(paths: Iterable[Path]) -> list[Extraction]:
    vocabulary = load_vocabulary()
    extractions = [extract(read_document(path), vocabulary) for path in sorted(paths)]
    assert [extraction.problems for extraction in extractions if extraction.problems] == []
    return extractions


def edges_of(extractions: Iterable[Extraction]) -> frozenset[Edge]:
    return frozenset(
        (extraction.document.name, a.subject, a.predicate, a.object, a.status)
        for extraction in extractions
        for a in extraction.assertions
        if a.object
    )


def gaps_of(extractions: Iterable[Extraction]) -> frozenset[GapKey]:
    return frozenset(
        (extraction.document.name, gap.field, gap.reason) for extraction in extractions for gap in extraction.gaps
    )


def _edge(row: dict[str, Any]) -> Edge:
    return (row["doc"], row["subject"], row["predicate"], row["object"], row["status"])


def _gap(row: dict[str, Any]) -> GapKey:
    return (row["doc"], row["field"], row["reason"])
