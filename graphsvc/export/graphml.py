"""GraphML, which networkx, igraph, yEd and Gephi read."""

from collections.abc import Iterator
from typing import Final

from graphsvc.export.exporter import StreamExporter
from graphsvc.export.records import Record, edge_records, node_records, utf8
from graphsvc.export.xml_values import EDGE_FIELDS, NODE_FIELDS, flat_values, marked
from graphsvc.graph.portion import Portion

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="release" for="graph" attr.name="release" attr.type="string"/>
"""

_EDGE_FIELDS: Final = ("assertion", *EDGE_FIELDS)
"""The id of an edge stands among its values too: igraph 1.0 reads that of another element for it."""


def _written(portion: Portion) -> Iterator[bytes]:
    yield utf8(_HEAD)
    for scope, fields in (("node", NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        for name in fields:
            yield utf8(f'<key id="{scope}.{name}" for="{scope}" attr.name="{name}" attr.type="string"/>\n')
    yield utf8(f'<graph edgedefault="directed">\n<data key="release">{portion.release.id}</data>\n')
    for node in node_records(portion):
        yield utf8(f'<node id="{marked(node["id"])}">\n{_values(node, "node", NODE_FIELDS)}</node>\n')
    for edge in edge_records(portion):
        ends = f'source="{marked(edge["source"])}" target="{marked(edge["target"])}"'
        values = _values({**edge, "assertion": edge["id"]}, "edge", _EDGE_FIELDS)
        yield utf8(f'<edge id="{edge["id"]}" {ends}>\n{values}</edge>\n')
    yield b"</graph>\n</graphml>\n"


def _values(record: Record, scope: str, fields: tuple[str, ...]) -> str:
    return "".join(
        f'<data key="{scope}.{name}">{marked(value)}</data>\n' for name, value in flat_values(record, fields)
    )


GRAPHML: Final = StreamExporter(
    name="graphml",
    meaning="GraphML, for networkx, igraph, yEd and Gephi",
    media_type="application/graphml+xml",
    ending=".graphml",
    writer=_written,
)
