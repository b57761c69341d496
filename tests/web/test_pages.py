"""The explorer and GraphiQL, as they are sent to browsers, and what stands there where they are not built."""

import gzip
import json
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import graphsvc.web
from graphsvc.graph import KnowledgeGraph
from graphsvc.settings import Settings
from graphsvc.web import create_app
from graphsvc.web.pages import EXPLORER_PATHS

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "accept-encoding": "gzip, deflate, br"}
PLAIN = {"accept-encoding": "identity"}

EXPLORER = "<!doctype html><title>Explorer</title>"
GRAPHIQL = "<!doctype html><title>GraphiQL</title>"
SCRIPT = "console.log('words');" * 20

ADDRESSES = (
    *("/", "/search?q=26", "/browse/codes", "/node/cpt:77620", "/node/document:0a/b", "/graph?id=cpt:77620"),
    *("/compare?id=cpt:77620&id=cpt:77386", "/matrix", "/document/document:0a?start=1&end=2", "/quality"),
)

EXPLORER_POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the front end's build leaves it."""
    folder = tmp_path_factory.mktemp("dist")
    (folder / "assets").mkdir()
    for name, text in {
        ".stamp": "0a1b",
        "index.html": EXPLORER,
        "graphiql.html": GRAPHIQL,
        "assets/explorer-1a.js": SCRIPT,
        "assets/explorer-1a.css": "a{}",
        "assets/icon-1a.svg": "<svg/>",
        "assets/words-1a.woff2": "wOF2",
        "assets/words-1a.wasm": "\0asm",
        "assets/words-1a.other": "?",
        "assets/.hidden.js": "hidden",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "assets" / "explorer-1a.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    return folder


@pytest.fixture(scope="module")
def pages(graph: KnowledgeGraph, built: Path) -> TestClient:
    """A client of a service with pages."""
    return TestClient(create_app(graph, Settings(), built))


@pytest.fixture(scope="module")
def unbuilt(graph: KnowledgeGraph, built: Path) -> TestClient:
    """A client of a service without."""
    return TestClient(create_app(graph, Settings(), built / "missing"))


def policy(headers: Mapping[str, str]) -> set[str]:
    return set(headers["content-security-policy"].split("; "))


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_address_of_the_explorer_is_its_page_for_every_client(pages: TestClient, address: str) -> None:
    for headers in (BROWSER, PLAIN):
        response = pages.get(address, headers=headers)
        assert (response.status_code, response.text) == (200, EXPLORER)
        assert response.headers["content-type"] == "text/html; charset=utf-8"
        assert response.headers["cache-control"] == "no-cache"
        assert policy(response.headers) == EXPLORER_POLICY


def test_the_explorer_is_served_at_the_addresses_that_its_router_knows() -> None:
    router = Path(graphsvc.web.__path__[0], "ui", "src", "router.tsx").read_text(encoding="utf-8")
    known = {"/" + path.removeprefix("/") for path in re.findall(r'path: "([^"]+)"', router)} - {"/*"}
    served = {re.sub(r"\{\w+(:path)?\}", "ID", path) for path in EXPLORER_PATHS}
    assert {re.sub(r":\w+", "ID", path) for path in known} == served


def test_graphiql_has_its_own_page_and_may_do_what_its_editor_needs(pages: TestClient) -> None:
    response = pages.get("/graphiql?operation=release", headers=BROWSER)
    assert (response.status_code, response.text) == (200, GRAPHIQL)
    assert policy(response.headers) ^ EXPLORER_POLICY == {
        "style-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
    }


@pytest.mark.parametrize("query", ["", "?operation=release&variables=%7B%22a%22%3A%20%22%26%22%7D"])
def test_a_browser_that_opens_graphql_is_led_to_graphiql_with_what_it_brought(pages: TestClient, query: str) -> None:
    response = pages.get(f"/graphql{query}", headers=BROWSER, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, f"graphiql{query}")
    assert response.headers["vary"] == "Accept"
    assert pages.get(f"/graphql{query}", headers=BROWSER).text == GRAPHIQL


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("explorer-1a.js", "text/javascript; charset=utf-8"),
        ("explorer-1a.css", "text/css; charset=utf-8"),
        ("icon-1a.svg", "image/svg+xml"),
        ("words-1a.woff2", "font/woff2"),
        ("words-1a.wasm", "application/wasm"),
        ("words-1a.other", "application/octet-stream"),
    ],
)
def test_an_asset_has_its_media_type_and_is_kept_for_good(
    pages: TestClient, built: Path, name: str, media_type: str
) -> None:
    response = pages.get(f"/assets/{name}", headers=PLAIN)
    assert response.content == (built / "assets" / name).read_bytes()
    assert response.headers["content-type"] == media_type
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["vary"] == "Accept-Encoding"
    assert policy(response.headers) == {"default-src 'none'", "frame-ancestors 'none'"}


