"""Labels: what readers found in documents by hand, with which extractions are compared."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graphsvc.model import Document, GapField, GapReason, NodeId, Predicate, Qualifier, Status

_ENDING: Final = re.compile(r"\.[A-Za-z]\w{0,4}$")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where a label's words stand: offsets as in `Evidence`, and the words themselves where the label has them."""

    start: int
    end: int
    quote: str | None = None

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether it shares a character with the span."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeLabel:
    """An assertion between two nodes that a reader found.

    Attributes:
        document: The document's name; endings do not matter, so that a page has the same labels in any format.
        subject: The code it is about.
        predicate: The relation.
        object: The node it points to.
        status: What the words make of it.
        required: Not finding it is a miss. One that is not required counts neither way.
        places: Words that say it; none where the label does not tell.
        qualifiers: What the words add, as far as the label tells.
    """

    document: str
    subject: NodeId
    predicate: Predicate
    object: NodeId
    status: Status
    required: bool = True
    places: tuple[Place, ...] = ()
    qualifiers: tuple[tuple[Qualifier, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiteralLabel:
    """A value that a reader found; compared by predicate and place, for readers word values freely."""

    document: str
    subject: NodeId
    predicate: Predicate
    value: str
    required: bool = True
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLabel:
    """A gap that a reader found; the subject is None where it is the document itself."""

    document: str
    subject: NodeId | None
    field: GapField
    reason: GapReason
    required: bool = True
    places: tuple[Place, ...] = ()


Label = EdgeLabel | LiteralLabel | GapLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """Words that look as if they stated something, and why they do not."""

    document: str
    place: Place
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What readers found in some documents. A document is labelled completely: what has no label is not said."""

    edges: tuple[EdgeLabel, ...] = ()
    literals: tuple[LiteralLabel, ...] = ()
    gaps: tuple[GapLabel, ...] = ()
    traps: tuple[Trap, ...] = ()
    also: tuple[str, ...] = ()
    """Names of documents that are labelled although nothing is said in them."""

    @property
    def documents(self) -> tuple[str, ...]:
        """Names of the labelled documents, sorted."""
        items: tuple[Label | Trap, ...] = (*self.edges, *self.literals, *self.gaps, *self.traps)
        return tuple(sorted({*(item.document for item in items), *self.also}))


def document_key(name: str) -> str:
    """Return a document's name without its ending, by which labels and documents find each other."""
    return _ENDING.sub("", name)


def merge_labels(parts: Iterable[Labels]) -> Labels:
    """Return the labels of several files as one."""
    read = tuple(parts)
    return Labels(
        edges=tuple(edge for part in read for edge in part.edges),
        literals=tuple(literal for part in read for literal in part.literals),
        gaps=tuple(gap for part in read for gap in part.gaps),
        traps=tuple(trap for part in read for trap in part.traps),
        also=tuple(name for part in read for name in part.also),
    )


def stale_places(labels: Labels, documents: Mapping[str, Document]) -> Iterator[tuple[str, Place]]:
    """Yield the places whose words are not what the document has there, so that the label is out of date.

    Args:
        labels: The labels.
        documents: The documents by `document_key`; places of others are passed over.
    """
    labelled: tuple[Label, ...] = (*labels.edges, *labels.literals, *labels.gaps)
    places = [(label.document, place) for label in labelled for place in label.places]
    places += [(trap.document, trap.place) for trap in labels.traps]
    for name, place in dict.fromkeys(places):
        document = documents.get(document_key(name))
        if document and place.quote is not None and document.text[place.start : place.end] != place.quote:
            yield name, place
