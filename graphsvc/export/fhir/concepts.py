"""The concepts of each code system: codes with their names, and what documents affirm of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graphsvc.export.fhir.alignments import Alignments
from graphsvc.export.fhir.codings import Codings
from graphsvc.export.fhir.proof import Json, proof
from graphsvc.export.fhir.systems import CPT, HCPCS, PAYER, SITE, SPECIALTY, STANDARD_CODES, SYSTEMS, WORDING, System
from graphsvc.export.fhir.texts import code_of_id, string
from graphsvc.export.records import grouped
from graphsvc.graph.portion import Portion
from graphsvc.model import SIGNATURES, Assertion, Node, NodeId, NodeKind, ReviewNote, Status, local_part

_NODE: Final = "node"
_STANDARD_CODE: Final = "standard-code"
_PARENT: Final = "parent"
_REVIEW_NOTE: Final = "review-note"


def properties_of(system: System) -> Iterator[Json]:
    """Yield the properties that concepts of a system may have; a predicate's has its name, in capitals."""
    if system is WORDING:
        return
    yield {"code": _NODE, "description": "Id of the node of the graph that it is the code of", "type": "string"}
    if system in STANDARD_CODES.values():
        return
    yield {"code": _REVIEW_NOTE, "description": "What is non-standard or suspicious about it", "type": "string"}
    if system in {SITE, SPECIALTY}:
        yield {"code": _STANDARD_CODE, "description": "A standard code that it may stand for", "type": "Coding"}
    if system is PAYER:
        uri = "http://hl7.org/fhir/concept-properties#parent"
        meaning = "The federation, owner or program it belongs to"
        yield {"code": _PARENT, "uri": uri, "description": meaning, "type": "code"}
    if system in {CPT, HCPCS}:
        for predicate, signature in SIGNATURES.items():
            kind = "Coding" if signature.target else "string"
            yield {"code": predicate.value, "description": f"Affirmed: {signature.meaning}", "type": kind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Concepts:
    """The concepts of a portion.

    Attributes:
        codings: The systems and codes of nodes.
        names: What documents are called, by id.
        nodes: The nodes by id, without documents.
        by_code: The nodes of each code of each system; mostly one, but several sites may share a standard code.
        wordings: The wordings that are aligned, in order.
        affirmed: What is affirmed of a node, in the order of the portion.
        notes: The review notes about a node, in the order of the portion.
    """

    codings: Codings
    names: Mapping[NodeId, str] = field(repr=False)
    nodes: Mapping[NodeId, Node] = field(repr=False)
    by_code: Mapping[System, Mapping[str, Sequence[Node]]] = field(repr=False)
    wordings: Sequence[str] = field(repr=False)
    affirmed: Mapping[NodeId, Sequence[Assertion]] = field(repr=False)
    notes: Mapping[NodeId, Sequence[ReviewNote]] = field(repr=False)

    @classmethod
    def of(cls, portion: Portion, alignments: Alignments, codings: Codings) -> "Concepts":
        """Return the concepts of a portion, and those of its wordings."""
        nodes = {node.id: node for node in portion.nodes if node.kind is not NodeKind.DOCUMENT}
        by_code: defaultdict[System, defaultdict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for node in nodes.values():
            system, code = codings.of_node(node.id)
            by_code[system][code].append(node)
            for standard, one in _standard_codes(node):
                by_code[standard][one].append(node)
        return cls(
            codings=codings,
            names={document.id: document.name for document in portion.documents},
            nodes=nodes,
            by_code={system: dict(sorted(by_code[system].items())) for system in SYSTEMS if system in by_code},
            wordings=sorted({wording for by_wording in alignments.values() for wording in by_wording}),
            affirmed=grouped((one.subject, one) for one in portion.assertions if one.status is Status.AFFIRMED),
            notes=grouped((node_id, note) for note in portion.review_notes for node_id in note.nodes),
        )

    def of_system(self, system: System) -> Iterator[Json]:
        """Yield the concepts of a system, by code; none where the portion holds no code of it."""
        if system is WORDING:
            yield from ({"code": wording} for wording in self.wordings)
        for code, nodes in self.by_code.get(system, {}).items():
            if system in STANDARD_CODES.values():
                yield {"code": code, "property": [_text(_NODE, node.id) for node in nodes]}
            else:
                properties = [one for node in nodes for one in self._properties(node)]
                yield {"code": code, **_named(system, nodes), "property": properties}

    def _properties(self, node: Node) -> Iterator[Json]:
        yield _text(_NODE, node.id)
        for note in self.notes.get(node.id, ()):
            yield {
                "extension": [proof(words, self.names) for words in note.evidence],
                **_text(_REVIEW_NOTE, note.reason),
            }
        for standard, code in _standard_codes(node):
            yield {"code": _STANDARD_CODE, "valueCoding": {"system": standard.uri, "code": code}}
        if node.parent is not None and node.parent in self.nodes and node.kind is NodeKind.PAYER:
            yield {"code": _PARENT, "valueCode": code_of_id(local_part(node.parent))}
        for assertion in self.affirmed.get(node.id, ()):
            yield self._affirmed(assertion)

    def _affirmed(self, assertion: Assertion) -> Json:
        name, assertion_id = assertion.predicate.value, assertion.id
        words = {"extension": [proof(one, self.names, assertion_id) for one in assertion.evidence]}
        if assertion.object is None:
            return {**words, **_text(name, assertion.value or "")}
        system, code = self.codings.of_node(assertion.object)
        return {**words, "code": name, "valueCoding": {"system": system.uri, "code": code}}


def _standard_codes(node: Node) -> Iterator[tuple[System, str]]:
    system = STANDARD_CODES.get(node.kind)
    return ((system, code_of_id(one)) for one in node.standard_codes if system)


def _text(name: str, value: str) -> Json:
    return {"code": name, "valueString": string(value)}


def _named(system: System, nodes: Sequence[Node]) -> Json:
    """Return the names of a concept: a system of somebody else has a display of its own, which ours stands beside."""
    if system.standard is None:
        return {"display": string(nodes[0].name)}
    names = [node.name for node in nodes if node.name != local_part(node.id)]
    return {"designation": [{"language": "en", "value": string(name)} for name in names]} if names else {}
