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


def test_sections_are_listed_with_their_places(data: Ask, graph: KnowledgeGraph) -> None:
    (document,) = (document for document in graph.documents.values() if document.name == "77407.txt")
    answer = data(
        '{ document(name: "77407.txt") { sections outline(first: 1) { totalCount nodes { title start end } } } }'
    )["document"]
    title = "CPT 77407: Intermediate radiation delivery"
    assert answer == {
        "sections": [title],
        "outline": {"totalCount": 1, "nodes": [{"title": title, "start": 0, "end": len(document.text)}]},
    }


@pytest.mark.parametrize(("start", "end", "count"), [(0, 1, 1), (9, 9, 1), (None, 0, 0), (10**6, None, 0)])
def test_the_sections_of_a_part_of_a_text_may_be_asked_for(
    data: Ask, start: int | None, end: int | None, count: int
) -> None:
    text = 'query ($start: Int, $end: Int) { document(name: "77407.txt") { outline(start: $start, end: $end) {'
    answer = data(f"{text} totalCount }} }} }}", {"start": start, "end": end})
    assert answer["document"]["outline"]["totalCount"] == count


def test_what_is_quoted_from_a_stretch_of_a_text_can_be_asked_for(data: Ask, graph: KnowledgeGraph) -> None:
    (document,) = (document for document in graph.documents.values() if document.name == "77386.txt")
    start = document.text.index("Aetna, Medicare.")
    span = {"document": "77386.txt", "start": start, "end": start + len("Aetna, Medicare.\nMedicare")}
    said = "query ($span: SpanWhere!) { assertions(where: {span: $span}) { nodes {"
    answer = data(f"{said} predicate object {{ id }} evidence(span: $span) {{ quote }} }} }} }}", {"span": span})
    assert answer["assertions"]["nodes"] == [
        {
            "predicate": "COVERED_BY",
            "object": {"id": "payer:medicare"},
            "evidence": [{"quote": "Medicare covers 77386 when a plan is on file."}],
        },
        {"predicate": "DISCUSSED_FOR", "object": {"id": "payer:aetna"}, "evidence": [{"quote": "Aetna"}]},
        {"predicate": "DISCUSSED_FOR", "object": {"id": "payer:medicare"}, "evidence": [{"quote": "Medicare"}]},
    ]
    lacking = "query ($span: SpanWhere!) { gaps(where: {span: $span}) { nodes { quote } } }"
    assert data(lacking, {"span": span})["gaps"]["nodes"] == []
    end = len(document.text)
    assert data(lacking, {"span": {**span, "start": end - 2, "end": end}})["gaps"]["nodes"] == [
        {"quote": "Diagnoses: not available."}
    ]


def test_a_stretch_without_a_character_is_an_error(error: Ask) -> None:
    found = error('{ assertions(where: {span: {document: "77386.txt", start: 4, end: 4}}) { totalCount } }')
    assert found["message"] == "no character stands from 4 to 4"
    assert (found["extensions"]["code"], found["extensions"]["value"]) == ("FILTER_INVALID", {"start": 4, "end": 4})
