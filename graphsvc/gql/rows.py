"""What the rows of each connection can be sorted and counted by, under the schema's names."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from graphsvc.gql.kinds import FACE, FACES
from graphsvc.graph.faceting import (
    ASSERTION_FACETS,
    CODE_FIELD_FACETS,
    DISAGREEMENT_ARGUMENTS,
    DISAGREEMENT_FACETS,
    EDGE_ARGUMENTS,
    EDGE_FACETS,
    GAP_FACETS,
    REVIEW_NOTE_FACETS,
    SEARCH_FACETS,
    Facet,
    node_facets,
)
from graphsvc.graph.ordering import (
    ASSERTION_ORDER,
    CODE_FIELD_ORDER,
    DISAGREEMENT_ORDER,
    GAP_ORDER,
    REVIEW_NOTE_ORDER,
    OrderField,
    edge_order,
    node_order,
)
from graphsvc.graph.relations import RELATIONS, Relation, relations_of
from graphsvc.model import NodeKind


class Own(StrEnum):
    """Where the own condition of a facet stands: what its counts leave out."""

    WHERE = "WHERE"
    ARGUMENT = "ARGUMENT"
    NOWHERE = "NOWHERE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of a connection.

    Attributes:
        name: What its types begin with: `Code`, `CodeModifier`, `Assertion`.
        order: What the rows can be sorted by; nothing where the answer itself is an order.
        facets: What the rows can be counted by, with the place of each one's own condition.
        relation: The relation whose edges they are, or None; edges are sorted and counted by their far nodes too.
    """

    name: str
    order: tuple[OrderField[Any], ...]
    facets: tuple[tuple[Facet[Any], Own], ...]
    relation: Relation | None = None


def _with_where(facets: tuple[Facet[Any], ...]) -> tuple[tuple[Facet[Any], Own], ...]:
    return tuple((facet, Own.WHERE) for facet in facets)


def _with_arguments(facets: tuple[Facet[Any], ...]) -> tuple[tuple[Facet[Any], Own], ...]:
    return tuple((facet, Own.ARGUMENT) for facet in facets)


def _of_nodes(kind: NodeKind) -> tuple[tuple[Facet[Any], Own], ...]:
    # documents have codes, which no condition is about
    conditions = {"system", "document", *(relation.name for relation in relations_of(kind))}
    return tuple((facet, Own.WHERE if facet.name in conditions else Own.NOWHERE) for facet in node_facets(kind))


def _edges(relation: Relation) -> Rows:
    several = len(relation.predicates) > 1
    return Rows(
        name=relation.edge,
        order=edge_order(relation),
        facets=(
            *((facet, Own.ARGUMENT) for facet in EDGE_ARGUMENTS if several or facet.name != "relation"),
            *((facet, Own.NOWHERE) for facet in EDGE_FACETS),
        ),
        relation=relation,
    )


_ALL: Final = (
    *(Rows(name=face.type, order=node_order(face.kind), facets=_of_nodes(face.kind)) for face in FACES),
    Rows(name="Assertion", order=ASSERTION_ORDER, facets=_with_where(ASSERTION_FACETS)),
    Rows(name="Gap", order=GAP_ORDER, facets=_with_where(GAP_FACETS)),
    Rows(name="ReviewNote", order=REVIEW_NOTE_ORDER, facets=_with_where(REVIEW_NOTE_FACETS)),
    Rows(name="CodeField", order=CODE_FIELD_ORDER, facets=_with_arguments(CODE_FIELD_FACETS)),
    Rows(
        name="Disagreement",
        order=DISAGREEMENT_ORDER,
        facets=(*_with_where(DISAGREEMENT_FACETS), *_with_arguments(DISAGREEMENT_ARGUMENTS)),
    ),
    *map(_edges, RELATIONS),
    Rows(
        name="Search",
        order=(),
        facets=tuple((facet, Own.ARGUMENT if facet.name == "kinds" else Own.NOWHERE) for facet in SEARCH_FACETS),
    ),
)

ROWS: Final = {rows.name: rows for rows in _ALL}
"""All rows by name, those that others sort or count by first."""


def far_type(relation: Relation) -> str:
    """Return the name of the type of the nodes at the far ends of a relation."""
    return FACE[relation.target].type
