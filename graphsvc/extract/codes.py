"""Finds CPT and HCPCS codes in running text, and tells them from other numbers of five characters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graphsvc.model import CODE_PATTERN, NodeId, Span, code_id


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMatch:
    """A code in a text.

    Attributes:
        span: Where the code stands, without a suffix.
        node: Its id.
        modifier: The suffix of a form like `93005-TC`, or None.
        is_named: A word such as "CPT" or "code", alone or before the list it stands in, names it a code.
    """

    span: Span
    node: NodeId
    modifier: str | None
    is_named: bool


_CODE: Final = re.compile(
    rf"(?<![\w.$€£#/+])(?<!\D-)(?<!\D\d\d\d\d-)(?P<code>{CODE_PATTERN}|(?P<small>(?i:{CODE_PATTERN})))"
    r"(?:-(?P<modifier>[A-Z][A-Z0-9]|\d{2}))?(?![\w%°™]|[.,]\d|-(?!\d{4}[\dAFMTU]\b)\w)"
)
_NAMED: Final = re.compile(
    r"(?:\bCPT|\bHCPCS|\bcodes?|\bprocedures?|\bLevel II|\bcategory I{1,3})"
    r"(?:[\s®™(:]*(?:codes?|numbers?|CPT|HCPCS|Level II|such as|like|are|is|include|including|family|range))*"
    r"[\s®™(:“\"*_`]*$",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(
    r"\s{0,20}(?:\([^()]{0,120}\))?(?:\s|[,;/&–-]|\b(?:and|or|to|through|thru|versus|vs|plus|both|with|also|than|CPT|HCPCS|codes?)\b"
    r"\.?){0,60}[*_`]{0,4}",
    re.IGNORECASE,
)
"""What may stand between two codes of one list; bounded, so that a text of nothing else takes no long time."""

_BOUND: Final = re.compile(
    r"\b(?:report(?:ed|s|ing)?|bill(?:ed|s|ing)?|use[ds]?|using|see(?: also)?|with|under|than|from|by|for"
    "|like|unlike|as"
    r"|append(?:ed)?(?: \w+)? to|on|to|covers?|into|versus|replace[sd]?(?: by)?|alongside|against|of|and|or"
    r"|include[sd]?|including|instead of|is|are|not|choose|select(?:ing)?|code|supports?)\s+[*_`“\"(]*$",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"\s+(?:is|are|was|may|must|should|can|cannot|describes?|represents?|covers?|includes?|reports?|stands|applies|takes)\b",
    re.IGNORECASE,
)
"""What follows a code that is the subject of its sentence."""

_CODING: Final = re.compile(
    r"\b(?:bill|report|bundl|append|reimburs|modifier)\w*|\bcod(?:e|es|ed|ing)\b|\bcover(?:s|ed)?\b"
    r"|\bpa(?:y|ys|id|yable)\b|\bCPT\b|\bHCPCS\b",
    re.IGNORECASE,
)
"""A sentence with such a word is about coding: a number of five digits in it is a code unless it counts something."""

_UNIT: Final = re.compile(
    r"\s*(?:mg|mcg|ml|cm|mm|kg|g\b|units?\b|patients?|people|persons?|members?|claims?|visits?|cases?|dollars?|beds?|"
    r"beneficiar|square|hours?|minutes?|miles?|per\s(?:year|day)|percent|steps?|participants|records|hospitals"
    r"|providers|times|procedures|services|entries|lives|subscribers|physicians|practices|codes)",
    re.IGNORECASE,
)
_OTHER_NUMBER: Final = re.compile(
    r"(?:\bICD[\w-]*|\bDRG|\bNDC|\bZIP(?:\scode)?|\bphone|\bfax|\bsuite|\broom|\bbooth|\bext\.?|\bcall|\bbox"
    r"|\bno\.|\barticle|\bdetermination|\bcase|\bid|\b(?:about|over|nearly|around|almost|approximately|some)"
    r"|\b(?-i:[A-Z]{2}),?|\$)[\s:#(]*$",
    re.IGNORECASE,
)


def nodes_of(codes: Iterable[CodeMatch]) -> tuple[NodeId, ...]:
    """Return the ids of codes in their order, each once."""
    return tuple(dict.fromkeys(code.node for code in codes))


def find_codes(text: str, *, known: NodeId | None = None, lenient: bool = False) -> Iterator[CodeMatch]:
    """Yield the codes in a sentence or cell, from left to right.

    Five characters alone are no code: a word before it, its place in a list of codes, a modifier behind it,
    the letter of a HCPCS code, a sentence about coding or its being the document's own code must say so.

    Args:
        text: The words to look in; spans are offsets in it.
        known: A code that needs no introduction, such as the one the document is about.
        lenient: No code needs an introduction; what counts something is still none.
    """
    about_coding = lenient or bool(_CODING.search(text))
    before: CodeMatch | None = None
    for match in _CODE.finditer(text):
        node = code_id(match["code"].upper())
        head = text[max(0, match.start() - 60) : match.start()]
        named = bool(_NAMED.search(head)) and not _OTHER_NUMBER.search(head)
        other = bool(_OTHER_NUMBER.search(head) or _UNIT.match(text, match.end()))
        if not named and node != known and (other or match["small"]):
            continue
        joined = before is not None and bool(_JOINED.fullmatch(text, before.span.end, match.start()))
        named = named or (joined and before is not None and before.is_named)
        sure = named or joined or node == known or bool(match["modifier"]) or match["code"][0].isalpha()
        if sure or about_coding or _BOUND.search(head) or _SUBJECT.match(text, match.end()):
            before = CodeMatch(
                span=Span(start=match.start("code"), end=match.end("code")),
                node=node,
                modifier=match["modifier"],
                is_named=named,
            )
            yield before
