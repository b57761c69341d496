"""What wordings stand for: each wording with each node that documents mean by it, and what is doubtful about that."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graphsvc.export.fhir.texts import code
from graphsvc.graph.portion import Portion
from graphsvc.model import Evidence, Node, NodeId, NodeKind, ReviewNote, ReviewRule, local_part

Place = tuple[str, Evidence]
"""The id of an assertion, and one of the places that say it."""

UNRECOGNIZED_BY: Final = frozenset(
    {
        ReviewRule.MODIFIER_UNKNOWN,
        ReviewRule.BETOS_CLASS_UNKNOWN,
        ReviewRule.DIAGNOSIS_IMPOSSIBLE,
        ReviewRule.DIAGNOSIS_RETIRED,
    }
)
"""The rules that say that a code is none of its code set."""

DOUBTED_BY: Final = UNRECOGNIZED_BY | {
    ReviewRule.PC_FOR_PROFESSIONAL,
    ReviewRule.MODIFIER_RETIRED,
    ReviewRule.MODIFIER_MEANING_OF_ANOTHER,
    ReviewRule.NOT_A_REVENUE_CODE,
    ReviewRule.NOT_A_BETOS_CLASS,
    ReviewRule.TAXONOMY_AND_NAME_DISAGREE,
    ReviewRule.SITE_AND_NUMBER_DISAGREE,
}
"""The rules that say that a wording may not stand for what it is taken for; the others are about what is said."""

CODED: Final = frozenset({NodeKind.CODE, NodeKind.MODIFIER, NodeKind.DIAGNOSIS, NodeKind.CLASSIFICATION})
"""Kinds whose nodes are codes: a wording that is the code itself needs no alignment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A wording and a node that it stands for.

    Attributes:
        wording: As written, but for blanks.
        node: What it stands for.
        places: Where it does, in the order of the portion; at least one.
        notes: The review notes that doubt it, in the order of the portion.
        undoubted: How many of the places no note doubts.
    """

    wording: str
    node: Node
    places: Sequence[Place] = field(repr=False)
    notes: Sequence[ReviewNote]
    undoubted: int


Alignments = Mapping[NodeKind, Mapping[str, Sequence[Alignment]]]
"""By kind of node and by wording, both in order; those of a wording by node."""


def alignments_of(portion: Portion) -> Alignments:
    """Return what the wordings of a portion stand for, whatever the status of what is said.

    A code that is written as it is stands for itself, and is left out unless a review note doubts it.
    """
    nodes = {node.id: node for node in portion.nodes}
    doubts = _doubts(portion)
    places: defaultdict[NodeKind, defaultdict[str, defaultdict[NodeId, list[Place]]]]
    places = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for assertion in portion.assertions:
        if assertion.object is not None:
            assertion_id, by_wording = assertion.id, places[nodes[assertion.object].kind]
            for words in assertion.evidence:
                by_wording[code(words.as_written)][assertion.object].append((assertion_id, words))
    return {
        kind: {
            wording: found
            for wording, by_node in sorted(places[kind].items())
            if (found := [one for one in _aligned(wording, by_node, nodes, doubts) if _differs(one)])
        }
        for kind in NodeKind
    }


def _doubts(portion: Portion) -> Mapping[Place, Sequence[ReviewNote]]:
    doubts: defaultdict[Place, list[ReviewNote]] = defaultdict(list)
    for note in portion.review_notes:
        if note.rule in DOUBTED_BY:
            for assertion_id in note.assertions:
                for words in note.evidence:
                    doubts[assertion_id, words].append(note)
    return doubts


def _aligned(
    wording: str,
    by_node: Mapping[NodeId, Sequence[Place]],
    nodes: Mapping[NodeId, Node],
    doubts: Mapping[Place, Sequence[ReviewNote]],
) -> Iterator[Alignment]:
    for node_id, places in sorted(by_node.items()):
        doubted = [place for place in places if place in doubts]
        notes = {note.id: note for place in doubted for note in doubts[place]}
        yield Alignment(
            wording=wording,
            node=nodes[node_id],
            places=doubted or places,
            notes=tuple(notes.values()),
            undoubted=len(places) - len(doubted),
        )


def _differs(one: Alignment) -> bool:
    is_code = one.node.kind in CODED and one.wording.casefold() == local_part(one.node.id).casefold()
    return bool(one.notes) or not is_code
