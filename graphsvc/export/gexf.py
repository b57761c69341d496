"""GEXF 1.2, which Gephi and networkx read."""

from collections.abc import Iterator
from typing import Final

from graphsvc.export.exporter import StreamExporter
from graphsvc.export.records import Record, edge_records, node_records, utf8
from graphsvc.export.xml_values import EDGE_FIELDS, NODE_FIELDS, flat_values, legible, marked
from graphsvc.graph.portion import Portion

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
"""


def _written(portion: Portion) -> Iterator[bytes]:
    yield utf8(f"{_HEAD}<meta><creator>graphsvc</creator><description>release {portion.release.id}</description>")
    yield b'</meta>\n<graph defaultedgetype="directed" mode="static">\n'
    for scope, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        named = "".join(f'<attribute id="{name}" title="{name}" type="string"/>' for name in fields)
        yield utf8(f'<attributes class="{scope}" mode="static">{named}</attributes>\n')
    yield b"<nodes>\n"
    for node in node_records(portion):
        head = f'id="{marked(node["id"])}" label="{marked(legible(node["label"]))}"'
        yield utf8(f"<node {head}>{_values(node, NODE_FIELDS)}</node>\n")
    yield b"</nodes>\n<edges>\n"
    for edge in edge_records(portion):
        ends = f'source="{marked(edge["source"])}" target="{marked(edge["target"])}"'
        yield utf8(f'<edge id="{edge["id"]}" {ends} label="{edge["predicate"]}">{_values(edge, EDGE_FIELDS)}</edge>\n')
    yield b"</edges>\n</graph>\n</gexf>\n"


def _values(record: Record, fields: tuple[str, ...]) -> str:
    values = "".join(f'<attvalue for="{name}" value="{marked(value)}"/>' for name, value in flat_values(record, fields))
    return f"<attvalues>{values}</attvalues>"


GEXF: Final = StreamExporter(
    name="gexf",
    meaning="GEXF, for Gephi",
    media_type="application/gexf+xml",
    ending=".gexf",
    writer=_written,
)
