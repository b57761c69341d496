"""Compares edges: required labels with what was found, statuses, evidence and qualifiers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import zip_longest

from graphsvc.evaluation.evaluation import Difference, DifferenceKind, Score, Share, StatusCount
from graphsvc.evaluation.labels import EdgeLabel, Place, document_key
from graphsvc.evaluation.quoting import Quoting
from graphsvc.model import SIGNATURES, Evidence, Extraction, NodeId, Predicate, Qualifier, Status

Edge = tuple[str, NodeId, Predicate, NodeId, Status]
"""Document key, subject, predicate, object, status: what is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeSides:
    """The edges of both sides.

    Attributes:
        required: Labels of the edges that must be found.
        optional: Edges that count neither way.
        found: Evidence of the edges that were found.
    """

    required: Mapping[Edge, Sequence[EdgeLabel]]
    optional: Set[Edge]
    found: Mapping[Edge, Sequence[Evidence]]

    @property
    def counted(self) -> Set[Edge]:
        """What was found, without what counts neither way."""
        return self.found.keys() - self.optional

    @property
    def hits(self) -> Set[Edge]:
        """What is required and was found."""
        return self.required.keys() & self.found.keys()


def edge_sides(labels: Iterable[EdgeLabel], extractions: Iterable[Extraction]) -> EdgeSides:
    """Return the edges of labels and of the extractions of labelled documents."""
    required: dict[Edge, list[EdgeLabel]] = {}
    optional: set[Edge] = set()
    for label in labels:
        edge = (document_key(label.document), label.subject, label.predicate, label.object, label.status)
        if label.required:
            required.setdefault(edge, []).append(label)
        else:
            optional.add(edge)
    found: dict[Edge, list[Evidence]] = {}
    for extraction in extractions:
        for said in extraction.assertions:
            if said.object is not None:
                key = (document_key(extraction.document.name), said.subject, said.predicate, said.object, said.status)
                found.setdefault(key, []).extend(said.evidence)
    return EdgeSides(required=required, optional=optional - required.keys(), found=found)


def scores(sides: EdgeSides) -> tuple[dict[Predicate, Score], Score]:
    """Return the figures of each predicate, in the order of `Predicate`, and of all."""

    def score(predicates: Set[Predicate]) -> Score:
        labelled = {edge for edge in sides.required if edge[2] in predicates}
        found = {edge for edge in sides.counted if edge[2] in predicates}
        return Score(labelled=len(labelled), found=len(found), hits=len(labelled & found))

    of_edges = [predicate for predicate in Predicate if SIGNATURES[predicate].target is not None]
    each = {predicate: score({predicate}) for predicate in of_edges}
    return {name: one for name, one in each.items() if one.labelled or one.found}, score(set(of_edges))


def status_counts(sides: EdgeSides) -> tuple[StatusCount, ...]:
    """Return which status was taken for which.

    What is left of both sides for the same subject, predicate and object is paired in the order of `Status`.
    """
    left: dict[tuple[object, ...], tuple[list[Status], list[Status]]] = {}
    counts: Counter[tuple[Status | None, Status | None]] = Counter((edge[4], edge[4]) for edge in sides.hits)
    for edge in sides.required.keys() - sides.hits:
        left.setdefault(edge[:4], ([], []))[0].append(edge[4])
    for edge in sides.counted - sides.hits:
        left.setdefault(edge[:4], ([], []))[1].append(edge[4])
    for labelled, found in left.values():
        counts.update(zip_longest(_in_order(labelled), _in_order(found)))
    axis = (*Status, None)
    return tuple(
        StatusCount(labelled=label, found=found, edges=counts[label, found])
        for label in axis
        for found in axis
        if label or found
    )


def evidence_share(sides: EdgeSides) -> Share:
    """Return how many hits have evidence at a labelled place, of those whose labels have places."""
    placed = [edge for edge in sides.hits if _places(sides.required[edge])]
    return Share(part=sum(_is_placed(sides, edge) for edge in placed), whole=len(placed))


def qualifier_share(sides: EdgeSides) -> Share:
    """Return how many labelled qualifiers of hits were found in the same words."""
    told = [(edge, name, text) for edge in sides.hits for name, text in _qualifiers(sides.required[edge])]
    return Share(part=sum(_says(sides.found[edge], name, text) for edge, name, text in told), whole=len(told))


def differences(sides: EdgeSides, quoting: Quoting) -> Iterator[Difference]:
    """Yield misses and false hits, then what differs in hits."""
    for edge in sides.required.keys() - sides.found.keys():
        document, *statement = edge
        place = next(iter(_places(sides.required[edge])), None)
        yield quoting.difference(DifferenceKind.MISS, document, tuple(statement), place, _instead(edge, sides.found))
    for edge in sides.counted - sides.required.keys():
        document, *statement = edge
        place = _place_of(sides.found[edge][0])
        note = _instead(edge, sides.required, "labelled") or quoting.trap_at(document, place)
        yield quoting.difference(DifferenceKind.FALSE_HIT, document, tuple(statement), place, note)
    for edge in sides.hits:
        document, *statement = edge
        place = _place_of(sides.found[edge][0])
        labels = sides.required[edge]
        if _places(labels) and not _is_placed(sides, edge):
            note = "labelled at " + ", ".join(f"{p.start} to {p.end}" for p in _places(labels))
            yield quoting.difference(DifferenceKind.OTHER_PLACE, document, tuple(statement), place, note)
        for name, text in _qualifiers(labels):
            if not _says(sides.found[edge], name, text):
                said = " / ".join(dict.fromkeys(e.qualifier(name) or "nothing" for e in sides.found[edge]))
                note = f"{name} is {said}; labelled {text}"
                yield quoting.difference(DifferenceKind.OTHER_QUALIFIER, document, tuple(statement), place, note)


def _in_order(statuses: Iterable[Status]) -> list[Status]:
    return [status for status in Status if status in set(statuses)]


def _instead(edge: Edge, others: Iterable[Edge], word: str = "found") -> str:
    statuses = sorted(other[4] for other in others if other[:4] == edge[:4])
    return f"{word} as {', '.join(statuses)}" if statuses else ""


def _places(labels: Sequence[EdgeLabel]) -> tuple[Place, ...]:
    return tuple(place for label in labels for place in label.places)


def _place_of(evidence: Evidence) -> Place:
    return Place(start=evidence.start, end=evidence.end, quote=evidence.quote)


def _is_placed(sides: EdgeSides, edge: Edge) -> bool:
    return any(
        place.overlaps(words.start, words.end) for place in _places(sides.required[edge]) for words in sides.found[edge]
    )


def _qualifiers(labels: Sequence[EdgeLabel]) -> tuple[tuple[Qualifier, str], ...]:
    return tuple(dict.fromkeys(told for label in labels for told in label.qualifiers))


def _says(evidence: Iterable[Evidence], name: Qualifier, text: str) -> bool:
    return any(_plain(words.qualifier(name) or "") == _plain(text) for words in evidence)


def _plain(text: str) -> str:
    """Return a text as qualifiers are compared: case, blanks and the closing full stop do not matter."""
    return " ".join(text.split()).rstrip(". ").casefold()
