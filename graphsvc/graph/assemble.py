"""The only merge: extractions in, a knowledge graph out; nothing is lost and input order does not matter."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import itemgetter
from typing import Final, Protocol

from graphsvc.graph.knowledge_graph import KnowledgeGraph, knowledge_graph
from graphsvc.model import (
    SIGNATURES,
    Assertion,
    Document,
    Evidence,
    Extraction,
    Gap,
    Node,
    NodeId,
    NodeKind,
    Predicate,
    Status,
    check_spans,
    evidence_order,
    kind_of,
    local_part,
)

CALLED_BY_CODE: Final = frozenset({NodeKind.CODE, NodeKind.MODIFIER, NodeKind.DIAGNOSIS, NodeKind.CLASSIFICATION})
"""Kinds whose nodes are called by their code where the vocabulary has no name."""


Key = tuple[NodeId, Predicate, str, Status]
"""What makes two assertions one; whether the target is a node or a literal is settled by the predicate."""


class Names(Protocol):
    """Whatever knows the names of nodes and what else they are called; the vocabulary does."""

    def node(self, node_id: NodeId) -> Node | None:
        """Return the known node of an id, or None."""
        ...

    def wordings_of(self, node_id: NodeId) -> Sequence[str]:
        """Return what the node of an id is called besides its name, such as "BCBS"; nothing for an unknown one."""
        ...


def assemble(extractions: Iterable[Extraction], names: Names, *, built_at: datetime | None = None) -> KnowledgeGraph:
    """Join what single documents say into one graph.

    Assertions with the same subject, predicate, target and status become one with all their evidence;
    another status stays another assertion.

    Raises:
        SpanError: a quote is not the text at its span.
        ValueError: an assertion joins kinds that its predicate does not.
    """
    documents: dict[NodeId, Document] = {}
    statements: dict[Key, Assertion] = {}
    evidence: defaultdict[Key, set[Evidence]] = defaultdict(set)
    gaps: set[Gap] = set()
    for extraction in extractions:
        document = extraction.document
        check_spans(document, (*extraction.assertions, *extraction.gaps))
        # The same content under two names is one document; the first name in order stands.
        documents[document.id] = min(document, documents.get(document.id, document), key=lambda one: one.name)
        for assertion in extraction.assertions:
            _check_kinds(assertion)
            statements[assertion.key] = assertion
            evidence[assertion.key].update(assertion.evidence)
        gaps.update(extraction.gaps)
    assertions = [
        replace(statements[key], evidence=tuple(sorted(words, key=evidence_order)))
        for key, words in sorted(evidence.items(), key=itemgetter(0))
    ]
    nodes = sorted(_nodes(documents, assertions, gaps, names), key=lambda node: node.id)
    return knowledge_graph(
        documents=sorted(documents.values(), key=lambda document: document.id),
        nodes=nodes,
        assertions=assertions,
        gaps=sorted(gaps),
        wordings={node.id: tuple(names.wordings_of(node.id)) for node in nodes},
        built_at=built_at,
    )


def _check_kinds(assertion: Assertion) -> None:
    target = SIGNATURES[assertion.predicate].target
    found = kind_of(assertion.object) if assertion.object is not None else None
    if kind_of(assertion.subject) is not NodeKind.CODE or found is not target:
        raise ValueError(f"{assertion.predicate} does not join {assertion.subject} with {assertion.target!r}")


def _nodes(
    documents: Mapping[NodeId, Document], assertions: Sequence[Assertion], gaps: Iterable[Gap], names: Names
) -> Iterator[Node]:
    wordings = _first_wordings(assertions)
    subjects = {assertion.subject for assertion in assertions} | {gap.subject for gap in gaps}
    for document in documents.values():
        yield Node(id=document.id, name=document.name)
    for node_id in (subjects | wordings.keys()) - documents.keys():
        wording = local_part(node_id)
        if kind_of(node_id) not in CALLED_BY_CODE:
            wording = wordings.get(node_id, wording)
        yield names.node(node_id) or Node(id=node_id, name=wording)


def _first_wordings(assertions: Sequence[Assertion]) -> Mapping[NodeId, str]:
    first: dict[NodeId, Evidence] = {}
    for assertion in assertions:
        if assertion.object is not None:
            words = assertion.evidence[0]
            first[assertion.object] = min(words, first.get(assertion.object, words), key=evidence_order)
    return {node_id: words.as_written for node_id, words in first.items()}
