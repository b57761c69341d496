"""The tools that run GraphQL: saved operations by their names, and operations of the agent's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Final

from pydantic import Field

from graphsvc.agent.answering import Answer, Arguments, Cut, ListArguments, hint_of, listed, no_room
from graphsvc.agent.context import AgentContext
from graphsvc.agent.counting import tokens_of
from graphsvc.agent.errors import RefusedOperationError, UnknownOperationError
from graphsvc.agent.forms import json_of
from graphsvc.agent.limits import CUT_TOKENS, MAX_SHORTENED, MAX_TEXT
from graphsvc.agent.shortening import shorten
from graphsvc.agent.tool import Tool
from graphsvc.gql import SavedOperation, check_declared, execute

Variables = Annotated[dict[str, Any] | None, Field(description="By name, without $")]

OperationName = Annotated[
    str | None, Field(max_length=MAX_TEXT, description="Which operation, where the text holds several")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedOperationsArguments(ListArguments):
    """What `saved_operations` takes."""

    group: Annotated[str | None, Field(max_length=MAX_TEXT, description="Only of this: modifiers, payers")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOperation:
    """A saved operation: what it asks, and what it can be asked with."""

    name: str
    group: str | None = None
    description: str
    variables: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSavedArguments(Arguments):
    """What `run_saved` takes."""

    name: Annotated[str, Field(max_length=MAX_TEXT, description="As saved_operations lists it")]
    variables: Variables = None
    operation: OperationName = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphQLArguments(Arguments):
    """What `graphql` takes."""

    query: Annotated[str, Field(description="Queries only; the resource graphsvc://schema has the schema")]
    variables: Variables = None
    operation: OperationName = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationAnswer:
    """What an operation answers: `data` as GraphQL has it, and the errors of parts that are null."""

    release: str
    data: dict[str, Any]
    errors: tuple[dict[str, Any], ...] | None = None
    cut: Cut | None = None


def operation_shown(saved: SavedOperation) -> ShownOperation:
    """Return what is seen of a saved operation."""
    return ShownOperation(name=saved.name, group=saved.group, description=saved.description, variables=saved.variables)


def _saved_operations(context: AgentContext, asked: SavedOperationsArguments) -> Answer[ShownOperation]:
    found = tuple(saved for saved in context.saved if asked.group in {None, saved.group})
    groups = sorted({saved.group for saved in context.saved if saved.group})
    return listed(context.graph, asked, found, operation_shown, notes=(f"groups: {', '.join(groups)}",))


def _run_saved(context: AgentContext, asked: RunSavedArguments) -> OperationAnswer:
    text = _saved(context.saved, asked.name).text
    return _run(context, asked, text, asked.variables, asked.operation)


def _graphql(context: AgentContext, asked: GraphQLArguments) -> OperationAnswer:
    return _run(context, asked, asked.query, asked.variables, asked.operation)


def _saved(saved: Sequence[SavedOperation], name: str) -> SavedOperation:
    found = next((one for one in saved if one.name == name), None)
    if found is None:
        near = get_close_matches(name, [one.name for one in saved], n=1)
        raise UnknownOperationError(
            f"no saved operation is called '{name[:80]}'",
            value=name,
            hint=f"did you mean '{near[0]}'? saved_operations has all" if near else "saved_operations lists the names",
        )
    return found


def _run(
    context: AgentContext, asked: Arguments, text: str, variables: Mapping[str, Any] | None, name: str | None
) -> OperationAnswer:
    check_declared(context.schema, text, variables, name)
    response = execute(context.schema, context.graph, text, variables, name)
    errors = tuple(response.get("errors", ()))
    if response.get("data") is None:
        raise RefusedOperationError(errors)
    frame = OperationAnswer(release=context.graph.release.id, data={}, errors=errors or None)
    found = shorten(response["data"], asked.max_tokens - CUT_TOKENS - tokens_of(json_of(frame)), "data")
    if found is None:
        raise no_room()
    data, shortened = found
    # An agent that goes on behind endCursor would pass over the rows that are left out.
    hint = f"{hint_of(asked, shortened)} (`first`); cursors in it stand behind whole lists" if shortened else ""
    cut = Cut(shortened=shortened[:MAX_SHORTENED], hint=hint) if shortened else None
    return OperationAnswer(release=frame.release, data=data, errors=frame.errors, cut=cut)


SAVED_OPERATIONS: Final = Tool(
    name="saved_operations",
    title="List saved operations",
    description="The saved GraphQL operations: what each asks, and its variables with their types and defaults. "
    'Example: {"group": "payers"}',
    arguments=SavedOperationsArguments,
    answer=Answer[ShownOperation],
    ask=_saved_operations,
)

RUN_SAVED: Final = Tool(
    name="run_saved",
    title="Run a saved operation",
    description="Runs a saved operation by its name. "
    'Example: {"name": "modifiers-of-one-code-only", "variables": {"code": "77386", "other": "77407"}}',
    arguments=RunSavedArguments,
    answer=OperationAnswer,
    ask=_run_saved,
)

GRAPHQL: Final = Tool(
    name="graphql",
    title="Run a GraphQL query",
    description="Runs a GraphQL query for what no other tool answers; ask for evidence to be able to cite, and for "
    'pages with `first`. schemaSearch finds fields by words. Example: {"query": "{ code(code: \\"77620\\") { modifiers '
    '{ edges { node { id } status evidence { quote start end section document { id name } } } } } }"}',
    arguments=GraphQLArguments,
    answer=OperationAnswer,
    ask=_graphql,
)
