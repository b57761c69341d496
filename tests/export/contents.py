"""What a part of the graph holds, apart from any format: what one format is read back into, and compared by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from graphsvc.graph.portion import Portion
from graphsvc.model import (
    Assertion,
    Document,
    Evidence,
    Gap,
    GapField,
    GapReason,
    Node,
    NodeId,
    Predicate,
    Qualifier,
    ReviewNote,
    ReviewRule,
    Status,
    evidence_order,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that travels; of documents that is all but their texts."""

    nodes: frozenset[Node]
    documents: frozenset[Document]
    assertions: frozenset[Assertion]
    gaps: frozenset[Gap]
    review_notes: frozenset[ReviewNote]


def contents_of(portion: Portion) -> Contents:
    return contents(
        portion.nodes,
        (Document(name=one.name, sha256=one.sha256, text="", encoding=one.encoding) for one in portion.documents),
        portion.assertions,
        portion.gaps,
        portion.review_notes,
    )


def contents(
    nodes: Iterable[Node],
    documents: Iterable[Document],
    assertions: Iterable[Assertion],
    gaps: Iterable[Gap],
    review_notes: Iterable[ReviewNote],
) -> Contents:
    """Nothing may be in a file twice."""
    return Contents(
        nodes=_once(nodes),
        documents=_once(documents),
        assertions=_once(assertions),
        gaps=_once(gaps),
        review_notes=_once(review_notes),
    )


def _once(items: Iterable[T]) -> frozenset[T]:
    listed = list(items)
    assert len(listed) == len(set(listed))
    return frozenset(listed)


def node_of(record: Mapping[str, Any]) -> Node:
    node = Node(
        id=NodeId(record["id"]),
        name=record["label"],
        standard_codes=tuple(record["standard_codes"]),
        parent=record["parent"],
    )
    assert node.kind == record["kind"]
    return node


def document_of(record: Mapping[str, Any]) -> Document:
    document = Document(name=record["name"], sha256=record["sha256"], text="", encoding=record.get("encoding"))
    assert document.id == record["id"]
    return document


def assertion_of(record: Mapping[str, Any], subject: str, target: str | None) -> Assertion:
    assertion = Assertion(
        subject=NodeId(subject),
        predicate=Predicate(record["predicate"]),
        object=None if target is None else NodeId(target),
        value=record["value"] if target is None else None,
        status=Status(record["status"]),
        evidence=tuple(evidence_of(words) for words in record["evidence"]),
    )
    assert assertion.id == record["id"]
    return assertion


def evidence_of(record: Mapping[str, Any]) -> Evidence:
    given = {Qualifier(name): text for name, text in record["qualifiers"].items()}
    fields = {
        name: record[name] for name in ("document", "start", "end", "quote", "section", "extractor", "as_written")
    }
    return Evidence(**fields, qualifiers=tuple(sorted(given.items())))


def gap_of(record: Mapping[str, Any], subject: str) -> Gap:
    gap = Gap(
        document=NodeId(record["document"]),
        start=record["start"],
        end=record["end"],
        subject=NodeId(subject),
        field=GapField(record["field"]),
        reason=GapReason(record["reason"]),
        quote=record["quote"],
    )
    assert gap.id == record["id"]
    return gap


def note_of(record: Mapping[str, Any]) -> ReviewNote:
    note = ReviewNote(
        rule=ReviewRule(record["rule"]),
        nodes=tuple(NodeId(node_id) for node_id in record["nodes"]),
        assertions=tuple(record["assertions"]),
        reason=record["reason"],
        evidence=tuple(sorted(map(evidence_of, record["evidence"]), key=evidence_order)),
    )
    assert note.id == record["id"]
    return note


def noted(by_node: Iterable[tuple[str, ReviewNote]]) -> frozenset[ReviewNote]:
    """The review notes of a format that tells each with every node that it concerns."""
    pairs = _once(by_node)
    notes = frozenset(note for _, note in pairs)
    assert pairs == {(node_id, note) for note in notes for node_id in note.nodes}
    return notes


def network_contents(
    nodes: Iterable[Mapping[str, Any]], edges: Iterable[tuple[str, str, Mapping[str, Any]]]
) -> Contents:
    """The contents of a network whose nodes and edges bear records."""
    listed = list(nodes)
    return contents(
        map(node_of, listed),
        (document_of({**node, "name": node["label"]}) for node in listed if "sha256" in node),
        [
            *(assertion_of(edge, subject, target) for subject, target, edge in edges),
            *(assertion_of(one, node["id"], None) for node in listed for one in node["literals"]),
        ],
        (gap_of(gap, node["id"]) for node in listed for gap in node["gaps"]),
        noted((node["id"], note_of(note)) for node in listed for note in node["review_notes"]),
    )
