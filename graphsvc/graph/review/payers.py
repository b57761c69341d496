"""Agencies that stand in a list of payers."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.review.noting import note, said
from graphsvc.model import Evidence, Predicate, ReviewNote, ReviewRule, Span, local_part
from graphsvc.vocabulary import Vocabulary

_JOINED: Final = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:,|;|/|&|\band\b|\bor\b|\bas\swell\sas\b|\s){1,3}", re.IGNORECASE
)
_NOT_A_MEMBER: Final = re.compile(
    r"\s*(?:['’]s?\b|\b(?:polic|guid|rule|manual|fee|edit|list|code|data|publish|set|defin|classif))", re.IGNORECASE
)
"""What follows the name of an agency that is not itself meant: "CMS guidelines"."""


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    """Yield a note for each place where an agency is joined with payers that are covered or discussed."""
    for predicate in (Predicate.COVERED_BY, Predicate.DISCUSSED_FOR):
        for assertion in said(graph, predicate):
            for words in assertion.evidence:
                agency = _agency_beside(words, vocabulary)
                if agency is not None:
                    yield note(
                        ReviewRule.AGENCY_AMONG_PAYERS,
                        (assertion,),
                        (words,),
                        f'"{agency}" stands beside {words.as_written} among the payers of '
                        f"{local_part(assertion.subject)}: it is an agency and pays no claim",
                    )


def _agency_beside(words: Evidence, vocabulary: Vocabulary) -> str | None:
    """Return the agency that is joined with the payer these words name, or None."""
    text = words.quote
    start = text.find(words.as_written)
    payer = Span(start=start, end=start + len(words.as_written))
    for match in vocabulary.agencies.find(text) if start >= 0 else ():
        first, second = sorted((payer, match.span))
        is_joined = first.end < second.start and _JOINED.fullmatch(text, first.end, second.start)
        if is_joined and not _NOT_A_MEMBER.match(text, match.span.end):
            return text[match.span.start : match.span.end]
    return None
