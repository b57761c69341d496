"""The tools, in the order in which agents see them."""

from typing import Any, Final

from graphsvc.agent.comparing import COMPARE
from graphsvc.agent.describing import DESCRIBE
from graphsvc.agent.finding import RESOLVE, SEARCH
from graphsvc.agent.operations import GRAPHQL, RUN_SAVED, SAVED_OPERATIONS
from graphsvc.agent.pathfinding import PATHS
from graphsvc.agent.quality import GAPS, REVIEW_NOTES
from graphsvc.agent.sharing import CODES_SHARING
from graphsvc.agent.tool import Tool
from graphsvc.settings import Runnable

TOOLS: Final[tuple[Tool[Any], ...]] = (
    RESOLVE,
    SEARCH,
    DESCRIBE,
    CODES_SHARING,
    COMPARE,
    PATHS,
    GAPS,
    REVIEW_NOTES,
    SAVED_OPERATIONS,
    RUN_SAVED,
    GRAPHQL,
)


def offered(runnable: Runnable) -> tuple[Tool[Any], ...]:
    """Return the tools of a service: where only saved operations run, agents write none of their own."""
    return tuple(tool for tool in TOOLS if runnable is Runnable.ANY or tool is not GRAPHQL)
