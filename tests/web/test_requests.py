from http import HTTPStatus

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from structlog.testing import capture_logs

from graphsvc.web.requests import RequestLog


async def broken(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
    raise KeyError("the secret")


def test_every_request_is_one_entry_with_the_operation_s_name(client: TestClient) -> None:
    with capture_logs() as entries:
        client.post("/graphql", json={"query": "query Sharing { __typename }"})
    (entry,) = entries
    assert entry.pop("duration_ms") >= 0
    assert entry == {
        "event": "request",
        "log_level": "info",
        "method": "POST",
        "path": "/graphql",
        "status": 200,
        "operation": "Sharing",
    }


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"query": "query A { a } query B { b }", "operationName": "B"}, "B"),
        ({"query": "{ __typename }"}, None),
        ({"query": "query " + "A" * 100 + " { a }"}, "A" * 64),
        ({"query": "{ a }", "operationName": "x" * 1000}, "x" * 64),
        ([], None),
    ],
)
def test_the_entry_names_the_operation_in_at_most_64_characters(
    client: TestClient, body: object, name: str | None
) -> None:
    with capture_logs() as entries:
        client.post("/graphql", json=body)
    assert entries[-1]["operation"] == name


def test_a_status_is_logged_as_its_number() -> None:
    with capture_logs() as entries:
        TestClient(RequestLog(Response(status_code=HTTPStatus.OK), "a release")).get("/")
    assert repr(entries[-1]["status"]) == "200"


def test_a_path_cannot_forge_an_entry(client: TestClient) -> None:
    with capture_logs() as entries:
        client.get("/a%0Ab%1B[31m")
    assert entries[-1]["path"] == "/a%0Ab%1B%5B31m"


def test_an_unexpected_error_is_masked_with_an_id_that_is_in_the_log() -> None:
    with capture_logs() as entries:
        response = TestClient(RequestLog(broken, "a release")).get("/")
    (error,) = response.json()["errors"]
    failed, request = entries
    assert response.status_code == 500
    assert response.json()["extensions"] == {"release": "a release"}
    assert "secret" not in response.text
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["extensions"]["id"] == failed["id"] == response.headers["x-request-id"]
    assert failed["exc_info"]
    assert request["status"] == 500
