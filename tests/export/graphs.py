"""Graphs that hypothesis makes up, of texts that have broken one tool or another."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graphsvc.graph import KnowledgeGraph, assemble
from graphsvc.graph.review import review
from graphsvc.model import (
    SIGNATURES,
    Assertion,
    Document,
    Evidence,
    Extraction,
    Predicate,
    Qualifier,
)
from graphsvc.vocabulary import load_vocabulary
from tests.graph.conftest import assertion, gap_shown_by, statements, targets

HARD = (
    '=HYPERLINK("http://x.invalid")',
    "+1-2@3",
    "-1",
    "@SUM(A1)",
    "'quoted'",
    '"double", and ; | \\',
    "\t=1+1",
    "two\nlines\n",
    " blanks ",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202e",
    "\U0001f600\U0001f469\u200d\u2695\ufe0f",
    "\x00\x01\x1b[31m\x7f\x85\ufffe\uffff",
    "]]> <b>&amp;</b> <!-- ]] %% $x$ `code` ~~~",
    "[[link]] ![[embed]] [a](b) #tag ^block | cell |",
    "# head\n- item\n---\n1. one\n> quote\n```\nfence\n```",
    "\uff1d1 \uff0b1",
    "null",
    "NA",
    '{"a": [1]}',
    "None",
    "0012",
    "%5C %25 \\",
    "CON",
)

texts: SearchStrategy[str] = st.one_of(
    st.sampled_from(HARD),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.lists(st.sampled_from(HARD), min_size=1, max_size=3).map("".join),
)

names = texts | st.sampled_from(["a/b.txt", "\udcff.txt", "C:\\x.txt", "aux.txt"])

encodings = st.sampled_from([None, "utf-8", "cp1252"])

PAYERS = ("payer:aetna", "payer:ambetter", "payer:\u05e9\u05dc\u05d5\u05dd", "payer:Aetna", "payer:" + "x" * 80)


@st.composite
def _documents(draw: st.DrawFn) -> list[Document]:
    found = draw(st.lists(st.tuples(names, texts), min_size=1, max_size=3))
    return [
        Document(name=name, sha256=f"{number:064x}"[::-1], text=f"{text} of {number}", encoding=draw(encodings))
        for number, (name, text) in enumerate(found)
    ]


# Strategies that are made once: to make them anew for each draw took longer than to draw.

SECTIONS = st.none() | texts
EXTRACTORS = st.sampled_from(["modifiers/1", "payers/1"])
QUALIFIERS = st.dictionaries(st.sampled_from(Qualifier), texts, max_size=2)

STATEMENTS = statements(lambda predicate: PAYERS if predicate is Predicate.COVERED_BY else targets(predicate))


@st.composite
def _evidence(draw: st.DrawFn, document: Document) -> Evidence:
    length = len(document.text)
    start, end = sorted(draw(st.tuples(st.integers(0, length - 1), st.integers(0, length - 1))))
    return Evidence(
        document=document.id,
        start=start,
        end=end + 1,
        quote=document.text[start : end + 1],
        section=draw(SECTIONS),
        extractor=draw(EXTRACTORS),
        as_written=draw(texts),
        qualifiers=tuple(sorted(draw(QUALIFIERS).items())),
    )


@st.composite
def _assertion(draw: st.DrawFn, evidence: SearchStrategy[Evidence]) -> Assertion:
    subject, predicate, target, status = draw(STATEMENTS)
    if SIGNATURES[predicate].target is None:
        target = draw(texts)
    return assertion((subject, predicate, target, status), draw(evidence))


@st.composite
def _extraction(draw: st.DrawFn, document: Document) -> Extraction:
    evidence = _evidence(document)
    return Extraction(
        document=document,
        assertions=tuple(draw(st.lists(_assertion(evidence), max_size=6))),
        gaps=tuple(draw(st.lists(gap_shown_by(evidence), max_size=2))),
    )


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Graphs of one to three documents, reviewed."""
    extractions = [draw(_extraction(document)) for document in draw(_documents())]
    vocabulary = load_vocabulary()
    return review(assemble(extractions, vocabulary), vocabulary)
