"""Site furniture: lines that belong to the site and not to its subject (log-in walls, menus, adverts)."""

import re
from typing import Final

_OPENINGS: Final = re.compile(
    r"""[\W_]*(?:
        log\s?in\b | sign\s(?:in|up)\b | register\s(?:to|for|free|now|here)\b | subscribe\sto\b
      | upgrade\sto\b | unlock\s(?:this|all|full|more)\b | (?:create|open)\s(?:a|an|your)\s(?:free\s)?account
      | start\s(?:your|a)\sfree | get\s(?:instant|started|access|expert) | have\sa\squestion | need\shelp\b
      | ask\s(?:about|our|a|us)\b
      | example:\s*["“] | try\s(?:it|our|asking|searching)\b | try:\s | advertisement\b | sponsored\b
      | © | \(c\)\s(?=\d{4}|copyright|.{0,40}\b(?:inc|llc|ltd|media|corp)\b) | copyright\b
      | all\srights\sreserved | (?:we\suse\s)?cookies?\b | privacy\spolicy
      | terms\sof\s(?:use|service) | share\s(?:this|on)\b | follow\sus | related\sarticles | skip\sto\s
      | tip\sof\sthe\sday\b | popular\b | trending\b | did\syou\sknow\b | similar\sthreads\b
      | back\sto\stop | download\s(?:our|the\sapp) | contact\sus | powered\sby | loading\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a line of furniture opens: it calls the reader to act, or names the owner of the site."""

_VERBS: Final = re.compile(r"[\W_]*(?:register|subscribe|upgrade|unlock|home\s*[>»|/])", re.IGNORECASE)
_CODING: Final = re.compile(r"\b\d{4,5}\b|\bmodifiers?\b|\b(?:take|appl|paid|pay|cover|bill)\w*", re.IGNORECASE)
"""Words of a statement about billing: a line that holds one is no menu, whatever its first word."""

_PHRASES: Final = re.compile(
    r"\b(?:click here|free trial|free account|page views?|our (?:app|newsletter|assistant|coding assistant)"
    r"|instant (?:answers?|access)|sign up|log in to)\b",
    re.IGNORECASE,
)
_MAX_PHRASE_LINE = 200
"""Characters; a longer line is a paragraph that happens to contain such words."""

_LIST_OPENING: Final = re.compile(r"[\W_]*(?:ask about|try|popular|trending|quick links|menu)\b.*:\s*$", re.IGNORECASE)
"""A furniture line of this form hands its role to the line that follows: "Ask about:" and its menu."""

_MENU_WORDS = 7
"""Words of a line that has nothing but capitalised words: as long as that, it is a menu, not a heading."""


def is_furniture(line: str) -> bool:
    """Tell whether a line belongs to the site."""
    if len(line) > _MAX_PHRASE_LINE:
        return False
    opens = _OPENINGS.match(line) or (_VERBS.match(line) and not _CODING.search(line))
    return bool(opens or _PHRASES.search(line)) or _is_menu(line)


def opens_furniture(line: str) -> bool:
    """Tell whether the line after this one belongs to the site as well."""
    return bool(_LIST_OPENING.match(line))


def _is_menu(line: str) -> bool:
    words = line.split()
    return len(words) >= _MENU_WORDS and all(
        word[0].isupper() and word.replace("/", "").replace("&", "a").isalpha() for word in words
    )
