"""To which code a modifier is put, where a sentence says so: "25 goes on the visit code, not on 93000"."""

import re
from collections.abc import Sequence
from typing import Final

from graphsvc.extract.codes import CodeMatch
from graphsvc.extract.cues import is_denied
from graphsvc.extract.wording import any_of, one_of, wording
from graphsvc.model import CODE_PATTERN, NodeId, Status

_PURPOSE: Final = wording(
    r"\w+\sto\s(?:\w+ly\s)?",
    one_of(
        "bypass|override|indicate|show|report|describe|identify|unbundle|mark|denote|signal|avoid|get|allow|separate"
        "|distinguish|tell|reflect|claim|bill"
    ),
)
"""A verb behind "used to": what follows is the purpose, not where the modifier is put."""

_CARRIED: Final = wording(
    one_of(
        "go(?:es)?|belongs?|placed|put|add(?:ed|s)?|append(?:ed|s)?|attach(?:ed)?|used|reported|submitted|valid"
        "|appl(?:y|ies)|billed|allowed|but|not|never|rather than|instead of"
    ),
    r"\s(?:\w+\s)?(?:on|to|with|for)\s",
)
_DIRECT: Final = wording(
    r"[\s)”\"’]{1,3}(?:on|to)\s(?=(?:the\s)?(?:(?:CPT|HCPCS|codes?|line|claim)\s){0,3}",
    rf"(?:{CODE_PATTERN}|E/M|visit|evaluation))",
)
"""What stands between a modifier and the code it is put to: "append modifier 25 to 99213"."""

_BUT: Final = wording(r"\bbut\b")
_WHEN: Final = wording(r"\b(?:when|if|where)\b[^,;]*$")
"""What stands before a verb that is said of the condition: "59 is needed when 93306 is billed with 93350"."""

_VISIT: Final = re.compile(r"cpt:99[2-4]\d\d")
"""Evaluation and management codes: 99202 to 99499 (CPT, section Evaluation and Management)."""

_CONDITION: Final = any_of("when|if|where|while")
_REACH = 60
"""Characters behind such words in which the code they speak of stands."""

_NOT_ON: Final = wording(one_of("not", "never", "rather than", "instead of"), r"\s(?:\w+\s)?(?:(?:on|to|with|for)\s)?$")
_PLACED: Final = any_of("(?:go(?:es)?|belongs?|placed|put) on")
_REFUSED: Final = any_of("(?:do not|never|not to be) (?:append|use|add|report)(?:ed)?")
_OTHER_CODE: Final = wording(
    r"(?:the\s)?(?:\w+\s){0,2}?",
    one_of("E/M|visits?|evaluation|column (?:one|two|1|2)|(?:other|separate|primary|second) (?:code|procedure|line)"),
)

Carriers = tuple[tuple[tuple[NodeId, ...], Status | None], ...]
"""Codes with the status of a modifier on them; None where the words around decide it."""


def carriers(
    text: str, codes: Sequence[CodeMatch], subjects: tuple[NodeId, ...], *, start: int, stop: int, before: str = ""
) -> Carriers:
    """Return the codes that a modifier is said to be put on, between two places of a text.

    "Modifier 25 goes on the visit, 99213, and never on 20610" is affirmed of 99213 and denied of 20610;
    "25 belongs on the E/M code" is denied of the text's own codes. Empty where nothing of that kind is said, so
    that the modifier is theirs.

    Args:
        text: A sentence, an item, or a cell.
        codes: The codes it names; their spans are offsets in it.
        subjects: The codes it is about.
        start: Behind the modifier.
        stop: Before the next one, or the end.
        before: The words of the clause before the modifier, which may deny what is behind it.
    """
    found: list[tuple[tuple[NodeId, ...], Status | None]] = []
    direct = _DIRECT.match(text, start, stop)
    for match in ([direct] if direct else []) + list(_CARRIED.finditer(text, start, stop)):
        if _PURPOSE.match(text, match.start()) or _WHEN.search(text, start, match.start()):
            continue
        denied = bool(_NOT_ON.search(text, 0, match.end()) or _NOT_ON.search(text, 0, match.start()))
        condition = _CONDITION.search(text, match.end(), stop)
        reach = min(match.end() + _REACH, condition.start() if condition else stop)
        nodes = tuple(
            code.node
            for code in codes
            if match.end() <= code.span.start < reach and not _CARRIED.search(text, match.end(), code.span.start)
        )
        if nodes:
            if _BUT.match(match.group()):
                found.append((nodes, Status.AFFIRMED))
            else:
                found.append((nodes, Status.NEGATED if denied or is_denied(before) else None))
        elif denied and _BUT.search(text, match.end(), stop):
            found.append((subjects, Status.NEGATED))
        elif not denied and _OTHER_CODE.match(text, match.end()):
            found.append((subjects, Status.NEGATED))
            if visits := tuple(code.node for code in codes if _VISIT.fullmatch(code.node)):
                found.append((visits, Status.AFFIRMED))
    is_contrast = len(found) > 1 and any(status is Status.NEGATED for _, status in found)
    named = {node for nodes, _ in found for node in nodes}
    is_elsewhere = (
        bool(named)
        and named.isdisjoint(subjects)
        and bool(_PLACED.search(text, start, stop))
        and bool(_OTHER_CODE.search(text, start, stop) or _REFUSED.search(text, start, stop))
    )
    if is_contrast or is_elsewhere:
        # where it is not denied it is affirmed, whatever the denial beside it
        found = [(nodes, status or Status.AFFIRMED) for nodes, status in found]
    if is_elsewhere:
        found.append((subjects, Status.NEGATED))
    return tuple(found)
