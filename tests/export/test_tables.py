"""Tables are harmless in a spreadsheet, and say what is missing where pyarrow is not installed."""

import csv
import re
import sys
from collections.abc import Mapping
from io import BytesIO, StringIO
from zipfile import ZipFile

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings

from graphsvc.errors import ExtraError
from graphsvc.export import exporter_named
from graphsvc.export.csv_tables import csv_files, harmless
from graphsvc.export.tables import NUMBERS
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import portion
from tests.export.everything import EVERYTHING
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


def files_of(name: str) -> Mapping[str, bytes]:
    with ZipFile(BytesIO(b"".join(exporter_named(name).write(EVERYTHING)))) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def test_lines_end_in_line_feeds_and_all_but_numbers_is_quoted() -> None:
    content = files_of("csv")["assertions.csv"]
    assert b"\r" not in content
    assert all(re.fullmatch(rb'("[^"]*",){6}("evidence_count"|\d+)', line) for line in content.splitlines())


def test_parquet_has_types_and_is_compressed() -> None:
    for path, content in files_of("parquet").items():
        file = pyarrow.parquet.ParquetFile(BytesIO(content))
        types = {name: pyarrow.int64() if name in NUMBERS else pyarrow.string() for name in file.schema_arrow.names}
        assert {one.name: one.type for one in file.schema_arrow} == types, path
        assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_neo4j_is_given_no_backslash_and_makes_each_node_once() -> None:
    files = files_of("neo4j")
    assert not any(b"\\" in content for path, content in files.items() if path.endswith(".csv"))
    script = files["load.cypher"].decode()
    constrained = re.findall(r"CREATE CONSTRAINT IF NOT EXISTS FOR \(n:(\w+)\) REQUIRE n.id IS UNIQUE", script)
    assert set(re.findall(r"MERGE \(n:(\w+) \{id:", script)) == set(constrained)


def test_a_format_whose_package_is_not_installed_names_the_extra(
    graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExtraError) as caught:
        next(exporter_named("parquet").write(portion(graph)))
    assert (caught.value.value, caught.value.hint) == ("pyarrow", "pip install 'graphsvc[parquet]'")
