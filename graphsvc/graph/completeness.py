"""What is told of each code, field by field: told, lacking with the reasons, or silent."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graphsvc.graph.code_fields import CodeField, FieldState, assertions_telling
from graphsvc.graph.filters import NodeFilter
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.questions import nodes_of_kind
from graphsvc.model import Assertion, GapField, GapReason, NodeId, NodeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCount:
    """How many codes a field is told of.

    Attributes:
        field: The field.
        states: Number of codes in each state, in the order of `FieldState`.
        reasons: Number of codes that lack it, wholly or in part, for each reason, in the order of `GapReason`.
    """

    field: GapField
    states: tuple[tuple[FieldState, int], ...]
    reasons: tuple[tuple[GapReason, int], ...]


def completeness(
    graph: KnowledgeGraph,
    where: NodeFilter | None = None,
    *,
    fields: frozenset[GapField] | None = None,
    states: frozenset[FieldState] | None = None,
    reasons: frozenset[GapReason] | None = None,
) -> tuple[CodeField, ...]:
    """Return what is told of each code, by code, then in the order of `GapField`.

    Which gaps count for which code is told at `fields_of_codes`.

    Args:
        graph: The graph.
        where: Which codes; all unless said otherwise.
        fields: Which fields; all unless said otherwise.
        states: Only fields in one of these states; any unless said otherwise.
        reasons: Only fields that are lacking for one of these reasons; any, or none, unless said otherwise.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a name in the filter is an id of another kind.
    """
    of_codes = graph.fields.get()
    return tuple(
        found
        for node in nodes_of_kind(graph, NodeKind.CODE, where)
        for found in of_codes[node.id]
        if (fields is None or found.field in fields)
        and (states is None or found.state in states)
        and (reasons is None or any(gap.reason in reasons for gap in found.gaps))
    )


def counts(found: Iterable[CodeField]) -> tuple[FieldCount, ...]:
    """Count fields by state and reason, in the order of `GapField`; a field that does not occur is left out."""
    states: Counter[tuple[GapField, FieldState]] = Counter()
    reasons: Counter[tuple[GapField, GapReason]] = Counter()
    for one in found:
        states[one.field, one.state] += 1
        if one.gaps:
            reasons.update((one.field, reason) for reason in one.reasons)
    fields = {field for field, _ in states}
    return tuple(
        FieldCount(
            field=field,
            states=tuple((state, states[field, state]) for state in FieldState),
            reasons=tuple((reason, reasons[field, reason]) for reason in GapReason),
        )
        for field in GapField
        if field in fields
    )


def telling(graph: KnowledgeGraph, code: NodeId, field: GapField) -> tuple[Assertion, ...]:
    """Return the assertions that tell a field of a code, any status, by predicate, target and status."""
    return tuple(sorted(assertions_telling(graph.adjacency, code, field), key=lambda assertion: assertion.key))
