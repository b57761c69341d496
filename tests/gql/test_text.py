"""The text of a document, in which all offsets count."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.graph import KnowledgeGraph, questions

Ask = Callable[..., dict[str, Any]]

TEXT = 'query ($start: Int, $end: Int) { document(name: "77407.txt") { length text(start: $start, end: $end) } }'


def test_every_quote_stands_in_the_text_where_its_offsets_say(data: Ask) -> None:
    words = "document { id } start end quote"
    quoted = data(f"{{ assertions(first: 500) {{ nodes {{ evidence {{ {words} }} }} }} }}")["assertions"]["nodes"]
    texts = {
        node["id"]: node["text"] for node in data("{ documents(first: 9) { nodes { id text } } }")["documents"]["nodes"]
    }
    evidence = [words for assertion in quoted for words in assertion["evidence"]]
    assert evidence
    for words in evidence:
        assert texts[words["document"]["id"]][words["start"] : words["end"]] == words["quote"]


def test_a_part_of_a_text_may_be_asked_for(data: Ask, graph: KnowledgeGraph) -> None:
    (document,) = (document for document in graph.documents.values() if document.name == "77407.txt")
    length = len(document.text)
    for start, end in ((None, None), (0, 5), (4, 9), (length, length + 9), (3, 3)):
        answer = data(TEXT, {"start": start, "end": end})["document"]
        assert answer == {"length": length, "text": document.text[start or 0 : end]}


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 5), (5, 4), (0, questions.MAX_TEXT_LENGTH + 1), (7, questions.MAX_TEXT_LENGTH + 8)]
)
def test_what_is_no_part_of_a_text_is_an_error(error: Ask, start: int, end: int) -> None:
    found = error(TEXT, {"start": start, "end": end})["extensions"]
    assert (found["code"], found["value"]) == ("TEXT_RANGE_INVALID", {"start": start, "end": end})
    assert found["hint"]
