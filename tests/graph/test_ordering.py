"""Sorted lists: as Python sorts them, whatever the keys, and pages of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.errors import OrderError
from graphsvc.graph import KnowledgeGraph, Names, assemble, questions
from graphsvc.graph.ordering import (
    ASSERTION_ORDER,
    GAP_ORDER,
    MAX_KEYS,
    OrderDirection,
    OrderField,
    OrderKey,
    at_far_end,
    edge_order,
    node_order,
    ordered,
)
from graphsvc.graph.paging import Page, PageLimits, PageRequest, page_of
from graphsvc.graph.relations import RELATIONS, Relation, relations_of
from graphsvc.model import Extraction, NodeKind, Status

STEADY = settings(deadline=None, max_examples=40)  # no clock: the machine may be busy

Extractions = SearchStrategy[list[Extraction]]

LIMITS = PageLimits(default=2, maximum=4)


def keys_of(fields: tuple[OrderField[object], ...]) -> SearchStrategy[list[OrderKey[object]]]:
    key = st.builds(OrderKey, field=st.sampled_from(fields), direction=st.sampled_from(OrderDirection))
    return st.lists(key, max_size=MAX_KEYS)


class Falling:
    """A value that sorts the other way round."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Falling) and self.value == other.value

    def __lt__(self, other: "Falling") -> bool:
        return bool(other.value < self.value)  # type: ignore[operator]

    __hash__ = None  # type: ignore[assignment]


def as_python_sorts(graph: KnowledgeGraph, rows: list[object], keys: list[OrderKey[object]]) -> list[object]:
    def sort_key(row: object) -> list[object]:
        values = [(key.field.value(graph, row), key.direction) for key in keys]
        return [
            (value is None, 0 if value is None else Falling(value) if direction is OrderDirection.DESC else value)
            for value, direction in values
        ]

    return sorted(rows, key=sort_key)


@STEADY
@given(data=st.data())
def test_an_order_is_the_one_that_python_sorts(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    kind = data.draw(st.sampled_from(NodeKind))
    relation = data.draw(st.sampled_from(RELATIONS))
    near = questions.nodes_of_kind(graph, relation.source)
    edges = [
        edge for node in near[:1] for edge in questions.related(graph, node.id, relation, statuses=frozenset(Status))
    ]
    for rows, fields in (
        (questions.nodes_of_kind(graph, kind), node_order(kind)),
        (questions.assertions(graph), ASSERTION_ORDER),
        (questions.gaps(graph), GAP_ORDER),
        (edges, (*edge_order(relation), *(at_far_end(relation, field) for field in node_order(relation.target)))),
    ):
        keys = data.draw(keys_of(fields))  # type: ignore[arg-type]
        assert list(ordered(graph, rows, keys)) == as_python_sorts(graph, list(rows), keys)


@STEADY
@given(data=st.data(), size=st.integers(1, LIMITS.maximum))
def test_pages_of_any_order_and_size_make_up_the_whole_list(
    data: DataObject, size: int, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    keys = data.draw(keys_of(ASSERTION_ORDER))  # type: ignore[arg-type]
    rows = ordered(graph, questions.assertions(graph), keys)

    def page(**request: int | str | None) -> Page[object]:
        asked = PageRequest(**request)  # type: ignore[arg-type]
        return page_of(rows, asked, key=lambda row: row.id, release="r", name=("n",), limits=LIMITS)  # type: ignore[attr-defined]

    forwards: list[object] = []
    found = page(first=size)
    while found.rows:
        forwards.extend(found.items)
        found = page(first=size, after=found.end_cursor)
    backwards: list[object] = []
    found = page(last=size)
    while found.rows:
        backwards = [*found.items, *backwards]
        found = page(last=size, before=found.start_cursor)
    assert forwards == backwards == list(rows)


@STEADY
@given(data=st.data())
def test_a_cursor_of_another_order_goes_on_behind_the_same_row(
    data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions.filter(bool)), no_names)
    rows = questions.assertions(graph)
    other = list(ordered(graph, rows, data.draw(keys_of(ASSERTION_ORDER))))  # type: ignore[arg-type]

    def page(whole: list[object], **request: int | str | None) -> Page[object]:
        asked = PageRequest(**request)  # type: ignore[arg-type]
        return page_of(whole, asked, key=lambda row: row.id, release="r", name=("n",), limits=LIMITS)  # type: ignore[attr-defined]

    for row in page(list(rows), first=4).rows:
        start = other.index(row.item) + 1
        assert list(page(other, first=4, after=row.cursor).items) == other[start : start + 4]


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.edge)
@settings(STEADY, max_examples=10)
@given(data=st.data())
def test_a_count_is_the_number_of_different_nodes_that_a_relation_leads_to(
    relation: Relation, data: DataObject, some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    (field,) = (field for field in node_order(relation.source) if field.name == f"{relation.name}_count")
    for node in questions.nodes_of_kind(graph, relation.source):
        edges = questions.related(graph, node.id, relation)
        assert field.value(graph, node) == len(questions.far_nodes(graph, relation, edges))


@pytest.mark.parametrize("kind", NodeKind)
def test_names_of_order_fields_are_unique_and_every_relation_can_be_counted(kind: NodeKind) -> None:
    names = [field.name for field in node_order(kind)]
    assert len(set(names)) == len(names)
    assert {f"{relation.name}_count" for relation in relations_of(kind)} <= set(names)


def test_an_order_has_few_keys(no_names: Names) -> None:
    graph = assemble([], no_names)
    key = OrderKey(field=GAP_ORDER[0], direction=OrderDirection.ASC)
    with pytest.raises(OrderError, match="6 keys"):
        ordered(graph, (), [key] * (MAX_KEYS + 1))
