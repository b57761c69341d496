"""What agents see of nodes, statements and quotes: JSON without what is empty."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from graphsvc.agent.limits import MAX_NAME
from graphsvc.graph import KnowledgeGraph
from graphsvc.model import Assertion, Evidence, Gap, Node, NodeId, NodeKind, Predicate, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNode:
    """A node, named."""

    id: str
    kind: NodeKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuote:
    """Words of a document and where they stand."""

    document: Annotated[str, Field(description="Id")]
    document_name: str
    section: str | None = None
    start: Annotated[int, Field(description="Code points from the start of the document")]
    end: Annotated[int, Field(description="Exclusive")]
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEvidence(ShownQuote):
    """Evidence: what the words call the object, and what they add."""

    as_written: str
    qualifiers: Annotated[dict[str, str] | None, Field(description="meaning, when_to_use, condition, relationship")] = (
        None
    )
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatement:
    """An assertion."""

    subject: str
    predicate: Predicate
    object: Annotated[str | None, Field(description="Id; or else `value`")] = None
    object_name: str | None = None
    value: str | None = None
    status: Annotated[Status, Field(description="NEGATED: the words deny it")]
    evidence: tuple[ShownEvidence, ...]
    quotes_left: Annotated[int | None, Field(description="Further quotes: raise `quotes`")] = None


def node_shown(node: Node) -> ShownNode:
    """Return what is seen of a node."""
    return ShownNode(id=node.id, kind=node.kind, name=name_shown(node))


def name_shown(node: Node) -> str:
    """Return a node's name, the end of a long one left out."""
    return node.name if len(node.name) <= MAX_NAME else f"{node.name[: MAX_NAME - 1]}…"


def statement_shown(graph: KnowledgeGraph, assertion: Assertion, quotes: int) -> ShownStatement:
    """Return what is seen of an assertion, with at most so many of its quotes."""
    left = len(assertion.evidence) - quotes
    return ShownStatement(
        subject=assertion.subject,
        predicate=assertion.predicate,
        object=assertion.object,
        object_name=None if assertion.object is None else name_shown(graph.nodes[assertion.object]),
        value=assertion.value,
        status=assertion.status,
        evidence=tuple(evidence_shown(graph, words) for words in assertion.evidence[:quotes]),
        quotes_left=left if left > 0 else None,
    )


def statements_shown(graph: KnowledgeGraph, assertions: Sequence[Assertion], quotes: int) -> tuple[ShownStatement, ...]:
    """Return what is seen of assertions, in their order."""
    return tuple(statement_shown(graph, assertion, quotes) for assertion in assertions)


def evidence_shown(graph: KnowledgeGraph, words: Evidence) -> ShownEvidence:
    """Return what is seen of a piece of evidence: all of it."""
    return ShownEvidence(
        document=words.document,
        document_name=graph.documents[words.document].name,
        section=words.section,
        start=words.start,
        end=words.end,
        quote=words.quote,
        as_written=words.as_written,
        qualifiers={name.value: text for name, text in words.qualifiers} or None,
        extractor=words.extractor,
    )


def section_at(graph: KnowledgeGraph, gap: Gap) -> str | None:
    """Return the title of the section that the words of a gap begin in."""
    sections = graph.documents[NodeId(gap.document)].sections
    place = bisect_right([section.span.start for section in sections], gap.start) - 1
    return sections[place].title if place >= 0 else None
