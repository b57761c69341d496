"""Whole documents: everything that readers found is found, and nothing is invented."""

from pathlib import Path

import pytest

from graphsvc.resources import BUILT_IN_DOCUMENTS
from tests.extraction.labels import Labels, edges_of, extract_all, gaps_of, load_labels

HERE = Path(__file__).parent
SHARED = Path(__file__).parents[3] / "shared"


def assert_agrees(labels: Labels, documents: Path) -> None:
    extractions = extract_all(documents.glob("*.txt"))
    edges, gaps = edges_of(extractions), gaps_of(extractions)
    assert labels.edges - edges == frozenset(), "missed"
    assert edges - labels.edges - labels.optional_edges == frozenset(), "invented"
    assert labels.gaps - gaps == frozenset(), "missed gaps"
    assert gaps - labels.gaps - labels.optional_gaps == frozenset(), "invented gaps"


def test_built_in_corpus_yields_just_what_its_readers_found() -> None:
    assert_agrees(load_labels(HERE / "builtin_labels.json"), BUILT_IN_DOCUMENTS)


def test_documents_of_other_codes_and_layouts_yield_just_what_their_readers_found() -> None:
    assert_agrees(load_labels(HERE / "labels.json"), HERE / "documents")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not beside this checkout")
def test_real_documents_yield_just_what_their_readers_found() -> None:
    assert_agrees(load_labels(SHARED / "gold" / "documents.json"), SHARED / "documents")
