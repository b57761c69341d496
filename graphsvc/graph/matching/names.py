"""The names in a filter, looked up once, and the evidence that they are looked for in."""

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import find, find_any
from graphsvc.graph.matching.combining import Test
from graphsvc.model import Assertion, NodeId, NodeKind


def ids(graph: KnowledgeGraph, names: tuple[str, ...], kind: NodeKind) -> frozenset[NodeId]:
    """Return the ids of the nodes of a kind that names mean; errors as in `find`."""
    found = (find(graph, kind, name) for name in names)
    return frozenset(node_id for node_id in found if node_id is not None)


def any_ids(graph: KnowledgeGraph, names: tuple[str, ...]) -> frozenset[NodeId]:
    """Return the ids of the nodes of any kind that names mean."""
    return frozenset[NodeId]().union(*(find_any(graph, name) for name in names))


def quotes(documents: frozenset[NodeId]) -> Test[Assertion]:
    """Return a test for evidence in one of these documents."""
    return lambda assertion: any(words.document in documents for words in assertion.evidence)


def found_by(extractors: tuple[str, ...]) -> Test[Assertion]:
    """Return a test for evidence that one of these found: `modifiers/1`, or `modifiers` for any version."""
    wanted = frozenset(extractors)
    return lambda assertion: any(
        words.extractor in wanted or words.extractor.partition("/")[0] in wanted for words in assertion.evidence
    )
