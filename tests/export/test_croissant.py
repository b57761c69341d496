"""The manifest is valid Croissant, its checksums are those of the files, and its record sets are the tables."""

import hashlib
import json
from pathlib import Path

import mlcroissant
import pytest
from mlcroissant._src.operation_graph.operations import extract

from graphsvc.export import CROISSANT, FORMATS, file_name
from graphsvc.export.csv_tables import harmless
from graphsvc.export.tables import TABLES, Table
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import Portion, chosen, portion

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what mlcroissant stands on


@pytest.fixture(autouse=True)
def nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would unpack archives into the home folder."""
    monkeypatch.setattr(extract, "EXTRACT_PATH", tmp_path / "unpacked")


@pytest.fixture
def travelling(graph: KnowledgeGraph) -> Portion:
    return portion(graph, chosen(graph, ["modifier:26"]))


@pytest.fixture
def folder(travelling: Portion, tmp_path: Path) -> Path:
    """The manifest and all that it names."""
    for exporter in FORMATS:
        (tmp_path / file_name(exporter, travelling)).write_bytes(b"".join(exporter.write(travelling)))
    (tmp_path / "croissant.json").write_bytes(b"".join(CROISSANT.write(travelling)))
    return tmp_path


def test_it_is_valid(folder: Path) -> None:
    dataset = mlcroissant.Dataset(jsonld=folder / "croissant.json")
    assert list(dataset.metadata.issues.errors) == []
    assert dataset.metadata.name == "graphsvc"


def test_it_tells_the_release_and_how_tables_join(travelling: Portion) -> None:
    told = json.loads(b"".join(CROISSANT.write(travelling)))
    assert told["version"].endswith(f"+{travelling.release.id}")
    keys = {record_set["name"]: record_set.get("key") for record_set in told["recordSet"]}
    assert keys == {one.name: {"@id": f"{one.name}/id"} if "id" in one.columns else None for one in TABLES}
    joining = {
        (record_set["name"], column["name"], column["description"].split()[-1].removesuffix("."))
        for record_set in told["recordSet"]
        for column in record_set["field"]
        if "description" in column
    }
    assert {("assertions", "object", "nodes"), ("evidence", "assertion", "assertions")} < joining
    assert {table for _, _, table in joining} == {"nodes", "documents", "assertions", "review_notes"}


def test_each_checksum_is_that_of_its_file(folder: Path) -> None:
    files = json.loads((folder / "croissant.json").read_bytes())["distribution"]
    told = {file["contentUrl"]: (file["sha256"], file["contentSize"]) for file in files if "sha256" in file}
    there = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "croissant.json"}
    assert told == {name: (hashlib.sha256(content).hexdigest(), f"{len(content)} B") for name, content in there.items()}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_record_set_holds_the_rows_of_its_table(table: Table, folder: Path, travelling: Portion) -> None:
    records = mlcroissant.Dataset(jsonld=folder / "croissant.json").records(table.name)
    found = [tuple(map(plain, record.values())) for record in records]
    assert found == [tuple(map(harmless, row)) for row in table.rows(travelling)]


def plain(cell: object) -> object:
    """A cell as a Croissant reader gives it: texts are bytes."""
    return cell.decode() if isinstance(cell, bytes) else cell
