"""/sparql: the protocol, its formats and its errors, over HTTP."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import httpx2
import pytest
import rdflib
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results
from rdflib.compare import isomorphic
from rdflib.namespace import RDF
from starlette.testclient import TestClient

from graphsvc.export.rdf.names import iri
from graphsvc.graph import KnowledgeGraph
from graphsvc.settings import Runnable, Settings
from graphsvc.sparql.limits import AT_ONCE, WAITING
from graphsvc.sparql.saved import saved_queries
from graphsvc.web import create_app
from graphsvc.web.body import MAX_BODY
from tests.sparql.endpoints import ENDLESS, NUMBERS
from tests.threads import finished

SELECT = "SELECT ?code { ?code gs:takesModifier modifier:26 } ORDER BY ?code"
CONSTRUCT = "CONSTRUCT WHERE { cpt:77386 gs:takesModifier ?modifier }"
CODES = [iri(f"cpt:{code}") for code in ("77386", "77620", "77750")]

ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": None,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}
ORIGIN = "https://app.example.org"

DIRECT = {"content-type": "application/sparql-query"}
LATIN = {"content-type": "application/sparql-query; charset=latin-1"}
FORM = {"content-type": "application/x-www-form-urlencoded"}

reading_json_ld = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
"""rdflib's own reader of JSON-LD uses what rdflib deprecates."""

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")


@pytest.fixture(scope="module")
def strict(graph: KnowledgeGraph) -> Iterator[TestClient]:
    """A client of another service, whose queries may take one second, and which pages of one origin may ask."""
    with TestClient(create_app(graph, Settings(sparql_timeout=1, cors_origins=(ORIGIN,)))) as client:
        yield client


def codes_in(response: Any) -> list[str]:  # noqa: ANN401 - the test client's
    return [row["code"]["value"] for row in response.json()["results"]["bindings"]]


def codes_read(content: bytes, form: QueryResultsFormat) -> list[str]:
    """Return what an answer lists; its rows end here, for no other thread than this may drop them."""
    rows = parse_query_results(content, form)
    assert isinstance(rows, QuerySolutions)
    return [row["code"].value for row in rows]


def error_of(response: Any) -> dict[str, Any]:  # noqa: ANN401
    (error,) = response.json()["errors"]
    assert error["extensions"]["hint"]
    assert response.headers["cache-control"] == "no-store"
    return {**error["extensions"], "message": error["message"]}


def media_type(response: Any) -> str:  # noqa: ANN401
    return str(response.headers["content-type"]).partition(";")[0]


def test_each_way_of_asking_gives_the_same_answer(client: TestClient) -> None:
    answers = [
        client.get("/sparql", params={"query": SELECT}),
        client.post("/sparql", data={"query": SELECT}),
        client.post("/sparql", content=SELECT, headers=DIRECT),
        client.post("/sparql", content=SELECT, headers={"content-type": "Application/SPARQL-Query; charset=UTF-8"}),
        client.post("/sparql", content=f"\ufeff{SELECT}", headers=DIRECT),  # as some editors save a file
        client.get("/sparql", params={"query": SELECT, "format": "xml", "timeout": "0"}),
    ]
    assert [codes_in(answer) for answer in answers] == [CODES] * 6
    head = client.head("/sparql", params={"query": SELECT})
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", answers[0].headers["etag"])


@pytest.mark.parametrize("wanted", ROWS)
def test_rows_are_the_same_in_every_format(client: TestClient, wanted: str) -> None:
    response = client.get("/sparql", params={"query": SELECT}, headers={"accept": wanted})
    assert media_type(response) == wanted
    if form := ROWS[wanted]:
        assert codes_read(response.content, form) == CODES
    else:
        assert response.text.split() == ["code", *CODES]
    yes = client.get("/sparql", params={"query": "ASK {}"}, headers={"accept": wanted})
    assert (yes.status_code, media_type(yes), "true" in yes.text) == (200, wanted, True)


