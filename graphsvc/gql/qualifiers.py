"""What qualifiers are called in the schema."""

from typing import Final

from graphsvc.model import Qualifier

QUALIFIER_FIELDS: Final = {
    Qualifier.MEANING: ("meaning", "What the modifier means, in the document's words."),
    Qualifier.WHEN_TO_USE: ("when_to_use", "When the modifier is used, in the document's words."),
    Qualifier.RELATIONSHIP: ("relationship", "How the codes are related, in the document's words."),
    Qualifier.CONDITION: ("condition", "What the statement depends on, in the document's words."),
}
"""Field name and description of each qualifier."""
