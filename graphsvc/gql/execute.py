"""Runs one operation without a server."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from graphql import GraphQLError
from strawberry.types import ExecutionResult

from graphsvc.errors import GraphsvcError
from graphsvc.gql.errors import VariablesError
from graphsvc.gql.limits import MAX_NAME_LENGTH
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


def check_declared(
    schema: Schema, text: str, variables: Mapping[str, Any] | None, operation_name: str | None = None
) -> None:
    """Check that an operation declares the variables that a person or an agent gives it.

    GraphQL passes over others and answers with defaults: a slip in a name would give the answer to another question.

    Raises:
        VariablesError: the operation declares no variable of a name.
    """
    try:
        operation = schema.gate.read(text).chosen(operation_name) if variables else None
    except (GraphQLError, GraphsvcError):
        return  # to run it tells why, and where
    if operation is None:
        return
    declared = [definition.variable.name.value for definition in operation.variable_definitions or ()]
    unknown = next((name for name in variables or () if name not in declared), None)
    if unknown is None:
        return
    shown = str(unknown)[:MAX_NAME_LENGTH]
    near = get_close_matches(shown, declared, n=1)
    raise VariablesError(
        f"the operation has no variable '{shown}'",
        value=shown,
        hint=f"did you mean '{near[0]}'?" if near else f"it has {', '.join(declared) or 'none'}",
    )


def message_with_place(error: Mapping[str, Any]) -> str:
    """Return the message of an error in a response map, and where in the text it stands, if that is told."""
    place = next(iter(error.get("locations") or ()), None)
    return str(error["message"]) + (f" (line {place['line']}, column {place['column']})" if place else "")


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
