"""Tables are harmless in a spreadsheet, and say what is missing where pyarrow is not installed."""

import csv
import sys
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings

from graphsvc.errors import ExtraError
from graphsvc.export import exporter_named
from graphsvc.export.csv_tables import csv_files, harmless
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import portion
from tests.export.graphs import graphs, texts


@given(graph=graphs())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_cell_starts_like_a_formula(graph: KnowledgeGraph) -> None:
    for file in csv_files(portion(graph)):
        for row in csv.reader(StringIO(b"".join(file.content).decode(), newline="")):
            for cell in row:
                assert not cell.startswith(("\t", "\r", "\n"))
                assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"))


@given(text=texts)
def test_a_cell_made_harmless_is_what_it_was_without_its_apostrophe(text: str) -> None:
    cell = harmless(text)
    assert isinstance(cell, str)
    assert cell.removeprefix("'") == text


def test_a_format_whose_package_is_not_installed_names_the_extra(
    graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExtraError) as caught:
        next(exporter_named("parquet").write(portion(graph)))
    assert (caught.value.value, caught.value.hint) == ("pyarrow", "pip install 'graphsvc[parquet]'")
