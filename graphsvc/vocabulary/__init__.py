"""Wordings and codes: what a document's words stand for (tables in graph_data/vocabulary/)."""

from graphsvc.vocabulary.gazetteer import Gazetteer, Match
from graphsvc.vocabulary.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Gazetteer", "Match", "Vocabulary", "load_vocabulary"]
