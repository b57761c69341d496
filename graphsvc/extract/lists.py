"""Lists in prose and in fields: "A, B (c), or D", with nouns that several members share."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from graphsvc.model import Span, Status

_SEPARATOR: Final = re.compile(r"\s*(?:[,;•\n]|\band/or\b|\band\b|\bor\b|(?<=\w)\s?/\s?(?=\w))\s*", re.IGNORECASE)
_BRACKET: Final = re.compile(r"\([^()]*\)")


def members(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the members of a list, trimmed, in order; what stands in brackets does not separate."""
    stop = len(text) if end is None else end
    masked = _BRACKET.sub(lambda match: "\x00" * len(match.group()), text)
    position = start
    for match in _SEPARATOR.finditer(masked, start, stop):
        yield from _trimmed(text, position, match.start())
        position = match.end()
    yield from _trimmed(text, position, stop)


def without_brackets(text: str) -> str:
    """Return a text without what stands in brackets."""
    return " ".join(_BRACKET.sub(" ", text).split())


def complete(members_text: list[str], index: int, is_known: Callable[[str], bool]) -> str:
    """Return a member together with the words it shares with a neighbour, where that makes a known wording.

    "Hospital inpatient or outpatient procedure room" has the members "Hospital inpatient" and "outpatient
    procedure room"; the second is completed to "Hospital outpatient procedure room", the first to "Hospital
    inpatient procedure room". A member that no completion makes known is returned as it is.
    """
    member = members_text[index]
    words = member.split()
    if index + 1 < len(members_text):
        following = members_text[index + 1].split()
        for cut in range(1, len(following)):
            if is_known(candidate := " ".join((*words, *following[cut:]))):
                return candidate
    if index:
        before = members_text[index - 1].split()
        for cut in range(len(before) - 1, 0, -1):
            if is_known(candidate := " ".join((*before[:cut], *words))):
                return candidate
    return member


_CONJUNCTION: Final = re.compile(r"(?:,|\b)\s?(?:and|or|but|while)\s", re.IGNORECASE)


_REACH = 40
"""Characters before a list in which stands what sets it against another."""

_WORDS: Final = r"\s(?:(?:in|at|by|with|on|to|for|an?|the|modifiers?|by\sthe|with\smodifier)\s){0,3}[(\"“‘'`]?$"
_AGAINST: Final = re.compile(
    rf"\b(?:not|never|no|rather\sthan|instead\sof|in\splace\sof|in\slieu\sof){_WORDS}", re.IGNORECASE
)
_LEFT_OUT: Final = re.compile(rf"\b(?:(?P<aside>unlike)|other\sthan|whether){_WORDS}", re.IGNORECASE)
_EXCEPTED: Final = re.compile(
    rf"\b(?:except(?:\sfor)?|excepting|with\sthe\sexception\sof|aside\sfrom|apart\sfrom){_WORDS}", re.IGNORECASE
)


def groups_of(text: str, spans: Sequence[Span], joint: re.Pattern[str]) -> list[list[int]]:
    """Return the indexes of the spans that stand in one list: a joint, and no more, is between neighbours."""
    groups: list[list[int]] = []
    for index, span in enumerate(spans):
        if groups and joint.fullmatch(text, spans[index - 1].end, span.start):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def words_about(text: str, start: int, end: int, lists: Sequence[Span]) -> list[str]:
    """Return, for each of several lists in a clause, the words that say something of it.

    The words before the first list belong to all. Those between two lists are divided at their last
    conjunction, else at their last comma: what is before it belongs to the first, what is behind it to the
    second.
    """
    head = text[start : lists[0].start]
    ends = [*(following.start for following in lists[1:]), end]
    result, before = [], ""
    for span, stop in zip(lists, ends, strict=True):
        between = text[span.end : stop]
        cut = len(between) if stop == end else _division(between)
        result.append(f"{head} {before} {between[:cut]}")
        before = between[cut:]
    return result


def is_set_against(text: str, start: int) -> bool:
    """Tell whether a list is set against what is said: "25, not 59", "in an ASC but not in an office"."""
    return bool(_stands_before(_AGAINST, text, start) or _stands_before(_EXCEPTED, text, start))


def stated(text: str, spans: Sequence[Span], group: Sequence[int]) -> Sequence[int]:
    """Return those of a list of which something is said.

    Nothing is said "in places other than an office", nor, up to the comma, "unlike Aetna, Humana covers it".
    """
    start = spans[group[0]].start
    left_out = _stands_before(_LEFT_OUT, text, start)
    if left_out is None:
        return group
    behind = (n for n in range(1, len(group)) if "," in text[spans[group[n - 1]].end : spans[group[n]].start])
    return group[next(behind, len(group)) :] if left_out["aside"] else ()


def opposed(text: str, start: int, status: Status) -> Status:
    """Return the status of a list, given that of its clause: denied where it is set against what is said.

    What is excepted has the opposite: "all payers except Medicaid", "payable nowhere except in an office".
    """
    if _stands_before(_EXCEPTED, text, start):
        return Status.AFFIRMED if status is Status.NEGATED else Status.NEGATED
    return Status.NEGATED if _stands_before(_AGAINST, text, start) else status


def _stands_before(words: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    return words.search(text, max(0, start - _REACH), start)


def _division(words: str) -> int:
    conjunctions = list(_CONJUNCTION.finditer(words))
    comma = words.rfind(",")
    return conjunctions[-1].start() if conjunctions else comma if comma >= 0 else len(words)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    raw = text[start:end]
    core = raw.strip(' \t\n.:*_“”"')
    if core:
        left = start + raw.index(core)
        yield Span(start=left, end=left + len(core))
