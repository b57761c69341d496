"""The types and the root field of a matrix: two kinds beside each other, cell by cell."""

from typing import Final

from graphsvc.gql.arguments import first_argument, first_of, number
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.directives import Size, limited
from graphsvc.gql.limits import CELLS, MATRIX_CELL_COST, MATRIX_COST, PAGE
from graphsvc.gql.selection import SELECTION, selection
from graphsvc.graph import matrix
from graphsvc.graph.matrix import LINES, MAX_MEETINGS

MATRIX: Final = Field(
    name="matrix",
    type="Matrix",
    cost=MATRIX_COST,
    size=limited(LINES, arguments=("firstRows", "firstColumns"), fields=("rows", "columns")),
    description="In how many codes do nodes of one kind meet those of another: modifiers and sites, payers and "
    "specialties. Codes with modifiers: a code meets what is said of it. Documents with payers: a document meets only "
    "what it says itself. Of a kind with itself, the diagonal counts the codes that have the one node. Not of codes "
    f"with codes. At most {MAX_MEETINGS} meetings are counted.",
    arguments=(
        Argument(name="rows", type="NodeKind", description="Kind of the rows."),
        Argument(name="columns", type="NodeKind", description="Kind of the columns."),
        *SELECTION,
        *(
            first_argument(LINES, f"{lines}, those with the largest totals, ties by id", name=f"first_{lines}")
            for lines in ("rows", "columns")
        ),
    ),
    answer=lambda _, context, given: matrix.matrix(
        context.graph,
        given["rows"],
        given["columns"],
        selection=selection(given.get("where"), given.get("status"), given.get("predicates")),
        first_rows=number(given, "first_rows", LINES.default),
        first_columns=number(given, "first_columns", LINES.default),
    ),
)


def add_matrix(types: Types) -> None:
    """Make the types."""
    types.object(
        "MatrixLine",
        "A row or a column of a matrix.",
        (
            Field(name="index", type="int", description="Its place among the rows, or the columns, from 0."),
            Field(name="node", type="Node", description="The node it stands for."),
            Field(
                name="total",
                type="int",
                description="Sum of the counts of all its cells, those that are cut away too.",
            ),
            Field(name="code_count", type="int", description="Number of codes in which it meets anything."),
        ),
    )
    types.object(
        "MatrixCell",
        "Where a row meets a column; with what proves it.",
        (
            Field(name="row", type="MatrixLine", description="The row."),
            Field(name="column", type="MatrixLine", description="The column."),
            Field(
                name="count",
                type="int",
                description="Number of codes in which they meet; at least 1.",
                answer=lambda cell, _, __: len(cell.codes),
            ),
            Field(
                name="code_ids",
                type="list[ID]",
                description="Ids of these codes, by id, for `nodes(ids:)`: `cpt:77620`.",
                arguments=(first_argument(PAGE),),
                size=limited(PAGE),
                answer=lambda cell, _, given: first_of(cell.codes, given, PAGE),
            ),
            Field(
                name="assertion_count",
                type="int",
                description="Number of assertions that say so.",
                answer=lambda cell, _, __: len(cell.assertions),
            ),
            Field(
                name="assertion_ids",
                type="list[ID]",
                description="Ids of these assertions, for `assertions(where: {id: ...})`: `assertion:3f2a9c0b1d4e`. By "
                "code; of each what names the row, then what else names the column.",
                arguments=(first_argument(PAGE),),
                size=limited(PAGE),
                answer=lambda cell, _, given: first_of(cell.assertion_ids, given, PAGE),
            ),
        ),
    )
    types.object(
        "Matrix",
        "Nodes of two kinds beside each other. Cells that would be empty are left out.",
        (
            Field(
                name="rows",
                type="list[MatrixLine]",
                sized_above=True,
                description=f"Those with the largest totals, ties by id; at most {LINES.maximum}.",
            ),
            Field(
                name="columns",
                type="list[MatrixLine]",
                sized_above=True,
                description=f"Those with the largest totals, ties by id; at most {LINES.maximum}.",
            ),
            Field(
                name="cells",
                type="list[MatrixCell]",
                size=Size(assumed=CELLS),
                description="By row, then by column.",
            ),
            Field(
                name="cell",
                type="MatrixCell | None",
                description="Where one row meets one column, even if they are cut away; null where they do not meet.",
                arguments=(
                    Argument(name="row", type="ID", description="Id of the row's node: `modifier:26`."),
                    Argument(name="column", type="ID", description="Id of the column's node: `site:office`."),
                ),
                cost=MATRIX_CELL_COST,
                answer=lambda found, _, given: found.cell(given["row"], given["column"]),
            ),
            Field(
                name="row_count",
                type="int",
                description="Number of rows before the cut.",
                answer=lambda found, _, __: len(found.all_rows),
            ),
            Field(
                name="column_count",
                type="int",
                description="Number of columns before the cut.",
                answer=lambda found, _, __: len(found.all_columns),
            ),
            Field(
                name="rows_cut",
                type="int",
                description="Number of rows that are not shown.",
                answer=lambda found, _, __: len(found.all_rows) - len(found.rows),
            ),
            Field(
                name="columns_cut",
                type="int",
                description="Number of columns that are not shown.",
                answer=lambda found, _, __: len(found.all_columns) - len(found.columns),
            ),
            Field(name="code_count", type="int", description="Number of codes in which anything meets."),
        ),
    )
