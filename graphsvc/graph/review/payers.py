"""Agencies that stand in a list of payers."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.review.noting import Place, note, place_of, said
from graphsvc.model import Evidence, Predicate, ReviewNote, ReviewRule, Span, local_part
from graphsvc.vocabulary import Vocabulary

_JOINED: Final = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:,|;|/|&|\band\b|\bor\b|\bas\swell\sas\b|\s){1,3}", re.IGNORECASE
)
_NOT_A_MEMBER: Final = re.compile(
    r"\s*(?:['’]s?\b|\b(?:polic|guid|rule|manual|fee|edit|list|code|data|publish|set|defin|classif))", re.IGNORECASE
)
"""What follows the name of an agency that is not itself meant: "CMS guidelines"."""

_NEAR = 60
"""Characters between two members of a list: an explanation in brackets and a conjunction."""


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    """Yield a note for each place where an agency is joined with payers that are covered or discussed."""
    read: dict[Place, list[Span]] = {}
    for predicate in (Predicate.COVERED_BY, Predicate.DISCUSSED_FOR):
        for assertion in said(graph, predicate):
            for words in assertion.evidence:
                place = place_of(words)
                if place not in read:
                    read[place] = [match.span for match in vocabulary.agencies.find(words.quote)]
                agency = _agency_beside(words, read[place])
                if agency is not None:
                    yield note(
                        ReviewRule.AGENCY_AMONG_PAYERS,
                        (assertion,),
                        (words,),
                        f'"{agency}" stands beside {words.as_written} among the payers of '
                        f"{local_part(assertion.subject)}: it is an agency and pays no claim",
                    )


def _agency_beside(words: Evidence, agencies: list[Span]) -> str | None:
    """Return the agency that is joined with the payer these words name, or None."""
    text = words.quote
    start = text.find(words.as_written) if agencies else -1
    payer = Span(start=start, end=start + len(words.as_written))
    for agency in agencies if start >= 0 else ():
        first, second = sorted((payer, agency))
        is_near = first.end < second.start <= first.end + _NEAR
        is_joined = is_near and _JOINED.fullmatch(text, first.end, second.start)
        if is_joined and not _NOT_A_MEMBER.match(text, agency.end):
            return text[agency.start : agency.end]
    return None
