"""The types of facets, made from what rows can be counted by."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from strawberry.utils.str_converters import to_camel_case

from graphsvc.gql.arguments import first_argument, first_of
from graphsvc.gql.builder import Answer, Field, Given, Types
from graphsvc.gql.context import Context, ListPage
from graphsvc.gql.directives import limited
from graphsvc.gql.enums import relation_enum
from graphsvc.gql.kinds import FACE
from graphsvc.gql.limits import FACET, FACET_COST
from graphsvc.gql.rows import ROWS, Own, Rows, far_type
from graphsvc.graph import questions
from graphsvc.graph.code_fields import FieldState
from graphsvc.graph.disagreeing import DisagreementKind, DisagreementScope
from graphsvc.graph.faceting import Facet, FacetValue, facet_values
from graphsvc.graph.relations import Relation
from graphsvc.graph.text_index import Match
from graphsvc.model import CodeSystem, GapField, GapReason, Node, NodeKind, Predicate, Qualifier, ReviewRule, Status

_ENUMS: Final[dict[type[object], str]] = {
    DisagreementKind: "DisagreementKind",
    DisagreementScope: "DisagreementScope",
    FieldState: "FieldState",
    CodeSystem: "CodeSystem",
    GapField: "GapField",
    GapReason: "GapReason",
    Match: "SearchMatch",
    NodeKind: "NodeKind",
    Predicate: "Predicate",
    Qualifier: "Qualifier",
    ReviewRule: "ReviewRule",
    Status: "AssertionStatus",
}

_OWN: Final = {
    Own.WHERE: "Without the condition `{name}` at the top of `where`; what stands in `and`, `or` and `not` stays.",
    Own.ARGUMENT: "Without the argument `{name}` of the list.",
    Own.NOWHERE: "",
}


_EVERY: Final = {"status": list(Status)}
"""What an argument is without a condition where leaving it out is one: no status stands for two of the three."""


class FacetCounts:
    """The facets of one list: each is counted when it is first asked for."""

    def __init__(self, page: ListPage[Any], relation: Relation | None = None) -> None:
        """Count nothing yet; with a relation, the far nodes are counted, not the edges."""
        self.page = page
        self._relation = relation
        self._counted: dict[str, tuple[FacetValue, ...]] = {}

    def values(self, context: Context, facet: Facet[Any], own: Own) -> tuple[FacetValue, ...]:
        """Return the values of a facet over the whole list, its own condition left out."""
        if facet.name not in self._counted:
            rows = self._rows(context, _without(self.page.given, facet.name, own))
            self._counted[facet.name] = facet_values(context.graph, facet, rows)
        return self._counted[facet.name]

    def _rows(self, context: Context, given: Given | None) -> Sequence[Any]:
        rows = self.page.whole if given is None or self.page.find is None else self.page.find(given)
        return rows if self._relation is None else questions.far_nodes(context.graph, self._relation, rows)


def add_facets(types: Types) -> None:
    """Make the types."""
    _add_values(types)
    for rows in ROWS.values():
        types.object(
            f"{rows.name}Facets",
            "Which values the rows of the whole list have, over all pages, and how many rows have each. The counts of "
            "a facet leave out its own condition, so that they tell what another choice would give.",
            (*(field for facet, own in rows.facets for field in _fields(rows, facet, own)), *_far_fields(rows)),
        )


def facets_field(name: str) -> Field:
    """Return the field of a connection that leads to its facets."""
    return Field(
        name="facets",
        type=f"{name}Facets",
        description="Which values the rows of the whole list have. Counted when asked for.",
        answer=lambda page, _, __: FacetCounts(page),
    )


def _without(given: Given, name: str, own: Own) -> Given | None:
    """Return the arguments of a list without the own condition of a facet, or None where there is none."""
    where = given.get("where")
    if own is Own.ARGUMENT and given.get(name) != _EVERY.get(name):
        return {**given, name: _EVERY.get(name)}
    if own is Own.WHERE and where is not None and getattr(where, name, None) is not None:
        return {**given, "where": replace(where, **{name: None})}
    return None


def _add_values(types: Types) -> None:
    made: set[str] = set()
    for rows in ROWS.values():
        for facet, _ in rows.facets:
            name, field = _value_type(rows, facet)
            if name not in made:
                made.add(name)
                types.object(
                    name,
                    "A value of a facet, and how many rows have it.",
                    (
                        field,
                        Field(name="count", type="int", description="Number of rows of the whole list."),
                    ),
                )


def _value_type(rows: Rows, facet: Facet[Any]) -> tuple[str, Field]:
    """Return the name of the type of a facet's values, and its field that shows the value."""
    if isinstance(facet.holds, NodeKind) or facet.holds is Node:
        type_name = FACE[facet.holds].type if isinstance(facet.holds, NodeKind) else "Node"
        node = Field(
            name="node",
            type=type_name,
            description="The value.",
            answer=lambda found, context, _: context.graph.nodes[found.value],
        )
        return f"{type_name}FacetValue", node
    enum = _ENUMS.get(facet.holds)
    if facet.name == "relation" and rows.relation is not None:
        enum = relation_enum(rows.relation)
    return f"{enum or 'Text'}FacetValue", Field(name="value", type=enum or "str", description="The value.")


def _fields(rows: Rows, facet: Facet[Any], own: Own) -> Iterator[Field]:
    left_out = f"{facet.description} {_OWN[own].format(name=to_camel_case(facet.name))}".rstrip()
    yield Field(
        name=facet.name,
        type=f"list[{_value_type(rows, facet)[0]}]",
        description=f"{left_out} The most frequent first, ties by value.",
        arguments=(first_argument(FACET, "values"),),
        cost=FACET_COST,
        size=limited(FACET),
        answer=_some(facet, own),
    )
    yield Field(
        name=f"{facet.name}_count",
        type="int",
        description=f"Number of different values of `{to_camel_case(facet.name)}`.",
        cost=FACET_COST,
        answer=lambda counts, context, _: len(counts.values(context, facet, own)),
    )


def _far_fields(rows: Rows) -> tuple[Field, ...]:
    relation = rows.relation
    if relation is None:
        return ()
    return (
        Field(
            name="node",
            type=f"{far_type(relation)}Facets",
            description="Facets of the nodes at the far ends, each node counted once.",
            answer=lambda counts, _, __: FacetCounts(counts.page, relation),
        ),
    )


def _some(facet: Facet[Any], own: Own) -> Answer:
    return lambda counts, context, given: first_of(counts.values(context, facet, own), given, FACET)
