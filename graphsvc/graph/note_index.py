"""The review notes of a graph by what they concern, so that an answer reads only what belongs to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graphsvc.model import Assertion, NodeId, ReviewNote, ReviewRule

_RANK: Final = {rule: rank for rank, rule in enumerate(ReviewRule)}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteIndex:
    """Review notes; each list is ordered by rule as declared, then by nodes and id.

    Attributes:
        notes: All.
        about: By node that they concern.
        quoting: By document that they quote.
        assertions: The assertions that they concern, by id.
    """

    notes: tuple[ReviewNote, ...] = ()
    about: Mapping[NodeId, tuple[ReviewNote, ...]] = field(default_factory=dict)
    quoting: Mapping[NodeId, tuple[ReviewNote, ...]] = field(default_factory=dict)
    assertions: Mapping[str, Assertion] = field(default_factory=dict)


def note_index(notes: Iterable[ReviewNote], assertions: Iterable[Assertion]) -> NoteIndex:
    """Index review notes, in any order, over the assertions of their graph; equal ones become one."""
    ordered = sorted(set(notes), key=lambda note: (_RANK[note.rule], note.nodes, note.id))
    about: defaultdict[NodeId, list[ReviewNote]] = defaultdict(list)
    quoting: defaultdict[NodeId, list[ReviewNote]] = defaultdict(list)
    for note in ordered:
        for node_id in note.nodes:
            about[node_id].append(note)
        for document in sorted({words.document for words in note.evidence}):
            quoting[document].append(note)
    subjects = {node_id for note in ordered for node_id in note.nodes}
    concerned = {assertion_id for note in ordered for assertion_id in note.assertions}
    return NoteIndex(
        notes=tuple(ordered),
        about={node_id: tuple(found) for node_id, found in about.items()},
        quoting={document: tuple(found) for document, found in quoting.items()},
        assertions={
            assertion.id: assertion
            for assertion in assertions
            if assertion.subject in subjects and assertion.id in concerned
        },
    )
