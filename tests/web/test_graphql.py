import gzip
import json
import re
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

RELEASE = "{ release { id } }"


def only_error(response: Response) -> dict[str, Any]:
    body = response.json()
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert re.fullmatch(r"[0-9a-f]{16}", body["extensions"]["release"])
    assert "data" not in body or body["data"] is None
    (error,) = body["errors"]
    assert set(error) >= {"message", "extensions"}
    extensions: dict[str, Any] = error["extensions"]
    return extensions


def test_a_post_answers_which_codes_share_a_modifier(client: TestClient) -> None:
    query = "query Sharing($m: String!) { modifier(code: $m) { codes { nodes { code } } } }"
    response = client.post("/graphql", json={"query": query, "variables": {"m": "26"}})
    assert response.status_code == 200
    codes = [node["code"] for node in response.json()["data"]["modifier"]["codes"]["nodes"]]
    assert {"77386", "77620", "77750"} <= set(codes)


def test_a_get_answers_a_query(client: TestClient) -> None:
    params = {"query": "query($m: String!) { modifier(code: $m) { id } }", "variables": '{"m": "26"}'}
    assert client.get("/graphql", params=params).json()["data"] == {"modifier": {"id": "modifier:26"}}


@pytest.mark.parametrize("text", ["mutation { a }", "subscription { a }"])
def test_nothing_but_queries_runs(client: TestClient, text: str) -> None:
    for response in (
        client.get("/graphql", params={"query": text}),
        client.post("/graphql", json={"query": text}),
    ):
        assert only_error(response)["code"] == "OPERATION_INVALID"


def test_the_operation_named_is_the_one_that_runs(client: TestClient) -> None:
    body = {"query": f"query A {RELEASE} query B {{ __typename }}", "operationName": "B"}
    assert client.post("/graphql", json=body).json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize("name", [None, "C", ""])
