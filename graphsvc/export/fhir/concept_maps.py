"""The concept maps: from wordings to the codes they stand for, one map for each kind of node."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from graphsvc.export.fhir.alignments import Alignment
from graphsvc.export.fhir.codings import Codings
from graphsvc.export.fhir.proof import Json, proof
from graphsvc.export.fhir.systems import ROOT, SYSTEMS, System
from graphsvc.export.fhir.targets import Target, targets
from graphsvc.export.fhir.texts import string
from graphsvc.model import NodeId, NodeKind

_TITLES: Final = {
    NodeKind.CODE: "Codes as written",
    NodeKind.MODIFIER: "Modifiers as written",
    NodeKind.PAYER: "Payers as written",
    NodeKind.SPECIALTY: "Specialties as written",
    NodeKind.SITE_OF_SERVICE: "Sites of service as written",
    NodeKind.DIAGNOSIS: "Diagnoses as written",
    NodeKind.CLASSIFICATION: "Classes as written",
}


def head_of(kind: NodeKind, version: str) -> Json:
    """Return a map without its groups."""
    name = f"{kind.lower().replace('_', '-')}-wordings"
    return {
        "resourceType": "ConceptMap",
        "id": f"graphsvc-{name}",
        "url": f"{ROOT}/ConceptMap/graphsvc-{name}",
        "version": version,
        "name": f"Graphsvc{kind.title().replace('_', '')}Wordings",
        "title": _TITLES[kind],
        "status": "active",
        "description": "What the wordings of documents stand for, each with one place where it is written so. What a "
        "review note doubts is disjoint, unmatched or inexact, with the reason as comment.",
    }


def mapped(
    by_wording: Mapping[str, Sequence[Alignment]], codings: Codings, names: Mapping[NodeId, str]
) -> Iterator[tuple[System, Iterator[Json]]]:
    """Yield the groups of a map: the system of the codes, and the elements by wording.

    Args:
        by_wording: The alignments of a kind of node.
        codings: The systems and codes of nodes.
        names: What documents are called, by id.
    """

    def found(alignments: Sequence[Alignment]) -> Iterator[Target]:
        return (target for one in alignments for target in targets(one, codings))

    used = {target.system for alignments in by_wording.values() for target in found(alignments)}
    for system in SYSTEMS:
        if system in used:
            yield system, _elements(by_wording, system, found, names)


def _elements(
    by_wording: Mapping[str, Sequence[Alignment]],
    system: System,
    found: Callable[[Sequence[Alignment]], Iterator[Target]],
    names: Mapping[NodeId, str],
) -> Iterator[Json]:
    for wording, alignments in by_wording.items():
        in_system = [target for target in found(alignments) if target.system is system]
        by_code = {target.code: target for target in in_system if target.code is not None}
        listed = [target for _, target in sorted(by_code.items())] or in_system[:1]
        if listed:
            yield {"code": wording, "target": [_target(one, names) for one in listed]}


def _target(target: Target, names: Mapping[NodeId, str]) -> Json:
    assertion_id, words = target.place
    return {
        "extension": [proof(words, names, assertion_id)],
        **({"code": target.code} if target.code is not None else {}),
        **({"display": string(target.display)} if target.display is not None else {}),
        "equivalence": target.equivalence,
        **({"comment": string(target.comment)} if target.comment is not None else {}),
    }
