"""Which media type a client gets, and the status code that goes with it."""

from collections.abc import Sequence

import pytest
from starlette.testclient import TestClient

NEWER = "application/graphql-response+json"
LEGACY = "application/json"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, LEGACY),
        ("", LEGACY),
        ("*/*", LEGACY),
        ("application/*", LEGACY),
        ("application/json", LEGACY),
        ("text/html, */*;q=0.1", LEGACY),
        (NEWER, NEWER),
        ("Application/GraphQL-Response+JSON", NEWER),
        (f"{NEWER}; charset=utf-8, application/json; charset=utf-8", NEWER),
        (f"application/json, {NEWER}", NEWER),
        (f"{NEWER}, application/json;q=0.9", NEWER),
        (f"{NEWER};q=0.9, application/json", LEGACY),
        (f"{NEWER};q=0.5, */*;q=0.6", LEGACY),
        (f"{NEWER};q=0, */*", LEGACY),
        ("application/json;q=0, */*", NEWER),
        ("application/json;q=0.1, application/*;q=0.2", NEWER),
        (f'{NEWER};charset="UTF-8"', NEWER),
        (f"{NEWER};charset=utf-16, application/json", LEGACY),
        (f"{NEWER};q=nonsense", NEWER),
        (f"{NEWER}, application/graphql+json, application/json, text/event-stream, multipart/mixed", NEWER),
        ("application/json;" * 4_000 + "," * 10_000, LEGACY),
    ],
)
def test_the_media_type_is_the_one_that_the_client_prefers(
    client: TestClient, accept: str | None, media_type: str
) -> None:
    headers = {"accept": accept} if accept is not None else {}
    request = client.build_request("POST", "/graphql", json={"query": "{ __typename }"}, headers=headers)
    if accept is None:
        del request.headers["accept"]
    response = client.send(request)
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert response.headers["vary"] == "Accept"
    assert response.json()["data"] == {"__typename": "Query"}


def test_several_accept_headers_count_as_one(client: TestClient) -> None:
    headers: Sequence[tuple[str, str]] = [("accept", "application/json;q=0.5"), ("accept", NEWER)]
    response = client.post("/graphql", json={"query": "{ __typename }"}, headers=headers)
    assert response.headers["content-type"] == f"{NEWER}; charset=utf-8"


@pytest.mark.parametrize(
    "accept", ["text/plain", "text/html", "application/json;q=0", "*/*;q=0", "application/json;charset=latin-1", "json"]
)
def test_a_client_that_takes_neither_type_is_told_what_to_accept(client: TestClient, accept: str) -> None:
    response = client.post("/graphql", json={"query": "{ __typename }"}, headers={"accept": accept})
    assert response.status_code == 406
    (error,) = response.json()["errors"]
    assert error["extensions"] == {
        "code": "NOT_ACCEPTABLE",
        "value": accept,
        "hint": "send the header Accept: application/graphql-response+json, application/json;q=0.9",
    }


@pytest.mark.parametrize(
    ("body", "legacy", "newer"),
    [
        ({"query": "{"}, 200, 400),
        ({"query": "{ nothing }"}, 200, 400),
        ({"query": "query($code: String!) { code(code: $code) { id } }"}, 200, 400),
        (
            {"query": "query($first: Int) { codes(first: $first) { totalCount } }", "variables": {"first": "a"}},
            200,
            400,
        ),
        ({"query": "query A { __typename } query B { __typename }"}, 200, 400),
        ({"query": "mutation { a }"}, 200, 400),
        ({"query": "{" * 5_000}, 200, 400),
        ({"documentId": "sha256:0"}, 200, 400),
        ({"query": '{ __typename codes(after: "x") { totalCount } }'}, 200, 200),
        ({"query": "{ good: __typename node(id: 1) { id } }"}, 200, 200),
        ({"qeury": "{ __typename }"}, 400, 400),
        ({"query": "{ __typename }", "variables": [1]}, 400, 400),
        ([], 400, 400),
    ],
)
def test_the_newer_type_tells_by_its_status_code_whether_the_operation_ran(
    client: TestClient, body: object, legacy: int, newer: int
) -> None:
    for media_type, status in ((LEGACY, legacy), (NEWER, newer)):
        response = client.post("/graphql", json=body, headers={"accept": media_type})
        assert response.status_code == status
        assert response.headers["content-type"] == f"{media_type}; charset=utf-8"
        assert all(error["extensions"]["code"] for error in response.json().get("errors", []))
        assert ("data" in response.json()) == (newer == 200)
