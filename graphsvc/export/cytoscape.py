"""Cytoscape JSON, which Cytoscape, cytoscape.js and `networkx.cytoscape_graph` read."""

from collections.abc import Iterable, Iterator
from typing import Final

from graphsvc.export.exporter import StreamExporter
from graphsvc.export.records import Record, edge_records, json_items, json_text, node_records, utf8
from graphsvc.graph.portion import Portion


def _written(portion: Portion) -> Iterator[bytes]:
    about = {"name": "graphsvc", "release": portion.release.id}
    yield utf8(f'{{"data":{json_text(about)},"directed":true,"multigraph":true,"elements":{{"nodes":[')
    yield from json_items(_data(map(_node, node_records(portion))))
    yield b'],\n"edges":['
    yield from json_items(
        _data({**edge, "key": edge["id"], "interaction": edge["predicate"]} for edge in edge_records(portion))
    )
    yield b"]}}\n"


def _node(record: Record) -> Record:
    """Return a node; cytoscape.js draws a node inside its `parent`, and drops one that is not among the nodes."""
    said = {name: value for name, value in record.items() if name != "parent"}
    return {**said, "parent_id": record["parent"], "value": record["id"], "name": record["label"]}


def _data(records: Iterable[Record]) -> Iterator[Record]:
    return ({"data": record} for record in records)


CYTOSCAPE: Final = StreamExporter(
    name="cytoscape",
    meaning="Cytoscape JSON, for Cytoscape and cytoscape.js",
    media_type="application/vnd.cytoscape.cyjs+json",
    ending=".cyjs",
    writer=_written,
)
