"""A document becomes assertions and gaps: one extractor per kind of statement, in one ordered tuple."""

from graphsvc.extract.extract import extract
from graphsvc.extract.extractors import EXTRACTORS
from graphsvc.extract.finding import Absence, Extractor, Finding
from graphsvc.extract.plugins import outside_extractors
from graphsvc.extract.reading import Reading, Statement

__all__ = ["EXTRACTORS", "Absence", "Extractor", "Finding", "Reading", "Statement", "extract", "outside_extractors"]
