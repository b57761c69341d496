"""The root fields that page through all of something."""

from collections.abc import Callable, Sequence
from typing import Any

from graphsvc.gql.arguments import PAGE_ARGUMENTS, page_request, where_argument
from graphsvc.gql.builder import Field
from graphsvc.gql.nodes import BY_ID
from graphsvc.graph import KnowledgeGraph


def listing(
    name: str, *, rows: str, where: str, description: str, find: Callable[[KnowledgeGraph, Any], Sequence[Any]]
) -> Field:
    """Return a root field that pages through what a filter lets through.

    Args:
        name: Of the field; it is part of its cursors.
        rows: Name of the type of its rows.
        where: Name of the input that filters them.
        description: What people read.
        find: Finds all rows in a graph, given that input or None; each row has an `id`.
    """
    return Field(
        name=name,
        type=f"{rows}Connection",
        description=description,
        arguments=(where_argument(where), *PAGE_ARGUMENTS),
        answer=lambda _, context, given: context.page(
            find(context.graph, given.get("where")), page_request(given), key=BY_ID, name=(name,)
        ),
    )
