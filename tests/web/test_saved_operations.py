"""Operations that are known by their hash: asked for by it, listed, and perhaps the only ones that run."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from graphsvc.resources import OPERATIONS
from graphsvc.settings import Runnable, Settings

SHARING = OPERATIONS / "codes-sharing-a-modifier.graphql"
DESCRIPTION = (
    "Which codes are reported with a modifier? Each edge quotes the words that say it."
    " Where documents deny the modifier for a code, the code is not in the list."
)
OWN = "query Own($id: ID!) { node(id: $id) { id } }"

ClientWith = Callable[[Settings], TestClient]


def id_of(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def extensions_of_error(body: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    (error,) = body["errors"]
    assert "data" not in body
    found: dict[str, Any] = error["extensions"]
    return found


def test_the_id_is_the_hash_of_the_file_s_bytes_and_gives_its_answer(client: TestClient) -> None:
    content = SHARING.read_bytes()
    given = {"documentId": f"sha256:{hashlib.sha256(content).hexdigest()}", "variables": {"modifier": "59"}}
    expected = client.post("/graphql", json={"query": content.decode(), "variables": {"modifier": "59"}}).json()
    assert expected["data"]["modifier"]
    assert client.post("/graphql", json=given).json() == expected
    params = {"documentId": str(given["documentId"]), "variables": json.dumps(given["variables"])}
    assert client.get("/graphql", params=params).json() == expected


def test_the_hash_as_apollo_client_and_urql_send_it_is_understood(client: TestClient) -> None:
    sha256 = hashlib.sha256(SHARING.read_bytes()).hexdigest()
    extensions = {"persistedQuery": {"version": 1, "sha256Hash": sha256}}
    expected = client.post("/graphql", json={"documentId": f"sha256:{sha256}"}).json()
    body = {"operationName": "CodesSharingAModifier", "variables": {}, "extensions": extensions}
    assert client.post("/graphql", json=body).json() == expected
    params = {"variables": "{}", "extensions": json.dumps(extensions)}
    assert client.get("/graphql", params=params).json() == expected


def test_a_hash_that_is_not_that_of_the_text_sent_with_it_is_refused(client: TestClient) -> None:
    text = "{ __typename }"
    for given, code in ((id_of(text).removeprefix("sha256:"), None), ("00", "OPERATION_HASH_MISMATCH")):
        body = {"query": text, "extensions": {"persistedQuery": {"version": 1, "sha256Hash": given}}}
        answer = client.post("/graphql", json=body).json()
        if code is None:
            assert answer["data"] == {"__typename": "Query"}
        else:
            assert extensions_of_error(answer) == {
                "code": code,
                "value": "sha256:00",
                "hint": f"this text has {id_of(text)}; send that, or the query alone",
            }


@pytest.mark.parametrize("document_id", [id_of("{ a }"), "sha256:", "md5:0", "release", id_of("x").upper()])
@pytest.mark.parametrize("media_type", ["application/json", "application/graphql-response+json"])
def test_an_id_under_which_nothing_is_saved_is_refused(client: TestClient, document_id: str, media_type: str) -> None:
    response = client.post("/graphql", json={"documentId": document_id}, headers={"accept": media_type})
    assert response.status_code == (200 if media_type == "application/json" else 400)
    assert extensions_of_error(response.json()) == {
        "code": "SAVED_OPERATION_UNKNOWN",
        "value": document_id,
        "hint": "it is sha256: and the hash of the exact text, in small hex digits; /operations.json has all",
    }
    assert response.headers["cache-control"] == "no-store"


def test_where_only_saved_operations_run_others_are_refused(client_with: ClientWith) -> None:
    client = client_with(Settings(runnable=Runnable.SAVED))
    for media_type, status in (("application/json", 200), ("application/graphql-response+json", 403)):
        headers = {"accept": media_type}
        for response in (
            client.post("/graphql", json={"query": "{ __typename }"}, headers=headers),
            client.get("/graphql", params={"query": "{ __schema { types { name } } }"}, headers=headers),
        ):
            assert response.status_code == status
            assert extensions_of_error(response.json()) == {
                "code": "SAVED_OPERATION_REQUIRED",
                "hint": "send the documentId of one of /operations.json",
            }


def test_where_only_saved_operations_run_they_run_by_id_and_by_text(client_with: ClientWith) -> None:
    client = client_with(Settings(runnable=Runnable.SAVED))
    text = SHARING.read_text(encoding="utf-8")
    answers = [client.post("/graphql", json=body).json() for body in ({"query": text}, {"documentId": id_of(text)})]
    assert answers[0]["data"]["modifier"]
    assert answers[0] == answers[1]
    assert "errors" in client.post("/graphql", json={"query": text + "\n"}).json()


def test_the_manifest_lists_every_saved_operation_in_apollo_s_format(client: TestClient) -> None:
    manifest = client.get("/operations.json").json()
    assert (manifest["format"], manifest["version"]) == ("apollo-persisted-query-manifest", 1)
    assert [entry["savedAs"] for entry in manifest["operations"]] == sorted(
        path.stem for path in OPERATIONS.glob("*.graphql")
    )
    text = SHARING.read_text(encoding="utf-8")
    assert [entry for entry in manifest["operations"] if entry["savedAs"] == SHARING.stem] == [
        {
            "id": hashlib.sha256(text.encode()).hexdigest(),
            "name": "CodesSharingAModifier",
            "type": "query",
            "body": text,
            "documentId": id_of(text),
            "savedAs": "codes-sharing-a-modifier",
            "description": DESCRIPTION,
            "group": "modifiers",
        }
    ]


@pytest.mark.parametrize(
    ("name", "content", "document_id"),
    [
        ("own.graphql", OWN, id_of(OWN)),
        ("own.json", json.dumps({"0cc175b9c0f1b6a831c399e269772661": OWN}), "0cc175b9c0f1b6a831c399e269772661"),
        ("own.json", json.dumps({"0cc175b9c0f1b6a831c399e269772661": OWN}), id_of(OWN)),
        (
            "own.json",
            json.dumps(
                {
                    "format": "apollo-persisted-query-manifest",
                    "version": 1,
                    "operations": [{"id": id_of(OWN)[7:], "name": "Own", "type": "query", "body": OWN}],
                }
            ),
            id_of(OWN),
        ),
    ],
    ids=["a file", "the id of a map", "the hash of a text in a map", "Apollo's format"],
)
def test_a_team_s_own_operations_are_saved_by_a_setting(
    client_with: ClientWith, tmp_path: Path, name: str, content: str, document_id: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    client = client_with(Settings(operations=(tmp_path / name,), runnable=Runnable.SAVED))
    body = {"documentId": document_id, "variables": {"id": "modifier:26"}}
    assert client.post("/graphql", json=body).json()["data"] == {"node": {"id": "modifier:26"}}
    assert "Own" in {entry["name"] for entry in client.get("/operations.json").json()["operations"]}
