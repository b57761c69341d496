"""What a client and the server say to each other over one question, and what the client makes of it."""

import json
from collections.abc import Generator, Iterator
from typing import Any

from tests.agent.clients import Client

CODE, OTHER = "77386", "77407"


def transcript(client: Client) -> Iterator[str]:
    """Yield the lines of a conversation: what is called, what comes back, and an answer made of its quotes alone."""
    yield f"question: which modifiers does {CODE} take that {OTHER} does not?"
    resolved = yield from _asked(client, "resolve", {"terms": [CODE, OTHER]})
    ids = [row["meanings"][0]["ids"][0] for row in resolved["rows"]]
    compared = yield from _asked(
        client, "compare", {"ids": ids, "predicates": ["TAKES_MODIFIER"], "show": "distinct", "had_by": ids[0]}
    )
    yield "answer:"
    for row in compared["rows"]:
        yield f"  {row['node']['id'].partition(':')[2]}: {row['node']['name']}"
        for said in row["statements"]:
            yield from _cited(said, f"of {said['subject']} {said['status']}")
        for said in row["denials"]:
            yield from _cited(said, f"of {said['subject']} {said['status']}")
        if not row["denials"]:
            yield f"    of {', '.join(row['not_of'])} no document says so, nor denies it"
    yield "  whole" if "cut" not in compared else f"  not whole: {compared['cut']['hint']}"


def _asked(client: Client, name: str, arguments: dict[str, Any]) -> Generator[str, None, dict[str, Any]]:
    yield f"call {name} {json.dumps(arguments)}"
    answer = client.answer(name, **arguments)
    yield from (f"  {line}" for line in json.dumps(answer, ensure_ascii=False, indent=1).splitlines())
    return answer


def _cited(said: dict[str, Any], words: str) -> Iterator[str]:
    for one in said["evidence"]:
        section = f", section '{one['section']}'" if "section" in one else ""
        yield f"    {words}: {json.dumps(one['quote'], ensure_ascii=False)}"
        yield f"      {one['document_name']}{section}, {one['start']} to {one['end']}"
