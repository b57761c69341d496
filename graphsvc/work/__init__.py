"""One function over many inputs, in this process or in several; knows nothing of documents."""

from graphsvc.work.attempt import DEFAULT_SECONDS, Done, Lost
from graphsvc.work.pool import run_in_order, usable_cpus

__all__ = ["DEFAULT_SECONDS", "Done", "Lost", "run_in_order", "usable_cpus"]
