"""Graphs that hypothesis makes up: few nodes, so that statements meet and have to be merged."""

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graphsvc.model import (
    SIGNATURES,
    Assertion,
    Document,
    Evidence,
    Extraction,
    Gap,
    GapField,
    GapReason,
    Node,
    NodeId,
    NodeKind,
    Predicate,
    Qualifier,
    Status,
)

TARGETS = {
    NodeKind.CODE: ("cpt:77386", "cpt:77620", "hcpcs:G6015"),
    NodeKind.MODIFIER: ("modifier:26", "modifier:59"),
    NodeKind.PAYER: ("payer:aetna", "payer:medicare"),
    NodeKind.SPECIALTY: ("specialty:radiation-oncology", "specialty:surgery"),
    NodeKind.SITE_OF_SERVICE: ("site:office", "site:ambulatory-surgical-center"),
    NodeKind.DIAGNOSIS: ("icd10cm:C34.90",),
    NodeKind.CLASSIFICATION: ("revenue:0333", "betos:P7A"),
    None: ("a sentence", "another"),
}

TEXTS = (
    "Modifier 26 applies to 77386.",
    "Aetna covers it; 59 does not apply.",
    "77620 in an office 😀 only.",
)


class NoNames:
    """A vocabulary that knows nothing."""

    def node(self, node_id: NodeId) -> Node | None:  # noqa: ARG002
        return None

    def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:  # noqa: ARG002
        return ()


def _document(number: int) -> Document:
    return Document(name=f"{number}.txt", sha256=f"{number:064x}"[::-1], text=TEXTS[number])


@st.composite
def _evidence(draw: st.DrawFn, document: Document) -> Evidence:
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    return Evidence(
        document=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        section=draw(st.sampled_from([None, "Modifiers"])),
        extractor=draw(st.sampled_from(["modifiers/1", "payers/1"])),
        as_written=draw(st.sampled_from(["it", "26", "Aetna"])),
        qualifiers=draw(
            st.sampled_from([(), ((Qualifier.MEANING, "professional"),), ((Qualifier.MEANING, "reading"),)])
        ),
    )


@st.composite
def _assertion(draw: st.DrawFn, document: Document) -> Assertion:
    predicate = draw(st.sampled_from(Predicate))
    kind = SIGNATURES[predicate].target
    target = draw(st.sampled_from(TARGETS[kind]))
    return Assertion(
        subject=NodeId(draw(st.sampled_from(TARGETS[NodeKind.CODE]))),
        predicate=predicate,
        object=None if kind is None else NodeId(target),
        value=target if kind is None else None,
        status=draw(st.sampled_from(Status)),
        evidence=(draw(_evidence(document)),),
    )


@st.composite
def gap_shown_by(draw: st.DrawFn, evidence: SearchStrategy[Evidence]) -> Gap:
    """A gap that the words of evidence show."""
    words = draw(evidence)
    return Gap(
        document=words.document,
        start=words.start,
        end=words.end,
        subject=draw(st.sampled_from([NodeId("cpt:77386"), NodeId("modifier:GP"), words.document])),
        field=draw(st.sampled_from(GapField)),
        reason=draw(st.sampled_from(GapReason)),
        quote=words.quote,
    )


@st.composite
def _extraction(draw: st.DrawFn) -> Extraction:
    document = _document(draw(st.integers(0, len(TEXTS) - 1)))
    return Extraction(
        document=document,
        assertions=tuple(draw(st.lists(_assertion(document), max_size=8))),
        gaps=tuple(draw(st.lists(gap_shown_by(_evidence(document)), max_size=2))),
    )


@pytest.fixture(scope="session")
def some_extractions() -> SearchStrategy[list[Extraction]]:
    """Extractions of one to five readings of three documents."""
    return st.lists(_extraction(), min_size=1, max_size=5)


@pytest.fixture(scope="session")
def no_names() -> NoNames:
    """A vocabulary that knows nothing."""
    return NoNames()
