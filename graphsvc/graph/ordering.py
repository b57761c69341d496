"""Orders of lists: what rows can be sorted by, declared for each kind of row, and the sorting."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final, Generic, TypeVar

from graphsvc.errors import OrderError
from graphsvc.graph import questions
from graphsvc.graph.code_fields import CodeField
from graphsvc.graph.disagreeing import Disagreement
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import system_of
from graphsvc.graph.relations import LITERALS, Literal, Relation, relations_of
from graphsvc.model import Assertion, Gap, Node, NodeKind, ReviewNote, local_part

T = TypeVar("T")

MAX_KEYS: Final = 5
"""Keys of one order: a table is sorted by two or three columns."""

CODED: Final = frozenset({NodeKind.CODE, NodeKind.MODIFIER, NodeKind.DIAGNOSIS, NodeKind.CLASSIFICATION})
"""Kinds whose nodes have a code."""

SYSTEMATIC: Final = frozenset({NodeKind.CODE, NodeKind.DIAGNOSIS, NodeKind.CLASSIFICATION})
"""Kinds whose nodes belong to a code system."""


class OrderDirection(StrEnum):
    """Smallest first, or largest first."""

    ASC = "ASC"
    DESC = "DESC"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderField(Generic[T]):
    """What rows can be sorted by.

    Attributes:
        name: In snake case, unique for its rows.
        description: What is compared, as the start of a sentence.
        value: What a row has; all that are not None can be compared with each other. None comes last, always.
    """

    name: str
    description: str
    value: Callable[[KnowledgeGraph, T], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderKey(Generic[T]):
    """One field to sort by, and which end comes first."""

    field: OrderField[T]
    direction: OrderDirection


def ordered(graph: KnowledgeGraph, rows: Sequence[T], keys: Sequence[OrderKey[T]]) -> Sequence[T]:
    """Return rows sorted by the first key, ties by the next, ties of all keys as they were.

    Raises:
        OrderError: there are more than `MAX_KEYS` keys.
    """
    if len(keys) > MAX_KEYS:
        raise OrderError(
            f"the order has {len(keys)} keys",
            value=len(keys),
            hint=f"give at most {MAX_KEYS}: what then ties stays in the order that the list has without them",
        )
    for key in reversed(keys):
        rows = _sorted(graph, rows, key)
    return rows


def _sorted(graph: KnowledgeGraph, rows: Sequence[T], key: OrderKey[T]) -> Sequence[T]:
    values = [key.field.value(graph, row) for row in rows]
    known = [place for place, value in enumerate(values) if value is not None]
    # Python keeps ties as they were with `reverse` too; places, not pairs: a list may have half a million rows.
    known.sort(key=values.__getitem__, reverse=key.direction is OrderDirection.DESC)
    if len(known) < len(rows):
        known.extend(place for place, value in enumerate(values) if value is None)
    return [rows[place] for place in known]


@cache
def node_order(kind: NodeKind) -> tuple[OrderField[Node], ...]:
    """Return what the nodes of a kind can be sorted by: own fields, and how many others each is joined with."""
    return (*_own(kind), *map(_count_of, relations_of(kind)), *_counts(kind))


def edge_order(relation: Relation) -> tuple[OrderField[Assertion], ...]:
    """Return what the edges of a relation can be sorted by, their far nodes aside."""
    names = _OF_EDGES if len(relation.predicates) > 1 else _OF_EDGES - {"predicate"}
    return tuple(field for field in ASSERTION_ORDER if field.name in names)


def at_far_end(relation: Relation, field: OrderField[Node]) -> OrderField[Assertion]:
    """Return a field of the far nodes of a relation as a field of its edges."""
    return OrderField(
        name=field.name,
        description=field.description,
        value=lambda graph, edge: field.value(graph, graph.nodes[relation.far_end(edge)]),
    )


def _own(kind: NodeKind) -> Iterator[OrderField[Node]]:
    yield OrderField(name="id", description="Its id", value=lambda _, node: node.id)
    yield OrderField(name="name", description="Its name, letter case aside", value=lambda _, node: node.name.casefold())
    if kind in CODED:
        yield OrderField(name="code", description="Its code", value=lambda _, node: local_part(node.id))
    if kind in SYSTEMATIC:
        yield OrderField(
            name="system", description="The name of its code set", value=lambda _, node: system_of(node.id)
        )
    if kind is NodeKind.CODE:
        yield from map(_literal, LITERALS)
    if kind is NodeKind.DOCUMENT:
        yield OrderField(
            name="length",
            description="Its length in Unicode code points",
            value=lambda graph, node: len(graph.documents[node.id].text),
        )


def _literal(literal: Literal) -> OrderField[Node]:
    def folded(graph: KnowledgeGraph, node: Node) -> str | None:
        text = questions.literal(graph, node.id, literal.predicate)
        return None if text is None else text.casefold()

    words = literal.name.replace("_", " ")
    return OrderField(name=literal.name, description=f"Its {words}, letter case aside", value=folded)


def _count_of(relation: Relation) -> OrderField[Node]:
    return OrderField(
        name=f"{relation.name}_count",
        description=f"The number of its different {relation.name.replace('_', ' ')}, what is denied aside",
        value=lambda graph, node: len(graph.neighbours.far(relation)[node.id]),
    )


def _counts(kind: NodeKind) -> Iterator[OrderField[Node]]:
    if kind is NodeKind.DOCUMENT:
        yield OrderField(
            name="codes_count",
            description="The number of codes it has evidence or a gap for",
            value=lambda graph, node: len(graph.neighbours.codes[node.id]),
        )
    else:
        yield OrderField(
            name="documents_count",
            description="The number of documents with evidence that speaks of it",
            value=lambda graph, node: len(graph.neighbours.documents[node.id]),
        )
    for name, count in (
        ("assertions", questions.assertions_about),
        ("gaps", questions.gaps_about),
        ("review_notes", questions.review_notes_about),
    ):
        yield OrderField(
            name=f"{name}_count", description=f"The number of its {name.replace('_', ' ')}", value=_length(count)
        )


def _length(answer: Callable[..., Sequence[Any]]) -> Callable[[KnowledgeGraph, Node], int]:
    return lambda graph, node: len(answer(graph, node.id))


def _documents(row: Assertion | ReviewNote) -> int:
    return len({words.document for words in row.evidence})


_OF_EDGES: Final = {"status", "predicate", "evidence_count", "documents_count"}

ASSERTION_ORDER: Final[tuple[OrderField[Assertion], ...]] = (
    OrderField(name="subject", description="The id of its subject", value=lambda _, row: row.subject),
    OrderField(name="predicate", description="The name of its predicate", value=lambda _, row: row.predicate),
    OrderField(name="object", description="The id of its object", value=lambda _, row: row.object),
    OrderField(
        name="value",
        description="Its literal, letter case aside",
        value=lambda _, row: None if row.value is None else row.value.casefold(),
    ),
    OrderField(
        name="status",
        description="Its status, by name: affirmed, conditional, denied",
        value=lambda _, row: row.status,
    ),
    OrderField(
        name="evidence_count",
        description="The number of its pieces of evidence",
        value=lambda _, row: len(row.evidence),
    ),
    OrderField(
        name="documents_count", description="The number of documents that say it", value=lambda _, row: _documents(row)
    ),
)
"""What assertions can be sorted by."""

GAP_ORDER: Final[tuple[OrderField[Gap], ...]] = (
    OrderField(name="document", description="The id of its document", value=lambda _, gap: gap.document),
    OrderField(name="start", description="Where its quote starts", value=lambda _, gap: gap.start),
    OrderField(name="subject", description="The id of its subject", value=lambda _, gap: gap.subject),
    OrderField(name="field", description="The name of its field", value=lambda _, gap: gap.field),
    OrderField(name="reason", description="The name of its reason", value=lambda _, gap: gap.reason),
)
"""What gaps can be sorted by."""

REVIEW_NOTE_ORDER: Final[tuple[OrderField[ReviewNote], ...]] = (
    OrderField(name="rule", description="The name of its rule", value=lambda _, note: note.rule),
    OrderField(name="nodes", description="The ids of its nodes", value=lambda _, note: note.nodes),
    OrderField(
        name="reason", description="Its reason, letter case aside", value=lambda _, note: note.reason.casefold()
    ),
    OrderField(name="evidence_count", description="The number of its quotes", value=lambda _, note: len(note.evidence)),
    OrderField(
        name="documents_count",
        description="The number of documents that it quotes",
        value=lambda _, note: _documents(note),
    ),
)
"""What review notes can be sorted by."""

CODE_FIELD_ORDER: Final[tuple[OrderField[CodeField], ...]] = (
    OrderField(name="code", description="The id of the code", value=lambda _, row: row.code),
    OrderField(name="field", description="The name of the field", value=lambda _, row: row.field),
    OrderField(name="state", description="The name of its state", value=lambda _, row: row.state),
    OrderField(name="gaps_count", description="The number of its gaps", value=lambda _, row: len(row.gaps)),
)
"""What fields of codes can be sorted by."""

DISAGREEMENT_ORDER: Final[tuple[OrderField[Disagreement], ...]] = (
    OrderField(name="subject", description="The id of its near end", value=lambda _, row: row.subject),
    OrderField(name="predicate", description="The name of its predicate", value=lambda _, row: row.predicate),
    OrderField(name="object", description="The id of its far end", value=lambda _, row: row.object),
    OrderField(
        name="assertions_count", description="The number of its statuses", value=lambda _, row: len(row.assertions)
    ),
    OrderField(name="kind", description="What it differs in, by name", value=lambda _, row: row.kind),
    OrderField(
        name="sides_count", description="The number of things that are said", value=lambda _, row: len(row.sides)
    ),
)
"""What disagreements can be sorted by."""
