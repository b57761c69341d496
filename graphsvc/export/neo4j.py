"""Tables for Neo4j, with the Cypher script that loads them."""

from collections.abc import Iterator
from typing import Final

from graphsvc.export.csv_tables import harmless, table_csv
from graphsvc.export.exporter import ExportedFile, FolderExporter
from graphsvc.export.neo4j_script import LOAD_SCRIPT
from graphsvc.export.tables import TABLES, Cell
from graphsvc.graph.portion import Portion


def _files(portion: Portion) -> Iterator[ExportedFile]:
    yield ExportedFile(path="load.cypher", content=iter((LOAD_SCRIPT.encode(),)))
    for table in TABLES:
        yield ExportedFile(path=f"{table.name}.csv", content=table_csv(table, portion, _without_backslash))


def _without_backslash(cell: Cell) -> Cell:
    """Return a cell that Neo4j reads the same whatever its setting `db.import.csv.legacy_quote_escaping`.

    With it, as by default, a backslash takes away the meaning of a quote behind it. The script puts it back.
    """
    return harmless(cell.replace("%", "%25").replace("\\", "%5C")) if isinstance(cell, str) else cell


NEO4J: Final = FolderExporter(
    name="neo4j",
    meaning="CSV files for Neo4j, with the Cypher script that loads them",
    writer=_files,
)
