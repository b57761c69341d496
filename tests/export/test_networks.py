"""Viewers of networks have names to show, and every format tells of which release it is."""

import io
import json
from zipfile import ZipFile

import networkx as nx
import pytest

from graphsvc.export import EXPORTERS, Exporter, FolderExporter, exporter_named
from tests.export.everything import EVERYTHING

NAMES = {node.id: node.name for node in EVERYTHING.nodes}

WITHOUT_RELEASE = {"csv", "neo4j"}
"""Tables that have no place for it: the name of their archive tells it."""


def written(name: str) -> bytes:
    return b"".join(exporter_named(name).write(EVERYTHING))


def test_cytoscape_has_a_name_for_the_network_and_each_node_and_what_each_edge_is() -> None:
    network = nx.cytoscape_graph(json.loads(written("cytoscape")))
    assert network.graph["name"] == "graphsvc"
    assert dict(network.nodes(data="name")) == NAMES
    assert all(edge["interaction"] == edge["predicate"] for _, _, edge in network.edges(data=True))


def test_gephi_has_a_label_for_each_node_and_edge() -> None:
    network = nx.read_gexf(io.BytesIO(written("gexf")))
    assert dict(network.nodes(data="label")) == NAMES
    assert all(edge["label"] == edge["predicate"] for _, _, edge in network.edges(data=True))


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_each_file_of_a_format_tells_its_release(exporter: Exporter) -> None:
    content = written(exporter.name)
    files = [content]
    if isinstance(exporter, FolderExporter):
        with ZipFile(io.BytesIO(content)) as archive:
            files = [archive.read(name) for name in archive.namelist()]
    told = {EVERYTHING.release.id.encode() in file for file in files}
    assert told == {exporter.name not in WITHOUT_RELEASE}
