"""Splits running text and list items into passages: sentences and labelled fields."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from graphsvc.documents.lines import BULLETS
from graphsvc.model import CODE_PATTERN, Passage, Span

_RUN_ON_BULLET: Final = re.compile(
    rf"(?<=[.:;])\s*(?:\*|[{BULLETS}](?=\s))\s*(?=[A-Z0-9])|(?<!\s)\s++[•▪●‣◦]\s+|\s-\s(?=[A-Z0-9.]{{2,11}}:\s)"
)
"""A bullet inside a line: behind the end of a sentence or label, or a mark that is nothing but a bullet."""

_SENTENCE_END: Final = re.compile(
    r"(?<=[.!?])[\"”’')\]]*(?=\s+[\"“(]?[A-Z0-9])"  # with a blank behind it
    r"|(?<=[a-z)\]][.!?])(?=[A-Z](?:[a-z]|\s[a-z]))"  # joined to the next sentence
    r"|(?<=[.!?][\"”’')\]])(?=[A-Z][a-z])"
    r"|(?<=[A-Z0-9]{2}[.!?])(?=[A-Z][a-z]+\s)"
    rf"|(?<=[A-Z0-9]{{4}}\.)(?={CODE_PATTERN}\s[a-z])"  # "... with 77386.77470 is not ..."
)
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:e\.?g|i\.?e|vs|cf|Dr|Mr|Ms|Mrs|No|Nos|Inc|St|approx|U\.S|Fig|al)|(?:^|\s)[A-Z])\.$"
)

_RUN_ON_LABELS: Final = (
    "Effective Date", "Revision Date", "Termination Date", "Last Updated", "Payment Status", "Revenue Code",
    "Place of Service", "Places of Service", "Specialties", "Specialty", "Service Type", "Site of Service",
    "Typical site of service", "Typical sites of service", "Provider Taxonomy", "Provider Specialty",
    "Global Period", "BETOS", "Modifiers", "POS",
)  # fmt: skip
"""Labels of record fields that are found without a line of their own: "Effective Date: N/A Revision Date: N/A"."""

_RUN_ON_LABEL: Final = re.compile(
    r"(?<=[\w.;)/ ])\s(?=(?:{})\s?:)".format("|".join(sorted(_RUN_ON_LABELS, key=len, reverse=True)))
    + r"|(?<!\s)\s{3,}+(?=[A-Z][\w/()-]{0,30}(?:\s[\w/()-]{1,30}){0,4}:\s)"
)
"""Where a second field starts on a line: before a known label, or before any behind a gap of three blanks."""
MAX_LABEL_WORDS: Final = 7
_LABEL: Final = re.compile(
    rf"[*_`“\"]{{0,3}}(?P<label>[\w(][^\s:;|?!*`”\"]*(?:\s[^\s:;|?!.*`”\"]+){{0,{MAX_LABEL_WORDS - 1}}})"
    r"[*_`”\"]{0,3}\s?(?:(?<=\D):|(?<=\d):(?!\d))[*_`]{0,3}(?!/)\s*"
)
_FIELD_LINE: Final = re.compile(r"[*_`]{0,3}[\w()/&-]+(?:\s[\w()/&-]+){0,4}[*_`]{0,3}:[*_]{0,2}\s")
_CAPITALS_TITLE: Final = re.compile(r"(?P<label>[A-Z]{4,}(?:[ /&-]{1,3}[A-Z]+){0,5})\.")
"""A sentence of capitals that titles those behind it: "PLACE OF SERVICE. Payable in an office."."""

_LABEL_HEAD: Final = re.compile(r"[A-Za-z]+(?:\s[A-Za-z]+)?")
"""Up to two words that can be the head of a longer label."""

_MAX_FIELD_NAME = 4
"""Words of a label that names a field; a longer one is the beginning of a sentence."""

_MAX_TITLE = 6
"""Words before the first of several bullets on one line that title them."""

_VERB: Final = re.compile(r"\b(?:is|are|was|were|be|has|have|will|should|must|can|may)\b", re.IGNORECASE)
_MAX_INTRODUCTION = 200
"""Characters of a sentence that introduces a list."""

_MAX_LABEL = 70
"""Characters of a label."""

MAX_PASSAGE = 2_000
"""Characters; a longer passage is cut at a blank. The longest sentence of the built-in documents has 600. What is
done with a passage may take time that grows faster than its length: the bound keeps it linear in the document."""


def passages_of(text: str, span: Span, *, section: str | None, is_item: bool, lead: str | None) -> Iterator[Passage]:
    """Yield the passages of a paragraph or list item in order.

    Args:
        text: The whole document.
        span: The paragraph or item, without its bullet.
        section: Title of the section it stands in.
        is_item: It stands behind a bullet.
        lead: What introduces the list it stands in, such as "Modifiers".
    """
    for number, part in enumerate(_cut(text, span, _RUN_ON_BULLET)):
        label: str | None = None
        for sentence in _sentences(text, part):
            if capitals := _CAPITALS_TITLE.fullmatch(text, sentence.start, sentence.end):
                label = capitals["label"]
            for field in _bounded(text, _fields(text, sentence)):
                passage = _passage(text, field, section=section, is_item=is_item or number > 0, lead=lead)
                if passage.label and passage.body.start == passage.body.end:
                    lead = passage.label  # it introduces the items that follow on the same line
                if passage.label:
                    label = passage.label if _is_field_name(passage.label) else None
                elif label:
                    passage = replace(passage, lead=label)
                yield passage
        opening = text[part.start : part.end]
        if number == 0 and not lead and part.end < span.end and _titles_bullets(opening):
            lead = opening  # "Where • Office (11) • Infusion center": it titles the bullets behind it


def _fields(text: str, span: Span) -> Iterator[Span]:
    """Yield the fields that run on in a sentence; "DENY POS: 31" is one, though "POS" is a label of its own, too."""
    fields = list(_cut(text, span, _RUN_ON_LABEL))
    if len(fields) > 1 and _LABEL_HEAD.fullmatch(text, fields[0].start, fields[0].end):
        fields[:2] = [Span(start=fields[0].start, end=fields[1].end)]
    yield from fields


def _titles_bullets(words: str) -> bool:
    return len(words.split()) <= _MAX_TITLE and not words.endswith((".", ":", ";", ",")) and not _VERB.search(words)


def _is_field_name(label: str) -> bool:
    """Tell whether a label names a field, so that it holds for the sentences behind its first one as well."""
    return len(label.split()) <= _MAX_FIELD_NAME and not _VERB.search(label)


def introduction(text: str, passage: Passage) -> str | None:
    """Return the words with which a passage introduces what follows it, or None: its label, else a sentence's."""
    if passage.label and passage.body.start == passage.body.end:
        return passage.label
    words = text[passage.span.start : passage.span.end]
    return " ".join(words.split())[:-1] if words.endswith(":") and len(words) <= _MAX_INTRODUCTION else None


