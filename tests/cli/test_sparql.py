"""`graphsvc sparql`, and what becomes of the processes of a service that is asked by SPARQL."""

import io
import json
import os
import signal
import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from rdflib import URIRef, Variable
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from graphsvc.export.rdf.names import PREFIXES, iri
from graphsvc.resources import SPARQL_QUERIES
from graphsvc.sparql import FORMATS, Form, ResultFormat
from tests.cli.serving import DEADLINE, Server
from tests.sparql.endpoints import ENDLESS, children, wait_for_end
from tests.threads import in_a_thread

Run = Callable[..., Any]


@pytest.fixture
def run(run: Run) -> Run:
    """Call the command, which starts an event loop."""
    return partial(in_a_thread, run)


SELECT = "SELECT ?code { ?code gs:takesModifier modifier:26 }"


def test_a_query_is_answered_from_the_documents_named(run: Run, folder: Path) -> None:
    outcome = run("sparql", SELECT, "--documents", folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out)["results"]["bindings"] == [{"code": {"type": "uri", "value": iri("cpt:77600")}}]


BEGINNINGS = {
    "json": '{"head":{"vars":["code"]}',
    "xml": '<?xml version="1.0"?><sparql ',
    "csv": f"code\r\n{iri('cpt:77600')}",
    "tsv": f"?code\n<{iri('cpt:77600')}>",
    "turtle": "@prefix gs: ",
    "ntriples": f"<{iri('modifier:26')}> <",
    "rdf-xml": '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF',
    "json-ld": '[{"@id":',
}
"""How an answer begins in each format."""


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_an_answer_comes_in_the_format_that_is_asked_for(run: Run, folder: Path, one: ResultFormat) -> None:
    query = SELECT if one.form is Form.ROWS else "DESCRIBE modifier:26"
    outcome = run("sparql", query, "--format", one.name.upper(), "--documents", folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(BEGINNINGS[one.name])
    assert outcome.out.endswith("\n")


def test_a_file_stdin_and_a_saved_query_give_the_same_answer(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SPARQL_QUERIES / "modifiers-ruled-out.rq"
    by_file = run("sparql", file, "--documents", folder)
    assert by_file.code == 0
    assert run("sparql", "modifiers-ruled-out", "--documents", folder) == by_file
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(file.read_bytes())))
    assert run("sparql", "-", "--documents", folder) == by_file
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"\xff")))
    assert run("sparql", "-", "--documents", folder).err.startswith("error: stdin is not valid UTF-8 (byte 0)")


def test_saved_queries_are_listed_with_what_they_ask(run: Run) -> None:
    rows = [line.split("\t") for line in run("sparql", "--list").out.splitlines()]
    assert [name for name, _ in rows] == sorted(path.stem for path in SPARQL_QUERIES.glob("*.rq"))
    assert all(description for _, description in rows)


def test_a_document_that_is_skipped_is_warned_of_and_exits_1(run: Run, folder: Path) -> None:
    (folder / "empty.txt").touch()
    outcome = run("sparql", SELECT, "--format", "csv", "--documents", folder)
    assert (outcome.code, outcome.out.split()) == (1, ["code", iri("cpt:77600")])
    assert outcome.err.startswith(f"warning: DOCUMENT_ERROR: {folder / 'empty.txt'}: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'QUERY'."),
        (["modifiers-ruled"], "'modifiers-ruled' is neither a file nor a saved query nor the text of one"),
        (["SELECT *"], "the query cannot be read near line 1, column 9"),
        (["CLEAR ALL "], "this is an update, and the graph is read-only"),
        (["ASK { SERVICE <http://127.0.0.1:9/> {} }"], "the query asks another service"),
        ([ENDLESS, "--sparql-timeout", "1"], "the query took longer than 1 seconds"),
        (["ASK {}", "--sparql-timeout", "0"], "--sparql-timeout cannot be '0'"),
        (
            ["ASK {}", "--format", "turtle"],
            "the answer is rows, as SELECT gives them, or yes or no, as ASK does, and no",
        ),
        (["DESCRIBE cpt:1", "--format", "csv"], "the answer is a graph, as CONSTRUCT and DESCRIBE give it, and no"),
        (["ASK {}", "--format", "yaml"], "Invalid value for '--format'"),
        (["ASK {}", "--documents", "missing"], "missing does not exist"),
    ],
    ids=range(11),
)
def test_what_cannot_be_asked_is_two_lines_and_exits_2(run: Run, arguments: list[str], message: str) -> None:
    outcome = run("sparql", *arguments)
    error, hint = outcome.err.splitlines()
    assert (outcome.code, outcome.out) == (2, "")
    assert error.startswith(f"error: {message}")
    assert hint.startswith("hint: ")


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """The address of a service whose queries may take a minute."""
    server = Server.started("--sparql-timeout", str(DEADLINE))
    with server.child:
        yield f"http://127.0.0.1:{server.port}"
        server.child.terminate()
        assert server.child.wait(DEADLINE) == 0


def ask(service: str, query: str) -> Any:  # noqa: ANN401 - JSON is anything
    with urlopen(f"{service}/sparql?{urlencode({'query': query})}", timeout=DEADLINE) as response:
        return json.load(response)


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_the_service_as_a_store(service: str, method: str) -> None:
    store = SPARQLStore(f"{service}/sparql", method=method, returnFormat="json")
    rows = store.query(f"{SELECT} ORDER BY ?code", initNs=PREFIXES).bindings
    assert [str(row[Variable("code")]) for row in rows] == [iri(f"cpt:{code}") for code in ("77386", "77620", "77750")]
    assert store.query("ASK { cpt:77386 gs:takesModifier modifier:26 }", initNs=PREFIXES).askAnswer
    of_graphs = SPARQLStore(f"{service}/sparql", method=method, returnFormat="application/rdf+xml")
    described = of_graphs.query("DESCRIBE cpt:77386", initNs=PREFIXES)
    assert described.graph is not None
    assert URIRef(iri("cpt:77386")) in set(described.graph.subjects())
    (count,) = ask(service, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")["results"]["bindings"]
    assert len(store) == int(count["n"]["value"])


def left_asking(port: int, query: str) -> socket.socket:
    """Return a connection over which a query was asked that is not answered yet."""
    asked = f"GET /sparql?{urlencode({'query': query})} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    connection = socket.create_connection(("127.0.0.1", port), DEADLINE)
    connection.sendall(asked.encode())
    return connection


def test_others_are_answered_while_queries_run_and_those_end_with_who_asked(service: str) -> None:
    port = int(service.rpartition(":")[2])
    connections = [left_asking(port, ENDLESS) for _ in range(2)]
    with urlopen(f"{service}/graphql?{urlencode({'query': '{ release { id } }'})}", timeout=DEADLINE) as response:
        assert json.load(response)["data"]["release"]["id"]
    for connection in connections:
        connection.close()
    assert ask(service, "ASK {}")["boolean"] is True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_service(number: signal.Signals) -> None:
    server = Server.started("--shutdown-timeout", "0")
    with server.child:
        port = server.port
        before = set(children(server.child.pid))
        assert ask(f"http://127.0.0.1:{port}", "ASK {}")["boolean"] is True
        (store,) = set(children(server.child.pid)) - before
        with left_asking(port, ENDLESS):
            while not (queries := children(store)):
                os.sched_yield()
            os.kill(server.child.pid, number)
            server.child.wait(DEADLINE)
            for process in (store, *queries):
                wait_for_end(process)
