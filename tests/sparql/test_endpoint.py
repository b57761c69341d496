"""The endpoint: whatever becomes of a query or a process, who asks is told, and the next one is answered."""

import asyncio
import os
import signal
import subprocess
import threading
from collections.abc import Awaitable, Iterator

import pytest

from graphsvc.sparql import Answer, Endpoint
from graphsvc.sparql.errors import (
    AnswerTooLargeError,
    BusyError,
    LoadingError,
    ProcessLostError,
    QueryFailedError,
    QueryTimeoutError,
    QueryTooLargeError,
    ResultFormatError,
)
from graphsvc.sparql.limits import AT_ONCE, MAX_BYTES, MAX_ROWS, WAITING
from tests.sparql.endpoints import (
    ENDLESS,
    NUMBERS,
    PATIENCE,
    PREFIXES,
    QUADS,
    Asking,
    asking,
    children,
    first_child,
    question,
    wait_for_end,
)
from tests.threads import finished

LESS_TIME = 0.05  # seconds
ODD = '"a\\n\\r\\"b\\",<result>{[,{\\\\ \\t{é"'
MANY = f"VALUES ?a {{ {NUMBERS} }} VALUES ?b {{ {' '.join(map(str, range(MAX_ROWS // 1000)))} }}"


def test_what_two_graphs_say_counts_once_in_their_union(sparql: Asking) -> None:
    assert sparql.content("SELECT ?o { ?s ex:says ?o } ORDER BY ?o") == "o\r\nboth\r\none\r\n"
    assert sparql.content("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == "n\r\n3\r\n"
    assert sparql.content("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }") == "n\r\n3\r\n"
    assert sparql.content('SELECT ?g { GRAPH ?g { ?s ?p "both" } } ORDER BY ?g').count("http") == 2


def test_the_graphs_of_a_request_are_the_whole_dataset(sparql: Asking) -> None:
    one, two = "http://example.org/one", "http://example.org/two"
    said = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert sparql.content(said, default_graphs=(two,)) == "o\r\nboth\r\n"
    assert sparql.content(said, named_graphs=(two,)) == "o\r\n"
    assert sparql.content(named, named_graphs=(two,)) == f"g\r\n{two}\r\n"
    assert sparql.content(named, default_graphs=(two,)) == "g\r\n"
    of_one = said.replace("{", f"FROM <{one}> {{", 1)
    assert sparql.content(of_one) == "o\r\nboth\r\none\r\n"
    assert sparql.content(of_one, default_graphs=(two,)) == "o\r\nboth\r\n"


@pytest.mark.parametrize("rows", ["json", "xml", "csv", "tsv"])
def test_as_many_rows_as_may_be_are_answered_and_one_more_is_an_error(sparql: Asking, rows: str) -> None:
    text = f"SELECT ?a ?none ({ODD} AS ?x) {{ {{ {MANY} }} UNION {{ FILTER(false) }} }}"
    assert sparql.answer(text, rows=rows).content.count(b"{[,{") == MAX_ROWS
    with pytest.raises(AnswerTooLargeError, match="50,000 rows"):
        sparql.answer(text.replace("FILTER(false)", ""), rows=rows)


@pytest.mark.parametrize("graph", ["turtle", "ntriples", "rdf-xml", "json-ld"])
def test_a_graph_of_too_many_statements_is_an_error(sparql: Asking, graph: str) -> None:
    text = f"CONSTRUCT {{ ex:s ex:p ?x }} {{ {MANY} VALUES ?c {{ 1 2 }} BIND (STR(?a + 1000 * ?b + ?c / 10) AS ?x) }}"
    with pytest.raises(AnswerTooLargeError, match="50,000 statements"):
        sparql.answer(text, graph=graph)


def test_an_answer_of_too_many_bytes_is_an_error(sparql: Asking) -> None:
    text = f'SELECT ?a ("{"x" * 300}" AS ?x) {{ {MANY} }}'
    assert 300 * MAX_ROWS > MAX_BYTES
    with pytest.raises(AnswerTooLargeError, match="10 MiB"):
        sparql.answer(text)


def test_a_query_that_takes_too_long_is_ended_and_the_next_is_answered(sparql: Asking) -> None:
    with pytest.raises(QueryTimeoutError, match=r"longer than 0\.05 seconds"):
        sparql.answer(ENDLESS, seconds=LESS_TIME)
    assert sparql.content("ASK {}") == "true"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f"SELECT * {{ VALUES ?a {{ {NUMBERS} }} VALUES ?b {{ {NUMBERS} }} VALUES ?c {{ {NUMBERS} }} }} ORDER BY ?b",
            "memory",
        ),
        (f"SELECT * {'{' * 50_000}{'}' * 50_000}", "nested too deep"),
        (f"SELECT ({'(' * 50_000}1{')' * 50_000} AS ?x) {{}}", "nested too deep"),
    ],
    ids=["sorted", "groups", "brackets"],
)
def test_a_query_that_takes_its_process_along_is_told_why_and_the_next_is_answered(
    sparql: Asking, text: str, message: str
) -> None:
    assert sparql.content("ASK {}") == "true"
    before = sparql.endpoint.pid
    with pytest.raises(QueryTooLargeError, match=message):
        sparql.answer(text)
    assert sparql.content("ASK {}") == "true"
    assert sparql.endpoint.pid == before


