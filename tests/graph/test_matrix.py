"""What a matrix counts is what a count by hand finds."""

from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from graphsvc.graph import KnowledgeGraph, Names, assemble, matrix
from graphsvc.graph.filters import COUNTED
from graphsvc.model import (
    Assertion,
    Document,
    Evidence,
    Extraction,
    NodeId,
    NodeKind,
    Predicate,
    Status,
    kind_of,
)

STEADY = settings(deadline=None, max_examples=60)  # no clock: the machine may be busy

Extractions = SearchStrategy[list[Extraction]]

KINDS = [pair for pair in product(NodeKind, NodeKind) if pair != (NodeKind.CODE, NodeKind.CODE)]


def whole(graph: KnowledgeGraph, rows: NodeKind, columns: NodeKind) -> matrix.Matrix:
    return matrix.matrix(graph, rows, columns, first_rows=matrix.LINES.maximum, first_columns=matrix.LINES.maximum)


def speaks_of(assertion: Assertion, code: NodeId, node_id: NodeId) -> bool:
    if kind_of(node_id) is NodeKind.DOCUMENT:
        return any(words.document == node_id for words in assertion.evidence)
    return node_id == (code if kind_of(node_id) is NodeKind.CODE else assertion.object)


def by_hand(graph: KnowledgeGraph, rows: NodeKind, columns: NodeKind) -> dict[tuple[str, str], list[str]]:
    """The codes of each cell that is not empty, by trying every assertion on every pair of nodes."""
    cells: dict[tuple[str, str], list[str]] = {}
    of_kind = graph.adjacency.of_kind
    quoted = rows is not columns and NodeKind.DOCUMENT in {rows, columns}
    for code in of_kind.get(NodeKind.CODE, ()):
        said = [one for one in graph.assertions if one.subject == code.id and one.status in COUNTED]
        for row, column in product(of_kind.get(rows, ()), of_kind.get(columns, ())):
            with_row = [one for one in said if speaks_of(one, code.id, row.id)]
            with_column = [one for one in said if speaks_of(one, code.id, column.id)]
            together = [one for one in with_row if one in with_column] if quoted else with_row
            if (
                (rows is NodeKind.CODE and not quoted and row == code and with_column)
                or (columns is NodeKind.CODE and not quoted and column == code and with_row)
                or (together and with_column)
            ):
                cells.setdefault((row.id, column.id), []).append(code.id)
    return cells


def counted(found: matrix.Matrix) -> dict[tuple[str, str], list[str]]:
    return {(cell.row.node.id, cell.column.node.id): list(cell.codes) for cell in found.cells}


