"""The `where` inputs, and their translation into filters."""

from graphsvc.gql.builder import Types
from graphsvc.gql.inputs.fields import add_span_filter, add_text_filter, span_filter
from graphsvc.gql.inputs.nodes import add_node_inputs, node_filter, where_name
from graphsvc.gql.inputs.statements import add_statement_inputs, assertion_filter, gap_filter, review_note_filter

__all__ = [
    "add_inputs",
    "assertion_filter",
    "gap_filter",
    "node_filter",
    "review_note_filter",
    "span_filter",
    "where_name",
]


def add_inputs(types: Types) -> None:
    """Make the inputs."""
    add_text_filter(types)
    add_span_filter(types)
    add_node_inputs(types)
    add_statement_inputs(types)
