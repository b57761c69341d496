"""Node-link JSON, which `networkx.node_link_graph` and D3 read."""

from collections.abc import Iterator
from typing import Final

from graphsvc.export.exporter import StreamExporter
from graphsvc.export.records import edge_records, json_items, json_text, node_records, utf8
from graphsvc.graph.portion import Portion


def _written(portion: Portion) -> Iterator[bytes]:
    about = {"release": portion.release.id}
    yield utf8(f'{{"directed":true,"multigraph":true,"graph":{json_text(about)},"nodes":[')
    yield from json_items(node_records(portion))
    yield b'],\n"edges":['
    yield from json_items({**edge, "key": edge["id"]} for edge in edge_records(portion))
    yield b"]}\n"


NODE_LINK: Final = StreamExporter(
    name="node-link",
    meaning="node-link JSON, for networkx (node_link_graph) and D3",
    media_type="application/vnd.graphsvc.node-link+json",
    ending=".json",
    writer=_written,
)
