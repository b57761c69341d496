"""Releases: one immutable build of the graph, known by the hash of what it says."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from graphsvc.model import Assertion, Document, Gap, GapField, Node, NodeKind, Predicate, ReviewNote, Status

ID_LENGTH = 16
"""Hex digits (64 bits) of a release id: short enough for a cursor, and no two releases meet by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What one build of the graph holds.

    Attributes:
        id: The first 16 hex digits of the SHA-256 over the content in canonical order; no clock goes into it.
        built_at: When it was built, or None; two builds of the same content are the same release.
        nodes: Number of nodes of each kind, in the order of `NodeKind`.
        statements: Number of assertions of each predicate, in the order of `Predicate`.
        statuses: Number of assertions of each status, in the order of `Status`.
        gap_fields: Number of gaps of each field, in the order of `GapField`.
        documents: Number of documents.
        assertions: Number of assertions.
        gaps: Number of gaps.
        review_notes: Number of review notes; 0 until the graph is reviewed.
        evidence: Number of quoted spans under all assertions.
    """

    id: str
    built_at: datetime | None = field(default=None, compare=False)
    nodes: tuple[tuple[NodeKind, int], ...]
    statements: tuple[tuple[Predicate, int], ...]
    statuses: tuple[tuple[Status, int], ...]
    gap_fields: tuple[tuple[GapField, int], ...]
    documents: int
    assertions: int
    gaps: int
    review_notes: int
    evidence: int


def release_of(
    documents: Sequence[Document],
    nodes: Sequence[Node],
    assertions: Sequence[Assertion],
    gaps: Sequence[Gap],
    built_at: datetime | None,
) -> Release:
    """Return the release of a content whose parts are each in canonical order."""
    digest = hashlib.sha256()
    for line in _canonical_lines(documents, nodes, assertions, gaps):
        digest.update(line.encode())
    kinds = Counter(node.kind for node in nodes)
    predicates = Counter(assertion.predicate for assertion in assertions)
    statuses = Counter(assertion.status for assertion in assertions)
    fields = Counter(gap.field for gap in gaps)
    return Release(
        id=digest.hexdigest()[:ID_LENGTH],
        built_at=built_at,
        nodes=tuple((kind, kinds[kind]) for kind in NodeKind),
        statements=tuple((predicate, predicates[predicate]) for predicate in Predicate),
        statuses=tuple((status, statuses[status]) for status in Status),
        gap_fields=tuple((field, fields[field]) for field in GapField),
        documents=len(documents),
        assertions=len(assertions),
        gaps=len(gaps),
        review_notes=0,
        evidence=sum(len(assertion.evidence) for assertion in assertions),
    )


def reviewed_release(release: Release, notes: Sequence[ReviewNote]) -> Release:
    """Return the release of a reviewed graph: notes are derived, yet served, so they are part of what it is known by.

    Its id is the hash of the id before and of the notes in canonical order, whose ids are hashes of their content.
    """
    digest = hashlib.sha256(_line("release", release.id).encode())
    for note in notes:
        digest.update(_line("review note", note.id).encode())
    return replace(release, id=digest.hexdigest()[:ID_LENGTH], review_notes=len(notes))


def _canonical_lines(
    documents: Sequence[Document], nodes: Sequence[Node], assertions: Sequence[Assertion], gaps: Sequence[Gap]
) -> Iterator[str]:
    for document in documents:
        yield _line("document", document.id, document.sha256, document.name)
    for node in nodes:
        yield _line("node", node.id, node.name, node.standard_codes, node.parent)
    for assertion in assertions:
        yield _line("assertion", *assertion.key, assertion.object is None)
        for words in assertion.evidence:
            place = (words.document, words.start, words.end, words.quote, words.section)
            yield _line("evidence", *place, words.extractor, words.as_written, words.qualifiers)
    for gap in gaps:
        yield _line("gap", gap.document, gap.start, gap.end, gap.subject, gap.field, gap.reason, gap.quote)


def _line(*parts: object) -> str:
    return json.dumps(parts, ensure_ascii=True, separators=(",", ":")) + "\n"
