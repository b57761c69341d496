"""Answers to GET are tagged, kept and asked for again by their tag."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from httpx2 import Response
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from graphsvc.graph import KnowledgeGraph, Release
from graphsvc.settings import Settings
from graphsvc.web.body import GraphQLRequest
from graphsvc.web.caching import Caching

QUERY = "query Two($ids: [ID!]!, $first: Int) { nodes(ids: $ids) { id } codes(first: $first) { totalCount } }"
VARIABLES = {"ids": ["modifier:26"], "first": 2}
NEWER = "application/graphql-response+json"


def get(client: TestClient, query: str = QUERY, **more: str) -> Response:
    headers = {name.replace("_", "-"): text for name, text in more.items() if name in {"if_none_match", "accept"}}
    params = {name: text for name, text in more.items() if name.replace("_", "-") not in headers}
    return client.get("/graphql", params={"query": query, "variables": json.dumps(VARIABLES)} | params, headers=headers)


def test_an_answer_that_the_client_still_has_is_not_sent_again(client: TestClient) -> None:
    first = get(client)
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', f'"a,b",{tag}'):
        again = get(client, if_none_match=known)
        assert (again.status_code, again.content) == (304, b"")
        assert {name: again.headers[name] for name in ("etag", "cache-control", "vary")} == {
            "etag": tag,
            "cache-control": "public, max-age=0, must-revalidate",
            "vary": "Accept",
        }


@pytest.mark.parametrize("known", ['"other"', "", '"', "nonsense", '""' * 10_000])
def test_an_answer_that_the_client_has_not_is_sent(client: TestClient, known: str) -> None:
    response = get(client, if_none_match=known)
    assert (response.status_code, response.json()["data"]["nodes"]) == (200, [{"id": "modifier:26"}])


def test_head_tells_the_tag_of_the_answer(client: TestClient) -> None:
    params = {"query": QUERY, "variables": json.dumps(VARIABLES)}
    assert client.head("/graphql", params=params).headers["etag"] == get(client).headers["etag"]


def test_the_order_and_the_blanks_of_variables_do_not_matter(client: TestClient) -> None:
    other = json.dumps(dict(reversed(VARIABLES.items())), indent=2)
    assert get(client, variables=other).headers["etag"] == get(client).headers["etag"]


@pytest.mark.parametrize(
    "change",
    [
        {"query": QUERY + " "},
        {"variables": json.dumps(VARIABLES | {"first": 3})},
        {"variables": json.dumps(VARIABLES | {"first": None})},
        {"operationName": "Two"},
        {"accept": NEWER},
    ],
)
def test_what_changes_the_answer_changes_the_tag(client: TestClient, change: dict[str, str]) -> None:
    assert get(client, **change).headers["etag"] != get(client).headers["etag"]


def test_a_saved_operation_by_its_id_has_the_tag_of_its_text(client: TestClient) -> None:
    listed = client.get("/operations.json").json()["operations"][0]
    tags = {
        client.get("/graphql", params=params).headers["etag"]
        for params in ({"query": listed["body"]}, {"documentId": listed["documentId"]})
    }
    assert len(tags) == 1


@pytest.mark.parametrize("query", ["{", "{ nothing }", "{ codes(first: 100000) { totalCount } }", "mutation { a }"])
@pytest.mark.parametrize("accept", ["application/json", NEWER])
def test_an_error_is_never_kept(client: TestClient, query: str, accept: str) -> None:
    response = get(client, query, accept=accept)
    assert "errors" in response.json()
    assert "etag" not in response.headers
    assert response.headers["cache-control"] == "no-store"


def test_the_answer_to_a_post_is_not_kept(client: TestClient) -> None:
    response = client.post("/graphql", json={"query": "{ __typename }"}, headers={"if-none-match": "*"})
    assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in response.headers


def test_how_long_an_answer_is_kept_is_a_setting(client_with: Callable[[Settings], TestClient]) -> None:
    headers = get(client_with(Settings(cache_max_age=300))).headers
    assert headers["cache-control"] == "public, max-age=300, must-revalidate"


def test_where_origins_are_let_in_an_answer_is_kept_for_each(client_with: Callable[[Settings], TestClient]) -> None:
    client = client_with(Settings(cors_origins=("https://app.example.org",)))
    assert get(client).headers["vary"] == "Accept, Origin"


def asked(query: str = QUERY, **more: object) -> GraphQLRequest:
    return replace(
        GraphQLRequest(query=query, document_id=None, variables={}, operation_name=None),
        **more,  # type: ignore[arg-type]  # each test gives what it changes
    )


def tag(release: Release, query: str = QUERY, *, sdl: str = "type Query") -> str:
    made = Caching(release, sdl, 0).tag(query, asked(query), NEWER)
    assert made
    return made


def test_another_release_or_schema_has_other_tags(graph: KnowledgeGraph) -> None:
    release = graph.release
    assert len({tag(release), tag(replace(release, id="0" * 16)), tag(release, sdl="type Other")}) == 3


def test_the_time_of_the_build_counts_only_where_it_is_asked_for(graph: KnowledgeGraph) -> None:
    builds = [replace(graph.release, built_at=datetime(2026, 1, day, tzinfo=UTC)) for day in (1, 2)]
    assert len({tag(build) for build in builds}) == 1
    assert len({tag(build, "{ release { builtAt } }") for build in builds}) == 2


NAMES = st.text(max_size=3)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


@given(variables=st.lists(st.dictionaries(NAMES, VALUES, max_size=3), min_size=2, max_size=2))
def test_tags_are_the_same_exactly_where_the_variables_are(
    graph: KnowledgeGraph, variables: list[dict[str, object]]
) -> None:
    caching = Caching(graph.release, "type Query", 0)
    one, other = (caching.tag(QUERY, asked(variables=given), NEWER) for given in variables)
    canonical_one, canonical_other = (json.dumps(given, sort_keys=True) for given in variables)
    assert (one == other) == (canonical_one == canonical_other)
    assert one == caching.tag(QUERY, asked(variables=dict(reversed(variables[0].items()))), NEWER)
