"""What reads each format back: real tools, and what they found as contents."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
from pyoxigraph import RdfFormat

from graphsvc.export.xml_values import legible
from tests.clients import node
from tests.export import cypher_readers, node_readers, rdf_readers, table_readers, vault_readers
from tests.export.contents import Contents, network_contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A tool that reads a format.

    Attributes:
        tool: Its name, for people.
        read: Returns the contents of a file or, for a format of several files, of a folder.
        shown: What becomes of the name of a node, where the format cannot hold all characters.
        in_node: Whether it runs in Node, which need not be there.
    """

    tool: str
    read: Callable[[Path], Contents]
    shown: Callable[[str], str] = str
    in_node: bool = False


def _graphml(path: Path) -> Contents:
    return _networkx(nx.read_graphml(path, force_multigraph=True))


def _gexf(path: Path) -> Contents:
    return _networkx(nx.read_gexf(path))


def _cytoscape(path: Path) -> Contents:
    return _networkx(nx.cytoscape_graph(json.loads(path.read_bytes())))


def _node_link(path: Path) -> Contents:
    return _networkx(nx.node_link_graph(json.loads(path.read_bytes())))


def _networkx(network: "nx.Graph[str]") -> Contents:
    assert network.is_directed()
    nodes = ({**attributes, "id": node_id} for node_id, attributes in network.nodes(data=True))
    if isinstance(network, nx.MultiDiGraph):
        keyed = list(network.edges(keys=True, data=True))
        assert all(attributes.get("id", key) == key for _, _, key, attributes in keyed)
        edges = [(source, target, {**attributes, "id": key}) for source, target, key, attributes in keyed]
    else:  # of GEXF, where no two edges have the same ends
        edges = list(network.edges(data=True))
    return network_contents(map(_unfolded, nodes), ((*ends, _unfolded(edge)) for *ends, edge in edges))


def _igraph_graphml(path: Path) -> Contents:
    return _igraph(igraph.Graph.Read_GraphML(str(path)))


def _igraph_node_link(path: Path) -> Contents:
    read = json.loads(path.read_bytes())
    return _igraph(igraph.Graph.DictList(read["nodes"], read["edges"], directed=True, vertex_name_attr="id"))


def _igraph(network: igraph.Graph) -> Contents:
    nodes = [_unfolded(vertex.attributes()) for vertex in network.vs]
    ids = [node["id"] for node in nodes]
    return network_contents(
        nodes, ((ids[edge.source], ids[edge.target], _unfolded(edge.attributes())) for edge in network.es)
    )


def _node_network(reader: str) -> Callable[[Path], Contents]:
    def read(path: Path) -> Contents:
        network = node_readers.found(reader, path)
        edges = ((*ends, _unfolded(edge)) for *ends, edge in network["edges"])
        return network_contents(map(_unfolded, network["nodes"]), edges)

    return read


def _in_node(tool: str, read: Callable[[Path], Contents], shown: Callable[[str], str] = str) -> Reader:
    return Reader(tool=tool, read=read, shown=shown, in_node=True)


def _unfolded(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A record whose nesting is JSON, or absent where it is empty, as in XML; igraph has a value for all of them."""
    given = {name: value for name, value in record.items() if value not in (None, "")}
    nested = {name: given.get(name, []) for name in ("standard_codes", "literals", "gaps", "review_notes", "evidence")}
    read = {name: json.loads(value) if isinstance(value, str) else value for name, value in nested.items()}
    ids = {"id": given["assertion"]} if "assertion" in given else {}
    return {"parent": given.get("parent_id"), **given, **read, **ids}


def _tables(tool: str, read: Callable[[Path], Contents]) -> Reader:
    return Reader(tool=tool, read=read, shown=table_readers.encodable)


def _rdf(syntax: RdfFormat, name: str, joined: rdf_readers.Join = rdf_readers.united) -> tuple[Reader, ...]:
    return (
        Reader(tool="pyoxigraph", read=rdf_readers.in_pyoxigraph(syntax, joined)),
        Reader(tool="rdflib", read=rdf_readers.in_rdflib(name, joined)),
    )


def _rdf_in_node(tool: str, reader: str, joined: rdf_readers.Join = rdf_readers.united) -> Reader:
    return _in_node(tool, lambda path: joined(node_readers.statements(reader, path)))


READERS: Mapping[str, tuple[Reader, ...]] = {
    "turtle": (*_rdf(RdfFormat.TURTLE, "turtle"), _rdf_in_node("n3", "turtle")),
    "nquads": (
        *_rdf(RdfFormat.N_QUADS, "nquads", rdf_readers.by_document),
        _rdf_in_node("n3", "nquads", rdf_readers.by_document),
    ),
    "rdf-xml": _rdf(RdfFormat.RDF_XML, "xml"),
    "json-ld": (*_rdf(RdfFormat.JSON_LD, "json-ld"), _rdf_in_node("jsonld.js", "json-ld")),
    "graphml": (
        Reader(tool="networkx", read=_graphml, shown=legible),
        Reader(tool="igraph", read=_igraph_graphml, shown=legible),
        _in_node("graphology", _node_network("graphml"), legible),
    ),
    "gexf": (
        Reader(tool="networkx", read=_gexf, shown=legible),
        _in_node("graphology", _node_network("gexf"), legible),
    ),
    "cytoscape": (
        Reader(tool="networkx", read=_cytoscape),
        _in_node("cytoscape.js", _node_network("cytoscape")),
    ),
    "node-link": (Reader(tool="networkx", read=_node_link), Reader(tool="igraph", read=_igraph_node_link)),
    "csv": (_tables("pandas", table_readers.pandas_csv), _tables("pyarrow", table_readers.pyarrow_csv)),
    "parquet": (_tables("pandas", table_readers.pandas_parquet), _tables("pyarrow", table_readers.pyarrow_parquet)),
    "obsidian": (Reader(tool="markdown-it", read=vault_readers.markdown_it),),
    "neo4j": (_tables("ladybug", cypher_readers.ladybug_cypher),),
}
"""By the name of the format; each has at least one."""


def readers_here(name: str) -> tuple[Reader, ...]:
    """Those of a format that can run."""
    return tuple(reader for reader in READERS[name] if not reader.in_node or node.lacking() is None)
