"""Which code a document or a sentence is about."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from graphsvc.extract.codes import CodeMatch, find_codes
from graphsvc.model import Document, NodeId

_TITLE_LENGTH = 160
"""Characters of a heading or first line that names the code of the whole document."""

_TITLE: Final = re.compile(
    r"\W*(?:\d{4}\s)?(?:CPT|HCPCS)\W{0,3}(?:Level II\s)?(?:procedure\s)?(?:codes?\W{1,2})?"
    r"(?P<code>\d{4}[\dAFMTU]|[A-V]\d{4})\b",
    re.IGNORECASE,
)
_TITLE_WEIGHT = 3
"""How many times a code counts that a title or first line names."""

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
    r"\b(?:for|under|by|covers?|pays?|reimburses?|supports?|accepts?)\s(?:the\s)?"
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
    """Return the code of the first title that names one, else the code that the document names most.

    Where it names several equally often, the first is meant; a code in a title counts thrice.
    """
    titles = [(section.span.start, section.title) for section in document.sections if section.title]
    titles += [
        (passage.span.start, text)
        for passage in document.passages[:_FIRST_PASSAGES]
        if len(text := document.slice(passage.span)) <= _TITLE_LENGTH
    ]
    for _, title in sorted(titles):
        if match := _TITLE.match(title):
            return next((code.node for code in find_codes(title[: match.end() + 3])), None)
    counts = Counter[NodeId]()
    for _, title in sorted(titles):
        for code in find_codes(title, lenient=True):
            counts[code.node] += _TITLE_WEIGHT
    for passage in document.passages:
        for code in find_codes(document.slice(passage.span), lenient=True):
            counts[code.node] += 1
    if not counts:
        rows = (row for table in document.tables for row in table.rows)
        counts.update(code.node for row in rows for code in find_codes(document.slice(row.span), lenient=True))
    # `max` keeps the first of equals, and a Counter the order of first sight
    return max(counts, key=counts.__getitem__, default=None)


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
