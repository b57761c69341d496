"""The one step that adds review notes to a graph, and the ordered tuple of the rules that raise them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.note_index import note_index
from graphsvc.graph.release import reviewed_release
from graphsvc.graph.review import (
    classifications,
    contradictions,
    diagnoses,
    inclusions,
    modifier_codes,
    modifier_meanings,
    modifier_services,
    payers,
    sites,
    specialties,
)
from graphsvc.model import ReviewNote
from graphsvc.vocabulary import Vocabulary

Rule = Callable[[KnowledgeGraph, Vocabulary], Iterator[ReviewNote]]
"""A pure function from a graph and the vocabulary to what should be looked at."""

RULES: Final[tuple[Rule, ...]] = (
    modifier_codes.find,
    modifier_meanings.find,
    modifier_services.find,
    classifications.find,
    diagnoses.find,
    specialties.find,
    sites.find,
    payers.find,
    contradictions.find,
    inclusions.find,
)
"""A rule is added by writing a module and a line here."""


def review(graph: KnowledgeGraph, vocabulary: Vocabulary) -> KnowledgeGraph:
    """Return the graph with the notes of all rules; assertions and gaps stay as they are.

    The rules need the whole graph, since documents are compared with each other. The release gets an id of its
    own: the notes are served, and other rules give other notes for the same documents.
    """
    index = note_index((note for rule in RULES for note in rule(graph, vocabulary)), graph.assertions)
    return replace(graph, review=index, release=reviewed_release(graph.release, index.notes))
