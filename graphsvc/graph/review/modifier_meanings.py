"""Meanings given to modifiers: that of another modifier, or two that cannot both be right."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.review.noting import Said, nearest_pair, note, places, said, where
from graphsvc.model import (
    Evidence,
    NodeId,
    Predicate,
    Qualifier,
    ReviewNote,
    ReviewRule,
    Status,
    local_part,
)
from graphsvc.vocabulary import Concept, ModifierConcepts, Vocabulary

_SHOWN = 100
"""Characters of a meaning that a reason repeats; the evidence has the whole."""

Reading = frozenset[Concept]
"""What a meaning speaks of."""


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    """Yield notes for meanings that the vocabulary can read; all others are left alone."""
    concepts = vocabulary.modifier_concepts
    readings: defaultdict[NodeId, defaultdict[Reading, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for assertion in said(graph, Predicate.TAKES_MODIFIER, frozenset(Status)):
        for _, words in places(assertion):
            if reading := concepts.spoken_of(_meaning(words)):
                readings[NodeId(assertion.target)][reading].append((assertion, words))
    for modifier, groups in sorted(readings.items()):
        yield from _of_another(modifier, groups, vocabulary)
        yield from _different(modifier, groups, concepts)


def _of_another(modifier: NodeId, groups: dict[Reading, list[Said]], vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    code = local_part(modifier)
    own = vocabulary.nodes.get(modifier)
    for group in groups.values():
        for assertion, words in group:
            strange = vocabulary.modifier_concepts.strange(code, _meaning(words))
            if (
                not strange
                or own is None
                or (code == "PC" and any(c.name == "professional-component" for c in strange))
            ):
                continue  # PC for the professional component has a rule of its own
            others = sorted({other for concept in strange for other in concept.modifiers} - {code})
            yield note(
                ReviewRule.MODIFIER_MEANING_OF_ANOTHER,
                (assertion,),
                (words,),
                f"modifier {code} is listed for {local_part(assertion.subject)} with the meaning "
                f'"{_shown(words)}", which is that of {", ".join(others)}: {code} stands for "{own.name}"',
            )


def _different(modifier: NodeId, groups: dict[Reading, list[Said]], concepts: ModifierConcepts) -> Iterator[ReviewNote]:
    code = local_part(modifier)
    is_known = bool(concepts.of_modifier(code))
    for one, other in combinations(sorted(groups, key=_names), 2):
        if not concepts.clash(one, other):
            continue
        (first, words), (second, other_words) = nearest_pair(groups[one], groups[other])
        if is_known and not any(concepts.strange(code, _meaning(place)) for place in (words, other_words)):
            continue  # each names a side of what the modifier means
        yield note(
            ReviewRule.MODIFIER_MEANINGS_DIFFER,
            (first, second),
            (words, other_words),
            f'modifier {code} means "{_shown(words)}" for {local_part(first.subject)} and '
            f'"{_shown(other_words)}" for {local_part(second.subject)}, {where(words, other_words)}',
        )


def _meaning(words: Evidence) -> str:
    return words.qualifier(Qualifier.MEANING) or ""


def _shown(words: Evidence) -> str:
    meaning = " ".join(_meaning(words).split())
    return meaning if len(meaning) <= _SHOWN else f"{meaning[: _SHOWN - 1]}…"


def _names(reading: Reading) -> list[str]:
    return sorted(concept.name for concept in reading)
