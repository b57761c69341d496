"""The network with plain attributes, as NetworkX's algorithms, drawings and selections take them."""

from collections.abc import Iterable
from typing import TypeAlias, TypedDict

import networkx as nx

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.model import Assertion, Node, NodeId, NodeKind, Predicate, Status, local_part

Network: TypeAlias = "nx.MultiDiGraph[NodeId]"


class NodeAttributes(TypedDict):
    """What each node of the network has.

    Attributes:
        kind: Its class, as in `CODE`.
        code: Its id without the prefix: `77620`, `aetna`.
        name: What to call it.
        node: The node itself.
    """

    kind: NodeKind
    code: str
    name: str
    node: Node


class EdgeAttributes(TypedDict):
    """What each edge of the network has; its key is the id of its assertion.

    Attributes:
        predicate: The relation, as in `TAKES_MODIFIER`.
        status: Whether the words affirm, condition or deny it: what is denied is an edge too.
        quote: The words of its first evidence.
        evidence_count: Number of its quotes.
        assertion: The assertion itself, with all evidence.
    """

    predicate: Predicate
    status: Status
    quote: str
    evidence_count: int
    assertion: Assertion


def attributed_network(graph: KnowledgeGraph) -> Network:
    """Return a copy of the network with the attributes of `NodeAttributes` and `EdgeAttributes`, frozen as it is."""
    network: Network = nx.MultiDiGraph(release=graph.release.id)
    for node in graph.nodes.values():
        network.add_node(node.id, **_of_node(node))
    for one in graph.assertions:
        if one.object is not None:
            network.add_edge(one.subject, one.object, key=one.id, **_of_edge(one))
    nx.freeze(network)
    return network


def _of_node(node: Node) -> NodeAttributes:
    return NodeAttributes(kind=node.kind, code=local_part(node.id), name=node.name, node=node)


def _of_edge(assertion: Assertion) -> EdgeAttributes:
    return EdgeAttributes(
        predicate=assertion.predicate,
        status=assertion.status,
        quote=assertion.evidence[0].quote,
        evidence_count=len(assertion.evidence),
        assertion=assertion,
    )


def part_of(network: Network, nodes: Iterable[NodeId], assertions: Iterable[Assertion]) -> Network:
    """Return the part of a network that holds these nodes and, between them, these assertions: a frozen copy."""
    part: Network = nx.MultiDiGraph(**network.graph)
    part.add_nodes_from((node_id, network.nodes[node_id]) for node_id in nodes)
    for one in assertions:
        if one.object is not None:
            part.add_edge(one.subject, one.object, key=one.id, **network.edges[one.subject, one.object, one.id])
    nx.freeze(part)
    return part
