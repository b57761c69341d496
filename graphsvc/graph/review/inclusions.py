"""Services that one document makes part of a code and leaves out of it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.review.noting import Said, note, places, said
from graphsvc.model import NodeId, Predicate, ReviewNote, ReviewRule, Status, local_part
from graphsvc.vocabulary import Vocabulary

_AFFIRMED: Final = frozenset({Status.AFFIRMED})
_MEMBER: Final = re.compile(r"\s*(?:[,;]|\band\b|\bor\b|\bas\swell\sas\b|\bbut\b)\s*", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_SHORT: Final = re.compile(r"\b[A-Z]{3,6}\b")
_WORD: Final = re.compile(r"\w+")
_EMPTY: Final = frozenset(
    {
        *("a", "all", "also", "an", "any", "are", "as", "at", "be", "by", "can", "code", "each", "for", "from", "has"),
        *(
            "have",
            "in",
            "is",
            "it",
            "its",
            "itself",
            "make",
            "makes",
            "may",
            "of",
            "on",
            "one",
            "other",
            "part",
            "service",
        ),
        *("services", "such", "that", "the", "their", "this", "to", "use", "which", "with"),
    }
)
"""Words that say nothing of the service."""

Name = frozenset[str]
"""A service by its words, whatever their order, or by its abbreviation alone."""


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:  # noqa: ARG001 - rules are alike
    """Yield a note for each service of a code that a document both includes and excludes, or bills apart.

    Only the same words, or the same abbreviation, are the same service: "guidance" is not "image guidance".
    """
    included: defaultdict[tuple[NodeId, NodeId], dict[Name, tuple[Said, str]]] = defaultdict(dict)
    for one in said(graph, Predicate.INCLUDES, _AFFIRMED):
        for assertion, words in places(one):
            for name, shown in _services(assertion.target):
                included[assertion.subject, words.document].setdefault(name, ((assertion, words), shown))
    for predicate in (Predicate.EXCLUDES, Predicate.BILLED_SEPARATELY_WITH):
        for one in said(graph, predicate, _AFFIRMED):
            for assertion, words in places(one):
                here = included.get((assertion.subject, words.document), {})
                target = assertion.target if assertion.object is None else local_part(assertion.object)
                for name, shown in _services(target):
                    if name in here:
                        yield _note(here[name][0], (assertion, words), shown)
                        break


def _note(part: Said, left_out: Said, shown: str) -> ReviewNote:
    is_code = left_out[0].object is not None
    return note(
        ReviewRule.INCLUDED_AND_EXCLUDED,
        (part[0], left_out[0]),
        (part[1], left_out[1]),
        f'the same document says of {local_part(part[0].subject)} that "{shown}" is part of it and '
        f"{'billed separately' if is_code else 'not part of it'}",
    )


def _services(value: str) -> Iterator[tuple[Name, str]]:
    """Yield the services that a text lists, by their words and by their abbreviations, as they are shown."""
    for short in dict.fromkeys(_SHORT.findall(value)):
        yield frozenset({short}), short
    for member in _MEMBER.split(_BRACKETS.sub(" ", value)):
        words = frozenset(word.casefold() for word in _WORD.findall(member)) - _EMPTY
        if words:
            yield words, " ".join(member.split())
