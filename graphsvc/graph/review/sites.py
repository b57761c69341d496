"""Place-of-service numbers and site names that stand side by side and disagree."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.review.noting import Place, note, place_of, said
from graphsvc.model import Evidence, NodeId, Predicate, ReviewNote, ReviewRule, Status, local_part
from graphsvc.vocabulary import Vocabulary

_BEHIND: Final = re.compile(
    r"\s*[\(\[]\s*(?:POS|place\sof\sservice)\W{0,3}(?:codes?\W{0,2})?(?P<pos>\d{2})\s*[\)\]]", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    r"\b(?:POS|place\sof\sservice)\W{0,3}(?:codes?\W{0,2})?(?P<pos>\d{2})\s*(?:[-–—:|(]|\bis\b|\bmeans\b)\s*"
    r"(?:an?\s|the\s)?$",
    re.IGNORECASE,
)

SideBySide = tuple[str, str, NodeId]
"""A place-of-service number, the name beside it, and the site of that name."""


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    """Yield a note for each place where a number and the name it explains do not go together.

    Numbers in a list ("POS 19, 22") are not read: which of them explains the name is open.
    """
    read: dict[Place, list[SideBySide]] = {}
    for assertion in said(graph, Predicate.PERFORMED_AT, frozenset(Status)):
        site = graph.nodes[NodeId(assertion.target)]
        for words in assertion.evidence:
            place = place_of(words)
            if place not in read:
                read[place] = list(_side_by_side(words, vocabulary))
            for number, name, known in read[place]:
                if known not in (site.id, vocabulary.sites_by_pos[number]):
                    continue  # it is about another of the sites in these words
                yield note(
                    ReviewRule.SITE_AND_NUMBER_DISAGREE,
                    (assertion,),
                    (words,),
                    f"place of service {number} is {vocabulary.nodes[vocabulary.sites_by_pos[number]].name}, and the "
                    f'words beside it for {local_part(assertion.subject)} say "{name}"',
                )


def _side_by_side(words: Evidence, vocabulary: Vocabulary) -> Iterator[SideBySide]:
    """Yield the numbers of known sites that stand beside the name of another, with name and site."""
    for match in vocabulary.sites.find(words.quote):
        start, end = match.span.start, match.span.end
        codes = vocabulary.nodes[match.value].standard_codes
        beside = _BEHIND.match(words.quote, end) or _BEFORE.search(words.quote, max(0, start - 40), start)
        if beside and codes and beside["pos"] not in codes and beside["pos"] in vocabulary.sites_by_pos:
            yield beside["pos"], words.quote[start:end], match.value
