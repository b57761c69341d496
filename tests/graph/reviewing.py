"""Documents written by hand, a line for each statement, and the review of what they say."""

from dataclasses import dataclass, field

from graphsvc.graph import KnowledgeGraph, assemble
from graphsvc.graph.review import review
from graphsvc.model import (
    SIGNATURES,
    Assertion,
    Document,
    Evidence,
    Extraction,
    NodeId,
    Predicate,
    Qualifier,
    ReviewNote,
    Status,
)
from graphsvc.vocabulary import load_vocabulary

AFFIRMED, CONDITIONAL, NEGATED = Status.AFFIRMED, Status.CONDITIONAL, Status.NEGATED


@dataclass(frozen=True, kw_only=True)
class Says:
    """One statement as a document puts it: its line is the quote."""

    predicate: Predicate
    target: str
    line: str = "so it is written"
    status: Status = AFFIRMED
    subject: str = "cpt:93005"
    as_written: str = "it"
    meaning: str = ""
    document: int = 1


def takes(modifier: str, **more: object) -> Says:
    return _says(Predicate.TAKES_MODIFIER, f"modifier:{modifier}", more)


def says(predicate: Predicate, target: str, **more: object) -> Says:
    return _says(predicate, target, more)


def _says(predicate: Predicate, target: str, more: dict[str, object]) -> Says:
    return Says(predicate=predicate, target=target, **more)  # type: ignore[arg-type]


@dataclass(kw_only=True)
class Writer:
    """Writes the documents whose lines are the quotes."""

    lines: dict[int, list[Says]] = field(default_factory=dict)

    def extractions(self) -> list[Extraction]:
        return [self._extraction(number, lines) for number, lines in self.lines.items()]

    def _extraction(self, number: int, lines: list[Says]) -> Extraction:
        text = "".join(f"{index}. {one.line}\n" for index, one in enumerate(lines))
        document = Document(name=f"{number}.txt", sha256=f"{number}" * 64, text=text)
        return Extraction(
            document=document,
            assertions=tuple(_assertion(document, index, one) for index, one in enumerate(lines)),
            gaps=(),
        )


def _assertion(document: Document, index: int, one: Says) -> Assertion:
    start = document.text.index(f"{index}. {one.line}\n") + len(f"{index}. ")
    is_literal = SIGNATURES[one.predicate].target is None
    return Assertion(
        subject=NodeId(one.subject),
        predicate=one.predicate,
        object=None if is_literal else NodeId(one.target),
        value=one.target if is_literal else None,
        status=one.status,
        evidence=(
            Evidence(
                document=document.id,
                start=start,
                end=start + len(one.line),
                quote=one.line,
                section=None,
                extractor="hand/1",
                as_written=one.as_written,
                qualifiers=((Qualifier.MEANING, one.meaning),) if one.meaning else (),
            ),
        ),
    )


def reviewed(*statements: Says) -> KnowledgeGraph:
    writer = Writer()
    for one in statements:
        writer.lines.setdefault(one.document, []).append(one)
    vocabulary = load_vocabulary()
    return review(assemble(writer.extractions(), vocabulary), vocabulary)


def rules(*statements: Says) -> list[str]:
    return [note.rule for note in reviewed(*statements).review.notes]


def only(*statements: Says) -> ReviewNote:
    notes = reviewed(*statements).review.notes
    assert len(notes) == 1
    return notes[0]
