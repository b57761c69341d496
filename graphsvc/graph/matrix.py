"""Co-occurrence of two kinds over codes: in how many codes a modifier meets a site, and what proves it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graphsvc.errors import MatrixError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.meeting import Meetings, Pair, meetings
from graphsvc.graph.paging import PageLimits
from graphsvc.graph.selection import Selection
from graphsvc.model import Assertion, Node, NodeId, NodeKind

LINES: Final = PageLimits(minimum=1, default=30, maximum=100)
"""Rows, or columns: a heat map of 30 by 30 is read on one screen; 100 by 100 are 10,000 cells, half of the rows that
one operation may return."""

MAX_MEETINGS: Final = 300_000
"""Times that two nodes meet in a code: 12,000 codes with 5 by 5 nodes each take 0.4 to 0.7 s on one core (2026-11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixLine:
    """A row or a column.

    Attributes:
        index: Place in the matrix, from 0.
        node: The node.
        total: Sum of the counts of all its cells, those that are cut away too.
        code_count: Number of codes in which it meets anything.
    """

    index: int
    node: Node
    total: int
    code_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """Where a row meets a column.

    Attributes:
        row: The row.
        column: The column.
        codes: Ids of the codes in which they meet, sorted; at least one.
    """

    row: MatrixLine
    column: MatrixLine
    codes: tuple[NodeId, ...]
    ground: Meetings = field(repr=False, compare=False)

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """What proves it: by code, of each what names the row, then what else names the column."""
        pair = (self.row.node.id, self.column.node.id)
        return tuple(found for code in self.codes for found in self.ground.proof(code, pair))

    @property
    def assertion_ids(self) -> tuple[str, ...]:
        """Their ids, in the same order."""
        return tuple(assertion.id for assertion in self.assertions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Two kinds beside each other.

    Attributes:
        rows: Those with the largest totals, ties by id.
        columns: Likewise.
        cells: Those that are not empty, by row, then by column.
        all_rows: The rows before the cut.
        all_columns: The columns before the cut.
        ground: Where what meets.
    """

    rows: tuple[MatrixLine, ...]
    columns: tuple[MatrixLine, ...]
    cells: tuple[MatrixCell, ...]
    all_rows: tuple[MatrixLine, ...] = field(repr=False)
    all_columns: tuple[MatrixLine, ...] = field(repr=False)
    ground: Meetings = field(repr=False, compare=False)

    @property
    def code_count(self) -> int:
        """Number of codes in which anything meets."""
        return len(self.ground.said)

    def cell(self, row: str, column: str) -> MatrixCell | None:
        """Return where these nodes meet, even if their row or column is cut away; None where they do not."""
        ends = (_line(self.all_rows, row), _line(self.all_columns, column))
        if ends[0] is None or ends[1] is None:
            return None
        pair = (ends[0].node.id, ends[1].node.id)
        codes = tuple(code for code in self.ground.said if self.ground.meet(code, pair))
        return MatrixCell(row=ends[0], column=ends[1], codes=codes, ground=self.ground) if codes else None


def matrix(
    graph: KnowledgeGraph,
    rows: NodeKind,
    columns: NodeKind,
    *,
    selection: Selection | None = None,
    first_rows: int = LINES.default,
    first_columns: int = LINES.default,
) -> Matrix:
    """Count the codes in which nodes of two kinds meet.

    A code has what is said of it as a subject; a document meets only what it says itself. Of one kind with itself,
    a cell beside the diagonal counts the codes that have both nodes, the diagonal those that have the one.

    Args:
        graph: The graph.
        rows: Kind of the rows.
        columns: Kind of the columns.
        selection: Which codes and assertions count; all codes, and what is not denied, unless said otherwise.
        first_rows: Rows that are shown: those with the largest totals.
        first_columns: Likewise.

    Raises:
        MatrixError: codes are to meet codes, or more than `MAX_MEETINGS` meetings would have to be counted.
        PageSizeError: the number of rows or columns is out of bounds.
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a name in the filter is an id of another kind.
    """
    _check_kinds(rows, columns)
    LINES.checked(first_rows, "firstRows")
    LINES.checked(first_columns, "firstColumns")
    ground = meetings(graph, rows, columns, selection or Selection(), limit=MAX_MEETINGS)
    totals: tuple[Counter[NodeId], Counter[NodeId]] = (Counter(), Counter())
    codes: tuple[Counter[NodeId], Counter[NodeId]] = (Counter(), Counter())
    for code in ground.said:
        found = tuple(ground.pairs(code))
        for side in (0, 1):
            totals[side].update(pair[side] for pair in found)
            codes[side].update({pair[side] for pair in found})
    all_rows, all_columns = (_ranked(graph, totals[side], codes[side]) for side in (0, 1))
    shown_rows, shown_columns = all_rows[:first_rows], all_columns[:first_columns]
    return Matrix(
        rows=shown_rows,
        columns=shown_columns,
        cells=tuple(_cells(ground, shown_rows, shown_columns)),
        all_rows=all_rows,
        all_columns=all_columns,
        ground=ground,
    )


def _check_kinds(rows: NodeKind, columns: NodeKind) -> None:
    if rows is columns is NodeKind.CODE:
        raise MatrixError(
            "rows and columns are both CODE",
            value=NodeKind.CODE,
            hint="a code meets but itself: `compare` and `communities` tell what codes share",
        )


def _ranked(graph: KnowledgeGraph, totals: Mapping[NodeId, int], codes: Mapping[NodeId, int]) -> tuple[MatrixLine, ...]:
    ranked = sorted(totals, key=lambda node_id: (-totals[node_id], node_id))
    return tuple(
        MatrixLine(index=index, node=graph.nodes[node_id], total=totals[node_id], code_count=codes[node_id])
        for index, node_id in enumerate(ranked)
    )


def _line(lines: Iterable[MatrixLine], node_id: str) -> MatrixLine | None:
    return next((line for line in lines if line.node.id == node_id), None)


def _cells(ground: Meetings, rows: Sequence[MatrixLine], columns: Sequence[MatrixLine]) -> Iterator[MatrixCell]:
    row_of = {line.node.id: line for line in rows}
    column_of = {line.node.id: line for line in columns}
    met: defaultdict[Pair, list[NodeId]] = defaultdict(list)
    for code in ground.said:
        for pair in ground.pairs(code):
            if pair[0] in row_of and pair[1] in column_of:
                met[pair].append(code)
    for pair in sorted(met, key=lambda pair: (row_of[pair[0]].index, column_of[pair[1]].index)):
        yield MatrixCell(row=row_of[pair[0]], column=column_of[pair[1]], codes=tuple(met[pair]), ground=ground)
