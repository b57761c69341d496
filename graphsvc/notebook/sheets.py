"""The sheet of each kind with the names of its relations, which editors and completion know before a cell runs."""

from collections.abc import Mapping
from typing import Final

from graphsvc.graph import KnowledgeGraph
from graphsvc.model import Node, NodeKind
from graphsvc.notebook.sheet import NodeSheet
from graphsvc.notebook.statements import Statements


class CodeSheet(NodeSheet):
    """A billing code with what documents say of it."""

    modifiers: Statements
    payers: Statements
    specialties: Statements
    sites: Statements
    diagnoses: Statements
    related_codes: Statements
    referring_codes: Statements
    classifications: Statements


class SharedSheet(NodeSheet):
    """What codes share, such as a modifier or a payer, with what documents say of it."""

    codes: Statements


SHEETS: Final[Mapping[NodeKind, type[NodeSheet]]] = {
    NodeKind.CODE: CodeSheet,
    NodeKind.MODIFIER: SharedSheet,
    NodeKind.PAYER: SharedSheet,
    NodeKind.SPECIALTY: SharedSheet,
    NodeKind.SITE_OF_SERVICE: SharedSheet,
    NodeKind.DIAGNOSIS: SharedSheet,
    NodeKind.CLASSIFICATION: SharedSheet,
    NodeKind.DOCUMENT: NodeSheet,
}


def sheet_of(node: Node, graph: KnowledgeGraph) -> NodeSheet:
    """Return the sheet of a node."""
    return SHEETS[node.kind](node=node, graph=graph)
