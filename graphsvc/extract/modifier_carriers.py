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
_VISIT_TAKES: Final = wording(
    r"\b(?:visits?|E/M(?:\s\w+)?|evaluation\sand\smanagement(?:\s\w+)?)\b(?:(?!\bmodifiers?\b)[^.;,]){0,60}",
    one_of("needs?|takes?|requires?|gets?|carr(?:y|ies)"),
    r"\s(?:\w+\s)?(?:modifiers?\s)?[\dA-Z]{0,2}\W*$",
)
"""A visit that is said to take what follows: "an office visit on the same day needs modifier 25"."""

_WHEN: Final = wording(r"\b(?:when|if|where)\b[^,;]*$")
"""What stands before a verb that is said of the condition: "59 is needed when 93306 is billed with 93350"."""

_VISIT: Final = re.compile(r"cpt:99[23]\d\d")
"""Codes 99200 to 99399, where CPT puts most visits; 99406 and above, care by the month among them, are left out."""

_CONDITION: Final = any_of("when|if|where|while")
_REACH = 60
"""Characters behind a verb of placing in which its code stands."""

_NOT_ON: Final = wording(one_of("not", "never", "rather than", "instead of"), r"\s(?:\w+\s)?(?:(?:on|to|with|for)\s)?$")
_AGAINST: Final = any_of("rather than", "instead of", "but not", "not")
_PLACED: Final = any_of("(?:go(?:es)?|belongs?|placed|put) on")
_REFUSED: Final = any_of("(?:do not|never|not to be) (?:append|use|add|report)(?:ed)?")
_OTHER_CODE: Final = wording(
    r"(?:the\s)?(?:\w+\s){0,2}?",
    one_of(
        "(?P<visit>E/M|visits?|evaluation)|column (?:one|two|1|2)"
        "|(?:other|separate|primary|second) (?:code|procedure|line)"
    ),
)

Carrier = tuple[tuple[NodeId, ...], Status | None]
"""Codes with the status of a modifier on them; None where the words around decide it."""

Carriers = tuple[Carrier, ...]


def carriers(
    text: str, codes: Sequence[CodeMatch], subjects: tuple[NodeId, ...], *, start: int, stop: int, before: str = ""
) -> Carriers:
    """Return the codes that a modifier is said to be put on, between two places of a text.

    "Modifier 25 goes on the visit, 99213, and never on 20610" is affirmed of 99213 and denied of 20610;
    "25 belongs on the E/M code" is affirmed of the codes of visits among those named and spoken of, and denied of
    the others spoken of. One that is put only on codes not spoken of is denied of those spoken of, if another code
    or a refusal is named. Empty where nothing of that kind is said, so that the modifier is of the text's own codes.

    Args:
        text: A sentence, an item, or a cell.
        codes: The codes it names; their spans are offsets in it.
        subjects: The codes it is about.
        start: Behind the modifier.
        stop: Before the next one, or the end.
        before: The words of its clause up to and with the modifier, which may deny what is behind it.
    """
    if _VISIT_TAKES.search(before):
        return _of_visits(codes, subjects)
    found: list[Carrier] = []
    direct = _DIRECT.match(text, start, stop)
    for match in ([direct] if direct else []) + list(_CARRIED.finditer(text, start, stop)):
        if not _PURPOSE.match(text, match.start()) and not _WHEN.search(text, start, match.start()):
            found += _of_placement(text, codes, subjects, match, stop=stop, before=before)
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


def _of_placement(
    text: str,
    codes: Sequence[CodeMatch],
    subjects: tuple[NodeId, ...],
    match: re.Match[str],
    *,
    stop: int,
    before: str,
) -> Carriers:
    """Return the codes behind one "is put on", up to the next, or the others where it names none."""
    denied = bool(_NOT_ON.search(text, 0, match.end()) or _NOT_ON.search(text, 0, match.start()))
    condition = _CONDITION.search(text, match.end(), stop)
    reach = min(match.end() + _REACH, condition.start() if condition else stop)
    behind = [
        code
        for code in codes
        if match.end() <= code.span.start < reach and not _CARRIED.search(text, match.end(), code.span.start)
    ]
    against = tuple(code.node for code in behind if _AGAINST.search(text, match.end(), code.span.start))
    nodes = tuple(code.node for code in behind if code.node not in against)
    if nodes or against:
        contrasted = bool(_BUT.match(match.group())) and not denied
        status = Status.AFFIRMED if contrasted else Status.NEGATED if denied or is_denied(before) else None
        found: list[Carrier] = [(nodes, status), (against, Status.NEGATED)]
        return tuple((group, status) for group, status in found if group)
    if denied:
        return ((subjects, Status.NEGATED),) if _BUT.search(text, match.end(), stop) else ()
    other = _OTHER_CODE.match(text, match.end())
    if other and other["visit"]:
        return _of_visits(codes, subjects)
    return ((subjects, Status.NEGATED),) if other else ()


def _of_visits(codes: Sequence[CodeMatch], subjects: tuple[NodeId, ...]) -> Carriers:
    """Return the codes of visits, affirmed, and the other subjects, denied: the modifier is the visit's."""
    named = dict.fromkeys((*(code.node for code in codes), *subjects))
    visits = tuple(node for node in named if _VISIT.fullmatch(node))
    others = tuple(node for node in subjects if node not in visits)
    found = ((others, Status.NEGATED), (visits, Status.AFFIRMED))
    return tuple((nodes, status) for nodes, status in found if nodes)
