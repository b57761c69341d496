"""Facets: which values the rows of a list have, and how many rows have each; declared for each kind of row."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Final, Generic, TypeVar

from graphsvc.graph.code_fields import CodeField, FieldState
from graphsvc.graph.disagreeing import Disagreement, DisagreementKind, DisagreementScope
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import system_of
from graphsvc.graph.relations import Relation, relations_of
from graphsvc.graph.searching import Found
from graphsvc.graph.text_index import Match
from graphsvc.model import (
    Assertion,
    CodeSystem,
    Gap,
    GapField,
    GapReason,
    Node,
    NodeKind,
    Predicate,
    Qualifier,
    ReviewNote,
    ReviewRule,
    Status,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet(Generic[T]):
    """A property by which rows can be told apart.

    Attributes:
        name: In snake case, unique for its rows: that of the condition in a filter on such rows, where there is one.
        description: What the values are, as a sentence.
        holds: What the values are: nodes of one kind, nodes of any kind, members of an enum, or texts.
        values: The different values of a row; ids where the values are nodes.
    """

    name: str
    description: str
    holds: NodeKind | type[Node] | type[StrEnum] | type[str]
    values: Callable[[KnowledgeGraph, T], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value and the number of rows that have it."""

    value: str
    count: int


def facet_values(graph: KnowledgeGraph, facet: Facet[T], rows: Sequence[T]) -> tuple[FacetValue, ...]:
    """Return the values of rows, the most frequent first, ties by value."""
    counts = Counter(chain.from_iterable(facet.values(graph, row) for row in rows))
    return tuple(
        FacetValue(value=value, count=count)
        for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


@cache
def node_facets(kind: NodeKind) -> tuple[Facet[Node], ...]:
    """Return the facets of the nodes of a kind."""
    return (*_own(kind), *map(_relation_facet, relations_of(kind)))


def _own(kind: NodeKind) -> Iterator[Facet[Node]]:
    if kind in {NodeKind.CODE, NodeKind.CLASSIFICATION}:
        yield Facet(
            name="system",
            description="The code sets they belong to.",
            holds=CodeSystem,
            values=lambda _, node: _known(system_of(node.id)),
        )
    if kind is NodeKind.DOCUMENT:
        yield Facet(
            name="codes",
            description="The codes they have evidence or a gap for.",
            holds=NodeKind.CODE,
            values=lambda graph, node: graph.neighbours.codes[node.id],
        )
    else:
        yield Facet(
            name="document",
            description="The documents with evidence that speaks of them.",
            holds=NodeKind.DOCUMENT,
            values=lambda graph, node: graph.neighbours.documents[node.id],
        )


def _relation_facet(relation: Relation) -> Facet[Node]:
    return Facet(
        name=relation.name,
        description=f"{relation.description} What is denied does not count.",
        holds=relation.target,
        values=lambda graph, node: graph.neighbours.far(relation)[node.id],
    )


def _known(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _documents(row: Assertion | ReviewNote) -> Iterable[str]:
    # Most statements stand once; a set for each of half a million is half the time.
    return (row.evidence[0].document,) if len(row.evidence) == 1 else {words.document for words in row.evidence}


_STATUS: Final[Facet[Assertion]] = Facet(
    name="status", description="Their statuses.", holds=Status, values=lambda _, row: (row.status,)
)
_EVIDENCE: Final[tuple[Facet[Assertion], ...]] = (
    Facet(
        name="document",
        description="The documents that their evidence stands in.",
        holds=NodeKind.DOCUMENT,
        values=lambda _, row: _documents(row),
    ),
    Facet(
        name="extractor",
        description="The rules that found them, with their versions: `modifiers/1`.",
        holds=str,
        values=lambda _, row: {words.extractor for words in row.evidence},
    ),
)

EDGE_ARGUMENTS: Final[tuple[Facet[Assertion], ...]] = (
    _STATUS,
    Facet(name="relation", description="Their predicates.", holds=Predicate, values=lambda _, row: (row.predicate,)),
)
"""Facets of the edges of a relation that are conditions of the field itself; `relation` where it has several."""

EDGE_FACETS: Final = _EVIDENCE
"""Facets of the edges of a relation that nothing in the field asks for."""

ASSERTION_FACETS: Final[tuple[Facet[Assertion], ...]] = (
    Facet(name="subject", description="Their subjects.", holds=NodeKind.CODE, values=lambda _, row: (row.subject,)),
    Facet(name="predicate", description="Their predicates.", holds=Predicate, values=lambda _, row: (row.predicate,)),
    Facet(name="object", description="Their objects.", holds=Node, values=lambda _, row: _known(row.object)),
    _STATUS,
    *_EVIDENCE,
)
"""Facets of assertions."""

SEARCH_FACETS: Final[tuple[Facet[Found], ...]] = (
    Facet(name="kinds", description="Their kinds.", holds=NodeKind, values=lambda _, row: (row.node.kind,)),
    Facet(name="match", description="How they were found.", holds=Match, values=lambda _, row: (row.match,)),
)

GAP_FACETS: Final[tuple[Facet[Gap], ...]] = (
    Facet(name="subject", description="What they are about.", holds=Node, values=lambda _, gap: (gap.subject,)),
    Facet(name="field", description="What is not told.", holds=GapField, values=lambda _, gap: (gap.field,)),
    Facet(name="reason", description="Why it is not told.", holds=GapReason, values=lambda _, gap: (gap.reason,)),
    Facet(
        name="document",
        description="The documents that do not tell.",
        holds=NodeKind.DOCUMENT,
        values=lambda _, gap: (gap.document,),
    ),
)
"""Facets of gaps."""

REVIEW_NOTE_FACETS: Final[tuple[Facet[ReviewNote], ...]] = (
    Facet(
        name="rule", description="The rules that raised them.", holds=ReviewRule, values=lambda _, note: (note.rule,)
    ),
    Facet(name="node", description="The nodes they concern.", holds=Node, values=lambda _, note: set(note.nodes)),
    Facet(
        name="document",
        description="The documents they quote.",
        holds=NodeKind.DOCUMENT,
        values=lambda _, note: _documents(note),
    ),
)
"""Facets of review notes."""

CODE_FIELD_FACETS: Final[tuple[Facet[CodeField], ...]] = (
    Facet(name="field", description="The fields.", holds=GapField, values=lambda _, row: (row.field,)),
    Facet(name="state", description="Whether they are told.", holds=FieldState, values=lambda _, row: (row.state,)),
    Facet(name="reason", description="Why they are lacking.", holds=GapReason, values=lambda _, row: row.reasons),
)
"""Facets of fields of codes."""

DISAGREEMENT_FACETS: Final[tuple[Facet[Disagreement], ...]] = (
    Facet(name="subject", description="Their near ends.", holds=Node, values=lambda _, row: (row.subject,)),
    Facet(name="predicate", description="Their predicates.", holds=Predicate, values=lambda _, row: (row.predicate,)),
    Facet(name="object", description="Their far ends.", holds=Node, values=lambda _, row: (row.object,)),
)
"""Facets of disagreements that a filter on assertions asks for."""

DISAGREEMENT_ARGUMENTS: Final[tuple[Facet[Disagreement], ...]] = (
    Facet(name="kind", description="What they differ in.", holds=DisagreementKind, values=lambda _, row: (row.kind,)),
    Facet(
        name="qualifier",
        description="Which qualifiers have several wordings.",
        holds=Qualifier,
        values=lambda _, row: _known(row.qualifier),
    ),
    Facet(
        name="scope", description="Who disagrees with whom.", holds=DisagreementScope, values=lambda _, row: row.scopes
    ),
)
"""Facets of disagreements that are conditions of the field itself."""