@reading_json_ld
@pytest.mark.parametrize("wanted", GRAPHS)
def test_graphs_are_the_same_in_every_format(client: TestClient, wanted: str) -> None:
    said = [iri(f"modifier:{code}") for code in ("26", "59", "76", "TC")]
    expected = rdflib.Graph()
    for one in said:
        expected.add(tuple(map(rdflib.URIRef, (iri("cpt:77386"), iri("gs:takesModifier"), one))))  # type: ignore[arg-type]
    for query in (CONSTRUCT, f"{CONSTRUCT} # again"):
        response = client.get("/sparql", params={"query": query}, headers={"accept": wanted})
        assert media_type(response) == wanted
        assert isomorphic(rdflib.Graph().parse(data=response.content, format=GRAPHS[wanted]), expected)
    described = client.get("/sparql", params={"query": "DESCRIBE modifier:26"}, headers={"accept": wanted})
    assert len(rdflib.Graph().parse(data=described.content, format=GRAPHS[wanted])) > 2


@pytest.mark.parametrize(
    ("accept", "of_rows", "of_graphs"),
    [
        (None, "application/sparql-results+json", "text/turtle"),
        ("*/*", "application/sparql-results+json", "text/turtle"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/sparql-results+json", "text/turtle"),
        ("text/*", "text/csv", "text/turtle"),
        ("application/json", "application/json", None),
        ("application/xml;q=0.5, application/sparql-results+json;q=0.4", "application/xml", None),
        (
            "text/csv;q=0.2, text/tab-separated-values;q=0.7, application/rdf+xml",
            "text/tab-separated-values",
            "application/rdf+xml",
        ),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml", "text/turtle"),
        ("text/plain", None, "text/plain"),
        ("application/ld+json, text/turtle;q=0.9", None, "application/ld+json"),
        ("image/png", None, None),
    ],
)
def test_a_client_gets_what_it_prefers_of_what_can_hold_the_answer(
    client: TestClient, accept: str | None, of_rows: str | None, of_graphs: str | None
) -> None:
    headers = {"accept": accept} if accept else {"accept": ""}
    for query, expected in ((SELECT, of_rows), (CONSTRUCT, of_graphs)):
        response = client.post("/sparql", data={"query": query}, headers=headers)
        assert response.headers["vary"] == "Accept"
        if expected:
            assert (response.status_code, media_type(response)) == (200, expected)
        else:
            assert response.status_code == 406
            assert error_of(response)["code"] in {"NOT_ACCEPTABLE", "RESULT_FORMAT_UNSUITED"}


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("", 400, "QUERY_INVALID"),
        ("SELECT * {", 400, "QUERY_INVALID"),
        ("{ codes { nodes { code } } }", 400, "QUERY_INVALID"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403, "SERVICE_REFUSED"),
        ("INSERT DATA { cpt:77386 gs:takesModifier modifier:50 }", 403, "READ_ONLY"),
        (f"SELECT * {{ VALUES ?a {{ {NUMBERS} }} VALUES ?b {{ {NUMBERS} }} }}", 422, "ANSWER_TOO_LARGE"),
        (f"ASK {'{' * 50_000}{'}' * 50_000}", 422, "QUERY_TOO_LARGE"),
    ],
    ids=range(7),
)
def test_what_is_not_answered_is_told_by_status_and_code(
    client: TestClient, query: str, status: int, code: str
) -> None:
    response = client.post("/sparql", data={"query": query})
    assert (response.status_code, error_of(response)["code"]) == (status, code)


def test_a_query_that_cannot_be_read_is_told_where(client: TestClient) -> None:
    error = error_of(client.get("/sparql", params={"query": "SELECT *\nWHERE {\n  ?s ?p no:prefix }"}))
    assert error["value"] == "3:18"
    assert error["message"] == "the query cannot be read near line 3, column 18: it has a prefix that is not declared"


