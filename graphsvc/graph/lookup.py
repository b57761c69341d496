"""Finding single nodes: by id, or by whatever a person calls them."""

from collections.abc import Sequence
from typing import Final

from graphsvc.errors import NodeIdError, PageSizeError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.model import CodeSystem, Node, NodeId, NodeKind, code_id, kind_of
from graphsvc.model.ids import MAX_SLUG, PREFIXES

_SYSTEMS: Final = {system.lower(): system for system in CodeSystem}


def node(graph: KnowledgeGraph, node_id: str) -> Node | None:
    """Return the node of an id, or None where this graph has none.

    Raises:
        NodeIdError: the text is not an id such as 'cpt:77620'.
    """
    kind = kind_of(node_id)
    found = graph.nodes.get(NodeId(node_id))
    return found if found and found.kind is kind else None


def nodes(graph: KnowledgeGraph, node_ids: Sequence[str], *, limit: int) -> tuple[Node | None, ...]:
    """Return the nodes of ids in their order, None where this graph has none.

    Raises:
        NodeIdError: one of the texts is not an id.
        PageSizeError: there are more than `limit` ids.
    """
    check_number(node_ids, limit=limit)
    return tuple(node(graph, node_id) for node_id in node_ids)


def node_of_kind(graph: KnowledgeGraph, kind: NodeKind, node_id: str) -> Node | None:
    """Return the node of an id, or None where this graph has none.

    Raises:
        NodeIdError: the text is not an id, or one of another kind.
    """
    if kind_of(node_id) is not kind:
        raise _of_another_kind(kind, node_id)
    return node(graph, node_id)


def check_number(asked: Sequence[object], *, limit: int) -> None:
    """Check how many nodes are asked for at once.

    Raises:
        PageSizeError: there are more than `limit`.
    """
    if len(asked) > limit:
        raise PageSizeError(
            f"{len(asked)} ids are asked for", value=len(asked), hint=f"ask for at most {limit} at once"
        )


def find(graph: KnowledgeGraph, kind: NodeKind, text: str) -> NodeId | None:
    """Return the id of the node of a kind that a text means, or None where this graph has none.

    The text is an id, a code or slug, a name, a wording of documents or of the vocabulary, or a standard code such as a
    place-of-service number; the last two stand for one node of the kind only. Letter case does not matter.

    Raises:
        NodeIdError: the text is an id of another kind, or has not the shape of a code where one is asked for.
    """
    found = graph.names.find(kind, text)
    prefix, colon, _ = text.strip().casefold().partition(":")
    if found is None and colon and PREFIXES.get(prefix, kind) is not kind:
        raise _of_another_kind(kind, text)
    if found is None and kind is NodeKind.CODE and not (colon and prefix in PREFIXES):
        code_id(text)
    return found


def find_node(graph: KnowledgeGraph, kind: NodeKind, text: str) -> Node | None:
    """Return the node of a kind that a text means, or None; errors as in `find`."""
    found = find(graph, kind, text)
    return None if found is None else graph.nodes[found]


def find_any(graph: KnowledgeGraph, text: str) -> frozenset[NodeId]:
    """Return the ids of the nodes of any kind that a text means; none where this graph has none."""
    return graph.names.find_all(text)


def system_of(node_id: NodeId) -> CodeSystem | None:
    """Return the code system that an id belongs to, or None for a node that is no code."""
    return _SYSTEMS.get(node_id.partition(":")[0])


def _of_another_kind(kind: NodeKind, text: str) -> NodeIdError:
    prefix = text.strip().partition(":")[0].casefold()
    return NodeIdError(
        f"'{text[:MAX_SLUG]}' is not the id of a {kind}",
        value=text[:MAX_SLUG],
        hint=f"its prefix is that of a {PREFIXES[prefix]}",
    )
