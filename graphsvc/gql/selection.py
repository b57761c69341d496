"""The arguments that say which assertions a question over the whole graph counts, and what they mean to the graph."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from graphsvc.gql.arguments import STATUS, as_set, counted, where_argument
from graphsvc.gql.builder import Argument
from graphsvc.gql.inputs import node_filter
from graphsvc.graph.selection import Selection
from graphsvc.model import NodeKind, Predicate, Status

_CODES: Final = where_argument("CodeWhere")

SELECTION: Final = (
    replace(_CODES, description=f"Only what documents say of these codes. {_CODES.description}"),
    STATUS,
    Argument(
        name="predicates",
        type="list[Predicate] | None",
        description="Only assertions with one of these predicates; all where it is not given.",
    ),
)


def selection(where: Any, status: Iterable[Status] | None, predicates: Iterable[Predicate] | None) -> Selection:  # noqa: ANN401 - a made class
    """Return the selection that these arguments ask for."""
    return Selection(
        where=node_filter(where, NodeKind.CODE),
        statuses=counted(status),
        predicates=as_set(predicates),
    )
