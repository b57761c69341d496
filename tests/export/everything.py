"""A portion in which every word of the model occurs: kinds, predicates, qualifiers, statuses, gap fields, rules ..."""

from itertools import cycle

from graphsvc.graph.portion import Portion
from graphsvc.graph.release import release_of
from graphsvc.model import (
    SIGNATURES,
    Assertion,
    Document,
    Evidence,
    Gap,
    GapField,
    GapReason,
    Node,
    NodeId,
    NodeKind,
    Predicate,
    Qualifier,
    ReviewNote,
    ReviewRule,
    Status,
)
from graphsvc.model.ids import PREFIXES

DOCUMENT = Document(name="all.txt", sha256=f"{7:064x}"[::-1], text="All that can be said.", encoding="utf-8")
OTHER = Document(name="other.pdf", sha256=f"{8:064x}"[::-1], text="Or said again.")

NODES = (
    *(
        Node(id=NodeId(f"{prefix}:a"), name=prefix, standard_codes=("1", "2"))
        for prefix, kind in PREFIXES.items()
        if kind is not NodeKind.DOCUMENT
    ),
    Node(id=NodeId("payer:b"), name="b", parent=NodeId("payer:a")),
    Node(id=NodeId("payer:c"), name="c", parent=NodeId("payer:elsewhere")),
    *(Node(id=document.id, name=document.name) for document in (DOCUMENT, OTHER)),
)


EVIDENCE = Evidence(
    document=DOCUMENT.id,
    start=0,
    end=3,
    quote="All",
    section="Words",
    extractor="codes/1",
    as_written="all",
    qualifiers=tuple(sorted((name, "'so' \\ %5C %25") for name in Qualifier)),
)

AGAIN = Evidence(
    document=OTHER.id, start=3, end=7, quote="said", section=None, extractor="payers/1", as_written="again"
)


def assertion(predicate: Predicate, status: Status) -> Assertion:
    kind = SIGNATURES[predicate].target
    return Assertion(
        subject=NodeId("cpt:a"),
        predicate=predicate,
        object=next(node.id for node in NODES if node.kind is kind) if kind else None,
        value=None if kind else "a text",
        status=status,
        evidence=(EVIDENCE, AGAIN),
    )


def gap(field: GapField, reason: GapReason) -> Gap:
    return Gap(document=DOCUMENT.id, start=4, end=8, subject=NodeId("cpt:a"), field=field, reason=reason, quote="that")


def note(rule: ReviewRule) -> ReviewNote:
    concerned = (ASSERTIONS[0].id,)
    return ReviewNote(
        rule=rule,
        nodes=(NodeId("cpt:a"), NodeId("modifier:a")),
        assertions=concerned,
        reason="All is said.",
        evidence=(EVIDENCE, AGAIN),
    )


ASSERTIONS = tuple(map(assertion, Predicate, cycle(Status)))
GAPS = tuple(map(gap, GapField, cycle(GapReason)))

EVERYTHING = Portion(
    release=release_of((DOCUMENT, OTHER), NODES, ASSERTIONS, GAPS, built_at=None),
    choice=None,
    nodes=NODES,
    documents=(DOCUMENT, OTHER),
    assertions=ASSERTIONS,
    gaps=GAPS,
    review_notes=tuple(map(note, ReviewRule)),
)
