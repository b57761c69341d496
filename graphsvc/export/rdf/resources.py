"""A portion as resources: what every RDF format writes, so that all say the same."""

import hashlib
import json
from collections.abc import Iterator
from typing import Final

from graphsvc.export.rdf import terms
from graphsvc.export.rdf.names import CLASSES, ONTOLOGY, SCHEMES, Iri, iri, member, property_of, scheme_of
from graphsvc.export.rdf.statements import Resource, Statement, Term, number_literal, stated, text_literal
from graphsvc.export.records import grouped
from graphsvc.graph.filters import COUNTED
from graphsvc.graph.portion import Portion
from graphsvc.model import Assertion, Document, Evidence, Gap, Node, NodeKind, ReviewNote, local_part

_CODED: Final = frozenset({NodeKind.CODE, NodeKind.MODIFIER, NodeKind.DIAGNOSIS, NodeKind.CLASSIFICATION})
"""The kinds whose ids end in a code; those of others end in words."""


def resources(portion: Portion) -> Iterator[Resource]:
    """Yield the release, the concept schemes, then nodes, assertions, gaps and review notes as in the portion.

    Extractors come last: they are known when all evidence was told.
    """
    yield _release(portion)
    yield from _schemes(portion)
    yield from _nodes(portion)
    extractors: set[str] = set()
    for assertion in portion.assertions:
        extractors.update(words.extractor for words in assertion.evidence)
        yield _assertion(assertion)
    yield from map(_gap, portion.gaps)
    yield from map(_note, portion.review_notes)  # whose evidence is that of assertions
    yield from map(_extractor, sorted(extractors))


def _release(portion: Portion) -> Resource:
    release = portion.release.id
    return Resource(
        name=iri(f"release:{release}"),
        statements=stated(
            (terms.TYPE, terms.RELEASE),
            (terms.TYPE, terms.ENTITY),
            (terms.IDENTIFIER, text_literal(release)),
            (terms.CONFORMS_TO, Iri(ONTOLOGY)),
        ),
    )


def _schemes(portion: Portion) -> Iterator[Resource]:
    used = {node.id.partition(":")[0] for node in portion.nodes}
    for prefix, name in SCHEMES.items():
        if prefix in used:
            described = stated((terms.TYPE, terms.CONCEPT_SCHEME), (terms.NAME, text_literal(name)))
            yield Resource(name=iri(f"scheme:{prefix}"), statements=described)


def _nodes(portion: Portion) -> Iterator[Resource]:
    said = grouped((one.subject, one) for one in portion.assertions if one.status in COUNTED)
    documents = {document.id: document for document in portion.documents}
    for node in portion.nodes:
        document = documents.get(node.id)
        described = _document(document) if document else _concept(node)
        edges = dict.fromkeys(edge for assertion in said.get(node.id, ()) for edge in _edges(assertion))
        yield Resource(name=iri(node.id), statements=(*described, *edges))


def _concept(node: Node) -> tuple[Statement, ...]:
    return stated(
        (terms.TYPE, CLASSES[node.kind]),
        (terms.TYPE, terms.CONCEPT),
        (terms.NAME, text_literal(node.name)),
        (terms.CODE, text_literal(local_part(node.id)) if node.kind in _CODED else None),
        (terms.SCHEME, scheme_of(node.id)),
        (terms.PARENT, iri(node.parent) if node.parent else None),
        *((terms.STANDARD_CODE, text_literal(code)) for code in node.standard_codes),
    )


def _document(document: Document) -> tuple[Statement, ...]:
    return stated(
        (terms.TYPE, CLASSES[NodeKind.DOCUMENT]),
        (terms.TYPE, terms.ENTITY),
        (terms.NAME, text_literal(document.name)),
        (terms.TITLE, text_literal(document.name)),
        (terms.SHA256, text_literal(document.sha256)),
        (terms.ENCODING, text_literal(document.encoding) if document.encoding else None),
    )


