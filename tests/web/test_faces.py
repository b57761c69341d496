"""Everything served beside /graphql."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graphsvc.gql import print_sdl
from graphsvc.graph import KnowledgeGraph
from graphsvc.model import NodeKind
from graphsvc.resources import CONTEXT_FILE, ONTOLOGY_FILE, SHAPES_FILE
from graphsvc.settings import Settings

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_health_tells_the_release_and_what_it_holds(client: TestClient, graph: KnowledgeGraph) -> None:
    body = client.get("/health").json()
    assert (body["status"], body["release"]) == ("ok", graph.release.id)
    assert body["counts"]["DOCUMENT"] == 5
    assert body["counts"]["assertions"] == len(graph.assertions)
    assert {"evidence", "gaps", *NodeKind} < set(body["counts"])


def test_a_browser_that_sends_a_query_gets_its_answer(client: TestClient) -> None:
    response = client.get("/graphql", params={"query": "{ __typename }"}, headers=BROWSER)
    assert response.json()["data"] == {"__typename": "Query"}


def test_a_client_that_sends_no_query_gets_an_error_not_a_page(client: TestClient) -> None:
    response = client.get("/graphql")
    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == "REQUEST_INVALID"


def test_the_schema_is_served_as_published(client: TestClient) -> None:
    assert client.get("/schema.graphql").text == print_sdl()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        (ONTOLOGY_FILE, "text/turtle; charset=utf-8"),
        (SHAPES_FILE, "text/turtle; charset=utf-8"),
        (CONTEXT_FILE, "application/ld+json"),
    ],
    ids=lambda one: getattr(one, "name", None),
)
def test_what_rdf_is_written_in_is_served_as_published(client: TestClient, path: Path, media_type: str) -> None:
    response = client.get(f"/{path.name}")
    assert (response.content, response.headers["content-type"]) == (path.read_bytes(), media_type)


def test_an_unknown_path_is_a_json_error_with_a_hint(client: TestClient, graph: KnowledgeGraph) -> None:
    response = client.get("/grapql")
    assert response.status_code == 404
    assert response.json() == {
        "errors": [
            {
                "message": "nothing is served at this path",
                "extensions": {
                    "code": "PATH_NOT_FOUND",
                    "value": "/grapql",
                    "hint": "ask at /graphql or /sparql, agents at /mcp, people at /; the schema is at /schema.graphql",
                },
            }
        ],
        "extensions": {"release": graph.release.id},
    }


@pytest.mark.parametrize(
    "path",
    ["/", "/graphiql", "/health", "/schema.graphql", "/operations.json", "/missing", "/graphql?query={__typename}"],
)
def test_every_response_is_safe_and_has_an_id(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert re.fullmatch(r"[0-9a-f]{32}", headers["x-request-id"])


def test_a_request_id_is_taken_over_if_it_is_harmless(client: TestClient) -> None:
    assert client.get("/health", headers={"x-request-id": "proxy-1.2"}).headers["x-request-id"] == "proxy-1.2"
    assert client.get("/health", headers={"x-request-id": 'a" b'}).headers["x-request-id"] != 'a" b'


def test_other_origins_are_not_let_in_unless_set(
    client: TestClient, client_with: Callable[[Settings], TestClient]
) -> None:
    origin = {"origin": "https://app.example.org"}
    preflight = origin | {
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    assert "access-control-allow-origin" not in client.get("/health", headers=origin).headers
    assert client.options("/graphql", headers=preflight).status_code == 405

    friend = client_with(Settings(cors_origins=("https://app.example.org",)))
    assert friend.get("/health", headers=origin).headers["access-control-allow-origin"] == origin["origin"]
    assert friend.options("/graphql", headers=preflight).status_code == 200
    stranger = {"origin": "https://evil.example.org"}
    assert "access-control-allow-origin" not in friend.get("/health", headers=stranger).headers
