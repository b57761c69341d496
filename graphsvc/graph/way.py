"""Over what a question may lead that goes from node to node: paths and neighborhoods."""

from dataclasses import dataclass

from graphsvc.graph.filters import COUNTED
from graphsvc.model import Assertion, NodeKind, Predicate, Status


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

    @property
    def follows_all_that_counts(self) -> bool:
        """Whether the assertions are those that the graph keeps the neighbours by."""
        return self.predicates is None and self.statuses == COUNTED

    def follows(self, assertion: Assertion) -> bool:
        """Return whether it leads over an assertion."""
        return assertion.status in self.statuses and (self.predicates is None or assertion.predicate in self.predicates)
