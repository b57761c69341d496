"""What one call of a tool may ask for: every number with its reason."""

from typing import Final

from graphsvc.graph.paging import PageLimits

BYTES_PER_TOKEN: Final = 3
"""Bytes of UTF-8 that are counted as one token. Tokenizers differ and their tables are large, so that this is an
estimate, meant to be too high rather than too low: the list of tools and answers of all tools took 3.2 to 4.1 bytes a
token in 2026-11 by three tokenizers (o200k_base, cl100k_base, Claude's of 2023); ids, digits and the marks of JSON take
more tokens than prose. `tests/clients/test_tokens.py` holds it to the first of them."""

DEFAULT_TOKENS: Final = 4_000
"""Tokens of an answer unless others are asked for: ten to thirty statements with their quotes."""

MIN_TOKENS: Final = 1_000
"""The fewest: what frames an answer, and one statement with a short quote."""

MAX_TOKENS: Final = 20_000
"""The most: a tenth of a context of 200,000 tokens; an agent that reads on asks again."""

CUT_TOKENS: Final = 350
"""Kept free for telling what was cut: a cursor, a hint of two sentences and up to `MAX_SHORTENED` paths."""

MAX_SHORTENED: Final = 4
"""Paths of shortened lists and texts that are told of one answer; the others are like them."""

ROWS: Final = PageLimits(minimum=1, default=200, maximum=200)
"""Rows that are looked at for one answer: none is below 100 bytes, so that more would not fit."""

MAX_IDS: Final = 20
"""Ids of one call: what frames the answer tells of each of them."""

MAX_TERMS: Final = 100
"""Terms of one call; each takes some 50 tokens."""

MAX_ENDS: Final = 4
"""Ids at either end of paths: sixteen pairs, each up to 0.2 s on a large graph."""

QUOTES: Final = PageLimits(minimum=1, default=2, maximum=20)
"""Quotes of one statement: most have one, and two documents agree or not."""

MAX_TEXT: Final = 1_000
"""Characters of an id, a name, a term or a text to search for; nothing is called by a longer one."""

MAX_CURSOR: Final = 400
"""Characters of a cursor; those that are given out have up to 150."""

MAX_NAME: Final = 200
"""Code points of a node's name that are shown: what no vocabulary names is called by a document's words."""

WINDOW: Final = 12_000
"""Code points of a text that is read as a resource, unless others are asked for: some 4,000 tokens, as an answer."""

RESOURCES: Final = PageLimits(minimum=1, default=100, maximum=100)
"""Resources on one page of their list."""

THREADS: Final = 2
"""Calls that are answered at a time; the others wait, and HTTP is answered meanwhile."""
