"""Where documents disagree: the same said of the same things with different statuses."""

from collections import defaultdict
from dataclasses import dataclass

from graphsvc.graph.filters import AssertionFilter
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.questions import assertions
from graphsvc.model import Assertion, NodeId, Predicate, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two or three statuses of one relation.

    Attributes:
        subject: The near end.
        predicate: The relation.
        object: The far end.
        assertions: One for each status, by status.
    """

    subject: NodeId
    predicate: Predicate
    object: NodeId
    assertions: tuple[Assertion, ...]

    @property
    def id(self) -> str:
        """Hash of the relation alone: what else is said of it does not change it."""
        return digest(self.subject, self.predicate, self.object)


def disagreements(graph: KnowledgeGraph, where: AssertionFilter | None = None) -> tuple[Disagreement, ...]:
    """Return the relations with several statuses, by subject, predicate and object.

    Args:
        graph: The graph.
        where: Which assertions are looked at; all unless said otherwise.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a document in the filter is an id of another kind.
    """
    said: defaultdict[tuple[NodeId, Predicate, NodeId], list[Assertion]] = defaultdict(list)
    for assertion in assertions(graph, where):
        if assertion.object is not None:
            said[assertion.subject, assertion.predicate, assertion.object].append(assertion)
    return tuple(
        Disagreement(subject=subject, predicate=predicate, object=target, assertions=tuple(found))
        for (subject, predicate, target), found in said.items()
        if len(found) > 1
    )
