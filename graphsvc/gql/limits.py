"""What one operation may ask for: every number with its reason."""

from typing import Final

from graphsvc.graph.filters import MAX_NESTING, MAX_PARTS
from graphsvc.graph.ordering import MAX_KEYS
from graphsvc.graph.paging import PageLimits

PAGE: Final = PageLimits(default=50, maximum=500)
"""Rows. 50 fill a screen; 500 edges with their evidence are about 200 kB of JSON."""

FACET: Final = PageLimits(default=20, maximum=200)
"""Values of a facet: 20 stand beside a list, 200 fill a box to choose from."""

MAX_IDS: Final = 500
"""Ids in `nodes` and terms in `resolve`: as many as a page has rows."""

MAX_ROWS: Final = 20_000
"""Rows of all pages of one operation together: about a second of work on one core."""

PROJECTION_ROWS: Final = 4_000
"""Rows that a projection counts as, so that an operation asks for four or five: each takes up to a second."""

MAX_FILTER_NESTING: Final = MAX_NESTING

MAX_FILTER_PARTS: Final = MAX_PARTS

MAX_ORDER_KEYS: Final = MAX_KEYS

MAX_SOURCE_LENGTH: Final = 100_000
"""Code points of an operation's text; the introspection query of GraphiQL has 2,000."""

MAX_TOKENS: Final = 4_000
"""Tokens of an operation; the largest saved query has 150, GraphiQL's introspection 300."""

MAX_COMMENTS: Final = 500
"""Comments of an operation: the parser keeps each one."""

MAX_DEPTH: Final = 20
"""Levels of fields, fragments laid out; codes of modifiers of codes with evidence: 11, introspection: 15."""

MAX_FIELDS: Final = 1_000
"""Fields, fragments laid out; validation compares fields of one name pair by pair."""

MAX_ALIASES: Final = 100
"""Aliases, fragments laid out: each can repeat the dearest field; `nodes(ids:)` asks for many at once."""

MAX_VARIABLE_DEPTH: Final = 40
"""Levels of lists and objects in the variables: a filter of the deepest nesting has 2 for each level."""

MAX_VARIABLE_VALUES: Final = 2_000
"""Values in the variables: four times the ids that `nodes` takes; each part of a filter is tried on every node."""

MAX_SECONDS: Final = 5.0
"""Seconds that an operation may take until it stops at the next page; the largest saved query takes 0.02."""

MAX_NAMES: Final = 10
"""Names of operations that an error repeats."""

MAX_NAME_LENGTH: Final = 80
"""Characters of an operation's name that an error repeats; a request may hold a megabyte of them."""

MAX_NUMBER_BITS: Final = 64
"""Bits of a number in the variables; Python cannot print one of 5,000 digits, not even in an error."""

CONTEXT_LENGTH: Final = 80
"""Code points of text shown before and after a quote: a line."""

HIGHLIGHTS: Final = 3
"""Texts shown of a node that was found, unless more are asked for: what a list of results has room for."""

MAX_HIGHLIGHTS: Final = 20
"""Texts shown of a node that was found; what lies behind them is better asked of the node's evidence."""

MEMBERS: Final = 10
"""Parts of the schema that a search for them returns, unless more are asked for."""

MAX_MEMBERS: Final = 50
"""Parts of the schema that a search for them returns; what comes later is not what was meant."""

MAX_COORDINATES: Final = 50
"""Coordinates whose definitions are asked for at once: as many as a search returns."""
