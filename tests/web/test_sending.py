"""Large answers: sent as they are taken, given up where they are not."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.requests import ClientDisconnect
from starlette.testclient import TestClient

from graphsvc.web.sending import PART, Held, Sending

CONTENT = b"abc" * PART


def sent(held: Held, send: Callable[[Any], Awaitable[None]], content: bytes = CONTENT) -> None:
    answer = Sending(content, {"content-type": "text/plain"}, held)
    asyncio.run(answer({"type": "http"}, asyncio.Event().wait, send))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "number"),
    [(b"", 1), (b"abc", 1), (CONTENT[:PART], 1), (CONTENT, 3)],
    ids=("empty", "short", "a part", "several"),
)
def test_an_answer_is_sent_whole_and_in_parts(content: bytes, number: int) -> None:
    messages: list[Any] = []

    async def send(message: Any) -> None:  # noqa: ANN401 - of ASGI
        messages.append(message)

    sent(Held(), send, content)
    start, *parts = messages
    assert dict(start["headers"]) == {b"content-type": b"text/plain", b"content-length": b"%d" % len(content)}
    assert b"".join(part["body"] for part in parts) == content
    assert all(len(part["body"]) <= PART for part in parts)
    assert [part["more_body"] for part in parts] == [True] * (number - 1) + [False]


def test_a_client_that_does_not_take_its_answer_is_left_and_counts_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphsvc.web.sending.SECONDS", 0.01)
    monkeypatch.setattr("graphsvc.web.sending.MAX_HELD", len(CONTENT))
    held = Held()
    was_full = []

    async def send(_: object) -> None:
        was_full.append(held.is_full())
        await asyncio.Event().wait()

    with pytest.raises(ClientDisconnect):
        sent(held, send)
    assert was_full == [True]
    assert not held.is_full()


def test_nothing_new_is_answered_while_too_much_is_held(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphsvc.web.sending.MAX_HELD", 0)
    response = client.get("/sparql", params={"query": "ASK {}"})
    assert response.status_code == 503
    assert response.json()["errors"][0]["extensions"]["code"] == "SPARQL_BUSY"
    assert int(response.headers["retry-after"]) > 0
