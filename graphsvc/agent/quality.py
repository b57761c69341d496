"""The tools that tell what documents do not tell, and what looks wrong in what they do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from graphsvc.agent.answering import Answer, ListArguments, listed
from graphsvc.agent.asking import Id, known
from graphsvc.agent.context import AgentContext
from graphsvc.agent.limits import MAX_IDS
from graphsvc.agent.shown import ShownEvidence, ShownQuote, evidence_shown, section_at
from graphsvc.agent.tool import Tool
from graphsvc.graph import KnowledgeGraph, completeness, questions
from graphsvc.graph.code_fields import TOLD_BY, CodeField, FieldState
from graphsvc.graph.filters import GapFilter, NodeFilter, ReviewNoteFilter
from graphsvc.model import (
    RULE_MEANINGS,
    Gap,
    GapField,
    GapReason,
    Node,
    NodeKind,
    ReviewNote,
    ReviewRule,
)

Ids = Annotated[
    tuple[Id, ...] | None,
    Field(min_length=1, max_length=MAX_IDS, description="Of nodes, documents too; all unless given"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsArguments(ListArguments):
    """What `gaps` takes."""

    ids: Ids = None
    fields: Annotated[tuple[GapField, ...] | None, Field(min_length=1, description="Only these")] = None
    reasons: Annotated[tuple[GapReason, ...] | None, Field(min_length=1, description="Only for these")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGap(ShownQuote):
    """A gap and the words that show it."""

    subject: str
    field: GapField
    reason: GapReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNotesArguments(ListArguments):
    """What `review_notes` takes."""

    ids: Ids = None
    rules: Annotated[tuple[ReviewRule, ...] | None, Field(min_length=1, description="Only by these")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReviewNote:
    """A review note: its rule and where that comes from, its reason and the words."""

    rule: ReviewRule
    meaning: str
    source: str
    reason: str
    nodes: tuple[str, ...]
    evidence: tuple[ShownEvidence, ...]


def _gaps(context: AgentContext, asked: GapsArguments) -> Answer[ShownGap]:
    graph = context.graph
    where = GapFilter(
        fields=None if asked.fields is None else frozenset(asked.fields),
        reasons=None if asked.reasons is None else frozenset(asked.reasons),
    )
    nodes, unknown = known(graph, asked.ids) if asked.ids else ((), ())
    told = tuple(field for node in nodes if node.kind is NodeKind.CODE for field in _fields(graph, node))
    found = questions.gaps(graph, where)
    if nodes:
        chosen = {gap for field in told for gap in field.gaps}
        chosen.update(gap for node in nodes for gap in questions.gaps_about(graph, node.id))
        found = tuple(gap for gap in found if gap in chosen)

    def show(gap: Gap) -> ShownGap:
        return ShownGap(
            subject=gap.subject,
            field=gap.field,
            reason=gap.reason,
            document=gap.document,
            document_name=graph.documents[gap.document].name,
            section=section_at(graph, gap),
            start=gap.start,
            end=gap.end,
            quote=gap.quote,
        )

    return listed(graph, asked, found, show, unknown=unknown, notes=tuple(_silences(nodes, told, asked)))


def _fields(graph: KnowledgeGraph, code: Node) -> tuple[CodeField, ...]:
    return completeness.completeness(graph, NodeFilter(named=(code.id,)))


def _silences(nodes: tuple[Node, ...], told: tuple[CodeField, ...], asked: GapsArguments) -> Iterator[str]:
    """Yield a sentence for each code of which documents neither tell nor lack something."""
    for node in nodes:
        silent = [
            field.field
            for field in told
            if field.code == node.id
            and field.state is FieldState.SILENT
            and field.field in TOLD_BY
            and (asked.fields is None or field.field in asked.fields)
        ]
        if silent:
            yield f"no document speaks of these fields of {node.id}: {', '.join(silent)}"


def _review_notes(context: AgentContext, asked: ReviewNotesArguments) -> Answer[ShownReviewNote]:
    graph = context.graph
    found = questions.review_notes(
        graph, ReviewNoteFilter(rules=None if asked.rules is None else frozenset(asked.rules))
    )
    nodes, unknown = known(graph, asked.ids) if asked.ids else ((), ())
    if nodes:
        chosen = {note for node in nodes for note in questions.review_notes_about(graph, node.id)}
        found = tuple(note for note in found if note in chosen)

    def show(note: ReviewNote) -> ShownReviewNote:
        meaning = RULE_MEANINGS[note.rule]
        return ShownReviewNote(
            rule=note.rule,
            meaning=meaning.meaning,
            source=meaning.source,
            reason=note.reason,
            nodes=note.nodes,
            evidence=tuple(evidence_shown(graph, words) for words in note.evidence),
        )

    return listed(graph, asked, found, show, unknown=unknown)


GAPS: Final = Tool(
    name="gaps",
    title="What documents do not tell",
    description="What documents say they lack (NOT_AVAILABLE), hide (LOCKED) or lose (TRUNCATED), with the words that "
    'show it; of codes also the fields that none speaks of. Example: {"ids": ["cpt:77620"]}',
    arguments=GapsArguments,
    answer=Answer[ShownGap],
    ask=_gaps,
)

REVIEW_NOTES: Final = Tool(
    name="review_notes",
    title="What looks wrong",
    description="What is as written but non-standard or suspicious: the rule, the reason and the words. Look before "
    'you rely on a statement. Example: {"ids": ["cpt:77407"]}',
    arguments=ReviewNotesArguments,
    answer=Answer[ShownReviewNote],
    ask=_review_notes,
)
