"""Apollo Client and urql: their normalised caches page, unite what is said of an id, and tell codes of errors."""

import json
from typing import Any

import pytest

from tests.clients.node import Node
from tests.clients.service import Service, without_type_names

Told = dict[str, Any]

FAILURES = (
    ("NODE_ID_INVALID", '{ node(id: "nonsense") { id } }'),
    ("GRAPHQL_VALIDATION_FAILED", "{ nothing }"),
    ("PAGE_SIZE_INVALID", "{ codes(first: -1) { totalCount } }"),
)


@pytest.fixture(scope="module", params=["apollo.mjs GET", "apollo.mjs POST", "urql.mjs GET", "urql.mjs POST"])
def told(node: Node, service: Service, request: pytest.FixtureRequest) -> Told:
    """What a client prints: the script, and the method by which it asks."""
    script, method = request.param.split()
    found = node.told(script, service.url, method, json.dumps([query for _, query in FAILURES]))
    assert found.pop("methods") == [method]
    assert isinstance(found, dict)
    return found


def test_a_list_is_paged_to_its_end_and_kept_as_one(told: Told, service: Service) -> None:
    codes = service.ask("{ codes(first: 500) { totalCount nodes { id } } }")["data"]["codes"]
    assert told["ids"] == [node["id"] for node in codes["nodes"]]
    assert told["totalCount"] == len(told["ids"])
    assert told["pages"] == -(-len(told["ids"]) // 2)


def test_what_was_read_once_is_read_again_without_the_service(told: Told, service: Service) -> None:
    """Fragments on Node among it: the cache knows from the introspection which types are nodes."""
    query = """{ code(code: "77620") { id title modifiers(first: 3) { edges {
        status meaning evidence { quote document { id name } } node { id name kind code }
    } } } }"""
    answer = service.ask(query)["data"]["code"]
    assert without_type_names(told["details"]) == answer
    assert without_type_names(told["offline"]) == answer


def test_the_parts_of_one_node_are_united_under_its_id(told: Told, service: Service) -> None:
    answer = service.ask('{ code(code: "77620") { id code title } }')["data"]["code"]
    assert without_type_names(told["united"]) == answer


def test_an_error_reaches_the_program_with_its_code(told: Told) -> None:
    assert told["failures"] == [[code] for code, _ in FAILURES]


def test_the_client_has_nothing_to_warn_of(told: Told) -> None:
    assert told["warnings"] == []
