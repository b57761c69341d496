"""Whether the same query has the same answer each time, byte for byte."""

import re
from typing import Final

_OF_CHANCE: Final = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\b", re.IGNORECASE)
"""Functions of the clock and of chance (SPARQL 1.1, sections 17.4.2 to 17.4.5)."""

_NAMELESS: Final = re.compile(r"\bconstruct\b.*(?:\[|_:|\()", re.IGNORECASE | re.DOTALL)
"""What may make blank nodes in a graph, which get their labels by chance."""


def is_repeatable(text: str) -> bool:
    """Tell whether a query has the same answer of the same graph each time; where in doubt, not."""
    return not _OF_CHANCE.search(text) and not _NAMELESS.search(text)
