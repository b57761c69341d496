"""Taxonomy codes and specialty names that stand side by side and disagree."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.review.noting import Place, note, place_of, places, said
from graphsvc.model import NodeId, Predicate, ReviewNote, ReviewRule, Status, local_part
from graphsvc.vocabulary import Vocabulary

_TAXONOMY: Final = re.compile(r"\b\d{3}[0-9A-Z]{6}X\b")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_CLASS = 4
"""Characters of a taxonomy code that it shares with all specialties of one class (NUCC: 2085 is radiology)."""


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    """Yield a note for each place where one code and one name of a known specialty do not go together."""
    found = [pair for one in said(graph, Predicate.PERFORMED_BY, frozenset(Status)) for pair in places(one)]
    named: defaultdict[Place, set[str]] = defaultdict(set)
    for assertion, words in found:
        named[place_of(words)].add(assertion.target)
    for assertion, words in found:
        codes = set(_TAXONOMY.findall(words.quote)) if len(named[place_of(words)]) == 1 else set()
        if len(codes) != 1:
            continue  # which code belongs to which name is open
        [code] = codes
        by_code = vocabulary.specialties_by_taxonomy.get(code)
        by_name = vocabulary.specialties.get(_BRACKETS.sub("", words.as_written).strip(" .:*_"))
        if by_code is None or by_name is None or not _differ(code, by_code, by_name, vocabulary):
            continue
        meant = vocabulary.nodes[by_code].name
        yield note(
            ReviewRule.TAXONOMY_AND_NAME_DISAGREE,
            (assertion,),
            (words,),
            f"taxonomy code {code} is {meant}, and the words beside it for {local_part(assertion.subject)} say "
            f'"{words.as_written}"',
        )


def _differ(code: str, by_code: NodeId, by_name: NodeId, vocabulary: Vocabulary) -> bool:
    """Tell whether a name is neither that of the code nor the wider class it belongs to."""
    named = vocabulary.nodes[by_name].standard_codes
    wider = any(other[:_CLASS] == code[:_CLASS] and other.endswith("00000X") for other in named)
    return by_code != by_name and bool(named) and not wider
