"""What reads each format back: real tools, and what they found as contents."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx

from tests.export.contents import Contents, network_contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A tool that reads a format.

    Attributes:
        tool: Its name, for people.
        read: Returns the contents of a file or, for a format of several files, of a folder.
    """

    tool: str
    read: Callable[[Path], Contents]


def _node_link(path: Path) -> Contents:
    return _networkx(nx.node_link_graph(json.loads(path.read_bytes())))


def _cytoscape(path: Path) -> Contents:
    return _networkx(nx.cytoscape_graph(json.loads(path.read_bytes())))


def _networkx(network: "nx.Graph[str]") -> Contents:
    assert isinstance(network, nx.MultiDiGraph)
    nodes = ({**attributes, "id": node_id} for node_id, attributes in network.nodes(data=True))
    edges: list[tuple[str, str, Mapping[str, Any]]] = []
    for source, target, key, attributes in network.edges(keys=True, data=True):
        edges.append((source, target, {**attributes, "id": key}))
    return network_contents(nodes, edges)


READERS: Mapping[str, tuple[Reader, ...]] = {
    "node-link": (Reader(tool="networkx", read=_node_link),),
    "cytoscape": (Reader(tool="networkx", read=_cytoscape),),
}
"""By the name of the format; each has at least one."""
