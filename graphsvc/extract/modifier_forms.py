"""What a modifier looks like: two characters, which mean a modifier only where the words around say so."""

from typing import Final

from graphsvc.extract.wording import any_of
from graphsvc.vocabulary import Vocabulary

CODE: Final = r"(?:\d{2}|[A-Z][A-Z0-9]|\d[A-Z])"
"""Two characters: digits in CPT modifiers, a letter among them in HCPCS modifiers (CMS, Claims Processing Manual)."""

WORD: Final = any_of("modifiers?", r"mods?\.?", "suffix(?:es)?")

NEGATIVE_LIST: Final = any_of(
    "not (?:allowed|applicable|accepted|used|valid|permitted|appropriate|payable|appended)",
    *("disallowed", "do not", "excluded", "invalid", "inappropriate", "never", "non-?applicable", "rejected", "denied"),
    *("refused", "prohibited", "blocked", "wrong", "to avoid"),
)
"""How a list is introduced whose modifiers are ruled out."""

LOOK_LIKE_MODIFIERS: Final = frozenset(
    {
        *("AN", "AS", "AT", "BE", "BY", "DO", "GO", "HE", "IF", "IN", "IS", "IT", "ME", "MY", "NO", "OF", "ON", "OR"),
        *("SO", "TO", "UP", "US", "WE"),
    }
)
"""Words that have the shape of a modifier where a text is in capitals."""


def is_modifier(code: str, vocabulary: Vocabulary, *, named: bool) -> bool:
    """Tell whether two characters are a modifier.

    Args:
        code: The characters as they stand; a modifier is written in capitals.
        vocabulary: The known modifiers.
        named: The word "modifier" stands right before them, or they head a row of a table of modifiers:
            then also an unknown one counts.
    """
    if code != code.upper() or (code in LOOK_LIKE_MODIFIERS and not named):
        return False
    return named or code in vocabulary.modifiers