@pytest.mark.parametrize(
    ("request_of", "status", "code"),
    [
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403, "READ_ONLY"),
        ({"method": "POST", "data": {"query": SELECT, "update": "CLEAR ALL"}}, 403, "READ_ONLY"),
        ({"method": "GET", "params": {"update": "CLEAR ALL"}}, 403, "READ_ONLY"),
        ({"content": "CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 403, "READ_ONLY"),
        ({"method": "PUT", "content": SELECT}, 405, "METHOD_NOT_ALLOWED"),
        ({"method": "DELETE"}, 405, "METHOD_NOT_ALLOWED"),
        ({"content": SELECT, "headers": {"content-type": "text/plain"}}, 415, "MEDIA_TYPE_UNSUPPORTED"),
        ({"content": SELECT}, 415, "MEDIA_TYPE_UNSUPPORTED"),
        ({"json": {"query": SELECT}}, 415, "MEDIA_TYPE_UNSUPPORTED"),
        ({"content": SELECT, "headers": LATIN}, 415, "MEDIA_TYPE_UNSUPPORTED"),
        ({"data": {"query": SELECT}, "headers": {"content-encoding": "gzip"}}, 415, "MEDIA_TYPE_UNSUPPORTED"),
        ({"data": {"text": SELECT}}, 400, "REQUEST_INVALID"),
        ({"data": {"query": [SELECT, SELECT]}}, 400, "REQUEST_INVALID"),
        ({"method": "GET", "params": {"query": [SELECT, "ASK {}"]}}, 400, "REQUEST_INVALID"),
        ({"content": b"\xff", "headers": DIRECT}, 400, "REQUEST_INVALID"),
        ({"content": b"query=\xff", "headers": FORM}, 400, "REQUEST_INVALID"),
        ({"content": b"query=%ff", "headers": FORM}, 400, "REQUEST_INVALID"),
        ({"content": "&".join(["a=b"] * 2_000), "headers": FORM}, 400, "REQUEST_INVALID"),
        ({"content": b"#" * (MAX_BODY + 1), "headers": DIRECT}, 413, "BODY_TOO_LARGE"),
        ({"data": {"query": SELECT, "default-graph-uri": "no IRI"}}, 400, "DATASET_INVALID"),
        ({"data": {"query": SELECT, "named-graph-uri": ""}}, 400, "DATASET_INVALID"),
    ],
    ids=range(21),
)  # fmt: skip
def test_a_request_that_the_protocol_does_not_know_is_refused(
    client: TestClient, request_of: dict[str, Any], status: int, code: str
) -> None:
    response = client.request(**{"method": "POST", "url": "/sparql", **request_of})
    assert (response.status_code, error_of(response)["code"]) == (status, code)


def test_a_request_chooses_its_dataset(client: TestClient, graph: KnowledgeGraph) -> None:
    document = iri(next(one.id for one in graph.documents.values() if "77386" in one.name))
    said = "SELECT DISTINCT ?code { ?code gs:takesModifier modifier:26 }"
    for chosen in ({"default-graph-uri": document}, {"default-graph-uri": document, "named-graph-uri": document}):
        assert codes_in(client.get("/sparql", params={"query": said, **chosen})) == CODES[:1]
        assert codes_in(client.post("/sparql", data={"query": said, **chosen})) == CODES[:1]
        direct = client.post("/sparql", content=said, params=chosen, headers=DIRECT)
        assert codes_in(direct) == CODES[:1]
    assert codes_in(client.get("/sparql", params={"query": said, "named-graph-uri": document})) == []
    named = said.replace("{", "{ GRAPH ?g {", 1) + "}"
    assert codes_in(client.get("/sparql", params={"query": named, "named-graph-uri": document})) == CODES[:1]
    assert codes_in(client.get("/sparql", params={"query": said.replace("{", f"FROM <{document}> {{")})) == CODES[:1]


@reading_json_ld
@pytest.mark.parametrize("wanted", GRAPHS)
def test_who_asks_nothing_is_told_what_is_served(client: TestClient, graph: KnowledgeGraph, wanted: str) -> None:
    response = client.get("/sparql", headers={"accept": wanted})
    assert media_type(response) == wanted
    told = rdflib.Graph().parse(data=response.content, format=GRAPHS[wanted])
    service = rdflib.URIRef("http://testserver/sparql")
    assert told.value(service, RDF.type) == SD.Service
    assert told.value(service, SD.endpoint) == service
    assert told.value(service, SD.feature) == SD.UnionDefaultGraph
    assert told.value(service, SD.supportedLanguage) == SD.SPARQL11Query
    assert len(list(told.objects(service, SD.resultFormat))) == len(ROWS) + len(GRAPHS)
    dataset = told.value(service, SD.defaultDataset)
    named = {str(told.value(one, SD.name)) for one in told.objects(dataset, SD.namedGraph)}
    assert named == {str(iri(document)) for document in graph.documents}
    tag = response.headers["etag"]
    again = client.get("/sparql", headers={"accept": wanted, "if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/sparql", headers={"accept": "text/csv"}).status_code == 406


def test_who_has_an_answer_is_not_sent_it_again(client: TestClient) -> None:
    def ask(accept: str = "*/*", kept: str = "", **changed: str) -> Any:  # noqa: ANN401 - the test client's
        headers = {"accept": accept, "if-none-match": kept}
        return client.get("/sparql", params={"query": SELECT, **changed}, headers=headers)

    tag = ask().headers["etag"]
    again = ask(kept=tag)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    document = iri("document:1")
    others = [ask("text/csv"), ask(query=f"{SELECT} LIMIT 9")]
    others += [ask(**{name: document}) for name in ("default-graph-uri", "named-graph-uri")]
    assert len({tag, *(other.headers["etag"] for other in others)}) == 5


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?x) {}",
        "SELECT (rand() AS ?x) {}",
        "SELECT (StrUUID() AS ?x) {}",
        "CONSTRUCT { [] gs:code ?code } { ?code a gs:Code }",
        "SELECT * { ?s ?p",
    ],
)
def test_what_may_be_another_answer_next_time_is_not_kept(client: TestClient, query: str) -> None:
    response = client.get("/sparql", params={"query": query})
    assert "etag" not in response.headers
    assert response.headers["cache-control"] == "no-store"
    assert client.post("/sparql", data={"query": SELECT}).headers["cache-control"] == "no-store"