def test_several_operations_without_a_name_of_theirs_are_an_error(client: TestClient, name: str | None) -> None:
    body = {"query": f"query A {RELEASE} query B {{ __typename }}", "operationName": name}
    error = only_error(client.post("/graphql", json=body))
    assert error["code"]
    assert error["hint"]


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 400, "REQUEST_INVALID"),
        (b"null", 400, "REQUEST_INVALID"),
        (b"1", 400, "REQUEST_INVALID"),
        (b'"text"', 400, "REQUEST_INVALID"),
        (b"{}", 400, "REQUEST_INVALID"),
        (b'{"query": ""}', 400, "REQUEST_INVALID"),
        (b'{"query": 1}', 400, "REQUEST_INVALID"),
        (b'{"query": "{ a }", "variables": []}', 400, "REQUEST_INVALID"),
        (b'{"query": "{ a }", "operationName": 1}', 400, "REQUEST_INVALID"),
        (b'{"query": "\xff"}', 400, "REQUEST_INVALID"),
        (b'{"query": "\\ud800"}', 400, "REQUEST_INVALID"),
        (b'{"query": NaN}', 400, "REQUEST_INVALID"),
        (b'\xef\xbb\xbf{"query": "{ a }"}', 400, "REQUEST_INVALID"),
        (b'{"query": "{ a }", "extensions": []}', 400, "REQUEST_INVALID"),
        (b'{"query": "{ a }", "extensions": "text"}', 400, "REQUEST_INVALID"),
        (b'{"documentId": 1}', 400, "REQUEST_INVALID"),
        (b'{"query": "{ a }", "documentId": "sha256:0"}', 400, "REQUEST_INVALID"),
        (b'{"extensions": {"persistedQuery": []}}', 400, "REQUEST_INVALID"),
        (b'{"extensions": {"persistedQuery": {"sha256Hash": 1}}}', 400, "REQUEST_INVALID"),
        (b'{"query": "{ a }", "variables": ' + b'{"a":' * 100_000, 400, "REQUEST_INVALID"),
        (b"[" * 100_000, 400, "REQUEST_INVALID"),
        (b"9" * 5_000, 400, "REQUEST_INVALID"),
        (b'{"query": "{ a }", "variables": {"a": ' + b"9" * 5_000 + b"}}", 400, "REQUEST_INVALID"),
        (b"[]", 400, "BATCH_UNSUPPORTED"),
        (b'[{"query": "{ release { id } }"}]', 400, "BATCH_UNSUPPORTED"),
        (b" " * (1024 * 1024 + 1), 413, "BODY_TOO_LARGE"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_body_that_is_no_operation_is_refused(client: TestClient, content: bytes, status: int, code: str) -> None:
    response = client.post("/graphql", content=content, headers={"content-type": "application/json"})
    error = only_error(response)
    assert (response.status_code, error["code"]) == (status, code)
    assert error["hint"]


def test_a_member_that_nobody_knows_is_left_alone(client: TestClient) -> None:
    body = {"query": "{ __typename }", "operationName": None, "variables": None, "extensions": {"a": 1}, "new": [1]}
    assert client.post("/graphql", json=body).json()["data"] == {"__typename": "Query"}


def test_the_last_of_several_members_of_one_name_counts(client: TestClient) -> None:
    content = '{"query": "{", "query": "{ __typename }"}'
    response = client.post("/graphql", content=content, headers={"content-type": "application/json"})
    assert response.json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(
    "query_string",
    [
        "",
        "query=",
        "query={a}&query={b}",
        "query={a}&variables=[]",
        "query={a}&variables={",
        "query={a}&variables=1",
        "query={a}&extensions=1",
        "query={a}&documentId=sha256:0",
        "documentId=",
        "variables={}",
    ],
)
def test_a_query_string_that_is_no_operation_is_refused(client: TestClient, query_string: str) -> None:
    response = client.get(f"/graphql?{query_string}")
    assert response.status_code == 400
    error = only_error(response)
    assert error["code"] == "REQUEST_INVALID"
    assert error["hint"]


def test_an_empty_parameter_counts_as_not_given(client: TestClient) -> None:
    params = {"query": "{ __typename }", "variables": "", "operationName": "", "extensions": "", "documentId": ""}
    assert client.get("/graphql", params=params).json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(
    "media_type",
    [
        None,
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/jsonp",
        "application/json; charset=utf-16",
        "application/graphql-response+json",
    ],
)
def test_a_body_that_is_not_declared_as_json_is_refused(client: TestClient, media_type: str | None) -> None:
    headers = {"content-type": media_type} if media_type else {}
    response = client.post("/graphql", content=json.dumps({"query": RELEASE}), headers=headers)
    assert response.status_code == 415
    assert only_error(response)["code"] == "MEDIA_TYPE_UNSUPPORTED"


def test_a_compressed_body_is_refused(client: TestClient) -> None:
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    response = client.post("/graphql", content=gzip.compress(b'{"query": "{ __typename }"}'), headers=headers)
    assert response.status_code == 415
    assert only_error(response)["value"] == "gzip"


@pytest.mark.parametrize("length", ["1048577", "9" * 5000])
def test_a_body_that_declares_to_be_too_long_is_not_read(client: TestClient, length: str) -> None:
    headers = {"content-type": "application/json", "content-length": length}
    response = client.post("/graphql", content=b"{}", headers=headers)
    assert response.status_code == 413
    assert only_error(response)["code"] == "BODY_TOO_LARGE"


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_a_charset_beside_the_media_type_is_understood(client: TestClient, charset: str) -> None:
    headers = {"content-type": f"Application/JSON; charset={charset}"}
    response = client.post("/graphql", content=json.dumps({"query": RELEASE}), headers=headers)
    assert response.status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused_with_those_that_are_allowed(client: TestClient, method: str) -> None:
    response = client.request(method, "/graphql")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, POST"
    assert only_error(response)["code"] == "METHOD_NOT_ALLOWED"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "GRAPHQL_SYNTAX_ERROR"),
        ("{ nothingLikeThis }", "GRAPHQL_VALIDATION_FAILED"),
        ("{" + "a {" * 20_000, "OPERATION_TOO_LARGE"),
        ("{" + "a {" * 1_500, "OPERATION_TOO_LARGE"),
    ],
)
def test_an_operation_that_cannot_run_has_a_code_and_no_trace(client: TestClient, query: str, code: str) -> None:
    response = client.post("/graphql", json={"query": query})
    assert response.status_code in {200, 400}
    error = response.json()["errors"][0]
    assert error["extensions"]["code"] == code
    assert "Traceback" not in response.text


def test_variables_that_nest_deep_are_refused(client: TestClient) -> None:
    where: dict[str, Any] = {}
    for _ in range(400):
        where = {"not": where}
    query = "query($w: CodeWhere) { codes(where: $w) { totalCount } }"
    response = client.post("/graphql", json={"query": query, "variables": {"w": where}})
    assert response.status_code == 200
    assert response.json()["errors"][0]["extensions"]["code"] not in {None, "INTERNAL"}
