"""Nodes, assertions, gaps and review notes as JSON lays them out, for all formats that nest."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from graphsvc.graph.portion import Portion
from graphsvc.model import Assertion, Evidence, Gap, NodeId, ReviewNote

Record = Mapping[str, Any]
"""What JSON can hold, by name."""

T = TypeVar("T")


def node_records(portion: Portion) -> Iterator[Record]:
    """Yield the nodes, by id, each with what is said of it alone: its literals, its gaps and the review notes about it.

    A literal is no node: a year that a hundred codes share would join them all.
    """
    literals = grouped((one.subject, one) for one in portion.assertions if one.object is None)
    gaps = grouped((gap.subject, gap) for gap in portion.gaps)
    notes = grouped((node_id, note) for note in portion.review_notes for node_id in note.nodes)
    documents = {document.id: document for document in portion.documents}
    for node in portion.nodes:
        document = documents.get(node.id)
        yield {
            "id": node.id,
            "label": node.name,
            "kind": node.kind,
            "standard_codes": node.standard_codes,
            "parent": node.parent,
            **({"sha256": document.sha256, "encoding": document.encoding} if document else {}),
            "literals": [assertion_record(one) for one in literals.get(node.id, ())],
            "gaps": [gap_record(gap) for gap in gaps.get(node.id, ())],
            "review_notes": [note_record(note) for note in notes.get(node.id, ())],
        }


def edge_records(portion: Portion) -> Iterator[Record]:
    """Yield the assertions that join two nodes, by subject, predicate, object and status."""
    for one in portion.assertions:
        if one.object is not None:
            yield {"source": one.subject, "target": one.object, **assertion_record(one)}


def assertion_record(assertion: Assertion) -> Record:
    """Return an assertion without its subject and object, which stand where the format puts them."""
    return {
        "id": assertion.id,
        "predicate": assertion.predicate,
        "status": assertion.status,
        **({"value": assertion.value} if assertion.object is None else {}),
        "evidence": [evidence_record(words) for words in assertion.evidence],
    }


def evidence_record(words: Evidence) -> Record:
    """Return a piece of evidence; offsets count Unicode code points."""
    return {
        "document": words.document,
        "start": words.start,
        "end": words.end,
        "quote": words.quote,
        "section": words.section,
        "extractor": words.extractor,
        "as_written": words.as_written,
        "qualifiers": dict(words.qualifiers),
    }


def gap_record(gap: Gap) -> Record:
    """Return a gap without its subject."""
    return {
        "id": gap.id,
        "field": gap.field,
        "reason": gap.reason,
        "document": gap.document,
        "start": gap.start,
        "end": gap.end,
        "quote": gap.quote,
    }


def note_record(note: ReviewNote) -> Record:
    """Return a review note."""
    return {
        "id": note.id,
        "rule": note.rule,
        "reason": note.reason,
        "nodes": note.nodes,
        "assertions": note.assertions,
        "evidence": [evidence_record(words) for words in note.evidence],
    }


def json_text(value: object) -> str:
    """Return a value as JSON on one line, with letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_items(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield records as the items of a JSON list, a line each."""
    for number, record in enumerate(records):
        yield utf8(f"{',' if number else ''}\n{json_text(record)}")


def utf8(text: str) -> bytes:
    r"""Return a text as bytes; half a surrogate pair, which the name of a file may hold, is written as `\udcff`.

    JSON reads that back as it was.
    """
    return text.encode("utf-8", "backslashreplace")


def encodable(text: str) -> str:
    """Return a text, such as the name of a file, as UTF-8 can hold it."""
    return utf8(text).decode()


def grouped(pairs: Iterable[tuple[NodeId, T]]) -> Mapping[NodeId, Sequence[T]]:
    """Return what stands beside each id, in the order of the pairs."""
    groups: defaultdict[NodeId, list[T]] = defaultdict(list)
    for node_id, value in pairs:
        groups[node_id].append(value)
    return groups
