"""Modifiers that are none, are no longer, or stand for another: PC where 26 is meant."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.review.noting import note, said
from graphsvc.model import Evidence, NodeId, Predicate, ReviewNote, ReviewRule, local_part
from graphsvc.vocabulary import Vocabulary

_PC: Final = NodeId("modifier:PC")
_PROFESSIONAL: Final = re.compile(
    r"\bprofessional\b|\binterpret|\bphysician['’]s (?:own )?(?:work|part|share)", re.IGNORECASE
)
_TECHNICAL: Final = re.compile(r"(?<!PC/)\bTC\b")
_WRONG: Final = re.compile(r"\bwrong\b|\bnever event|\berroneous", re.IGNORECASE)

_AMBULANCE_CODE: Final = re.compile(r"hcpcs:A0\d{3}")
_AMBULANCE_MODIFIER: Final = re.compile(r"[DEGHIJNPRSX]{2}")
"""Origin and destination of a ride, a letter each (CMS, Claims Processing Manual, chapter 15, section 30)."""


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    """Yield a note for each code that is said to take such a modifier; one that is ruled out is as it should be."""
    for assertion in said(graph, Predicate.TAKES_MODIFIER):
        modifier = NodeId(assertion.target)
        code, shown = local_part(assertion.subject), local_part(modifier)
        if modifier == _PC and (meant := tuple(filter(_means_professional, assertion.evidence))):
            yield note(
                ReviewRule.PC_FOR_PROFESSIONAL,
                (assertion,),
                meant,
                f"modifier PC is written for {code} where the words speak of the professional component, which is "
                "modifier 26: PC reports a wrong procedure",
            )
        if shown in vocabulary.modifiers or shown in vocabulary.rare_modifiers:
            continue
        if retired := vocabulary.retired_modifiers.get(shown):
            instead = f", and {retired.instead} took its place" if retired.instead else ""
            yield note(
                ReviewRule.MODIFIER_RETIRED,
                (assertion,),
                assertion.evidence,
                f"modifier {shown} is listed for {code} and was valid until {retired.last_day.isoformat()}{instead}",
            )
        elif not (_AMBULANCE_CODE.fullmatch(assertion.subject) and _AMBULANCE_MODIFIER.fullmatch(shown)):
            yield note(
                ReviewRule.MODIFIER_UNKNOWN,
                (assertion,),
                assertion.evidence,
                f"modifier {shown} is listed for {code} and is not in the vocabulary: a slip, or a payer's own",
            )


def _means_professional(words: Evidence) -> bool:
    if _WRONG.search(words.quote):
        return False
    return bool(_PROFESSIONAL.search(words.quote) or _TECHNICAL.search(words.quote))
