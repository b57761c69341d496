"""Gaps of documents that were cut off: a sentence, list or page template that does not reach its end."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.extract.finding import Absence, Extractor
from graphsvc.extract.reading import Reading
from graphsvc.extract.wording import wording
from graphsvc.model import Document, GapField, GapReason, Passage, Row, Span, Table

_TEMPLATES: Final = (("Clinical & Coding Specifications", "Related"),)
"""Page templates as (a heading they have, how their last heading starts): one that stops in a table or list
of an earlier section was cut. The template with coding specifications closes with the related codes."""

_ENDS: Final = (".", "!", "?", "”", '"', ")", "|", "…", "*", "_", "]", ">")
_BARE_LABEL: Final = wording(r"(?:modifiers?|codes?|CPT|HCPCS|ICD-10(?:-CM)?|payers?|sites?)(?:\scodes?)?\s?:?")
_DANGLING: Final = re.compile(
    r"(?<![\w/])(?:and|or|the|of|an?|to|in|for|with|by|as|that|is|are|when|which|including|such\sas)$|[,;(–-]$"
)
"""Words, in lower case, and marks on which no sentence ends: the last letter of "N/A" is not among them."""

_FOOTER: Final = wording(r"\bpage\s\d|@|https?:|\bwww\.|\+?\d[\d ()-]{6,}\d|\bext(?:ension|\.)|©|\bthank|\bend\sof\b")
"""What stands in the last line of a page that ends where it should: an address, a page number, thanks."""

_MIN_SENTENCE = 40
"""Characters: a shorter last line without a full stop is a heading, a value or a signature."""


def find(reading: Reading) -> Iterator[Absence]:
    """Yield at most one gap: the words at which the document breaks off."""
    document = reading.document
    if span := _broken_end(document):
        subjects = reading.subjects_in(document.sections[-1].title)
        yield Absence(
            subject=next(iter(subjects), document.id),
            field=GapField.TEXT,
            reason=GapReason.TRUNCATED,
            span=span,
        )


def _broken_end(document: Document) -> Span | None:
    end = len(document.text.rstrip())
    last_table = document.tables[-1] if document.tables else None
    last_row = last_table.rows[-1] if last_table and last_table.rows else None
    last_passage = document.passages[-1] if document.passages else None
    if last_table and last_row and last_row.span.end == end:
        return last_row.span if _row_breaks(document, last_table, last_row) else None
    if last_passage and last_passage.span.end == end:
        return last_passage.span if _passage_breaks(document, last_passage) else None
    return None


def _row_breaks(document: Document, table: Table, row: Row) -> bool:
    """Tell whether the last row lacks cells or its closing pipe, stops mid-sentence, or ends the template early."""
    words = document.words(row.span)
    others_close = any(document.words(other.span).endswith("|") for other in table.rows[:-1])
    open_end = others_close and not words.endswith("|")
    lacks_cells = len(row.cells) < len(table.header)
    return bool(open_end or lacks_cells or _DANGLING.search(words) or _stops_short(document))


def _passage_breaks(document: Document, passage: Passage) -> bool:
    text = document.words(passage.span)
    if _FOOTER.search(text):
        return False
    if passage.is_item and (_BARE_LABEL.fullmatch(text) or _stops_short(document)):
        return True
    if text.endswith(_ENDS) or (passage.label and passage.is_item):
        return False
    if passage.label:
        return bool(_DANGLING.search(text))
    if not _DANGLING.search(text) and _spares_stops(document, passage):
        return False
    follows_sentence = document.text[: passage.span.start].rstrip(" ").endswith((".", "!", "?"))
    return bool(follows_sentence or len(text) >= _MIN_SENTENCE or _DANGLING.search(text))


def _spares_stops(document: Document, last: Passage) -> bool:
    """Tell whether other sentences of the document end without a full stop, too: then the last one is no sign."""
    texts = (document.words(passage.span) for passage in document.passages if passage != last and not passage.label)
    return any(len(text) >= _MIN_SENTENCE and not text.endswith((*_ENDS, ":", ";", ",")) for text in texts)


def _stops_short(document: Document) -> bool:
    """Tell whether a document of a known template ends before its last section."""
    titles = [section.title or "" for section in document.sections]
    return any(
        opening in titles and not any(title.startswith(closing) for title in titles) for opening, closing in _TEMPLATES
    )


EXTRACTOR: Final = Extractor(name="truncation/1", find=find)
