"""Two kinds beside each other, with what leads from a cell to its words."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.graph import matrix

Ask = Callable[..., dict[str, Any]]

MATRIX = """
query ($rows: NodeKind!, $columns: NodeKind!, $where: CodeWhere, $status: [AssertionStatus!], $predicates: [Predicate!],
       $firstRows: Int, $firstColumns: Int) {
  matrix(rows: $rows, columns: $columns, where: $where, status: $status, predicates: $predicates,
         firstRows: $firstRows, firstColumns: $firstColumns) {
    rows { index node { id } total codeCount }
    columns { index node { id } total codeCount }
    cells { row { index } column { index } count codeIds assertionCount }
    rowCount columnCount rowsCut columnsCut codeCount
  }
}
"""


def table(answer: dict[str, Any]) -> dict[tuple[str, str], list[str]]:
    """The codes of each cell by the ids of its row and column."""
    found = answer["matrix"]
    return {
        (
            found["rows"][cell["row"]["index"]]["node"]["id"],
            found["columns"][cell["column"]["index"]]["node"]["id"],
        ): cell["codeIds"]
        for cell in found["cells"]
    }


def test_modifiers_meet_sites_in_the_codes_that_have_both(data: Ask) -> None:
    assert data(MATRIX, {"rows": "MODIFIER", "columns": "SITE_OF_SERVICE"})["matrix"] == {
        "rows": [
            {"index": 0, "node": {"id": "modifier:26"}, "total": 3, "codeCount": 2},
            {"index": 1, "node": {"id": "modifier:59"}, "total": 2, "codeCount": 2},
            {"index": 2, "node": {"id": "modifier:73"}, "total": 2, "codeCount": 1},
        ],
        "columns": [
            {"index": 0, "node": {"id": "site:hospital-outpatient"}, "total": 5, "codeCount": 3},
            {"index": 1, "node": {"id": "site:ambulatory-surgical-center"}, "total": 2, "codeCount": 1},
        ],
        "cells": [
            cell(0, 0, ["cpt:77386", "cpt:77620"], 4),
            cell(0, 1, ["cpt:77620"], 2),
            cell(1, 0, ["cpt:77386", "cpt:77407"], 4),
            cell(2, 0, ["cpt:77620"], 2),
            cell(2, 1, ["cpt:77620"], 2),
        ],
        "rowCount": 3,
        "columnCount": 2,
        "rowsCut": 0,
        "columnsCut": 0,
        "codeCount": 3,
    }


def cell(row: int, column: int, codes: list[str], assertions: int) -> dict[str, Any]:
    return {
        "row": {"index": row},
        "column": {"index": column},
        "count": len(codes),
        "codeIds": codes,
        "assertionCount": assertions,
    }


def test_codes_meet_their_modifiers(data: Ask) -> None:
    assert table(data(MATRIX, {"rows": "CODE", "columns": "MODIFIER", "status": ["NEGATED"]})) == {
        ("cpt:77386", "modifier:50"): ["cpt:77386"],
        ("cpt:77407", "modifier:26"): ["cpt:77407"],
    }


def test_a_kind_beside_itself_has_the_codes_of_the_one_node_on_the_diagonal(data: Ask) -> None:
    assert table(data(MATRIX, {"rows": "MODIFIER", "columns": "MODIFIER"})) == {
        ("modifier:26", "modifier:26"): ["cpt:77386", "cpt:77620"],
        ("modifier:26", "modifier:59"): ["cpt:77386"],
        ("modifier:26", "modifier:73"): ["cpt:77620"],
        ("modifier:59", "modifier:26"): ["cpt:77386"],
        ("modifier:59", "modifier:59"): ["cpt:77386", "cpt:77407"],
        ("modifier:73", "modifier:26"): ["cpt:77620"],
        ("modifier:73", "modifier:73"): ["cpt:77620"],
    }


def test_a_document_meets_only_what_it_says_itself(data: Ask) -> None:
    found = table(data(MATRIX, {"rows": "CODE", "columns": "DOCUMENT", "predicates": ["RELATED_TO"]}))
    assert found == {("cpt:77407", "document:ccccccc3cccc"): ["cpt:77407"]}


def test_a_filter_and_predicates_choose_what_is_counted(data: Ask) -> None:
    covered = {
        "rows": "PAYER",
        "columns": "SITE_OF_SERVICE",
        "predicates": ["COVERED_BY", "PERFORMED_AT"],
        "where": {"code": ["77386"]},
    }
    assert table(data(MATRIX, covered)) == {("payer:medicare", "site:hospital-outpatient"): ["cpt:77386"]}


def test_a_matrix_that_is_cut_says_how_much(data: Ask) -> None:
    found = data(MATRIX, {"rows": "MODIFIER", "columns": "SITE_OF_SERVICE", "firstRows": 1, "firstColumns": 1})[
        "matrix"
    ]
    assert [line["node"]["id"] for line in (*found["rows"], *found["columns"])] == [
        "modifier:26",
        "site:hospital-outpatient",
    ]
    assert found["cells"] == [cell(0, 0, ["cpt:77386", "cpt:77620"], 4)]
    assert (found["rowCount"], found["columnCount"], found["rowsCut"], found["columnsCut"]) == (3, 2, 2, 1)


def test_a_cell_can_be_asked_for_by_its_row_and_column_though_they_are_cut_away(data: Ask) -> None:
    found = data(
        """{ matrix(rows: MODIFIER, columns: SITE_OF_SERVICE, firstRows: 1, firstColumns: 1) {
             cell(row: "modifier:73", column: "site:ambulatory-surgical-center") {
               row { index node { id } total } column { index } count codeIds assertionCount }
             apart: cell(row: "modifier:59", column: "site:ambulatory-surgical-center") { count }
             unknown: cell(row: "no id", column: "site:hospital-outpatient") { count } } }"""
    )["matrix"]
    assert found == {
        "cell": {
            "row": {"index": 2, "node": {"id": "modifier:73"}, "total": 2},
            "column": {"index": 1},
            "count": 1,
            "codeIds": ["cpt:77620"],
            "assertionCount": 2,
        },
        "apart": None,
        "unknown": None,
    }


def test_the_ids_of_a_cell_lead_to_the_words_that_prove_it(data: Ask) -> None:
    (first, *_) = data(
        "{ matrix(rows: MODIFIER, columns: SITE_OF_SERVICE) { cells { codeIds(first: 1) assertionIds } } }"
    )["matrix"]["cells"]
    assert first["codeIds"] == ["cpt:77386"]
    followed = data(
        """query ($ids: [ID!]) { assertions(where: {id: $ids}) {
             nodes { subject { id } object { id } evidence { quote } } } }""",
        {"ids": first["assertionIds"]},
    )
    assert followed["assertions"]["nodes"] == [
        told("cpt:77386", "site:hospital-outpatient", "hospital outpatient department"),
        told(
            "cpt:77386",
            "modifier:26",
            "26 | Professional component | Use when only the physician's work is billed.",
        ),
        told("cpt:77620", "site:hospital-outpatient", "hospital outpatient department"),
        told("cpt:77620", "modifier:26", "26 | Professional component"),
    ]


def told(subject: str, target: str, quote: str) -> dict[str, Any]:
    return {"subject": {"id": subject}, "object": {"id": target}, "evidence": [{"quote": quote}]}


@pytest.mark.parametrize(
    ("variables", "code", "words"),
    [
        ({"rows": "CODE", "columns": "CODE"}, "MATRIX_INVALID", "rows and columns are both CODE"),
        ({"rows": "CODE", "columns": "PAYER", "firstRows": 0}, "PAGE_SIZE_INVALID", "firstRows is 0"),
        ({"rows": "CODE", "columns": "PAYER", "firstColumns": 101}, "PAGE_SIZE_INVALID", "firstColumns is 101"),
    ],
)
def test_what_is_no_matrix_is_an_error_that_says_why(
    ask: Ask, variables: dict[str, Any], code: str, words: str
) -> None:
    (error,) = ask(MATRIX, variables)["errors"]
    assert error["extensions"]["code"] == code
    assert error["message"] == words
    assert error["extensions"]["hint"]


def test_more_meetings_than_are_counted_are_refused_with_the_number_so_far(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "MAX_MEETINGS", 6)
    (error,) = ask(MATRIX, {"rows": "MODIFIER", "columns": "SITE_OF_SERVICE"})["errors"]
    assert error["message"] == "MODIFIER and SITE_OF_SERVICE meet 7 times or more"
    assert (error["extensions"]["code"], error["extensions"]["value"]) == ("MATRIX_INVALID", 7)
    one_code = {"rows": "MODIFIER", "columns": "SITE_OF_SERVICE", "where": {"code": ["77620"]}}
    assert "errors" not in ask(MATRIX, one_code)
