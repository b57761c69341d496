"""Filters as notebooks give them; the first imports GraphQL, which reads them: it takes as long as all else."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from graphsvc.graph.filters import AssertionFilter, GapFilter, NodeFilter, ReviewNoteFilter
from graphsvc.model import NodeKind

Where: TypeAlias = Mapping[str, Any] | None
"""A filter in the names of the schema, as in `{"modifiers": {"all": ["26", "59"]}}`; None lets everything through."""


def node_filter(kind: NodeKind, where: Where) -> NodeFilter | None:
    """Read what nodes of a kind must be like.

    Raises:
        VariablesError: it is not what the schema says: an unknown field, a wrong value, too many or too deep.
    """
    if where is None:
        return None
    from graphsvc.gql import build_schema, node_where  # noqa: PLC0415

    return node_where(build_schema(), kind, where)


def assertion_filter(where: Where) -> AssertionFilter | None:
    """Read what assertions must be like; errors as in `node_filter`."""
    if where is None:
        return None
    from graphsvc.gql import assertion_where, build_schema  # noqa: PLC0415

    return assertion_where(build_schema(), where)


def gap_filter(where: Where) -> GapFilter | None:
    """Read what gaps must be like; errors as in `node_filter`."""
    if where is None:
        return None
    from graphsvc.gql import build_schema, gap_where  # noqa: PLC0415

    return gap_where(build_schema(), where)


def review_note_filter(where: Where) -> ReviewNoteFilter | None:
    """Read what review notes must be like; errors as in `node_filter`."""
    if where is None:
        return None
    from graphsvc.gql import build_schema, review_note_where  # noqa: PLC0415

    return review_note_where(build_schema(), where)
