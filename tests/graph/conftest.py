"""Graphs that hypothesis makes up: few nodes, so that statements meet and have to be merged."""

from collections.abc import Callable, Sequence
from itertools import combinations, product
from typing import Any

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


# One draw for what could be several, and strategies that are made once: to draw was most of what these tests took.

Stated = tuple[NodeId, Predicate, str, Status]
"""Subject, predicate, object or value, and status."""


def targets(predicate: Predicate) -> Sequence[str]:
    """Return what a predicate may lead to."""
    return TARGETS[SIGNATURES[predicate].target]


def statements(targets: Callable[[Predicate], Sequence[str]]) -> SearchStrategy[Stated]:
    """All that can be said of the codes."""
    return st.sampled_from(
        [
            (NodeId(subject), predicate, target, status)
            for predicate in SIGNATURES
            for target in targets(predicate)
            for subject in TARGETS[NodeKind.CODE]
            for status in Status
        ]
    )


STATEMENTS = statements(targets)

READINGS = st.sampled_from(
    list(
        product(
            (None, "Modifiers"),
            ("modifiers/1", "payers/1"),
            ("it", "26", "Aetna"),
            ((), ((Qualifier.MEANING, "professional"),), ((Qualifier.MEANING, "reading"),)),
        )
    )
)

SHOWN = st.sampled_from(list(product((NodeId("cpt:77386"), NodeId("modifier:GP"), None), GapField, GapReason)))
"""What a gap is about; the document itself for None."""


def _evidence(document: Document) -> SearchStrategy[Evidence]:
    def evidence(span: tuple[int, int], reading: tuple[Any, ...]) -> Evidence:
        start, end = span
        section, extractor, as_written, qualifiers = reading
        return Evidence(
            document=document.id,
            start=start,
            end=end,
            quote=document.text[start:end],
            section=section,
            extractor=extractor,
            as_written=as_written,
            qualifiers=qualifiers,
        )

    spans = st.sampled_from(list(combinations(range(len(document.text) + 1), 2)))
    return st.builds(evidence, spans, READINGS)


def assertion(stated: Stated, evidence: Evidence) -> Assertion:
    """Return what is stated, with its evidence."""
    subject, predicate, target, status = stated
    is_edge = SIGNATURES[predicate].target is not None
    return Assertion(
        subject=subject,
        predicate=predicate,
        object=NodeId(target) if is_edge else None,
        value=None if is_edge else target,
        status=status,
        evidence=(evidence,),
    )


def _gap(words: Evidence, shown: tuple[NodeId | None, GapField, GapReason]) -> Gap:
    subject, field, reason = shown
    return Gap(
        document=words.document,
        start=words.start,
        end=words.end,
        subject=subject or words.document,
        field=field,
        reason=reason,
        quote=words.quote,
    )


def gap_shown_by(evidence: SearchStrategy[Evidence]) -> SearchStrategy[Gap]:
    """A gap that the words of evidence show."""
    return st.builds(_gap, evidence, SHOWN)


def _extraction(document: Document) -> SearchStrategy[Extraction]:
    evidence = _evidence(document)
    return st.builds(
        Extraction,
        document=st.just(document),
        assertions=st.lists(st.builds(assertion, STATEMENTS, evidence), max_size=8).map(tuple),
        gaps=st.lists(gap_shown_by(evidence), max_size=2).map(tuple),
    )


DOCUMENTS = tuple(
    Document(name=f"{number}.txt", sha256=f"{number:064x}"[::-1], text=text) for number, text in enumerate(TEXTS)
)
EXTRACTIONS = st.lists(st.one_of(*map(_extraction, DOCUMENTS)), min_size=1, max_size=5)


@pytest.fixture(scope="session")
def some_extractions() -> SearchStrategy[list[Extraction]]:
    """Extractions of one to five readings of three documents."""
    return EXTRACTIONS


@pytest.fixture(scope="session")
def no_names() -> NoNames:
    """A vocabulary that knows nothing."""
    return NoNames()
