"""The extractors, in the order in which they run; where two find the same, the first is kept."""

from typing import Final

from graphsvc.extract import (
    absences,
    classifications,
    diagnoses,
    literals,
    modifier_prose,
    modifier_suffixes,
    modifiers,
    payers,
    related_codes,
    sites,
    specialties,
    truncation,
)
from graphsvc.extract.finding import Extractor

EXTRACTORS: Final[tuple[Extractor, ...]] = (
    literals.EXTRACTOR,
    modifiers.EXTRACTOR,
    modifier_prose.EXTRACTOR,
    modifier_suffixes.EXTRACTOR,
    payers.EXTRACTOR,
    sites.EXTRACTOR,
    specialties.EXTRACTOR,
    related_codes.EXTRACTOR,
    diagnoses.EXTRACTOR,
    classifications.EXTRACTOR,
    absences.EXTRACTOR,
    truncation.EXTRACTOR,
)
