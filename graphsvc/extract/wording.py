"""The notation in which the extractors' wordings are written: lists of short phrases instead of long patterns."""

import re
from typing import Final

_ANY_ENDING: Final = re.compile(r"(?<=\w)(?<!\\\w)\*")


def one_of(*phrases: str) -> str:
    """Return a pattern that matches one of the phrases as whole words.

    A phrase is a regular expression in which a blank stands for white space and a `*` behind a letter for any
    ending of the word: `"bill* separately"` matches "billed  separately". The repetitions that a phrase may
    hold are bounded, so that matching stays linear in the text.
    """
    alternatives = "|".join(_ANY_ENDING.sub(r"\\w*", phrase).replace(" ", r"\s+") for phrase in phrases)
    return rf"(?<!\w)(?:{alternatives})(?!\w)"


def wording(*patterns: str) -> re.Pattern[str]:
    """Compile patterns, joined one behind the other, without regard to case."""
    return re.compile("".join(patterns), re.IGNORECASE)


def any_of(*phrases: str) -> re.Pattern[str]:
    """Compile `one_of` the phrases."""
    return wording(one_of(*phrases))


def some_of(*words: str, most: int = 6) -> str:
    """Return a pattern that matches up to `most` of the words in a row, each with the blank behind it."""
    alternatives = "|".join(_ANY_ENDING.sub(r"\\w*", word).replace(" ", r"\s+") for word in words)
    return rf"(?:(?:{alternatives})\s+){{0,{most}}}"
