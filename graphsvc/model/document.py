"""Documents as the rest of the system sees them: immutable text with its sections, passages and tables."""

from dataclasses import dataclass, field

from graphsvc.model.ids import NodeId, document_id


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a document's text: code points from `start` to `end`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed part of a document.

    Attributes:
        title: The heading without marks; None for what stands before the first heading.
        span: From the heading to the next heading or the end.
    """

    title: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, a list item or a labelled field: the unit in which statements are read.

    Attributes:
        span: The whole passage without its bullet.
        body: What follows the label; the same as `span` where there is no label.
        label: The words before the colon, such as "Place of Service", or None.
        lead: What introduces it: the label of the list or of the first sentence of the item it stands in.
        section: Title of the section it stands in.
        is_item: It stands behind a bullet.
    """

    span: Span
    body: Span
    label: str | None
    lead: str | None
    section: str | None
    is_item: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One body row of a table: its whole span and its cells, left to right, without pipes and padding."""

    span: Span
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: header texts, body rows (header and rule lines are not rows), the section it stands in."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    section: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source text, immutable.

    Attributes:
        name: The file's name.
        sha256: 64 hex digits of the file's bytes.
        text: The decoded text; all offsets count its Unicode code points.
        plain: The same text, as long, with blanks for marks that are no words, such as the `>` of quoted mail; empty
            where there are none.
        encoding: How the file's bytes were decoded; None where its format leaves no choice.
        sections: In order, without overlap, covering the text.
        passages: In order.
        tables: In order.
        furniture: Stretches that belong to the site, not to the subject: menus, adverts, log-in walls.
    """

    name: str
    sha256: str
    text: str = field(repr=False)
    plain: str = field(default="", repr=False)
    encoding: str | None = None
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = field(default=(), repr=False)
    tables: tuple[Table, ...] = field(default=(), repr=False)
    furniture: tuple[Span, ...] = field(default=(), repr=False)

    @property
    def id(self) -> NodeId:
        """`document:` and the first 12 hex digits of the SHA-256."""
        return document_id(self.sha256)

    def slice(self, span: Span) -> str:
        """Return the text of a span, as it is quoted."""
        return self.text[span.start : span.end]

    def words(self, span: Span) -> str:
        """Return the text of a span, as it is read: without marks that are no words, in the same length."""
        return (self.plain or self.text)[span.start : span.end]
