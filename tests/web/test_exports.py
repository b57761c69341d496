"""/export: every format, of all or of a part, for caches, impatient clients and mistaken ones."""

import asyncio
import gzip
import hashlib
import json
import sys
import threading
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

import pytest
from httpx2 import ASGITransport, AsyncClient
from starlette.testclient import TestClient
from starlette.types import Message

from graphsvc.export import FORMATS, Exporter
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import chosen, portion
from graphsvc.model import Assertion, Gap
from graphsvc.settings import Settings
from graphsvc.web import create_app
from graphsvc.web.streaming import PART, Streaming, gathered
from tests.threads import finished

every_format = pytest.mark.parametrize("exporter", FORMATS, ids=lambda exporter: exporter.name)


@every_format
def test_a_format_is_served_as_it_is_written(client: TestClient, graph: KnowledgeGraph, exporter: Exporter) -> None:
    response = client.get(f"/export/{exporter.name}")
    assert response.content == b"".join(exporter.write(portion(graph)))
    charset = {"text/turtle": "; charset=utf-8"}.get(exporter.media_type, "")
    assert response.headers["content-type"] == f"{exporter.media_type}{charset}"
    named = response.headers["content-disposition"]
    assert named.startswith(f'attachment; filename="graphsvc-{graph.release.id}')
    assert named.endswith(f'{exporter.ending}"')


@every_format
def test_a_client_that_takes_gzip_gets_it_unless_it_is_an_archive(client: TestClient, exporter: Exporter) -> None:
    path, is_archive = f"/export/{exporter.name}", exporter.ending == ".zip"
    plain, packed = (client.get(path, headers={"accept-encoding": coding}) for coding in ("identity", "gzip, br"))
    assert "content-encoding" not in plain.headers
    assert packed.headers.get("content-encoding") == (None if is_archive else "gzip")
    assert packed.content == plain.content
    for response in (plain, packed):
        assert response.headers.get("vary") == (None if is_archive else "Accept-Encoding")
    assert (packed.headers["etag"] == plain.headers["etag"]) == is_archive
    for response in (plain, packed):
        told = {
            "if-none-match": response.headers["etag"],
            "accept-encoding": response.request.headers["accept-encoding"],
        }
        again = client.get(path, headers=told)
        assert (again.status_code, again.headers["etag"]) == (304, response.headers["etag"])
        assert "content-encoding" not in again.headers


def test_what_is_compressed_has_the_same_bytes_each_time(client: TestClient) -> None:
    def sent() -> bytes:
        with client.stream("GET", "/export/nquads", headers={"accept-encoding": "gzip"}) as response:
            return b"".join(response.iter_raw())

    packed = sent()
    assert packed == sent()
    assert gzip.decompress(packed) == client.get("/export/nquads").content
    assert len(packed) < len(gzip.decompress(packed)) / 10


@every_format
def test_a_head_request_gets_the_same_headers_and_no_body(client: TestClient, exporter: Exporter) -> None:
    asked, told = client.get(f"/export/{exporter.name}"), client.head(f"/export/{exporter.name}")
    assert told.content == b""
    for name in ("etag", "content-type", "content-encoding", "content-disposition", "cache-control", "vary"):
        assert told.headers.get(name) == asked.headers.get(name)
    assert "content-length" not in told.headers


