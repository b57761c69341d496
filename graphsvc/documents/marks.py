"""Marks that are no words: of quoted mail, wikis, slides, numbered paragraphs, footnotes and dotted leaders."""

import re
from collections.abc import Callable
from typing import Final


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _link(match: re.Match[str]) -> str:
    """Keep what a reader of the page sees of "[[target|words]]" or "{{name|words}}"."""
    words = match["words"] or ""
    return " " * (len(match.group()) - len(words) - 2) + words + "  "


def _infobox_field(match: re.Match[str]) -> str:
    name = match["name"].rstrip()
    return f" {name}:".ljust(len(match.group()))


def _row(match: re.Match[str]) -> str:
    return "|" + match["cells"].replace("!!", "| ").replace("||", "| ")


def _leader(match: re.Match[str]) -> str:
    return f"{match['label']}:".ljust(len(match.group()))


_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_RULES: Final[tuple[_Rule, ...]] = (
    (re.compile(r"^(?:[ \t]{0,3}>)+", re.MULTILINE), _blank),  # quoted mail and forum posts
    (re.compile(r"^[ \t]*\[?slide\s\d{1,3}\b[\]:.)–-]*", re.MULTILINE | re.IGNORECASE), _blank),
    (re.compile(r"^[ \t]*(?:§\s?)?\d{1,2}(?:\.\d{1,2}){1,3}\.?[ \t]+(?=[A-Z(])", re.MULTILINE), _blank),
    (re.compile(r"\[\[(?:[^\[\]|\n]{1,80}\|)?(?P<words>[^\[\]|\n]{1,80})\]\]"), _link),
    (re.compile(r"\{\{[^{}|\n]{1,80}(?:\|(?P<words>[^{}|\n]{1,80}))?\}\}"), _link),
    (re.compile(r"'{2,3}"), _blank),
    (re.compile(r"(?<=[\w.,;)”\"])\[\d{1,3}\]|<ref>[^<>\n]{0,200}</ref>"), _blank),  # footnotes
    (re.compile(r"^\{\{\w[^\n{}|]{0,80}$|^\}\}$", re.MULTILINE), _blank),
    (re.compile(r"^\|(?P<name>\s?\w[\w \t]{0,40}?[ \t]?)=", re.MULTILINE), _infobox_field),
    (
        re.compile(
            r"(?:(?<=\n)|\A|(?<=[ \t]{2}))(?P<label>[A-Z][\w/()&-]{0,30}(?:[ \t][\w/()&-]{1,30}){0,5})"
            r"[ \t]?(?:(?:\.[. \t]{2,}|…+|·{3,}|_{3,})[ \t]?:?|\.{1,2}[ \t]?:)(?=[ \t]+\S)",
            re.MULTILINE,
        ),
        _leader,
    ),
)
"""What is found, in order, and what stands in its place: as many characters, so that offsets stay."""


_TABLE: Final[tuple[_Rule, ...]] = (
    (re.compile(r"^\{\|[^\n]{0,200}$|^\|\}$", re.MULTILINE), _blank),
    (re.compile(r"^[!|](?![-}|])(?P<cells>[^\n]{1,4000})$", re.MULTILINE), _row),
)
"""The same for the tables of wikis, in texts that hold one: two pipes side by side are an empty cell elsewhere."""


def without_marks(text: str) -> str:
    """Return a text of the same length in which marks are blanks, and what they say is said with a colon or pipe.

    "> Modifier 26" of a quoted mail, "[[62323]]" of a wiki, "[Slide 3] Payers", "2.1 Medicare covers" and
    "POS ALLOWED ....: 11" read like text without them. A text without such marks is returned as it is.
    """
    for pattern, replacement in (*_RULES, *(_TABLE if "\n{|" in text else ())):
        text = pattern.sub(replacement, text)
    return text
