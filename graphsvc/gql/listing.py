"""Fields that page through a list: filtered, ordered, and counted by facets."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, Final

from graphsvc.gql.arguments import PAGE_ARGUMENTS, order_argument, page_request, where_argument
from graphsvc.gql.builder import Argument, Field, Given
from graphsvc.gql.context import Context, ListPage
from graphsvc.gql.limits import LISTING_COST
from graphsvc.gql.ordering import order_keys
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.ordering import ordered

BY_ID: Final = attrgetter("id")


def listing(
    name: str,
    *,
    rows: str,
    where: str,
    description: str,
    find: Callable[[KnowledgeGraph, Given], Sequence[Any]],
    arguments: tuple[Argument, ...] = (),
    cost: int = LISTING_COST,
) -> Field:
    """Return a root field that pages through what a filter lets through.

    Args:
        name: Of the field; it is part of its cursors.
        rows: Name of the type of its rows.
        where: Name of the input that filters them.
        description: What people read.
        find: Finds all rows in a graph, given the arguments; each row has an `id`.
        arguments: What it takes beside filter, order and page.
        cost: What it weighs.
    """
    return Field(
        name=name,
        type=f"{rows}Connection",
        description=description,
        cost=cost,
        arguments=(*arguments, where_argument(where), order_argument(rows), *PAGE_ARGUMENTS),
        answer=lambda _, context, given: _page(context, rows, (name,), given, lambda asked: find(context.graph, asked)),
    )


def node_listing(
    name: str,
    *,
    rows: str,
    where: str,
    description: str,
    find: Callable[[KnowledgeGraph, Any, Given], Sequence[Any]],
    arguments: tuple[Argument, ...] = (),
) -> Field:
    """Return a field of nodes that pages through what belongs to one.

    Args:
        name: Of the field; with the node's id, it is part of its cursors.
        rows: What the types of its rows begin with.
        where: Name of the input that filters them.
        description: What people read.
        find: Finds all rows in a graph, given the node and the arguments; each row has an `id`.
        arguments: What it takes beside filter, order and page.
    """
    return Field(
        name=name,
        type=f"{rows}Connection",
        description=description,
        arguments=(*arguments, where_argument(where), order_argument(rows), *PAGE_ARGUMENTS),
        answer=lambda node, context, given: _page(
            context, rows, (name, node.id), given, lambda asked: find(context.graph, node, asked)
        ),
    )


def _page(
    context: Context, rows: str, name: tuple[str, ...], given: Given, find: Callable[[Given], Sequence[Any]]
) -> ListPage[Any]:
    return context.page(
        ordered(context.graph, find(given), order_keys(rows, given)),
        page_request(given),
        key=BY_ID,
        name=name,
        given=given,
        find=find,
    )
