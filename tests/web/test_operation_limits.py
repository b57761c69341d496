"""Over HTTP: what asks for too much is refused with a code, and the service answers right after."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from graphsvc.settings import Settings, Switch

BOMB = "{ ...F0 } " + " ".join(
    f"fragment F{level} on Query {{ ...F{level + 1} ...F{level + 1} }}" for level in range(30)
)
ATTACKS = {
    "fragments that double": (BOMB + " fragment F30 on Query { release { id } }", "OPERATION_TOO_LARGE"),
    "fragments in a ring": ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A id }", None),
    "aliases": ("{ " + " ".join(f"a{n}: release {{ id }}" for n in range(1_000)) + " }", "OPERATION_TOO_LARGE"),
    "directives": ("{ " + "__typename @include(if: true) " * 500 + "}", "OPERATION_TOO_LARGE"),
    "a repeated directive": ("{ __typename " + "@include(if: true) " * 600 + "}", "OPERATION_TOO_LARGE"),
    "nested pages": ("{ codes { nodes { modifiers { nodes { codes { nodes { id } } } } } } }", "OPERATION_TOO_LARGE"),
    "a huge page": ("{ codes(first: 2147483647) { totalCount } }", "PAGE_SIZE_INVALID"),
    "a page below nothing": ("{ codes(last: -1) { totalCount } }", "PAGE_SIZE_INVALID"),
    "inline fragments": ("{ " + "... { " * 1_200 + "__typename" + " }" * 1_200 + " }", "OPERATION_TOO_LARGE"),
    "introspection": (
        "{ __schema { types { " + " ".join(f"a{n}: fields {{ name args {{ name }} }}" for n in range(90)) + " } } }",
        "OPERATION_TOO_LARGE",
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_with_a_code_and_the_service_goes_on(client: TestClient, attack: str) -> None:
    text, code = ATTACKS[attack]
    response = client.post("/graphql", json={"query": text})
    assert response.status_code < 500
    body = response.json()
    assert not body.get("data")
    assert {error["extensions"]["code"] for error in body["errors"]} == {code or "GRAPHQL_VALIDATION_FAILED"}
    assert client.post("/graphql", json={"query": "{ __typename }"}).json()["data"] == {"__typename": "Query"}


def test_settings_switch_introspection_and_suggestions_off(client_with: Callable[[Settings], TestClient]) -> None:
    client = client_with(Settings(introspection=Switch.OFF))
    refused = client.post("/graphql", json={"query": "{ __schema { description } }"}).json()
    assert [error["extensions"]["code"] for error in refused["errors"]] == ["INTROSPECTION_DISABLED"]
    assert "Did you mean" not in client.post("/graphql", json={"query": "{ releas { id } }"}).text
    friendly = client_with(Settings())
    assert "Did you mean" in friendly.post("/graphql", json={"query": "{ releas { id } }"}).text
    terse = client_with(Settings(suggestions=Switch.OFF))
    assert "Did you mean" not in terse.post("/graphql", json={"query": "{ releas { id } }"}).text
