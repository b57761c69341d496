"""What documents do not tell, where they differ, and what looks wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from graphsvc.export.records import encodable
from graphsvc.graph.code_fields import CodeField
from graphsvc.graph.disagreeing import Disagreement
from graphsvc.model import RULE_MEANINGS, Gap, ReviewNote, Status
from graphsvc.notebook.frames import EVIDENCE, Cell, Column, Dtype
from graphsvc.notebook.html import element, joined
from graphsvc.notebook.rows import Rows
from graphsvc.notebook.shown import evidence_cells, shown_list, shown_node, shown_quotes, shown_status


@dataclass(frozen=True, repr=False, kw_only=True)
class Gaps(Rows[Gap]):
    """What documents say they lack, hide, or lose."""

    noun: ClassVar = ("gap", "gaps")
    headings: ClassVar = ("Of", "Not told", "Reason", "Words that show it")
    columns: ClassVar = (
        Column("gap"),
        Column("subject"),
        Column("subject_name"),
        Column("field"),
        Column("reason"),
        Column("document"),
        Column("document_name"),
        Column("start", Dtype.WHOLE),
        Column("end", Dtype.WHOLE),
        Column("quote"),
    )

    def called(self, item: Gap) -> str:
        """Return what is not told of what."""
        return f"{item.subject} {item.field} ({item.reason})"

    def cells(self, item: Gap) -> tuple[str, ...]:
        """Return what is not told, why, and the words."""
        subject = shown_node(self.graph.nodes[item.subject])
        return (subject, item.field.value, item.reason.value, shown_quotes(self.graph, (item,)))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each gap."""
        for gap in self.items:
            subject, document = (
                encodable(self.graph.nodes[one].name) if one in self.graph.nodes else None
                for one in (gap.subject, gap.document)
            )
            what = (gap.id, gap.subject, subject, gap.field.value, gap.reason.value)
            yield (*what, gap.document, document, gap.start, gap.end, gap.quote)


@dataclass(frozen=True, repr=False, kw_only=True)
class ReviewNotes(Rows[ReviewNote]):
    """What is as written but non-standard or suspicious."""

    noun: ClassVar = ("review note", "review notes")
    headings: ClassVar = ("Rule", "Reason", "Concerns", "Words it rests on")
    columns: ClassVar = (Column("review_note"), Column("rule"), Column("reason"), Column("nodes"), *EVIDENCE)

    def called(self, item: ReviewNote) -> str:
        """Return the rule and the nodes."""
        return f"{item.rule} {' '.join(item.nodes)}"

    def cells(self, item: ReviewNote) -> tuple[str, ...]:
        """Return the rule with its meaning, the reason, the nodes and the words."""
        nodes = [element("div", shown_node(self.graph.nodes[one])) for one in item.nodes]
        rule = joined([item.rule.value, element("small", RULE_MEANINGS[item.rule].meaning)], by=" ")
        return (rule, element("bdi", item.reason), shown_list(nodes), shown_quotes(self.graph, item.evidence))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each piece of evidence; the ids of the nodes are parted by blanks."""
        for note in self.items:
            for words in note.evidence:
                what = (note.id, note.rule.value, encodable(note.reason), " ".join(note.nodes))
                yield (*what, *evidence_cells(self.graph, words))


@dataclass(frozen=True, repr=False, kw_only=True)
class Disagreements(Rows[Disagreement]):
    """Where the same is said of the same things with another status, or in other words."""

    noun: ClassVar = ("disagreement", "disagreements")
    headings: ClassVar = ("Subject", "Predicate", "Object", "Differs in", "What is said")
    columns: ClassVar = (
        Column("disagreement"),
        Column("subject"),
        Column("predicate"),
        Column("object"),
        Column("kind"),
        Column("qualifier"),
        Column("scopes"),
        Column("says"),
        *EVIDENCE,
    )

    def called(self, item: Disagreement) -> str:
        """Return the relation and what differs."""
        return f"{item.subject} {item.predicate} {item.object} ({item.qualifier or item.kind})"

    def cells(self, item: Disagreement) -> tuple[str, ...]:
        """Return the relation, what differs, and each side with its words."""
        sides = [
            element(
                "div",
                element("bdi", side.says) if item.qualifier else shown_status(Status(side.says)),
                ": ",
                shown_quotes(self.graph, side.evidence),
            )
            for side in item.sides
        ]
        ends = (shown_node(self.graph.nodes[one]) for one in (item.subject, item.object))
        subject, far = ends
        return (subject, item.predicate.value, far, item.qualifier or item.kind, shown_list(sides))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each piece of evidence of each side."""
        for item in self.items:
            relation = (item.id, item.subject, item.predicate.value, item.object, item.kind.value)
            what = (None if item.qualifier is None else item.qualifier.value, " ".join(item.scopes))
            for side in item.sides:
                for words in side.evidence:
                    yield (*relation, *what, encodable(side.says), *evidence_cells(self.graph, words))


@dataclass(frozen=True, repr=False, kw_only=True)
class CodeFields(Rows[CodeField]):
    """The fields of codes: told, lacking, or silent."""

    noun: ClassVar = ("field of a code", "fields of codes")
    headings: ClassVar = ("Code", "Field", "State", "Reasons", "Words that show a gap")
    columns: ClassVar = (
        Column("code"),
        Column("name"),
        Column("field"),
        Column("state"),
        Column("reasons"),
        Column("gaps", Dtype.WHOLE),
        Column("quote"),
    )

    def called(self, item: CodeField) -> str:
        """Return code, field and state."""
        return f"{item.code} {item.field} ({item.state})"

    def cells(self, item: CodeField) -> tuple[str, ...]:
        """Return the field, its state, and the words of the gaps."""
        code = shown_node(self.graph.nodes[item.code])
        return (code, item.field.value, item.state.value, ", ".join(item.reasons), shown_quotes(self.graph, item.gaps))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each field of each code; the quote is that of the first gap."""
        for item in self.items:
            name = encodable(self.graph.nodes[item.code].name)
            quote = item.gaps[0].quote if item.gaps else None
            reasons = " ".join(item.reasons) or None
            yield (item.code, name, item.field.value, item.state.value, reasons, len(item.gaps), quote)
