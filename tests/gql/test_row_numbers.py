"""How many rows are asked for: out of bounds is one error, told with the true bounds, and each row is taken once."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.errors import PageSizeError
from graphsvc.gql import OperationPolicy, build_schema, execute
from graphsvc.graph import KnowledgeGraph, matrix, neighborhood, paths
from graphsvc.model import NodeKind

Ask = Callable[..., dict[str, Any]]

NUMBERS = {
    "codes": ("{ codes(first: $n) { totalCount } }", 0, 500),
    "a facet": ("{ codes { facets { modifiers(first: $n) { count } } } }", 0, 200),
    "similar": (
        '{ code(code: "77386") { similar(first: 2) { edges { shared { nodes(first: $n) { id } } } } } }',
        0,
        500,
    ),
    "highlights": ('{ search(text: "26") { edges { highlights(first: $n) { text } } } }', 0, 20),
    "schemaSearch": ('{ schemaSearch(query: "payers", first: $n) { score } }', 0, 50),
    "paths": ('{ paths(from: "cpt:77407", to: "cpt:77386", first: $n) { length } }', 1, 50),
    "neighborhood": ('{ neighborhood(ids: ["cpt:77386"], first: $n) { nodesCut } }', 1, 400),
    "codeIds": ("{ matrix(rows: CODE, columns: PAYER) { cells { codeIds(first: $n) } } }", 0, 500),
    "assertionIds": ("{ matrix(rows: CODE, columns: PAYER) { cells { assertionIds(first: $n) } } }", 0, 500),
}
"""An operation on the number, the least that it may be, and the most."""


def refused(name: str, asked: int, bounds: str) -> tuple[object, ...]:
    return (f"{name} is {asked}", "PAGE_SIZE_INVALID", asked, f"{bounds} may be asked for at once")


def told(message: str, extensions: dict[str, Any]) -> tuple[object, ...]:
    return (message, extensions["code"], extensions["value"], extensions["hint"])


@pytest.mark.parametrize(("text", "least", "most"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_out_of_bounds_is_one_error_that_tells_the_bounds(
    error: Ask, text: str, least: int, most: int
) -> None:
    for asked in (least - 1, most + 1):
        found = error(f"query ($n: Int) {text}", {"n": asked})
        assert told(found["message"], found["extensions"]) == refused("first", asked, f"{least} to {most}")


@pytest.mark.parametrize(("text", "least", "most"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_at_its_bounds_is_answered(ask: Ask, text: str, least: int, most: int) -> None:
    for asked in (least, most, None):
        assert "errors" not in ask(f"query ($n: Int) {text}", {"n": asked})


@pytest.mark.parametrize("name", ["firstRows", "firstColumns"])
@pytest.mark.parametrize("asked", [0, 101])
def test_the_lines_of_a_matrix_have_bounds_too(error: Ask, name: str, asked: int) -> None:
    found = error(f"{{ matrix(rows: CODE, columns: PAYER, {name}: {asked}) {{ codeCount }} }}")
    assert told(found["message"], found["extensions"]) == refused(name, asked, "1 to 100")


@pytest.mark.parametrize("asked", [0, 401])
def test_the_graph_refuses_a_number_as_the_schema_does(graph: KnowledgeGraph, asked: int) -> None:
    refusals = []
    for question in (
        lambda: paths.paths(graph, "cpt:77407", "cpt:77386", limit=asked),
        lambda: neighborhood.neighborhood(graph, ["cpt:77386"], first=asked),
        lambda: matrix.matrix(graph, NodeKind.CODE, NodeKind.PAYER, first_columns=asked),
    ):
        with pytest.raises(PageSizeError) as caught:
            question()
        refusals.append((caught.value.message, caught.value.code, caught.value.value, caught.value.hint))
    assert refusals == [
        refused("first", asked, "1 to 50"),
        refused("first", asked, "1 to 400"),
        refused("firstColumns", asked, "1 to 100"),
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # 5 cells, in which 7 codes meet.
        ("{ matrix(rows: MODIFIER, columns: SITE_OF_SERVICE) { cells { codeIds } } }", 12),
        ("{ matrix(rows: MODIFIER, columns: SITE_OF_SERVICE) { cells { assertionIds } } }", 19),
        # One modifier alike, one kind of neighbours shared, one neighbour.
        ('{ modifier(code: "59") { similar { edges { shared { nodes { id } } } } } }', 3),
    ],
)
def test_a_row_is_taken_once(graph: KnowledgeGraph, text: str, rows: int) -> None:
    assert "errors" not in execute(build_schema(OperationPolicy(rows=rows)), graph, text)
    errors = execute(build_schema(OperationPolicy(rows=rows - 1)), graph, text)["errors"]
    assert {error["extensions"]["code"] for error in errors} == {"OPERATION_TOO_LARGE"}
    assert {error["extensions"]["value"] for error in errors} == {rows}
