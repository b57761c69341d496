"""What meets what in how many codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from graphsvc.errors import UnknownNodeError
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.matrix import Matrix, MatrixCell
from graphsvc.notebook.frames import Cell, Column, Dtype, grid_of
from graphsvc.notebook.html import element, framed, table
from graphsvc.notebook.rows import Rows
from graphsvc.notebook.shown import shown_list, shown_node
from graphsvc.notebook.statements import STATEMENT, Statements, statement_records

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False, kw_only=True)
class Cells(Rows[MatrixCell]):
    """The cells of a matrix that are not empty, by row, then by column."""

    noun: ClassVar = ("cell", "cells")
    headings: ClassVar = ("Row", "Column", "Codes", "Which")
    columns: ClassVar = (Column("row"), Column("column"), Column("codes", Dtype.WHOLE), *STATEMENT)

    def called(self, item: MatrixCell) -> str:
        """Return what meets, and in how many codes."""
        return f"{item.row.node.id} {item.column.node.id} {len(item.codes)}"

    def cells(self, item: MatrixCell) -> tuple[str, ...]:
        """Return what meets, and in which codes."""
        ends = (shown_node(item.row.node), shown_node(item.column.node))
        return (*ends, str(len(item.codes)), shown_list(item.codes, by=", "))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each piece of evidence that proves a cell."""
        for cell in self.items:
            ends = (cell.row.node.id, cell.column.node.id, len(cell.codes))
            for record in statement_records(self.graph, cell.assertions):
                yield (*ends, *record)


@dataclass(frozen=True, repr=False, kw_only=True)
class MatrixTable:
    """Two kinds beside each other: in how many codes each pair meets.

    Attributes:
        matrix: The matrix, as the graph has it.
        graph: What is counted.
    """

    matrix: Matrix
    graph: KnowledgeGraph

    @property
    def cells(self) -> Cells:
        """The cells that are not empty, with what proves them."""
        return Cells(items=self.matrix.cells, graph=self.graph)

    def proof(self, row: str, column: str) -> Statements:
        """Return what proves that a row and a column meet, named by their ids; nothing where they do not.

        Raises:
            UnknownNodeError: the matrix has no such row or column.
        """
        for node_id, lines in ((row, self.matrix.all_rows), (column, self.matrix.all_columns)):
            if node_id not in {line.node.id for line in lines}:
                ids = ", ".join(line.node.id for line in lines[:5])
                raise UnknownNodeError(f"the matrix has no '{node_id}'", value=node_id, hint=f"it has {ids} ...")
        cell = self.matrix.cell(row, column)
        return Statements(items=() if cell is None else cell.assertions, graph=self.graph)

    def frame(self) -> "pd.DataFrame":
        """Return the counts as a pandas frame, ids of rows down and of columns across; `cells.frame()` has the quotes.

        Raises:
            ExtraError: pandas is not installed.
        """
        rows, columns = ([line.node.id for line in lines] for lines in (self.matrix.rows, self.matrix.columns))
        return grid_of(rows, columns, self._counts(), self.graph.release.id)

    def __repr__(self) -> str:
        size = f"{len(self.matrix.rows)} by {len(self.matrix.columns)}"
        return f"<matrix of {size}, {len(self.cells)} cells, {self.matrix.code_count} codes>"

    def _repr_html_(self) -> str:
        rows = (
            (shown_node(line.node), *(str(count or "\u00b7") for count in counts))
            for line, counts in zip(self.matrix.rows, self._counts(), strict=True)
        )
        headings = (element("span", "Codes in which they meet"), *(line.node.id for line in self.matrix.columns))
        proof = element("code", ".proof(row, column)")
        return framed(table(repr(self)[1:-1], headings, rows), element("p", proof, " tells what says so."))

    def _counts(self) -> list[list[int]]:
        counts = {(cell.row.index, cell.column.index): len(cell.codes) for cell in self.matrix.cells}
        return [
            [counts.get((row.index, column.index), 0) for column in self.matrix.columns] for row in self.matrix.rows
        ]