def test_who_has_an_export_is_not_sent_it_again(client: TestClient) -> None:
    tag = client.get("/export/graphml").headers["etag"]
    again = client.get("/export/graphml", headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/export/gexf", headers={"if-none-match": tag}).status_code == 200


def test_a_tag_is_that_of_the_release_the_format_and_the_choice(client: TestClient, graph: KnowledgeGraph) -> None:
    other = replace(graph, release=replace(graph.release, id="0" * 16))
    paths = ["/export/graphml", "/export/gexf", "/export/gexf?ids=modifier:26", "/export/gexf?ids=modifier:26&depth=2"]
    tags = [client.get(path).headers["etag"] for path in paths]
    tags.append(TestClient(create_app(other, Settings())).get("/export/graphml").headers["etag"])
    assert len(set(tags)) == len(tags)
    orders = ["/export/gexf?ids=modifier:26,cpt:77620", "/export/gexf?ids=cpt:77620&ids=modifier:26"]
    assert len({client.get(path).headers["etag"] for path in orders}) == 1


def test_a_tag_is_that_of_the_packages_that_write_the_bytes(
    client: TestClient, graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ["/export/csv", "/export/croissant.json"]
    here = [client.get(path).headers["etag"] for path in paths]
    monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", "1.3.1.zlib-ng")
    elsewhere = TestClient(create_app(graph, Settings()))
    assert [elsewhere.get(path).headers["etag"] == tag for path, tag in zip(paths, here, strict=True)] == [False, False]


def test_a_part_is_chosen_by_ids_and_by_what_a_saved_operation_names(client: TestClient, graph: KnowledgeGraph) -> None:
    exporter = FORMATS[0]
    choice = chosen(graph, ["modifier:26"], steps=2)
    response = client.get(f"/export/{exporter.name}?ids=modifier:26&depth=2")
    assert response.content == b"".join(exporter.write(portion(graph, choice)))
    assert f"{graph.release.id}-{choice.key}." in response.headers["content-disposition"]
    named = client.get("/export/node-link", params={"operation": "codes-sharing-a-modifier", "depth": 0}).json()
    ids = {node["id"] for node in named["nodes"]}
    assert {"cpt:77386", "cpt:77620", "cpt:77750"} <= ids
    variables = json.dumps({"modifier": "59"})
    other = client.get("/export/node-link", params={"operation": "codes-sharing-a-modifier", "variables": variables})
    assert {node["id"] for node in other.json()["nodes"]} != ids


class Watched(tuple[Assertion, ...]):
    """Assertions that know in which threads somebody went over all of them."""

    threads: ClassVar[set[str]] = set()

    def __iter__(self) -> Iterator[Assertion]:
        self.threads.add(threading.current_thread().name)
        return super().__iter__()


def test_what_goes_over_the_whole_graph_does_so_outside_the_event_loop(graph: KnowledgeGraph) -> None:
    watched = replace(graph, assertions=Watched(graph.assertions))
    path = "/export/gexf?operation=cell-of-a-matrix"
    assert TestClient(create_app(watched, Settings())).get(path).status_code == 200
    assert {name for name in Watched.threads if not name.startswith("AnyIO worker")} == set()
    assert Watched.threads


class Held(tuple[Gap, ...]):
    """Gaps that nobody gets past before it is allowed; FHIR does without them."""

    reached: ClassVar[threading.Event] = threading.Event()
    allowed: ClassVar[threading.Event] = threading.Event()

    def __iter__(self) -> Iterator[Gap]:
        self.reached.set()
        self.allowed.wait(20)
        return super().__iter__()


def test_clients_that_wait_for_the_metadata_keep_no_export_from_being_made(graph: KnowledgeGraph) -> None:
    app = create_app(replace(graph, gaps=Held(graph.gaps)), Settings())

    async def visits() -> list[int]:
        async with AsyncClient(transport=ASGITransport(app), base_url="http://testserver") as client:
            waiting = [asyncio.create_task(client.get("/export/croissant.json")) for _ in range(3)]
            while not Held.reached.is_set():
                await asyncio.sleep(0)
            try:
                served = await asyncio.wait_for(client.get("/export/fhir"), 10)
            finally:
                Held.allowed.set()
            return [served.status_code, *(response.status_code for response in await asyncio.gather(*waiting))]

    assert finished(visits()) == [200] * 4


def test_a_client_gets_the_format_of_the_media_type_that_it_prefers(client: TestClient) -> None:
    response = client.get("/export", headers={"accept": "application/gexf+xml;q=0.5, application/graphml+xml"})
    assert response.headers["content-location"] == "/export/graphml"
    assert response.headers["vary"] == "Accept-Encoding, Accept"
    assert response.content == client.get("/export/graphml").content
    part = client.get("/export?ids=modifier:26", headers={"accept": "application/graphml+xml"})
    assert part.content == client.get("/export/graphml?ids=modifier:26").content


def test_a_part_or_an_error_is_not_said_to_be_the_whole(client: TestClient) -> None:
    def asked(path: str) -> str | None:
        return client.get(path, headers={"accept": "application/graphml+xml"}).headers.get("content-location")

    location = asked("/export?ids=modifier:26,payer:aetna&depth=0&ids=cpt:77386")
    assert location == "/export/graphml?ids=modifier:26,payer:aetna&depth=0&ids=cpt:77386"
    assert client.get(location).content != client.get("/export/graphml").content
    assert asked("/export?ids=cpt:00000") is None


def test_a_client_of_fhir_gets_fhir(client: TestClient) -> None:
    response = client.get("/export", headers={"accept": "application/fhir+json; fhirVersion=4.0"})
    assert response.headers["content-location"] == "/export/fhir"
    assert response.headers["content-type"] == "application/fhir+json"
    assert response.json()["resourceType"] == "Bundle"


def test_linked_data_that_are_asked_for_are_the_graph_and_not_the_metadata_of_the_same_media_type(
    client: TestClient,
) -> None:
    response = client.get("/export", headers={"accept": "application/ld+json"})
    assert response.headers["content-location"] == "/export/json-ld"
    assert response.content == client.get("/export/json-ld").content
    assert "distribution" not in response.json()


def test_a_client_that_takes_anything_gets_the_list_of_formats(client: TestClient, graph: KnowledgeGraph) -> None:
    listed = client.get("/export").json()
    assert listed["release"] == graph.release.id
    assert [entry["name"] for entry in listed["formats"]] == [exporter.name for exporter in FORMATS]
    assert all(client.head(entry["path"]).status_code == 200 for entry in listed["formats"])
    assert client.get("/export", headers={"accept": "application/*"}).json() == listed


def test_the_metadata_have_the_checksums_of_what_is_served(client: TestClient) -> None:
    response = client.get("/export/croissant.json")
    assert response.headers["content-type"] == "application/ld+json"
    files = [file for file in response.json()["distribution"] if "sha256" in file]
    assert [file["name"] for file in files] == [exporter.name for exporter in FORMATS]
    for file in files:
        assert hashlib.sha256(client.get(file["contentUrl"]).content).hexdigest() == file["sha256"]
    tag = response.headers["etag"]
    assert client.get("/export/croissant.json", headers={"if-none-match": tag}).status_code == 304
    assert client.get("/export/croissant").content == response.content


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/export/graphlm", 404, "FORMAT_UNKNOWN"),
        ("/export/gexf?id=modifier:26", 400, "SELECTION_INVALID"),
        ("/export/gexf?depth=1", 400, "SELECTION_INVALID"),
        ("/export/gexf?ids=modifier:26&variables={}", 400, "SELECTION_INVALID"),
        ("/export/gexf?ids=modifier:26&depth=1&depth=2", 400, "SELECTION_INVALID"),
        ("/export/croissant.json?ids=modifier:26", 400, "SELECTION_INVALID"),
        ("/export/gexf?ids=cpt:00000", 400, "SELECTION_INVALID"),
        ("/export/gexf?ids=modifier:26&depth=9", 400, "SELECTION_INVALID"),
        ("/export/gexf?ids=modifier:26&depth=one", 400, "SELECTION_INVALID"),
        ("/export/gexf?ids=modifier:26&depth=" + "9" * 5000, 400, "SELECTION_INVALID"),
        ("/export/gexf?ids=sesame", 400, "NODE_ID_INVALID"),
        ("/export/gexf?ids=", 400, "SELECTION_EMPTY"),
        ("/export/gexf?ids=modifier:26&depth=0", 400, "SELECTION_EMPTY"),
        ("/export/gexf?operation=who-bills-best", 400, "OPERATION_INVALID"),
        ("/export/gexf?operation=codes-sharing-a-modifier&variables=[]", 400, "OPERATION_INVALID"),
        ("/export/gexf?operation=codes-sharing-a-modifier&variables={", 400, "OPERATION_INVALID"),
        ('/export/gexf?operation=codes-sharing-a-modifier&variables={"first":-1}', 400, "OPERATION_INVALID"),
        ('/export/gexf?operation=codes-sharing-a-modifier&variables={"modifer":"59"}', 400, "BAD_USER_INPUT"),
        ('/export/gexf?operation=codes-sharing-a-modifier&variables={"modifier":"ZZ"}', 400, "SELECTION_EMPTY"),
        ("/export/gexf?ids=" + "modifier:26," * 501, 414, "SELECTION_TOO_LARGE"),
    ],
    ids=range(20),
)
def test_what_cannot_be_exported_is_refused_with_the_reason(
    client: TestClient, path: str, status: int, code: str
) -> None:
    response = client.get(path)
    assert response.status_code == status
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == code
    assert error["extensions"]["hint"]
    assert response.headers["cache-control"] == "no-store"


