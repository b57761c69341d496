"""What holds for every text, however damaged."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.documents import lay_out
from graphsvc.extract import extract
from graphsvc.model import Assertion, Document, Gap, check_spans
from graphsvc.model.interchange import from_lines, to_lines
from graphsvc.resources import BUILT_IN_DOCUMENTS
from graphsvc.vocabulary import load_vocabulary

PIECES = tuple(
    line for path in sorted(BUILT_IN_DOCUMENTS.glob("*.txt")) for line in path.read_text(encoding="utf-8").split("\n")
)


def document_of(text: str) -> Document:
    return lay_out(name="any.txt", sha256="0" * 64, text=text)


def texts() -> st.SearchStrategy[str]:
    """Lines of the corpus in any order, cut anywhere, with any characters between them."""
    piece = st.sampled_from(PIECES).flatmap(lambda line: st.integers(0, len(line)).map(lambda cut: line[:cut]))
    return st.lists(st.one_of(piece, st.sampled_from(PIECES), st.text(max_size=20)), max_size=12).map("\n".join)


def items(text: str) -> Sequence[Assertion | Gap]:
    extraction = extract(document_of(text), load_vocabulary())
    assert extraction.problems == ()
    return (*extraction.assertions, *extraction.gaps)


@settings(deadline=None, max_examples=150)
@given(texts())
def test_every_quote_is_the_text_at_its_span(text: str) -> None:
    found = items(text)
    check_spans(document_of(text), found)
    for item in found:
        for words in item.evidence if isinstance(item, Assertion) else (item,):
            assert words.quote == text[words.start : words.end] != ""


@settings(deadline=None, max_examples=50)
@given(texts())
def test_the_same_text_yields_the_same_items_in_the_same_order(text: str) -> None:
    assert items(text) == items(text)


@settings(deadline=None, max_examples=50)
@given(texts())
def test_interchange_lines_read_back_are_what_was_written(text: str) -> None:
    extraction = extract(document_of(text), load_vocabulary())
    name = {extraction.document.name: extraction.document.id}
    assert from_lines(to_lines(extraction), name) == (extraction.assertions, extraction.gaps)


@settings(deadline=None, max_examples=150)
@given(texts())
def test_layout_keeps_to_the_text(text: str) -> None:
    document = document_of(text)
    assert [s.span.start for s in document.sections[1:]] == [s.span.end for s in document.sections[:-1]]
    assert "".join(document.slice(section.span) for section in document.sections) == text
    starts = [passage.span.start for passage in document.passages]
    assert starts == sorted(starts)
    for passage in document.passages:
        assert passage.span.start <= passage.body.start <= passage.body.end == passage.span.end
    for table in document.tables:
        for row in table.rows:
            assert all(row.span.start <= cell.start <= cell.end <= row.span.end for cell in row.cells)
