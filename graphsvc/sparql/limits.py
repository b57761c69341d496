"""How much one query may take."""

from typing import Final

MAX_ROWS: Final = 50_000
"""Rows, or statements, of an answer: the whole graph is for `export`."""

MAX_BYTES: Final = 10 * 1024**2
"""Bytes of an answer (10 MiB): 50,000 rows of three ids have that as JSON. It is held until it is sent."""

MAX_MEMORY: Final = 512 * 1024**2
"""Bytes that a query may take beside the store (512 MiB): to sort 1 million rows of three numbers took 200 MB."""

AT_ONCE: Final = 2
"""Queries that run at the same moment; each takes a core, of which GraphQL wants one too."""

WAITING: Final = 16
"""Queries that wait for their turn; more are turned away at once."""

PATIENCE_SECONDS: Final = 10
"""So long who asks waits for a turn, and for the graph to be loaded: 14,000 assertions took 4 (2026-11)."""

GRACE_SECONDS: Final = 5
"""So long after its time is up a process may still be, should those that were to end it be gone or hang."""
