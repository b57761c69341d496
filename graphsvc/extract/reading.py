"""A document made ready for extractors: its statements, and the codes that each of their clauses is about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graphsvc.extract.codes import CodeMatch, find_codes, nodes_of
from graphsvc.extract.cues import clauses_of
from graphsvc.extract.subjects import bound_subjects, described_code, document_subject, head_subjects
from graphsvc.model import CODE_PATTERN, Document, NodeId, Passage, Row, Span, Table
from graphsvc.vocabulary import Vocabulary

_CODE_COLUMN: Final = re.compile(
    r"\W*(?:(?:CPT|HCPCS|procedure|billing|service)\W*)*(?:codes?|CPT|HCPCS)\W*", re.IGNORECASE
)
"""Name of the column that tells which code a row is about."""

_CODES_FIELD: Final = re.compile(
    r"(?:related|similar|associated|companion|comparable|see\salso|add-on|crosswalk|bundled)\b", re.IGNORECASE
)
"""Label of a field that lists other codes."""

_CODE_FIRST: Final = re.compile(rf"\W*{CODE_PATTERN}\b")
"""How an item of a list of codes opens."""

_ANAPHOR: Final = re.compile(r"\W*(?:it|they|both|neither|these)\b", re.IGNORECASE)
"""How a sentence opens that goes on about the code of the one before."""

_TOGETHER: Final = re.compile(
    r"\b(?:on|for|to|with|of|covers?|bill|report)\sboth\b(?=\W*(?:$|codes\b|when\b|if\b|only\b|unless\b))"
    r"|^\W*both\s(?:are|may|can|need|take|require|must|should|codes)\b|\b(?:these|the\stwo|all)\scodes\b|\beither\scode\b",
    re.IGNORECASE,
)
"""What stands for the last codes that were named together."""

_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|may|must|can|should|will|would|has|have|had|do|does|did|needs?|takes?|goes|covers?|pays?|applies|apply"
    r"|uses?|bills?|reports?|appends?|performs?|includes?|describes?|represents?|means|see|refers?|[a-z]{3,}(?:ed|es))\b"
)
"""A verb: a sentence without one is a value: "Hospital outpatient department. Never the emergency department."."""

_OPTIONS: Final = re.compile(r"\s\(?b[).]\s.{1,200}?\s\(?c[).]\s", re.IGNORECASE)
"""Answers to choose from: most of them are wrong."""

_EXAMPLE: Final = re.compile(r"(?:example|case|scenario|sample|vignette|question|FAQ|Q)\b", re.IGNORECASE)
_MAIL_HEADER: Final = re.compile(r"(?:subject|re|fwd?|from|to|cc|sent)", re.IGNORECASE)
"""Labels of the head of a mail: what they hold is a title or an address, not a statement."""

_NARRATIVE: Final = re.compile(r"\W*(?:an?|the\stypical|our)\s(?:[\w-]+\s){0,3}patient\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of a statement that has a status and a subject of its own.

    Attributes:
        text: Its words.
        start: Where it starts in the text of its statement.
        subjects: The codes it is about, in order; none where the document is about none.
        is_headed: It names them at its head.
        codes: The codes it names; their spans count from the start of the statement.
    """

    text: str
    start: int
    subjects: tuple[NodeId, ...]
    is_headed: bool
    codes: tuple[CodeMatch, ...] = field(repr=False)

    @property
    def end(self) -> int:
        """Where it ends in the text of its statement."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A passage with what it is about.

    Attributes:
        passage: Where it stands.
        text: The text of `passage.span`; offsets of matches count from its start.
        subjects: The codes it is about, in order; none where the document is about none.
        codes: The codes it names.
        clauses: Its parts, in order.
        is_narrative: It belongs to the story of a typical patient.
        question: The question before it, which it may answer; empty where there is none.
    """

    passage: Passage
    text: str = field(repr=False)
    subjects: tuple[NodeId, ...]
    codes: tuple[CodeMatch, ...] = field(repr=False)
    clauses: tuple[Clause, ...] = field(repr=False)
    is_narrative: bool
    question: str

    @property
    def context(self) -> str:
        """Its label, else what introduces it, else the title of its section; empty where there is none."""
        return self.passage.label or self.passage.lead or self.passage.section or ""

    @property
    def field_name(self) -> str:
        """What names the field it fills: its label, or for a list item or words without a verb what introduces them."""
        is_value = self.passage.is_item or not _VERB.search(self.text)
        return self.context if self.passage.label or is_value else ""

    def is_under(self, name: re.Pattern[str]) -> bool:
        """Tell whether its label, what introduces it, or, unless it is a sentence, its section's title has a name."""
        if self.passage.label and not self.body:  # it opens a list of its own
            return bool(name.search(self.passage.label))
        is_value = self.passage.is_item or not self.text.endswith((".", "!")) or not _VERB.search(self.text)
        section = self.passage.section if is_value else None
        return any(name.search(words) for words in (self.passage.label, self.passage.lead, section) if words)

    @property
    def body(self) -> str:
        """The text behind the label."""
        return self.text[self.body_start :]

    @property
    def body_start(self) -> int:
        """Where the body starts in `text`."""
        return self.passage.body.start - self.passage.span.start

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return self.passage.span

    @property
    def section(self) -> str | None:
        """Title of the section it stands in."""
        return self.passage.section

    def part(self, start: int, end: int) -> Span:
        """Return the span in the document of a part of `text`."""
        return Span(start=self.span.start + start, end=self.span.start + end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What every extractor is given.

    Attributes:
        document: The document.
        vocabulary: What wordings stand for.
        subject: The code that the document as a whole is about, or None.
        section_subjects: The codes that the titles of sections name, by title.
        statements: Its passages, in order, without questions, answers to choose from, made-up examples and heads of
            mails.
        described: The codes that the document says something about in sentences of their own.
    """

    document: Document
    vocabulary: Vocabulary
    subject: NodeId | None
    section_subjects: dict[str, tuple[NodeId, ...]]
    statements: tuple[Statement, ...]
    described: frozenset[NodeId]

    def subjects_in(self, section: str | None) -> tuple[NodeId, ...]:
        """Return the codes that a section is about: those of its title, else the document's."""
        return _subjects_in(section, self.subject, self.section_subjects)

    def subjects_of_row(self, table: Table, cells: Sequence[str]) -> tuple[NodeId, ...]:
        """Return the codes that a row is about: those in its column of codes, else those of its section."""
        columns = zip(table.header, cells, strict=False)
        cell = next((cell for name, cell in columns if _CODE_COLUMN.fullmatch(name)), "")
        return nodes_of(find_codes(cell, lenient=True)) or self.subjects_in(table.section)

    def is_placeholder(self, text: str) -> bool:
        """Tell whether a cell or field holds nothing but a wording of absence."""
        return self.vocabulary.placeholders.get(text) is not None

    def text_of_column(self, columns: Mapping[str, str], name: re.Pattern[str]) -> str:
        """Return the text of the first column of that name; empty where it is not there or a placeholder."""
        text = next((cell for header, cell in columns.items() if name.search(header)), "")
        return "" if self.is_placeholder(text) else text

    def rows(self) -> Iterator[tuple[Table, Row, tuple[str, ...]]]:
        """Yield each table row with the texts of its cells."""
        for table in self.document.tables:
            for row in table.rows:
                yield table, row, tuple(self.document.words(cell) for cell in row.cells)


def read(document: Document, vocabulary: Vocabulary) -> Reading:
    """Find what the document, its sections and its passages are about."""
    subject = document_subject(document)
    section_subjects = {
        section.title: codes
        for section in document.sections
        if section.title and (codes := nodes_of(find_codes(section.title, lenient=True)))
    }
    statements = tuple(_statements(document, subject, section_subjects))
    described = {node for statement in statements if (node := described_code(statement.text, statement.codes))}
    return Reading(
        document=document,
        vocabulary=vocabulary,
        subject=subject,
        section_subjects=section_subjects,
        statements=statements,
        described=frozenset(described | ({subject} if subject else set())),
    )


def _subjects_in(
    section: str | None, subject: NodeId | None, section_subjects: dict[str, tuple[NodeId, ...]]
) -> tuple[NodeId, ...]:
    return section_subjects.get(section or "") or ((subject,) if subject else ())


def _statements(
    document: Document, subject: NodeId | None, section_subjects: dict[str, tuple[NodeId, ...]]
) -> Iterator[Statement]:
    narrative, end, question, section = False, 0, "", None
    carried: tuple[NodeId, ...] = ()
    listed: tuple[NodeId, ...] = ()
    for passage in document.passages:
        text = _plain(document, passage)
        # the story of a patient goes to the end of its paragraph
        same_paragraph = "\n" not in document.text[end : passage.span.start]
        narrative, end = bool(_NARRATIVE.match(text)) or (narrative and same_paragraph), passage.span.end
        if passage.section != section:
            question, section = "", passage.section
        if "?" in text:
            question = text
        if _states_nothing(passage, text):
            continue
        codes = tuple(find_codes(text, known=subject, lenient=_lists_codes(passage, text)))
        home = nodes_of(find_codes(passage.lead or "")) or _subjects_in(passage.section, subject, section_subjects)
        # "it" is the code of the sentence before; so is, where the document is about none, the code that is not said
        carried = carried if same_paragraph and ((not home and not codes) or _ANAPHOR.match(text)) else ()
        if not home and not codes and _TOGETHER.search(text):
            carried = listed
        subjects = head_subjects(text, codes) or carried or home
        carried = subjects if subjects != home else ()
        named = nodes_of(codes)
        listed = named if len(named) > 1 else listed
        yield Statement(
            passage=passage,
            text=text,
            subjects=subjects,
            codes=codes,
            clauses=tuple(_clauses(text, codes, subjects)),
            is_narrative=narrative,
            question=question,
        )


def _lists_codes(passage: Passage, text: str) -> bool:
    """Tell whether a passage lists codes, which then need no introduction: an item that opens with one, or a field."""
    is_item = passage.is_item and _CODE_FIRST.match(text)
    return bool(is_item or _CODES_FIELD.match(passage.label or ""))


def _states_nothing(passage: Passage, text: str) -> bool:
    """Tell whether a passage is a question, answers to choose from, a made-up example or the head of a mail."""
    label = passage.label or ""
    return bool(
        "?" in text
        or _OPTIONS.search(text)
        or _EXAMPLE.match(label or passage.lead or "")
        or _MAIL_HEADER.fullmatch(label)
    )


def _plain(document: Document, passage: Passage) -> str:
    """Return a passage's text, the underscores of a label such as `related_codes` made blanks."""
    label = document.text[passage.span.start : passage.body.start]
    return label.replace("_", " ") + document.words(passage.body)


def _clauses(text: str, codes: tuple[CodeMatch, ...], subjects: tuple[NodeId, ...]) -> Iterator[Clause]:
    for start, end in clauses_of(text):
        inside = tuple(code for code in codes if start <= code.span.start < end)
        head = head_subjects(text, inside, start)
        own = head or bound_subjects(text, inside, start) or subjects
        yield Clause(text=text[start:end], start=start, subjects=own, is_headed=bool(head), codes=inside)
