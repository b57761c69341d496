"""Writes a part of the graph in a format, has a tool read it, and compares what it found."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from graphsvc.export import EXPORTERS, Exporter, FolderExporter
from graphsvc.graph.portion import Portion
from tests.export.contents import Contents, contents_of
from tests.export.readers import Reader, readers_here


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTrip:
    """What was found: counts of what the tool read, bytes and seconds of writing, seconds of reading."""

    exporter: str
    tool: str
    nodes: int
    edges: int
    literals: int
    evidence: int
    size: int
    largest_part: int
    written: float
    read: float
    equal: bool


def round_trips(portion: Portion) -> Iterator[RoundTrip]:
    """One for each format and each tool that reads it and is there."""
    expected = contents_of(portion)
    for exporter in EXPORTERS:
        for reader in readers_here(exporter.name):
            yield round_trip(exporter, reader, portion, expected)


def round_trip(exporter: Exporter, reader: Reader, portion: Portion, expected: Contents) -> RoundTrip:
    """Write and read once; a reader that finds what cannot be fails."""
    with TemporaryDirectory() as name:
        stream = Path(name) / f"graph{exporter.ending}"
        began = time.perf_counter()
        sizes = _write(stream, exporter.write(portion))
        written = time.perf_counter() - began
        place = stream
        if isinstance(exporter, FolderExporter):
            place = Path(name) / "graph"
            with ZipFile(stream) as archive:
                archive.extractall(place)
        began = time.perf_counter()
        found = reader.read(place)
        read = time.perf_counter() - began
    return RoundTrip(
        exporter=exporter.name,
        tool=reader.tool,
        nodes=len(found.nodes),
        edges=sum(one.object is not None for one in found.assertions),
        literals=sum(one.object is None for one in found.assertions),
        evidence=sum(len(one.evidence) for one in found.assertions),
        size=sum(sizes),
        largest_part=max(sizes),
        written=written,
        read=read,
        equal=found == shown(expected, reader),
    )


def shown(contents: Contents, reader: Reader) -> Contents:
    """Contents as a format can show them: the names of nodes, where it cannot hold all characters."""
    return replace(
        contents,
        nodes=frozenset(replace(node, name=reader.shown(node.name)) for node in contents.nodes),
        documents=frozenset(replace(one, name=reader.shown(one.name)) for one in contents.documents),
    )


def _write(path: Path, parts: Iterator[bytes]) -> list[int]:
    with path.open("wb") as file:
        return [file.write(part) for part in parts]
