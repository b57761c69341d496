"""Parquet tables, which pandas, polars, DuckDB and Spark read: the CSV tables with types, and texts as they are."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from graphsvc.errors import ExtraError
from graphsvc.export.drain import Drain
from graphsvc.export.exporter import ExportedFile, FolderExporter
from graphsvc.export.tables import NUMBERS, TABLES, Table
from graphsvc.graph.portion import Portion

_ROWS_IN_GROUP: Final = 50_000
"""Rows that are compressed together and held at once: some 20 MB of evidence."""


def _files(portion: Portion) -> Iterator[ExportedFile]:
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise ExtraError.of(package="pyarrow", extra="parquet", needed_for="Parquet") from None
    for table in TABLES:
        yield ExportedFile(path=f"{table.name}.parquet", content=_written(pyarrow, table, portion))


def _written(pyarrow: Any, table: Table, portion: Portion) -> Iterator[bytes]:  # noqa: ANN401 - a module, if it is there
    schema = pyarrow.schema(
        [(name, pyarrow.int64() if name in NUMBERS else pyarrow.string()) for name in table.columns],
        metadata={"release": portion.release.id},
    )
    drain = Drain()
    rows = table.rows(portion)
    with pyarrow.parquet.ParquetWriter(pyarrow.PythonFile(drain, "w"), schema, compression="zstd") as writer:
        while group := tuple(islice(rows, _ROWS_IN_GROUP)):
            columns = [
                pyarrow.array(column, field.type)
                for column, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(columns, schema=schema))
            yield drain.taken()
    yield drain.taken()


PARQUET: Final = FolderExporter(
    name="parquet",
    meaning="Parquet tables that join by ids, for notebooks and data warehouses",
    writer=_files,
)
