"""Wordings and codes: what a document's words stand for (tables in graph_data/vocabulary/)."""

from graphsvc.vocabulary.gazetteer import Gazetteer, Match
from graphsvc.vocabulary.modifier_concepts import Concept, ModifierConcepts
from graphsvc.vocabulary.vocabulary import RetiredModifier, Vocabulary, load_vocabulary

__all__ = ["Concept", "Gazetteer", "Match", "ModifierConcepts", "RetiredModifier", "Vocabulary", "load_vocabulary"]
