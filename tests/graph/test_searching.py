"""What is found in a graph stands where it is shown to stand."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graphsvc.graph import assemble, searching
from graphsvc.graph.words import folded
from graphsvc.model import Extraction, NodeKind
from tests.graph.conftest import NoNames

STEADY = settings(deadline=None, max_examples=50)  # no clock: the machine may be busy

WORDS = st.sampled_from(["26", "modifier", "aetna", "office", "only", "apply 59", "cpt:77386", "a sentence", "modifer"])


@STEADY
@given(data=st.data(), words=WORDS)
def test_every_range_quotes_its_text_and_its_document(
    some_extractions: SearchStrategy[list[Extraction]], no_names: NoNames, data: st.DataObject, words: str
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    for found in searching.search(graph, words):
        texts = searching.highlights(graph, found, limit=20)
        assert texts
        for text in texts:
            for one in text.ranges:
                word = text.text[one.start : one.end]
                assert found.sought.place(folded(word), found.match) is not None
                if one.document_start is not None:
                    assert text.evidence is not None
                    document = graph.documents[text.evidence.document]
                    assert document.text[one.document_start : one.document_end] == word
                    assert text.evidence.start <= one.document_start


@STEADY
@given(data=st.data(), words=WORDS)
def test_the_order_of_extractions_does_not_matter(
    some_extractions: SearchStrategy[list[Extraction]], no_names: NoNames, data: st.DataObject, words: str
) -> None:
    extractions = data.draw(some_extractions)
    first, second = assemble(extractions, no_names), assemble(extractions[::-1], no_names)
    found = searching.search(first, words)
    assert searching.search(second, words) == found
    assert [searching.highlights(second, one, limit=3) for one in found] == [
        searching.highlights(first, one, limit=3) for one in found
    ]


@STEADY
@given(data=st.data(), words=WORDS, kinds=st.sets(st.sampled_from(NodeKind)))
def test_kinds_leave_out_nodes_and_change_nothing_else(
    some_extractions: SearchStrategy[list[Extraction]],
    no_names: NoNames,
    data: st.DataObject,
    words: str,
    kinds: set[NodeKind],
) -> None:
    graph = assemble(data.draw(some_extractions), no_names)
    every = searching.search(graph, words)
    assert searching.search(graph, words, kinds) == tuple(found for found in every if found.node.kind in kinds)