def test_a_form_that_no_format_holds_is_an_error(sparql: Asking) -> None:
    with pytest.raises(ResultFormatError, match="the answer is a graph"):
        sparql.answer("CONSTRUCT WHERE { ?s ?p ?o }", graph=None)
    with pytest.raises(ResultFormatError, match="the answer is rows"):
        sparql.answer("ASK {}", rows=None)


def test_no_process_is_started_before_a_query_comes() -> None:
    endpoint = Endpoint(lambda: iter((QUADS,)), PREFIXES, 1)
    assert endpoint.pid is None
    endpoint.close()


def test_a_store_that_is_killed_is_replaced() -> None:
    with asking() as asked:
        assert asked.content("ASK {}") == "true"
        assert asked.endpoint.pid
        os.kill(asked.endpoint.pid, signal.SIGKILL)
        assert asked.content("ASK {}") == "true"


def test_a_store_that_closed_its_files_and_has_not_ended_yet_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    with asking() as asked:
        assert asked.content("ASK {}") == "true"
        first = asked.endpoint.pid
        assert first
        os.kill(first, signal.SIGKILL)
        wait_for_end(first)
        # As the kernel tells of a process that it is taking apart: only who waits for it learns that it ended.
        monkeypatch.setattr(subprocess.Popen, "poll", lambda process: process.returncode)
        assert asked.content("ASK {}") == "true"
        assert asked.endpoint.pid != first


def test_a_query_whose_process_is_killed_is_an_error_that_says_so() -> None:
    with asking() as asked:

        async def ask() -> Answer:
            answer = asyncio.create_task(asked.endpoint.ask(question(ENDLESS)))
            os.kill(await first_child(asked.endpoint), signal.SIGKILL)
            return await answer

        with pytest.raises(QueryFailedError, match="signal SIGKILL"):
            asked.portal.call(ask)


def test_a_store_that_cannot_be_loaded_is_an_error_each_time() -> None:
    with asking(b"<no N-Quads") as asked:
        for _ in range(2):
            with pytest.raises(ProcessLostError, match="exit code 1"):
                asked.answer("ASK {}")


def test_who_asks_while_the_graph_is_loaded_is_told_and_loading_goes_on() -> None:
    go_on = threading.Event()

    def slowly() -> Iterator[bytes]:
        go_on.wait(60)
        yield QUADS

    endpoint = Endpoint(slowly, PREFIXES, LESS_TIME)

    async def ask() -> Answer:
        for _ in range(3):
            with pytest.raises(LoadingError):
                await endpoint.ask(question("ASK {}"))
        first = endpoint.pid
        go_on.set()
        while True:
            try:
                answer = await endpoint.ask(question("ASK {}"))
            except LoadingError:
                continue
            assert endpoint.pid == first
            return answer

    assert finished(ask()).content == b'{"head":{},"boolean":true}'
    endpoint.close()


