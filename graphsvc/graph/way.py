"""Over what a question may lead that goes from node to node: paths and neighborhoods."""

from dataclasses import dataclass

from graphsvc.graph.filters import COUNTED
from graphsvc.model import NodeKind, Predicate, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Over what may be gone; the nodes that a question names may always be.

    Attributes:
        kinds: Kinds of the nodes; None for all.
        predicates: Predicates of the assertions; None for all.
        statuses: Statuses of the assertions.
    """

    kinds: frozenset[NodeKind] | None = None
    predicates: frozenset[Predicate] | None = None
    statuses: frozenset[Status] = COUNTED
