"""Makes characters that look alike alike, in decoded text and before anything is counted."""

import re
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE: Final = re.compile("\u00ad\n|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Soft hyphens (one at the end of a line joins it to the next), zero-width characters and marks of direction."""

_BLANKS: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks of a fixed width and such as do not break (Unicode 16.0, category Zs)."""

_HYPHENS: Final = re.compile("[\u2010\u2011]")
_LONE_SURROGATES: Final = re.compile("[\ud800-\udfff]")
"""Halves of a pair: JSON may escape them, UTF-8 cannot write them."""


def clean(text: str) -> str:
    """Return a text with line feeds, ordinary blanks and hyphens, and nothing invisible.

    "77620\N{NON-BREAKING HYPHEN}26" and "modi\N{SOFT HYPHEN}fier" read as they look. What is quoted is
    this text.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _BLANKS.sub(" ", text)
    text = _HYPHENS.sub("-", text)
    return _LONE_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
