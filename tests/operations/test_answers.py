"""What people ask first, with the exact answers on the built-in documents."""

import json
import re
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, parse

from graphsvc.gql import saved_operations
from graphsvc.resources import SCHEMA_FILE
from tests.operations.answering import ANSWERS, SAVED, answer


@pytest.mark.parametrize("operation", SAVED, ids=lambda path: path.stem)
def test_a_saved_operation_has_exactly_this_answer(operation: Path) -> None:
    expected = json.loads((ANSWERS / f"{operation.stem}.json").read_text(encoding="utf-8"))
    assert answer(operation) == expected
    assert any(expected.values())


def test_every_answer_belongs_to_a_saved_operation() -> None:
    assert [path.stem for path in sorted(ANSWERS.glob("*.json"))] == [path.stem for path in SAVED]


def test_there_are_at_least_thirty_saved_operations() -> None:
    assert len(SAVED) >= 30


@pytest.mark.parametrize("operation", SAVED, ids=lambda path: path.stem)
def test_a_saved_operation_says_what_it_asks_and_what_can_be_chosen(operation: Path) -> None:
    text = operation.read_text(encoding="utf-8")
    (definition,) = parse(text).definitions
    assert isinstance(definition, OperationDefinitionNode)
    assert re.match(r"# [A-Z].*[?.]\n(# .*\n)*# Group: ", text)
    assert definition.variable_definitions


def test_every_saved_operation_belongs_to_a_group_that_is_told() -> None:
    told = (SCHEMA_FILE.parent / "README.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"the built-in groups are (.*?)\.\n", told, re.DOTALL)
    assert {saved.group for saved in saved_operations()} == set(re.findall(r"`(\w+)`", listed))