def test_two_processes_give_the_same_bytes(client: TestClient, strict: TestClient) -> None:
    for wanted in (*ROWS, *GRAPHS):
        query = "SELECT * { ?s ?p ?o }" if wanted in ROWS else "CONSTRUCT WHERE { ?s ?p ?o }"
        one, two = (
            service.get("/sparql", params={"query": query}, headers={"accept": wanted}) for service in (client, strict)
        )
        assert one.content == two.content
        assert one.headers["etag"] == two.headers["etag"]


def test_pages_of_known_origins_may_ask(strict: TestClient) -> None:
    response = strict.get("/sparql", params={"query": "ASK {}"}, headers={"origin": ORIGIN})
    assert response.headers["access-control-allow-origin"] == ORIGIN
    assert set(response.headers["vary"].split(", ")) == {"Accept", "Origin"}
    asking = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    assert strict.options("/sparql", headers={"origin": ORIGIN, **asking}).status_code == 200
    stranger = strict.get("/sparql", params={"query": "ASK {}"}, headers={"origin": "https://stranger.example"})
    assert "access-control-allow-origin" not in stranger.headers


def test_a_query_that_takes_too_long_is_stopped(strict: TestClient) -> None:
    response = strict.post("/sparql", data={"query": ENDLESS})
    assert (response.status_code, error_of(response)["code"]) == (422, "QUERY_TIMEOUT")
    assert strict.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_only_saved_queries_run_where_no_others_may(client_with: Callable[[Settings], TestClient]) -> None:
    with client_with(Settings(runnable=Runnable.SAVED)) as client:
        for saved in saved_queries():
            assert client.post("/sparql", data={"query": saved.text}).status_code == 200
        response = client.post("/sparql", data={"query": SELECT})
        assert (response.status_code, error_of(response)["code"]) == (403, "SAVED_OPERATION_REQUIRED")


