"""Runs one operation without a server."""

from collections.abc import Mapping
from typing import Any

from strawberry.types import ExecutionResult

from graphsvc.gql.schema import Schema
from graphsvc.graph import KnowledgeGraph


def execute(
    schema: Schema,
    graph: KnowledgeGraph,
    text: str,
    variables: Mapping[str, Any] | None = None,
    operation_name: str | None = None,
) -> dict[str, Any]:
    """Run an operation and return the response map of the GraphQL specification.

    `data` is absent where the operation was refused before it ran, and null where an error reached the root.
    """
    result = schema.execute_sync(
        text,
        variable_values=dict(variables or {}),
        operation_name=operation_name or None,  # graphql-core seeks an operation that is named so
        context_value=schema.context(graph),
    )
    return response_map(result, graph.release.id)


def response_map(result: ExecutionResult, release: str) -> dict[str, Any]:
    """Return a result as the specification lays out responses.

    `extensions` tells the release that answered, and what the schema's extensions tell of the operation.
    """
    errors = result.errors or []
    refused = result.data is None and not any(error.path for error in errors)
    return {
        **({"errors": [error.formatted for error in errors]} if errors else {}),
        **({} if refused else {"data": result.data}),
        "extensions": {"release": release, **(result.extensions or {})},
    }
