"""The dry run tells what an operation would cost, and runs nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.gql import Schema, execute
from graphsvc.graph import KnowledgeGraph, questions

Ask = Callable[..., dict[str, Any]]

DRY_RUN = """
query ($operation: String!, $variables: String, $name: String) {
  operationCost(operation: $operation, variables: $variables, operationName: $name) {
    requested
    limit
    admitted
    hint
    measured { measure value limit }
    dearest { path times weight cost }
  }
}
"""
NESTED = "query ($first: Int) { codes(first: $first) { nodes { modifiers(first: 10) { nodes { id } } } } }"


def test_a_dry_run_tells_cost_limits_and_the_dearest_fields(data: Ask) -> None:
    assert data(DRY_RUN, {"operation": NESTED, "variables": '{"first": 20}'})["operationCost"] == {
        "requested": 292,
        "limit": 40_000,
        "admitted": True,
        "hint": None,
        "measured": [
            {"measure": "COST", "value": 292, "limit": 40_000},
            {"measure": "VALUES", "value": 242, "limit": 100_000},
            {"measure": "DEPTH", "value": 5, "limit": 20},
            {"measure": "FIELDS", "value": 5, "limit": 1_000},
            {"measure": "ALIASES", "value": 0, "limit": 100},
            {"measure": "DIRECTIVES", "value": 0, "limit": 100},
        ],
        "dearest": [
            {"path": ["codes"], "times": 1, "weight": 10, "cost": 292},
            {"path": ["codes", "nodes"], "times": 1, "weight": 1, "cost": 281},
            {"path": ["codes", "nodes", "modifiers"], "times": 20, "weight": 1, "cost": 260},
            {"path": ["codes", "nodes", "modifiers", "nodes"], "times": 20, "weight": 1, "cost": 220},
        ],
    }


def test_a_dry_run_tells_what_the_run_itself_tells(ask: Ask, data: Ask) -> None:
    for first in (1, 20, 500):
        told = data(DRY_RUN, {"operation": NESTED, "variables": f'{{"first": {first}}}'})["operationCost"]
        run = ask(NESTED, {"first": first})
        assert told["requested"] == run["extensions"]["cost"]["requested"]
        assert told["admitted"] is ("errors" not in run)


def test_a_dry_run_names_what_to_ask_less_of(data: Ask) -> None:
    text = "{ codes(first: 500) { nodes { modifiers(first: 400) { nodes { id } } } } }"
    told = data(DRY_RUN, {"operation": text})["operationCost"]
    assert (told["requested"], told["admitted"]) == (202_012, False)
    assert "`codes.nodes.modifiers`, with 500 by 400 rows" in told["hint"]


def test_a_dry_run_runs_nothing(schema: Schema, graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(questions, "nodes_of_kind", refused)
    assert "errors" not in execute(schema, graph, DRY_RUN, {"operation": "{ codes { nodes { id } } }"})


def test_one_of_several_operations_is_priced_by_its_name(data: Ask) -> None:
    text = "query A { __typename } query B { release { id } }"
    assert data(DRY_RUN, {"operation": text, "name": "A"})["operationCost"]["requested"] == 0
    assert data(DRY_RUN, {"operation": text, "name": "B"})["operationCost"]["requested"] == 2


def test_an_empty_name_is_none(data: Ask) -> None:
    told = data(DRY_RUN, {"operation": "query A { __typename }", "name": ""})
    assert told == data(DRY_RUN, {"operation": "query A { __typename }"})


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"operation": ""}, "OPERATION_INVALID"),
        ({"operation": "{"}, "OPERATION_INVALID"),
        ({"operation": "{}"}, "OPERATION_INVALID"),
        ({"operation": "{ nothing }"}, "OPERATION_INVALID"),
        ({"operation": "mutation { a }"}, "OPERATION_INVALID"),
        ({"operation": "query A { __typename } query B { __typename }"}, "OPERATION_INVALID"),
        ({"operation": "{ ...A } fragment A on Query { ...A }"}, "OPERATION_INVALID"),
        ({"operation": "{ codes(first: 501) { totalCount } }"}, "PAGE_SIZE_INVALID"),
        ({"operation": "{a" * 40_000}, "OPERATION_TOO_LARGE"),
        ({"operation": "{ codes(first: " + "9" * 5_000 + ") { totalCount } }"}, "OPERATION_TOO_LARGE"),
        ({"operation": "{ __typename }", "variables": "{"}, "BAD_USER_INPUT"),
        ({"operation": "{ __typename }", "variables": "[]"}, "BAD_USER_INPUT"),
        ({"operation": "{ __typename }", "variables": '{"a": ' + "[" * 100 + "]" * 100 + "}"}, "BAD_USER_INPUT"),
        ({"operation": "{ __typename }", "variables": "[" * 100_000}, "BAD_USER_INPUT"),
    ],
)
def test_an_operation_that_cannot_be_priced_is_an_error(error: Ask, variables: dict[str, str], code: str) -> None:
    found = error(DRY_RUN, variables)
    assert found["extensions"]["code"] == code
    assert found["path"] == ["operationCost"]


def test_an_operation_that_doubles_is_priced_without_being_laid_out(data: Ask) -> None:
    fragments = " ".join(f"fragment F{level} on Query {{ ...F{level + 1} ...F{level + 1} }}" for level in range(60))
    text = f"{{ ...F0 }} {fragments} fragment F60 on Query {{ release {{ id }} }}"
    told = data(DRY_RUN, {"operation": text})["operationCost"]
    assert (told["requested"], told["admitted"]) == (2**31 - 1, False)
    assert "fields" in told["hint"]


def test_dry_runs_are_dear_themselves(ask: Ask) -> None:
    text = "{ " + " ".join(f'a{n}: operationCost(operation: "{{ a }}") {{ limit }}' for n in range(10)) + " }"
    response = ask(text)
    assert [error["extensions"]["code"] for error in response["errors"]] == ["OPERATION_TOO_LARGE"]