def test_a_media_type_that_no_format_has_is_refused(client: TestClient) -> None:
    response = client.get("/export", headers={"accept": "image/png"})
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (406, "NOT_ACCEPTABLE")


def test_a_package_that_is_not_installed_is_named(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    response = client.get("/export/parquet")
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (501, "EXTRA_MISSING")


def test_small_parts_are_joined_and_none_is_lost() -> None:
    parts = [bytes([number % 256]) * 1000 for number in range(1000)]
    joined = list(gathered(iter(parts)))
    assert b"".join(joined) == b"".join(parts)
    assert all(PART <= len(part) < PART + 1000 for part in joined[:-1])


SCOPE = {"type": "http", "method": "GET", "path": "/", "headers": []}


def test_a_client_that_leaves_ends_the_work() -> None:
    ended = threading.Event()

    def endless() -> Iterator[bytes]:
        try:
            while True:
                yield b"x" * PART
        finally:
            ended.set()

    async def visit() -> None:
        left = asyncio.Event()

        async def receive() -> Message:
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if message.get("body"):
                left.set()
            await asyncio.sleep(0)

        await Streaming(gathered(endless()), asyncio.Semaphore(1), {})(SCOPE, receive, send)

    finished(visit())
    assert ended.is_set()


def test_others_are_answered_while_a_part_is_made() -> None:
    made, answered = threading.Event(), threading.Event()

    def slow() -> Iterator[bytes]:
        made.set()
        yield b"made" if answered.wait(10) else b"nobody else was answered"

    async def visits() -> list[bytes]:
        sent: list[bytes] = []

        async def receive() -> Message:
            await asyncio.Event().wait()
            raise AssertionError

        async def send(message: Message) -> None:
            sent.append(message.get("body", b""))

        streaming = Streaming(gathered(slow()), asyncio.Semaphore(1), {})(SCOPE, receive, send)
        stream = asyncio.create_task(streaming)
        while not made.is_set():
            await asyncio.sleep(0)
        answered.set()
        await stream
        return sent

    assert b"".join(finished(visits())) == b"made"
