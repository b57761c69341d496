"""What a query is before it runs: whether it asks another service, and where it cannot be read.

The engine's own parser tells: a reading of ours would differ from it somewhere. By the letter of SPARQL 1.1, section
19.8, `<?b)SERVICE?x#>` is one IRI; behind an operand in a FILTER the engine takes it for a comparison, and then asks.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from string import ascii_lowercase
from typing import Final

from pyoxigraph import Store

from graphsvc.errors import GraphsvcError
from graphsvc.sparql.errors import QuerySyntaxError, ReadOnlyError, ServiceRefusedError

_SERVICE: Final = re.compile("service", re.IGNORECASE)

_NEVER: Final = "\n" + "\x01" * 40
"""A line that no query ends in: with it nothing runs, and the parser tells how far it came. It is longer than every
keyword, for where the parser looks for one in vain, it counts as having come to its end."""

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

_WANTED: Final = re.compile(r'"(?:[^"\\]|\\.)+"|\[(?:[^\]\\]|\\.)*\]|[^\s,"\[](?:[^,"\[]*[^\s,"\[])?')
"""What the parser wanted there: punctuation, a set of characters (`[_]` for any), a keyword, or a sentence that tells
which rule of SPARQL is broken."""

_BROKEN: Final = {
    "Prefix not found": ("it has a prefix that is not declared", "declare it: PREFIX ex: <http://example.org/>"),
    "IRI parsing failed": (
        "it has an IRI that is not absolute",
        "write it whole, or declare what it belongs to by BASE",
    ),
    "The SELECT contains a variable that is unbound": (
        "it selects a variable that it does not group by, beside an aggregate",
        "name the variable behind GROUP BY, or take COUNT, SAMPLE or another aggregate of it",
    ),
    "The SELECT contains an expression with a variable that is unbound": (
        "it selects an expression of a variable that it does not group by, beside an aggregate",
        "name the variable behind GROUP BY, or take COUNT, SAMPLE or another aggregate of it",
    ),
    "SELECT * is not authorized with GROUP BY": (
        "it selects * and groups, or counts outside of SELECT and HAVING",
        "name behind SELECT what it groups by, and count in SELECT or HAVING",
    ),
    "The SELECT overrides an existing variable using an expression": (
        "it gives by AS a name that another variable has",
        "choose another name behind AS",
    ),
    "Duplicated variable name in SELECT": ("it selects two variables of one name", "name each once"),
}
"""The parser's sentences, with what is told of them: the reason, and what to do."""

_UPDATE: Final = re.compile(
    r"(?>\s|#[^\r\n]*+|base\s*<[^>]*>|prefix\s*[^\s:]*:\s*<[^>]*>)*+"
    r"(insert|delete|load|clear|create|drop|copy|move|add|with)\b",
    re.IGNORECASE,
)
"""How an update begins (SPARQL 1.1 Update, section 3), behind its prologue; for the words of an error only."""

_LEAD: Final = re.compile(r"expected (?:one of )?|<unreported>")
"""What stands before what the parser wanted, or in its place."""

_TOLD: Final = 8
"""Things that the parser wanted which are told."""

Place = tuple[int, int]
"""Line and column, in characters, from 1."""


def check_alone(text: str, prefixes: Mapping[str, str]) -> None:
    """Check that a query asks no other service.

    The word is looked for by what it does: where another of its length stands in its place and the parser comes less
    far, it is the keyword. In a string, an IRI, a comment or a name, which all hold other words too, it comes as far.

    Raises:
        ServiceRefusedError: it does.
    """
    spellings = {found[0] for found in _SERVICE.finditer(text)}
    if not spellings:
        return
    instead = dict(zip(sorted(spellings), _strangers(text), strict=False))
    other = _SERVICE.sub(lambda found: instead[found[0]], text)
    if _reach(other, prefixes) < _reach(text, prefixes):
        raise ServiceRefusedError(
            "the query asks another service",
            value="SERVICE",
            hint="ask that service yourself; this one answers from its own graph alone",
        )


def syntax_error(text: str, error: SyntaxError) -> GraphsvcError:
    """Return what is told of a query that the parser refused."""
    update = _UPDATE.match(text)
    if update:
        return ReadOnlyError(
            "this is an update, and the graph is read-only",
            value=update[1].upper(),
            hint="ask by SELECT, ASK, CONSTRUCT or DESCRIBE",
        )
    found = _PLACE.match(str(error))
    if not found:
        return QuerySyntaxError(f"the query cannot be read: {error}", hint="write it in SPARQL 1.1")
    line, column, expected = int(found[1]), int(found[2]), found[3]
    wanted = _WANTED.findall(_LEAD.sub("", expected))
    broken = next((item for item in wanted if " " in item and item[0] not in '"['), None)
    if broken:
        reason, hint = _BROKEN.get(broken, ("it breaks a rule of SPARQL", broken))
    else:
        if wanted and all(map(str.isidentifier, wanted)):
            column = max(1, column - max(map(len, wanted)))  # as is told of `_NEVER`
        told = sorted(item for item in wanted if not item.startswith("["))[:_TOLD]
        reason = "it ends, or goes on, in a way that SPARQL does not know"
        hint = f"expected there, among others: {' '.join(told)}" if told else "write it in SPARQL 1.1"
    return QuerySyntaxError(
        f"the query cannot be read near line {line}, column {column}: {reason}", value=f"{line}:{column}", hint=hint
    )


def _strangers(text: str) -> Iterator[str]:
    """Yield words of seven letters that do not occur in the text: SPARQL gives them no meaning."""
    lower = text.lower()
    return (word for word in map("".join, product("zqxjkvw", *[ascii_lowercase] * 6)) if word not in lower)


def _reach(text: str, prefixes: Mapping[str, str]) -> Place:
    """Return how far the parser comes."""
    try:
        Store().query(text + _NEVER, prefixes=dict(prefixes))
    except SyntaxError as error:
        found = _PLACE.match(str(error))
        return (int(found[1]), int(found[2])) if found else (0, 0)
    raise AssertionError("no query ends so")