def _edges(assertion: Assertion) -> Iterator[Statement]:
    """Yield what an assertion that counts states of its subject, once for each document that says it."""
    for document in _documents(assertion):
        yield Statement(property_of(assertion.predicate), _target(assertion), document)


def _assertion(assertion: Assertion) -> Resource:
    said = (
        (terms.TYPE, terms.ASSERTION),
        (terms.TYPE, terms.REIFIED),
        (terms.TYPE, terms.ENTITY),
        (terms.SUBJECT, iri(assertion.subject)),
        (terms.PREDICATE, property_of(assertion.predicate)),
        (terms.OBJECT, _target(assertion)),
        (terms.STATUS, member(assertion.status)),
    )
    parts = tuple(map(_evidence, assertion.evidence))
    proof = (
        Statement(terms.DERIVED_FROM, part.name, iri(words.document))
        for part, words in zip(parts, assertion.evidence, strict=True)
    )
    told = (one for document in _documents(assertion) for one in stated(*said, graph=document))
    return Resource(name=iri(assertion.id), statements=(*told, *proof), parts=parts)


def _documents(assertion: Assertion) -> tuple[Iri, ...]:
    return tuple(dict.fromkeys(iri(words.document) for words in assertion.evidence))


def _target(assertion: Assertion) -> Term:
    return iri(assertion.object) if assertion.object is not None else text_literal(assertion.target)


def _evidence(words: Evidence) -> Resource:
    """Return a piece of evidence, whose name is the hash of what it holds, whatever it proves."""
    place = (words.document, words.start, words.end, words.section)
    put = (words.extractor, words.as_written, words.qualifiers)
    name = hashlib.sha256(json.dumps((*place, *put)).encode()).hexdigest()[:16]  # 64 bits tell millions apart
    return Resource(
        name=iri(f"evidence:{name}"),
        statements=stated(
            (terms.TYPE, terms.EVIDENCE),
            (terms.TYPE, terms.ENTITY),
            *_quoted(words),
            (terms.SECTION, None if words.section is None else text_literal(words.section)),
            (terms.AS_WRITTEN, text_literal(words.as_written)),
            *((property_of(qualifier), text_literal(text)) for qualifier, text in words.qualifiers),
            (terms.EXTRACTED_BY, iri(f"extractor:{words.extractor}")),
            graph=iri(words.document),
        ),
    )


def _quoted(words: Evidence | Gap) -> tuple[tuple[Iri, Term], ...]:
    return (
        (terms.QUOTED_FROM, iri(words.document)),
        (terms.START, number_literal(words.start)),
        (terms.END, number_literal(words.end)),
        (terms.QUOTE, text_literal(words.quote)),
    )


def _gap(gap: Gap) -> Resource:
    return Resource(
        name=iri(gap.id),
        statements=stated(
            (terms.TYPE, terms.GAP),
            (terms.TYPE, terms.ENTITY),
            (terms.ABOUT, iri(gap.subject)),
            (terms.GAP_FIELD, member(gap.field)),
            (terms.GAP_REASON, member(gap.reason)),
            *_quoted(gap),
            graph=iri(gap.document),
        ),
    )


def _note(note: ReviewNote) -> Resource:
    parts = tuple(map(_evidence, note.evidence))
    return Resource(
        name=iri(note.id),
        statements=stated(
            (terms.TYPE, terms.REVIEW_NOTE),
            (terms.TYPE, terms.ENTITY),
            (terms.RULE, member(note.rule)),
            (terms.REASON, text_literal(note.reason)),
            *((terms.CONCERNS_NODE, iri(one)) for one in note.nodes),
            *((terms.CONCERNS_ASSERTION, iri(one)) for one in note.assertions),
            *((terms.DERIVED_FROM, part.name) for part in parts),
        ),
        parts=parts,
    )


def _extractor(name: str) -> Resource:
    described = stated((terms.TYPE, terms.EXTRACTOR), (terms.TYPE, terms.SOFTWARE), (terms.NAME, text_literal(name)))
    return Resource(name=iri(f"extractor:{name}"), statements=described)