def test_what_is_not_installed_is_named(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    for response in (client.get("/sparql"), client.post("/sparql", data={"query": SELECT})):
        assert response.status_code == 501
        assert error_of(response)["code"] == "EXTRA_MISSING"
        assert error_of(response)["hint"] == "pip install 'graphsvc[rdf]'"
    monkeypatch.delattr(os, "fork")
    response = client.get("/sparql")
    assert (response.status_code, error_of(response)["code"]) == (501, "PLATFORM_UNSUITED")


def test_too_many_at_once_are_told_when_to_ask_again(graph: KnowledgeGraph) -> None:
    app = create_app(graph, Settings())

    async def ask() -> list[httpx2.Response]:
        async with (
            app.router.lifespan_context(app),
            httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://testserver") as client,
        ):
            asked = [client.get("/sparql", params={"query": SELECT}) for _ in range(AT_ONCE + WAITING + 3)]
            return await asyncio.gather(*asked)

    found = finished(ask())
    busy = [response for response in found if response.status_code == 503]
    assert [codes_in(response) for response in found if response.status_code == 200] == [CODES] * (AT_ONCE + WAITING)
    assert [error_of(response)["code"] for response in busy] == ["SPARQL_BUSY"] * 3
    assert all(int(response.headers["retry-after"]) > 0 for response in busy)


def test_a_client_that_leaves_ends_its_query(graph: KnowledgeGraph) -> None:
    app = create_app(graph, Settings(sparql_timeout=600))

    async def visit(query: str, *, stays: bool) -> list[Any]:
        sent: list[Any] = []
        messages = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> Any:  # noqa: ANN401
            if messages:
                return messages.pop()
            if stays:
                await asyncio.Event().wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:  # noqa: ANN401
            sent.append(message)
            await asyncio.sleep(0)

        query_string = urlencode({"query": query}).encode()
        scope = {"type": "http", "method": "GET", "path": "/sparql", "query_string": query_string, "headers": []}
        await app({**scope, "server": ("testserver", 80), "scheme": "http"}, receive, send)
        return sent

    async def visits() -> list[Any]:
        async with app.router.lifespan_context(app):
            for _ in range(AT_ONCE + 1):
                assert await visit(ENDLESS, stays=False) == []
            return await visit("ASK {}", stays=True)

    start, body = finished(visits())
    assert (start["status"], body["body"]) == (200, b'{"head":{},"boolean":true}')


WORDS = "SELECT WHERE COUNT SERVICE GRAPH FILTER BIND AS VALUES UNION OPTIONAL ASK CONSTRUCT DESCRIBE FROM LIMIT"
SIGNS = "* ?x { } ( ) < > <a:b> cpt:77386 ' \" # \\ . ; 1 9999999999999999999999 1e999 \x00 é \U0001f600 [] _:b @en"
PIECES = st.sampled_from([*WORDS.split(), *SIGNS.split(" "), "\n"])


@hypothesis_settings(deadline=None)
@given(query=st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("SELECT * {{ {} }}".format)))
def test_no_query_is_an_error_of_the_service(client: TestClient, query: str) -> None:
    response = client.post(
        "/sparql",
        content=urlencode({"query": query}, errors="surrogatepass").encode(),
        headers=FORM,
    )
    assert response.status_code in {200, 400, 403, 422}
    if response.status_code != 200:
        assert error_of(response)["code"] != "INTERNAL"
