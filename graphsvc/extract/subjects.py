"""Which code a document or a sentence is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from graphsvc.extract.codes import CodeMatch, find_codes
from graphsvc.model import CODE_PATTERN, Document, NodeId, Passage, is_code

_TITLE_LENGTH = 160
"""Characters of a heading or first line that names the code of the whole document."""

_TITLE: Final = re.compile(
    r"\W*(?:\d{4}\s)?(?:CPT|HCPCS)\W{0,3}(?:Level II\s)?(?:procedure\s)?(?:codes?\W{1,2})?"
    rf"(?P<code>{CODE_PATTERN})\b",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r"[A-Za-z]{3}")
_PREVAILS = 3
"""How many times as often as any other a document names the code it is about; in labelled documents about one code it
is 3 to 13 times, in those about several 1 to 2.5 times."""

_FEW = 4
"""Codes of a document that names none often: the first of those named most is what it is about. A page about one code
names up to three others, labelled documents about several name eight and more."""

_CODE_FIELD: Final = re.compile(
    r"(?:(?:CPT|HCPCS|procedure|proc|billing|service)\s)?(?:code|CPT|HCPCS)(?:\scode|\snumber)?", re.IGNORECASE
)
"""Name of the field of a record that holds its code."""

_FIRST_PASSAGES = 3
"""Passages at the head of a document among which a title may stand that has not the form of a heading."""

_HEAD: Final = re.compile(
    r"(?:(?:unlike|instead\sof|rather\sthan)\s[^,.;]{1,60},\s)?"
    r"\W*(?:(?:the|this|for|under|when|in|if|however|note|that|add-on|both|reporting|billing|using|while|base|parent|but|and)"
    r"[\s,:]+){0,6}(?:(?:CPT|HCPCS|Level II|procedure|service|codes?)[\s®™:]*){0,4}[*_`“\"(]*",
    re.IGNORECASE,
)
"""Words that may stand before the code a sentence is about."""

_APPOSITION: Final = re.compile(
    r"\W*(?:the|a|an|its|their)\s(?:[\w-]+\s){0,4}[\w-]+(?:,\s|\s\()(?:(?:CPT|HCPCS|Level II|codes?)[\s®™:]*){0,3}",
    re.IGNORECASE,
)
"""What stands at the head of a sentence before a code that names the same thing: "The first biopsy, CPT 11102, ..."."""

_BOUND: Final = re.compile(
    r"\b(?:for|under|by|that|covers?|pays?|reimburses?|supports?|accepts?|(?:use|report|bill|choose|select|assign|submit)(?:ing)?)\s(?:the\s)?"
    r"(?:(?:CPT|HCPCS|Level II|procedure|codes?)[\s®™]*){0,4}[*_`]*$",
    re.IGNORECASE,
)
_REACH = 160
"""Characters before a code in which the words stand that make it the subject: ten words of the longest."""

_AND: Final = re.compile(
    r"(?:-\w\w)?[`*]*\s*(?:\([^()]{0,80}\))?\s*(?:,|,?\s?and|,?\s?or|&|/|-|–|through|thru|to)\s*(?:CPT|codes?|HCPCS)?\s*[`*]*",
    re.IGNORECASE,
)
_DESCRIBES: Final = re.compile(
    r"[`*)”\"]*\s*(?:describes?|represents?|designates?|denotes?|stands\sfor|refers\sto|covers|reports?|is\s(?:the|an?)\s(?:\w+\s){0,3}code|means"
    r"|takes|is\sperformed|is\sbilled\sunder)\b",
    re.IGNORECASE,
)


def document_subject(document: Document) -> NodeId | None:
    """Return the code that the document as a whole is about, or None where it is about several or none.

    It is the code of a title of the form "CPT 77620: ...", of a field such as "Code: 77620", of the first words that
    name any, if they are a title with that code alone, or the only one that a sentence says what it is; where these
    are missing or disagree, a code that the document names far more often than any other; of a document that names
    few codes, the first of those named most, unless its first words name several.
    """
    return next((codes[0] for codes in _named_as_subject(document) if len(set(codes)) == 1), None) or _prevailing(
        document
    )


def _named_as_subject(document: Document) -> Iterator[list[NodeId]]:
    """Yield the codes that a document names as its own, by one sign after the other; most need the first alone."""
    titles = [title for _, title in sorted(_titles(document))]
    yield [code for title in titles if (match := _TITLE.match(title)) for code in _codes(title[: match.end() + 3])[:1]]
    yield [
        code for passage in document.passages if _names_code(passage) for code in _codes(document.words(passage.body))
    ]
    yield _first_named(document, titles)
    texts = [document.words(passage.span) for passage in document.passages]
    yield [code for text in texts if (code := described_code(text, list(find_codes(text))))]


def _first_named(document: Document, titles: Sequence[str]) -> list[NodeId]:
    """Return the codes of the first words that name any, if they are a title or nothing but a code."""
    headings = [(section.span.start, section.title) for section in document.sections if section.title]
    passages = [(passage.span.start, document.words(passage.span)) for passage in document.passages]
    rows = [(row.span.start, document.words(row.span)) for table in document.tables for row in table.rows]
    text, codes = next(
        ((text, codes) for _, text in sorted(headings + passages + rows) if (codes := _codes(text))), ("", [])
    )
    heads = {text for _, text in (*headings, *passages[:1])}
    is_title = text in heads.intersection(titles) and bool(_WORDS.search(text)) and "|" not in text
    return codes if is_title or is_code(text.strip()) else []


def _titles(document: Document) -> Iterator[tuple[int, str]]:
    """Yield headings, and what stands at the head of the document and is short enough for one, each with its place."""
    for section in document.sections:
        if section.title:
            yield section.span.start, section.title
    for passage in document.passages[:_FIRST_PASSAGES]:
        text = document.words(passage.span)
        if len(text) <= _TITLE_LENGTH:
            yield passage.span.start, text


def _codes(text: str) -> list[NodeId]:
    return [code.node for code in find_codes(text, lenient=True)]


def _names_code(passage: Passage) -> bool:
    """Tell whether a passage is the field of a record that names its code."""
    return any(
        _CODE_FIELD.fullmatch(name) for name in (passage.label, passage.lead if passage.is_item else None) if name
    )


def _prevailing(document: Document) -> NodeId | None:
    spans = [passage.span for passage in document.passages] + [
        row.span for table in document.tables for row in table.rows
    ]
    counts = Counter(code for span in spans for code in _codes(document.words(span)))
    (node, often), (_, second), *_ = [*counts.most_common(2), (None, 0), (None, 0)]
    if often >= _PREVAILS * second:
        return node
    first = next((set(codes) for span in sorted(spans) if (codes := _codes(document.words(span)))), set[NodeId]())
    # `most_common` keeps equals in the order of first sight
    return node if len(counts) <= _FEW and len(first) == 1 else None


def head_subjects(text: str, codes: Sequence[CodeMatch], start: int = 0) -> tuple[NodeId, ...]:
    """Return the codes at the head of the words that start there: "Both 20610 and 20611 are ..."."""
    if not codes or codes[0].span.start - start > _REACH:
        return ()
    first = codes[0].span
    is_apposition = text[first.end : first.end + 1] in (",", ")") and _APPOSITION.fullmatch(text, start, first.start)
    return list_from(text, codes, 0) if is_apposition or _HEAD.fullmatch(text, start, first.start) else ()


def bound_subjects(text: str, codes: Sequence[CodeMatch], start: int = 0) -> tuple[NodeId, ...]:
    """Return the codes that words name as what they are about: "... for 20610", "covers 93000"."""
    for index, code in enumerate(codes):
        end = code.span.start
        if _BOUND.search(text, max(start, end - _REACH), end):
            return list_from(text, codes, index)
    return ()


def described_code(text: str, codes: Sequence[CodeMatch]) -> NodeId | None:
    """Return the code at the head of a sentence that tells what the code is, or None."""
    if codes and _HEAD.fullmatch(text, 0, codes[0].span.start) and _DESCRIBES.match(text, codes[0].span.end):
        return codes[0].node
    return None


def list_from(text: str, codes: Sequence[CodeMatch], index: int) -> tuple[NodeId, ...]:
    """Return the code at an index and those that follow in the same list, each once."""
    nodes = [codes[index].node]
    for before, code in zip(codes[index:], codes[index + 1 :], strict=False):
        if not _AND.fullmatch(text, before.span.end, code.span.start):
            break
        nodes.append(code.node)
    return tuple(dict.fromkeys(nodes))
