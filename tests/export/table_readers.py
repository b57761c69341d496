"""What reads tables back: rows by column, joined again into contents."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.csv
import pyarrow.parquet

from graphsvc.export.tables import NUMBERS, TABLES
from graphsvc.model import Qualifier
from tests.export.contents import Contents, assertion_of, contents, document_of, gap_of, node_of, note_of

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]


def encodable(name: str) -> str:
    """What becomes of half a surrogate pair in the name of a file."""
    return name.encode("utf-8", "backslashreplace").decode()


def pandas_csv(folder: Path) -> Contents:
    def read(path: Path) -> list[Row]:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        return [{str(name): plain(str(name), cell) for name, cell in row.items()} for row in frame.to_dict("records")]

    return joined(tables(folder, ".csv", read))


def pyarrow_csv(folder: Path) -> Contents:
    def read(path: Path) -> list[Row]:
        names = pyarrow.csv.open_csv(path, parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True)).schema.names
        table = pyarrow.csv.read_csv(
            path,
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
            convert_options=pyarrow.csv.ConvertOptions(column_types={name: pyarrow.string() for name in names}),
        )
        return [{name: plain(name, cell) for name, cell in row.items()} for row in table.to_pylist()]

    return joined(tables(folder, ".csv", read))


def pandas_parquet(folder: Path) -> Contents:
    def read(path: Path) -> list[Row]:
        frame = pd.read_parquet(path).astype(object)
        return frame.where(frame.notna(), None).to_dict("records")  # type: ignore[return-value]  # keyed by text

    return joined(tables(folder, ".parquet", read))


def pyarrow_parquet(folder: Path) -> Contents:
    def read(path: Path) -> list[Row]:
        found: list[Row] = pyarrow.parquet.read_table(path).to_pylist()
        return found

    return joined(tables(folder, ".parquet", read))


def tables(folder: Path, ending: str, read: Callable[[Path], list[Row]]) -> Tables:
    names = {table.name for table in TABLES}
    assert {path.name for path in folder.iterdir() if path.suffix == ending} == {f"{name}{ending}" for name in names}
    return {name: read(folder / f"{name}{ending}") for name in names}


def plain(column: str, cell: str) -> str | int | None:
    """A cell of CSV as it was: its first apostrophe away, a number where there are numbers, None where it is empty."""
    if column in NUMBERS:
        return int(cell)
    return cell.removeprefix("'") or None


def joined(read: Tables) -> Contents:
    evidence, noted = quoted(read["evidence"], "assertion"), quoted(read["review_note_evidence"], "review_note")
    nodes, assertions = listed(read["review_note_nodes"]), listed(read["review_note_assertions"])
    for row in read["assertions"]:
        assert row["evidence_count"] == len(evidence[row["id"]])
    return contents(
        (
            node_of({**row, "label": row["name"], "standard_codes": (row["standard_codes"] or "").split()})
            for row in read["nodes"]
        ),
        map(document_of, read["documents"]),
        (
            assertion_of({**row, "evidence": evidence[row["id"]]}, row["subject"], row["object"])
            for row in read["assertions"]
        ),
        (gap_of(row, row["subject"]) for row in read["gaps"]),
        (
            note_of(
                {**row, "nodes": nodes[row["id"]], "assertions": assertions[row["id"]], "evidence": noted[row["id"]]}
            )
            for row in read["review_notes"]
        ),
    )


def quoted(rows: Sequence[Row], owner: str) -> Mapping[str, list[Row]]:
    """Evidence by what it belongs to, in order."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        assert row["id"] == f"{row[owner]}/{len(found[row[owner]]) + 1}"
        qualifiers = {name.value: row[name.value] for name in Qualifier if row[name.value] is not None}
        found[row[owner]].append({**row, "qualifiers": qualifiers})
    return found


def listed(rows: Sequence[Row]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        note, item = row.values()
        found[note].append(item)
    return found
