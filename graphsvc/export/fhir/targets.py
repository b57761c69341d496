"""The codes that a wording is mapped to, how they are related, and why some have none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from graphsvc.export.fhir.alignments import CODED, Alignment, Place
from graphsvc.export.fhir.codings import Codings
from graphsvc.export.fhir.systems import (
    BETOS,
    REVENUE,
    STANDARD_CODES,
    UNRECOGNIZED,
    System,
    system_of,
)
from graphsvc.export.fhir.texts import code, code_of_id
from graphsvc.model import CODE_PATTERN, NodeKind, ReviewRule, local_part

EQUIVALENT: Final = "equivalent"
WIDER: Final = "wider"
NARROWER: Final = "narrower"
RELATED: Final = "relatedto"
INEXACT: Final = "inexact"
UNMATCHED: Final = "unmatched"
DISJOINT: Final = "disjoint"
"""How the code is related to the wording: "wider" is a code that means more (FHIR R4, ConceptMapEquivalence)."""

_NONE_OF_IT: Final = "A review note elsewhere tells that it is no code of this system."

_SUFFIXED: Final = re.compile(rf"{CODE_PATTERN}\s?-\s?[0-9A-Z]{{2}}", re.IGNORECASE)
"""A code with a modifier, such as 77387-PC."""

_WORDS: Final = re.compile(r"\w+(?:\.\w+)*")
"""Words and codes, C34.90 among them."""

_DOUBTED: Final = {
    ReviewRule.PC_FOR_PROFESSIONAL: DISJOINT,
    ReviewRule.NOT_A_REVENUE_CODE: RELATED,
    ReviewRule.NOT_A_BETOS_CLASS: RELATED,
}
"""What a note makes of a relation, where all places are doubted; INEXACT by the rules that are not here."""

_CALLED: Final = {ReviewRule.NOT_A_REVENUE_CODE: REVENUE, ReviewRule.NOT_A_BETOS_CLASS: BETOS}
"""The system that a wording is said to be of, and is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A code that a wording is mapped to, or that there is none.

    Attributes:
        system: The code system.
        code: The code; None where there is none in it.
        display: Its name in a system of our own.
        equivalence: One of those above.
        comment: Why, where it is not plain.
        place: The first place where the wording is taken so, and doubted, if it is doubted.
    """

    system: System
    code: str | None
    display: str | None = None
    equivalence: str
    comment: str | None = None
    place: Place = field(repr=False)


def targets(alignment: Alignment, codings: Codings) -> Iterator[Target]:
    """Yield what a wording is mapped to: the code of the node, the standard codes it stands for, and where it has none.

    Args:
        alignment: The wording and the node.
        codings: The systems and codes of nodes.
    """
    system, own_code = codings.of_node(alignment.node.id)
    place = alignment.places[0]
    reasons = _reasons(alignment)
    if system is UNRECOGNIZED:
        yield _target(alignment, system, own_code, _plain(alignment), reasons)
        printed = system_of(alignment.node.id)
        yield Target(system=printed, code=None, equivalence=UNMATCHED, comment=reasons or _NONE_OF_IT, place=place)
        return
    yield _target(alignment, system, own_code, _relation(alignment), reasons)
    for note in alignment.notes:
        if note.rule in _CALLED and not alignment.undoubted:
            yield Target(system=_CALLED[note.rule], code=None, equivalence=UNMATCHED, comment=note.reason, place=place)
            break
    yield from _standard(alignment, reasons)


def _target(alignment: Alignment, system: System, own_code: str, relation: str, reasons: str | None) -> Target:
    return Target(
        system=system,
        code=own_code,
        display=alignment.node.name if system.standard is None else None,
        equivalence=relation,
        comment=reasons,
        place=alignment.places[0],
    )


def _standard(alignment: Alignment, reasons: str | None) -> Iterator[Target]:
    node, wording = alignment.node, alignment.wording
    system = STANDARD_CODES.get(node.kind)
    if system is None:
        return
    stated = [one for one in node.standard_codes if _stands_in(one, wording)]
    codes = stated or node.standard_codes
    place = alignment.places[0]
    if not codes:
        comment = f"{node.name} stands for no code of this system, or the words do not tell for which."
        yield Target(system=system, code=None, equivalence=UNMATCHED, comment=comment, place=place)
    open_choice = f"The words do not tell which of these is meant: {', '.join(codes)}." if len(codes) > 1 else None
    relation = EQUIVALENT if stated else _plain(alignment)
    if reasons:
        relation = INEXACT
    elif open_choice:
        relation = NARROWER if relation == EQUIVALENT else INEXACT
    for one in codes:
        yield Target(
            system=system, code=code_of_id(one), equivalence=relation, comment=reasons or open_choice, place=place
        )


def _relation(alignment: Alignment) -> str:
    found = {_DOUBTED.get(note.rule, INEXACT) for note in alignment.notes}
    if not found:
        return _plain(alignment)
    return found.pop() if len(found) == 1 and not alignment.undoubted else INEXACT


def _plain(alignment: Alignment) -> str:
    """Return how a code is related to a wording by their texts alone: what else is the same was never recorded."""
    node, wording = alignment.node, alignment.wording
    if _SUFFIXED.fullmatch(wording) and node.kind in {NodeKind.CODE, NodeKind.MODIFIER}:
        return WIDER if node.kind is NodeKind.CODE else RELATED
    is_code = node.kind in CODED and _stands_in(local_part(node.id), wording)
    return EQUIVALENT if is_code or wording.casefold() == code(node.name).casefold() else RELATED


def _reasons(alignment: Alignment) -> str | None:
    """Return a reason by each rule: a thousand codes with one wrong modifier have as many, all in review notes."""
    reasons = {note.rule: note.reason for note in reversed(alignment.notes)}
    more = len(alignment.notes) - len(reasons)
    told = "; ".join(sorted(reasons.values()))
    return (told + (f" (and {more} more of the kind)" if more else "")) or None


def _stands_in(one: str, wording: str) -> bool:
    return one.casefold() in _WORDS.findall(wording.casefold())
