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

ASSUMED_ROWS: Final = 10
"""Rows that a list is taken to have which says nothing of its size."""

CELLS: Final = 100
"""Cells that a matrix is taken to have: most nodes meet few others; the largest may have 10,000."""

EVIDENCE_ROWS: Final = 2
"""Rows that a list of evidence is taken to have: 1.1 on average in the built-in documents, and at most 4."""

MAX_ROWS: Final = 20_000
"""Rows of all pages of one operation together: about a second of work on one core."""

MAX_FILTER_NESTING: Final = MAX_NESTING

MAX_FILTER_PARTS: Final = MAX_PARTS

MAX_ORDER_KEYS: Final = MAX_KEYS

MAX_SOURCE_LENGTH: Final = 100_000
"""Code points of an operation's text; the introspection query of GraphiQL has 2,000."""

MAX_TOKENS: Final = 4_000
"""Tokens of an operation; the largest saved query has 282, GraphiQL's introspection 300."""

MAX_COMMENTS: Final = 500
"""Comments of an operation: the parser keeps each one."""

MAX_DIGITS: Final = 1_000
"""Digits of a number in an operation's text; Python reads at most 4,300, and graphql-core passes that on as a crash."""

MAX_DEPTH: Final = 20
"""Levels of fields, fragments laid out; codes of modifiers of codes with evidence: 11, introspection: 15."""

MAX_FIELDS: Final = 1_000
"""Fields, fragments laid out; validation compares fields of one name pair by pair."""

MAX_ALIASES: Final = 100
"""Aliases, fragments laid out: each can repeat the dearest field; `nodes(ids:)` asks for many at once."""

MAX_DIRECTIVES: Final = 100
"""Directives, fragments laid out: each is looked at again for every row; Apollo's and Relay's clients write a few."""

MAX_COST: Final = 40_000
"""Weights of all fields times their rows: 50 codes with 50 edges each, with node, evidence and document, cost 25,212.
1 is 5 to 20 microseconds: the slowest operation found on the built-in documents took 0.99 s, with 69,001 values."""

FILTER_COST: Final = 3
"""Weight of each object and leaf of a filter, which is tried on every row: 20 to 40 microseconds on the built-in
documents."""

ORDER_COST: Final = 3
"""Weight of each object and leaf of an order, which is looked up for every row."""

SEARCH_COST: Final = 1_000
"""Weight of a search by words, in the graph or in the schema: up to 2 milliseconds on the built-in documents, and for
words that are everywhere 0.3 s on a large graph."""

TEXT_COST: Final = 1_000
"""Weight of the text of a document, up to 100,000 code points: an operation gets 4 MB at most."""

SIMILAR_COST: Final = 100
"""Weight of `similar`: 0.1 s for a node that shares much with many, on a large graph."""

MATRIX_COST: Final = 4_000
"""Weight of a matrix: up to 0.7 s on a large graph, so that an operation asks for nine at most."""

MATRIX_CELL_COST: Final = 100
"""Weight of a cell that is asked for by its row and column: 0.3 ms for 600 codes, 1.4 beside 600 documents."""

PROJECTION_COST: Final = 8_000
"""Weight of `centrality` and `communities`, so that an operation asks for four: each takes up to a second."""

PATHS_COST: Final = 2_000
"""Weight of `paths`: up to 0.2 s of one core on a large graph, so that an operation asks for nineteen at most."""

FACET_COST: Final = 100
"""Weight of a facet, which counts all rows of a list and may find them anew: 0.05 s for 12,000 codes."""

LISTING_COST: Final = 10
"""Weight of a root field that pages through all of something: 120 microseconds on the built-in documents."""

ASSERTIONS_COST: Final = 1_000
"""Weight of `assertions` and `disagreements`: 0.2 to 0.3 s on a large graph, where they look at 240,000 assertions;
without a filter the former takes 2 milliseconds, but its weight cannot depend on that."""

COMPLETENESS_COST: Final = 500
"""Weight of `completeness` and `completenessCounts`: up to 0.15 s on a large graph, for 132,000 fields of codes."""

COMPARISON_COST: Final = 500
"""Weight of `compare`: 0.05 to 0.1 s for ten nodes that thousands of codes are joined with."""

NEIGHBORHOOD_COST: Final = 1_000
"""Weight of a neighborhood: 2 milliseconds on the built-in documents, up to 0.15 s on a large graph, where what it
follows is counted as rows too."""

NEIGHBORHOOD_EDGES: Final = 150
"""Edges that a neighborhood is taken to have: one and a half for each node, as in the built-in documents."""

MAX_VALUES: Final = 100_000
"""Fields of the answer with their rows: 3 to 6 microseconds each, half a second; introspection by GraphiQL: 60,000."""

MAX_SATURATED: Final = 2**31 - 1
"""Where costs and counts stop growing: the largest Int of GraphQL."""

MAX_VARIABLE_DEPTH: Final = 40
"""Levels of lists and objects in the variables: a filter of the deepest nesting has 2 for each level."""

MAX_VARIABLE_VALUES: Final = 2_000
"""Values in the variables: four times the ids that `nodes` takes; each part of a filter is tried on every node."""

MAX_NAMES: Final = 10
"""Names of operations that an error repeats."""

MAX_NAME_LENGTH: Final = 80
"""Characters of an operation's name that an error repeats; a request may hold a megabyte of them."""

MAX_ERRORS: Final = 50
"""Errors of one answer: one that hits every row of a page tells no more than the first of them."""

MAX_NUMBER_BITS: Final = 64
"""Bits of a number in the variables; Python cannot print one of 5,000 digits, not even in an error."""

MAX_KEPT: Final = 64
"""Texts of operations that are kept parsed and validated: the saved ones and a front-end's."""

MAX_KEPT_LENGTH: Final = 4_000
"""Code points of a text that is kept; each takes up to 400 bytes parsed, so that all together take at most 100 MB."""

MAX_PRICED: Final = 10
"""Fields that `operationCost` breaks a cost down to."""

PRICING_COST: Final = 5_000
"""Weight of `operationCost`: an operation of 4,000 tokens takes 30 milliseconds to read, measure and validate."""

CONTEXT_LENGTH: Final = 80
"""Code points of text shown before and after a quote: a line."""

HIGHLIGHTS: Final = PageLimits(default=3, maximum=20)
"""Texts shown of a node that was found: 3 are what a list of results has room for; what lies behind 20 is better asked
of the node's evidence."""

MEMBERS: Final = PageLimits(default=10, maximum=50)
"""Parts of the schema that a search for them returns; what comes later is not what was meant."""

MAX_COORDINATES: Final = 50
"""Coordinates whose definitions are asked for at once: as many as a search returns."""
