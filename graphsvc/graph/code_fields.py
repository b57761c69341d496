"""The fields of each code: told, lacking with the reasons, or silent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphsvc.graph.adjacency import Adjacency
from graphsvc.graph.relations import Direction
from graphsvc.model import (
    Assertion,
    Evidence,
    Gap,
    GapField,
    GapReason,
    NodeId,
    NodeKind,
    Predicate,
    Qualifier,
    kind_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What tells a field of a code: assertions with one of the predicates, whose words add the qualifier."""

    predicates: tuple[Predicate, ...]
    qualifier: Qualifier | None = None

    def tells(self, assertion: Assertion) -> bool:
        """Return whether the words of an assertion with one of the predicates tell the field."""
        qualifier = self.qualifier
        return qualifier is None or any(words.qualifier(qualifier) is not None for words in assertion.evidence)


TOLD_BY: Final[Mapping[GapField, Telling]] = {
    GapField.TAXONOMY: Telling(predicates=(Predicate.PERFORMED_BY,)),
    GapField.DIAGNOSES: Telling(predicates=(Predicate.INDICATED_FOR,)),
    GapField.RELATED_CODES: Telling(
        predicates=(Predicate.RELATED_TO, Predicate.BILLED_SEPARATELY_WITH, Predicate.NOT_REPORTED_WITH)
    ),
    GapField.MODIFIER_MEANING: Telling(predicates=(Predicate.TAKES_MODIFIER,), qualifier=Qualifier.MEANING),
    GapField.MODIFIER_USE: Telling(predicates=(Predicate.TAKES_MODIFIER,), qualifier=Qualifier.WHEN_TO_USE),
    GapField.PAYER_POLICY: Telling(predicates=(Predicate.COVERED_BY,)),
    GapField.EFFECTIVE_DATE: Telling(predicates=(Predicate.EFFECTIVE_DATE,)),
    GapField.REVISION_DATE: Telling(predicates=(Predicate.REVISION_DATE,)),
}
"""A payer that is only discussed tells no policy. What no predicate tells (SECTION, TEXT, OTHER) has only gaps."""


class FieldState(StrEnum):
    """What documents tell of a field of a code."""

    TOLD = "TOLD"
    PARTLY_TOLD = "PARTLY_TOLD"
    LACKING = "LACKING"
    SILENT = "SILENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeField:
    """A field of a code.

    Attributes:
        code: Id of the code.
        field: The field.
        state: Whether it is told.
        gaps: What says that it is lacking, by document and place.
    """

    code: NodeId
    field: GapField
    state: FieldState
    gaps: tuple[Gap, ...]

    @property
    def id(self) -> str:
        """Code and field: each pair comes once."""
        return f"{self.code} {self.field}"

    @property
    def reasons(self) -> tuple[GapReason, ...]:
        """Why it is lacking, in the order of `GapReason`, each once."""
        found = {gap.reason for gap in self.gaps}
        return tuple(reason for reason in GapReason if reason in found)


def fields_of_codes(adjacency: Adjacency) -> Mapping[NodeId, tuple[CodeField, ...]]:
    """Return the fields of each code, in the order of `GapField`.

    A gap about a modifier counts for the code with whose words it stands, or else for the only code that its document
    joins with the modifier; one about a document alone counts for no code. What is denied is told, too.
    """
    gaps = _gaps_by_code(adjacency)
    return {
        node.id: tuple(_code_field(adjacency, node.id, field, gaps.get((node.id, field), ())) for field in GapField)
        for node in adjacency.of_kind.get(NodeKind.CODE, ())
    }


def assertions_telling(adjacency: Adjacency, code: NodeId, field: GapField) -> Iterator[Assertion]:
    """Yield the assertions that tell a field of a code, any status, by predicate as declared."""
    told_by = TOLD_BY.get(field)
    if told_by is None:
        return
    for predicate in told_by.predicates:
        for assertion in adjacency.edges.get((code, predicate, Direction.OUT), ()):
            if told_by.tells(assertion):
                yield assertion


def _code_field(adjacency: Adjacency, code: NodeId, field: GapField, gaps: tuple[Gap, ...]) -> CodeField:
    told = next(assertions_telling(adjacency, code, field), None) is not None
    return CodeField(code=code, field=field, state=_STATES[told, bool(gaps)], gaps=gaps)


_STATES: Final = {
    (True, False): FieldState.TOLD,
    (True, True): FieldState.PARTLY_TOLD,
    (False, True): FieldState.LACKING,
    (False, False): FieldState.SILENT,
}
"""By whether an assertion tells a field, and whether a gap says that it is lacking."""


def _gaps_by_code(adjacency: Adjacency) -> Mapping[tuple[NodeId, GapField], tuple[Gap, ...]]:
    by_code: defaultdict[tuple[NodeId, GapField], list[Gap]] = defaultdict(list)
    for document, gaps in adjacency.gaps_in.items():
        taking = _taking(adjacency, document) if any(kind_of(gap.subject) is NodeKind.MODIFIER for gap in gaps) else {}
        for gap in gaps:
            for code in _codes_of(gap, taking.get(gap.subject, ())):
                by_code[code, gap.field].append(gap)
    return {key: tuple(sorted(gaps)) for key, gaps in by_code.items()}


def _taking(adjacency: Adjacency, document: NodeId) -> Mapping[NodeId, list[tuple[NodeId, Evidence]]]:
    """Return, by modifier, the codes that a document joins with it, each with the words that do."""
    found: defaultdict[NodeId, list[tuple[NodeId, Evidence]]] = defaultdict(list)
    for assertion in adjacency.quoting.get(document, ()):
        if assertion.predicate is Predicate.TAKES_MODIFIER:
            found[NodeId(assertion.target)].extend(
                (assertion.subject, words) for words in assertion.evidence if words.document == document
            )
    return found


def _codes_of(gap: Gap, taking: Iterable[tuple[NodeId, Evidence]]) -> frozenset[NodeId]:
    if kind_of(gap.subject) is NodeKind.CODE:
        return frozenset({gap.subject})
    pairs = tuple(taking)
    beside = frozenset(code for code, words in pairs if words.start < gap.end and gap.start < words.end)
    every = frozenset(code for code, _ in pairs)
    return beside or (every if len(every) == 1 else frozenset())