def opens_field(line: str) -> bool:
    """Tell whether a line starts with a label and a colon: it does not go on with the line before."""
    return bool(_FIELD_LINE.match(line))


def _passage(text: str, span: Span, *, section: str | None, is_item: bool, lead: str | None) -> Passage:
    match = _LABEL.match(text, span.start, span.end)
    if not match or len(match["label"]) > _MAX_LABEL:
        return Passage(span=span, body=span, label=None, lead=lead, section=section, is_item=is_item)
    return Passage(
        span=span,
        body=Span(start=min(match.end(), span.end), end=span.end),
        label=" ".join(match["label"].replace("_", " ").split()),
        lead=lead,
        section=section,
        is_item=is_item,
    )


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        is_number = text[match.end() : match.end() + 2].strip()[:1].isdigit()  # "No. 5", but "Cigna: No. Humana: yes"
        abbreviation = _ABBREVIATION.search(text, max(start, match.start() - 8), match.start())
        if not abbreviation or (abbreviation.group().startswith("No") and not is_number):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, span.end)


def _cut(text: str, span: Span, mark: re.Pattern[str]) -> Iterator[Span]:
    """Yield what stands between the marks, trimmed; empty parts are left out."""
    start = span.start
    for match in mark.finditer(text, span.start, span.end):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, span.end)


def _bounded(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, those that are too long in pieces."""
    for span in spans:
        start = span.start
        while span.end - start > MAX_PASSAGE:
            blank = text.rfind(" ", start + 1, start + MAX_PASSAGE)
            end = blank if blank > 0 else start + MAX_PASSAGE
            yield from _trimmed(text, start, end)
            start = end
        yield from _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    raw = text[start:end]
    if raw.strip():
        left = start + len(raw) - len(raw.lstrip())
        yield Span(start=left, end=left + len(raw.strip()))
