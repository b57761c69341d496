"""No body and no query string makes the service fail."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
WORDS = st.sampled_from(
    [
        *("{", "}", "(", ")", "[", "]", ":", "$", "!", "...", "@", '"', "\\", "#", "null", "-1", "1e999"),
        *("query", "mutation", "fragment", "on", "A", "codes", "node", "nodes", "edges", "modifier", "where"),
        *("first", "id", "__schema", "\N{NULL}", "\N{ZERO WIDTH NO-BREAK SPACE}", "\N{GRINNING FACE}"),
    ]
)
OPERATIONS = st.lists(WORDS, max_size=40).map(" ".join)
PROFILE = settings(max_examples=150, deadline=None)


@PROFILE
@given(content=st.binary() | JSON.map(lambda data: json.dumps(data).encode()))
def test_any_body_gets_an_answer_of_json(client: TestClient, content: bytes) -> None:
    response = client.post("/graphql", content=content, headers={"content-type": "application/json"})
    assert response.status_code < 500
    assert response.json()["errors"][0]["extensions"]["code"] != "INTERNAL"


@PROFILE
@given(query=OPERATIONS, variables=JSON, name=JSON)
def test_any_operation_gets_an_answer_that_is_not_internal(
    client: TestClient, query: str, variables: object, name: object
) -> None:
    body = json.dumps({"query": query, "variables": variables, "operationName": name})
    response = client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert response.status_code < 500
    codes = [error["extensions"]["code"] for error in response.json().get("errors", [])]
    assert "INTERNAL" not in codes


@PROFILE
@given(params=st.dictionaries(st.sampled_from(["query", "variables", "operationName", "extensions"]), OPERATIONS))
def test_any_query_string_gets_an_answer_of_json(client: TestClient, params: dict[str, str]) -> None:
    response = client.get("/graphql", params=params)
    assert response.status_code < 500
    response.json()