@pytest.mark.parametrize(
    ("accepted", "is_compressed"),
    [
        ("gzip", True),
        ("br;q=1, GZip;q=0.5", True),
        ("*", True),
        ("gzip;q=0, *", False),
        ("br", False),
        ("identity", False),
        ("", False),
    ],
)
def test_an_asset_is_sent_compressed_to_who_takes_it(pages: TestClient, accepted: str, *, is_compressed: bool) -> None:
    response = pages.get("/assets/explorer-1a.js", headers={"accept-encoding": accepted})
    assert response.text == SCRIPT
    assert response.headers.get("content-encoding") == ("gzip" if is_compressed else None)
    assert int(response.headers["content-length"]) == (len(gzip.compress(SCRIPT.encode())) if is_compressed else 420)


def test_a_file_without_a_compressed_form_is_sent_as_it_is(pages: TestClient) -> None:
    assert "content-encoding" not in pages.get("/assets/explorer-1a.css", headers=BROWSER).headers


@pytest.mark.parametrize("path", ["/", "/graphiql", "/assets/explorer-1a.js"])
def test_what_a_browser_still_has_is_not_sent_again(pages: TestClient, path: str) -> None:
    tags = [pages.get(path, headers=headers).headers["etag"] for headers in (PLAIN, BROWSER)]
    assert len(set(tags)) == (2 if path.endswith(".js") else 1)  # each form that there is has its own
    for tag, headers in zip(tags, (PLAIN, BROWSER), strict=True):
        response = pages.get(path, headers={**headers, "if-none-match": f'"other", W/{tag}'})
        assert (response.status_code, response.content) == (304, b"")
        assert response.headers["etag"] == tag
        assert pages.get(path, headers={**headers, "if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/graphiql", "/assets/explorer-1a.js", "/nothing"])
def test_head_tells_what_get_tells(pages: TestClient, path: str) -> None:
    got, told = (method(path, headers=BROWSER) for method in (pages.get, pages.head))
    assert told.status_code == got.status_code
    assert {**told.headers, "x-request-id": ""} == {**got.headers, "x-request-id": ""}


@pytest.mark.parametrize(
    "path",
    [
        *("/assets/", "/assets", "/assets/none.js", "/assets/explorer-1a.js.gz", "/assets/.hidden.js"),
        *("/assets/../index.html", "/assets/..%2findex.html", "/assets/%2e%2e/.stamp", "/assets/..%5c.stamp"),
        *("/assets//etc/passwd", "/assets/%2fetc%2fpasswd", "/.stamp", "/index.html", "/ui/dist/index.html"),
    ],
)
def test_nothing_but_what_the_pages_load_is_served(pages: TestClient, path: str) -> None:
    response = pages.get(path, headers={"accept": "*/*"})
    assert response.status_code == 404
    assert response.json()["errors"][0]["extensions"]["code"] == "PATH_NOT_FOUND"


@pytest.mark.parametrize("path", ["/nothing", "/browse", "/assets/none.js"])
def test_a_browser_that_gets_lost_gets_the_explorer_which_knows_ways_on(pages: TestClient, path: str) -> None:
    response = pages.get(path, headers=BROWSER)
    assert (response.status_code, response.text) == (404, EXPLORER)
    assert policy(response.headers) == EXPLORER_POLICY
    assert response.headers["vary"] == "Accept-Encoding, Accept"
    posted = pages.post(path, headers=BROWSER)
    assert posted.headers["content-type"].startswith("application/json")


@pytest.mark.parametrize("address", [*ADDRESSES, "/graphiql", "/graphql"])
def test_where_the_pages_are_not_built_each_says_how_to_have_them(unbuilt: TestClient, address: str) -> None:
    response = unbuilt.get(address, headers=BROWSER)
    assert response.status_code == 503
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert "<code>make ui</code>" in response.text
    assert not re.search(r"src=|https?://(?!testserver)", response.text)
    assert "default-src 'none'" in policy(response.headers)


def test_what_works_without_pages_does(unbuilt: TestClient) -> None:
    notice = unbuilt.get("/", headers=BROWSER).text
    links = re.findall(r'href="([^"]*)"', notice)
    assert links == ["/schema.graphql", "/operations.json", "/health"]
    assert all(unbuilt.get(link).status_code == 200 for link in links)
    (command,) = re.findall(r"<code>(curl .*?)</code>", notice, re.DOTALL)
    _, url, *_, body = shlex.split(command)
    answer = unbuilt.post(url, json=json.loads(body)).json()
    edges = answer["data"]["modifier"]["codes"]["edges"]
    assert {"77386", "77620", "77750"} <= {edge["node"]["code"] for edge in edges}
    assert all("26" in edge["evidence"][0]["quote"] for edge in edges)


def test_without_pages_who_gets_lost_is_told_as_other_clients_are(unbuilt: TestClient) -> None:
    response = unbuilt.get("/nothing", headers=BROWSER)
    assert response.status_code == 404
    assert response.json()["errors"][0]["extensions"]["code"] == "PATH_NOT_FOUND"


@pytest.mark.parametrize("path", ["/", "/graphiql", "/nothing"])
def test_a_host_that_is_markup_is_not_repeated(unbuilt: TestClient, pages: TestClient, path: str) -> None:
    for client in (unbuilt, pages):
        assert "<script>x()" not in client.get(path, headers={**BROWSER, "host": '"><script>x()</script>'}).text
