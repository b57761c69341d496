"""The manifest of all formats, with their checksums, as Croissant metadata (MLCommons Croissant 1.0, JSON-LD)."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Final

from graphsvc.errors import ExtraError
from graphsvc.export.csv_tables import CSV
from graphsvc.export.exporter import Exporter, StreamExporter
from graphsvc.export.exporters import FORMATS, file_name
from graphsvc.export.tables import NUMBERS, TABLES, Table
from graphsvc.graph.portion import Portion

MEDIA_TYPE: Final = "application/ld+json"

_TERMS: Final = (
    "citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet",
    "format", "includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet",
    "references", "regex", "repeated", "replace", "samplingRate", "separator", "source", "subField",
    "transform"
)  # fmt: skip

_CONTEXT: Final = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{term: f"cr:{term}" for term in _TERMS},
}
"""All terms as the specification maps them (section "Appendix 1: JSON-LD context"): its checker wants them whole."""

_NAMED: Final = {
    "assertion": "assertions",
    "document": "documents",
    "node": "nodes",
    "object": "nodes",
    "review_note": "review_notes",
    "subject": "nodes",
}
"""The table whose `id` a column holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A format as it is written: its SHA-256 in hex digits, and its bytes."""

    exporter: Exporter
    sha256: str
    size: int


def measured(portion: Portion) -> tuple[Measured, ...]:
    """Write each format to nowhere; one whose package is not installed is left out."""
    return tuple(found for exporter in FORMATS if (found := _measured(exporter, portion)))


def metadata_of(portion: Portion, files: Sequence[Measured], address: Callable[[Exporter], str]) -> Mapping[str, Any]:
    """Return the metadata of a portion.

    Args:
        portion: What was measured.
        files: Its formats.
        address: Where each is: an address, or a path beside the metadata.
    """
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": "graphsvc",
        "description": (
            "What documents say about US medical billing codes, as a graph in which every assertion quotes the words "
            "that say it. A cell of the tables that starts like a formula has an apostrophe before it."
        ),
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "version": f"{version('graphsvc')}+{portion.release.id}",
        "isLiveDataset": False,
        "distribution": [*(_file(file, address(file.exporter)) for file in files), *map(_table_file, TABLES)],
        "recordSet": list(map(_record_set, TABLES)),
    }


def _measured(exporter: Exporter, portion: Portion) -> Measured | None:
    digest, size = hashlib.sha256(), 0
    try:
        for part in exporter.write(portion):
            digest.update(part)
            size += len(part)
    except ExtraError:
        return None
    return Measured(exporter=exporter, sha256=digest.hexdigest(), size=size)


def _file(file: Measured, address: str) -> Mapping[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.exporter.name,
        "name": file.exporter.name,
        "description": file.exporter.meaning,
        "contentUrl": address,
        "contentSize": f"{file.size} B",
        "encodingFormat": file.exporter.media_type,
        "sha256": file.sha256,
    }


def _table_file(table: Table) -> Mapping[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": f"{table.name}.csv",
        "name": f"{table.name}.csv",
        "description": f"Each row is {table.meaning}.",
        "containedIn": {"@id": CSV.name},
        "contentUrl": f"{table.name}.csv",
        "encodingFormat": "text/csv",
    }


def _record_set(table: Table) -> Mapping[str, Any]:
    keyed = {"key": {"@id": f"{table.name}/id"}} if "id" in table.columns else {}
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"Each record is {table.meaning}.",
        **keyed,
        "field": [_field(table, column) for column in table.columns],
    }


def _field(table: Table, column: str) -> Mapping[str, Any]:
    """Return a column; which table it names is told in words: mlcroissant cannot follow a reference to an empty one."""
    other = _NAMED.get(column)
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column}",
        "name": column,
        "dataType": "sc:Integer" if column in NUMBERS else "sc:Text",
        **({"description": f"The id of a row of {other}."} if other else {}),
        "source": {"fileObject": {"@id": f"{table.name}.csv"}, "extract": {"column": column}},
    }


def _written(portion: Portion) -> Iterator[bytes]:
    found = metadata_of(portion, measured(portion), lambda exporter: file_name(exporter, portion))
    yield f"{json.dumps(found, indent=1)}\n".encode()


CROISSANT: Final = StreamExporter(
    name="croissant",
    meaning="Croissant metadata: the checksums of all formats, and what the tables hold",
    media_type=MEDIA_TYPE,
    ending=".json",
    writer=_written,
)
"""It tells of the formats and is none of them: no assertion travels in it."""