def test_an_endpoint_that_is_closed_while_it_loads_ends_its_process() -> None:
    go_on = threading.Event()

    def slowly() -> Iterator[bytes]:
        yield QUADS
        go_on.wait(60)

    endpoint = Endpoint(slowly, PREFIXES, LESS_TIME)
    with pytest.raises(LoadingError):
        finished(endpoint.ask(question("ASK {}")))
    assert endpoint.pid
    endpoint.close()
    go_on.set()
    wait_for_end(endpoint.pid)
    with pytest.raises(ProcessLostError, match="stopping"):
        finished(endpoint.ask(question("ASK {}")))


async def outcomes(asked: list[Awaitable[Answer]]) -> list[Answer | BaseException]:
    return await asyncio.gather(*asked, return_exceptions=True)


def test_queries_wait_for_their_turn_and_too_many_are_turned_away(sparql: Asking) -> None:
    number = AT_ONCE + WAITING + 5

    async def ask() -> list[Answer | BaseException]:
        return await outcomes(
            [sparql.endpoint.ask(question(f"SELECT ({one} AS ?n) {{}}", rows="csv")) for one in range(number)]
        )

    found = sparql.portal.call(ask)
    answered = [one.content for one in found if isinstance(one, Answer)]
    assert answered == [f"n\r\n{one}\r\n".encode() for one in range(AT_ONCE + WAITING)]
    assert [type(one) for one in found[AT_ONCE + WAITING :]] == [BusyError] * 5


def answers(asked: Asking) -> bool:
    """Whether it is loaded, and answers in a minute."""
    try:
        return asked.content("ASK {}", seconds=PATIENCE) == "true"
    except LoadingError:
        return False


def test_who_waits_too_long_for_a_turn_is_told() -> None:
    with asking(seconds=LESS_TIME) as asked:
        while not answers(asked):
            pass

        async def ask() -> Answer:
            *others, last = (asyncio.create_task(asked.endpoint.ask(question(ENDLESS))) for _ in range(AT_ONCE + 1))
            try:
                return await last
            finally:
                for other in others:
                    other.cancel()

        with pytest.raises(BusyError):
            asked.portal.call(ask)


def test_a_query_that_nobody_waits_for_is_ended(sparql: Asking) -> None:
    async def leave() -> int:
        asked = [asyncio.create_task(sparql.endpoint.ask(question(ENDLESS))) for _ in range(AT_ONCE)]
        child = await first_child(sparql.endpoint)
        for one in asked:
            one.cancel()
        assert {type(one) for one in await outcomes([*asked])} == {asyncio.CancelledError}
        return child

    assert sparql.content("ASK {}") == "true"
    wait_for_end(sparql.portal.call(leave))
    assert sparql.content("ASK {}") == "true"


def test_a_store_that_hangs_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphsvc.sparql.endpoint.GRACE_SECONDS", 0)
    monkeypatch.setattr("graphsvc.sparql.store_process.GRACE_SECONDS", 0)
    with asking() as asked:
        assert asked.content("ASK {}") == "true"
        first = asked.endpoint.pid
        assert first
        os.kill(first, signal.SIGSTOP)
        assert asked.content("ASK {}", seconds=1) == "true"
        wait_for_end(first)
        assert asked.endpoint.pid != first


def test_a_closed_endpoint_leaves_no_process() -> None:
    with asking() as asked:
        asked.portal.start_task_soon(asked.endpoint.ask, question(ENDLESS))
        child = asked.portal.call(first_child, asked.endpoint)
        store = asked.endpoint.pid
        assert store
        assert children(store) == [child]
        asked.endpoint.close()
        wait_for_end(child)
        wait_for_end(store)