@STEADY
@given(data=st.data(), kinds=st.sampled_from(KINDS))
def test_every_cell_holds_the_codes_that_a_count_by_hand_finds(
    data: DataObject, kinds: tuple[NodeKind, NodeKind], some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    assert counted(whole(graph, *kinds)) == by_hand(graph, *kinds)


@STEADY
@given(data=st.data(), kinds=st.sampled_from(KINDS))
def test_rows_and_columns_sum_to_their_totals_and_are_ranked_by_them(
    data: DataObject, kinds: tuple[NodeKind, NodeKind], some_extractions: Extractions, no_names: Names
) -> None:
    found = whole(assemble(data.draw(some_extractions), no_names), *kinds)
    for lines, side in ((found.rows, "row"), (found.columns, "column")):
        cells: dict[str, list[Any]] = {line.node.id: [] for line in lines}
        for cell in found.cells:
            cells[getattr(cell, side).node.id].append(cell)
        assert [sum(len(cell.codes) for cell in cells[line.node.id]) for line in lines] == [
            line.total for line in lines
        ]
        assert [len({code for cell in cells[line.node.id] for code in cell.codes}) for line in lines] == [
            line.code_count for line in lines
        ]
        assert [line.index for line in lines] == list(range(len(lines)))
        assert list(lines) == sorted(lines, key=lambda line: (-line.total, line.node.id))


@STEADY
@given(data=st.data(), kinds=st.sampled_from(KINDS))
def test_a_matrix_turned_over_is_the_matrix_of_columns_and_rows(
    data: DataObject, kinds: tuple[NodeKind, NodeKind], some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    turned = counted(whole(graph, kinds[1], kinds[0]))
    assert {(row, column): codes for (column, row), codes in turned.items()} == counted(whole(graph, *kinds))


@STEADY
@given(data=st.data(), kinds=st.sampled_from(KINDS))
def test_what_proves_a_cell_speaks_of_its_codes_its_row_and_its_column(
    data: DataObject, kinds: tuple[NodeKind, NodeKind], some_extractions: Extractions, no_names: Names
) -> None:
    found = whole(assemble(data.draw(some_extractions), no_names), *kinds)
    for cell in found.cells:
        ends = {cell.row.node.id, cell.column.node.id}
        assert len(set(cell.assertion_ids)) == len(cell.assertion_ids)
        assert {one.subject for one in cell.assertions} == set(cell.codes)
        for node_id in ends:
            proving = {one.subject for one in cell.assertions if speaks_of(one, one.subject, node_id)}
            assert proving == set(cell.codes)


@STEADY
@given(data=st.data(), kinds=st.sampled_from(KINDS))
def test_the_order_of_the_documents_does_not_matter(
    data: DataObject, kinds: tuple[NodeKind, NodeKind], some_extractions: Extractions, no_names: Names
) -> None:
    extractions = data.draw(some_extractions)
    mixed = data.draw(st.permutations(extractions))
    assert matrix.matrix(assemble(mixed, no_names), *kinds) == matrix.matrix(assemble(extractions, no_names), *kinds)


@STEADY
@given(data=st.data(), kinds=st.sampled_from(KINDS))
def test_a_cut_leaves_the_first_lines_and_changes_none(
    data: DataObject, kinds: tuple[NodeKind, NodeKind], some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    every = whole(graph, *kinds)
    cut = matrix.matrix(graph, *kinds, first_rows=1, first_columns=2)
    assert (cut.rows, cut.columns) == (every.rows[:1], every.columns[:2])
    assert (cut.all_rows, cut.all_columns) == (every.rows, every.columns)
    assert cut.cells == tuple(cell for cell in every.cells if cell.row.index < 1 and cell.column.index < 2)


@STEADY
@given(data=st.data(), kinds=st.sampled_from(KINDS))
def test_a_cell_asked_for_by_its_row_and_column_is_that_of_the_whole_matrix(
    data: DataObject, kinds: tuple[NodeKind, NodeKind], some_extractions: Extractions, no_names: Names
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    every = whole(graph, *kinds)
    met = {(cell.row.node.id, cell.column.node.id): cell for cell in every.cells}
    cut = matrix.matrix(graph, *kinds, first_rows=1, first_columns=1)
    for pair in ((row.node.id, column.node.id) for row in every.rows for column in every.columns):
        assert cut.cell(*pair) == met.get(pair)
    assert cut.cell("modifier:26", "none") is None


def test_what_two_documents_quote_proves_once_that_they_meet(no_names: Names) -> None:
    def reading(name: str, *modifiers: str) -> Extraction:
        document = Document(name=name, sha256=name[0] * 64, text="takes it")
        words = Evidence(
            document=document.id,
            start=0,
            end=5,
            quote="takes",
            section=None,
            extractor="hand/1",
            as_written="it",
        )
        said = (
            Assertion(
                subject=NodeId("cpt:77386"),
                predicate=Predicate.TAKES_MODIFIER,
                object=NodeId(f"modifier:{modifier}"),
                status=Status.AFFIRMED,
                evidence=(words,),
            )
            for modifier in modifiers
        )
        return Extraction(document=document, assertions=tuple(said), gaps=())

    graph = assemble([reading("a.txt", "26", "59"), reading("b.txt", "59", "76")], no_names)
    cells = whole(graph, NodeKind.DOCUMENT, NodeKind.DOCUMENT).cells
    assert [[assertion.target for assertion in cell.assertions] for cell in cells] == [
        ["modifier:26", "modifier:59"],
        ["modifier:26", "modifier:59", "modifier:76"],
        ["modifier:59", "modifier:76", "modifier:26"],
        ["modifier:59", "modifier:76"],
    ]
