"""The part of the graph that a person asks for: by ids, or by what an operation's answer names."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphsvc.cli.operations import given_operation, variables_of
from graphsvc.errors import OperationError
from graphsvc.gql import SavedOperation, build_schema, check_declared, execute
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import DEFAULT_STEPS, Choice, check_given, chosen, ids_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a part of the graph is asked for by, before there is a graph.

    Attributes:
        ids: As they are given.
        text: Of an operation, or None.
        variables: Of the operation.
        steps: How far from what is named.
    """

    ids: tuple[str, ...]
    text: str | None
    variables: Mapping[str, Any]
    steps: int

    def choice(self, graph: KnowledgeGraph) -> Choice:
        """Return what is chosen of a graph.

        Raises:
            ChoiceError: the graph has nothing of an id.
            EmptyChoiceError: no ids are given, and no answer names any.
            NodeIdError: a text is not an id.
            OperationError: the operation has no answer that is whole.
        """
        answered = _answered(graph, self.text, self.variables) if self.text else ()
        return chosen(graph, (*self.ids, *answered), steps=self.steps)


def asked(
    ids: Sequence[str],
    operation: str | None,
    variables: str | None,
    depth: int | None,
    saved: Sequence[SavedOperation],
) -> Asked | None:
    """Return what the arguments ask for, or None where they ask for the whole graph.

    Raises:
        ChoiceError: one is given without what it belongs to.
        OperationError: the operation or its variables cannot be read.
    """
    arguments = {"ids": ids or None, "operation": operation, "variables": variables, "depth": depth}
    given = {name for name, value in arguments.items() if value is not None}
    check_given(given)
    if not given:
        return None
    return Asked(
        ids=tuple(one for item in ids for one in _listed(item)),
        text=None if operation is None else given_operation(operation, saved),
        variables=variables_of("{}" if variables is None else variables),
        steps=DEFAULT_STEPS if depth is None else depth,
    )


def _listed(item: str) -> Sequence[str]:
    text = sys.stdin.read() if item == "-" else item
    return text.replace(",", " ").split()


def _answered(graph: KnowledgeGraph, text: str, variables: Mapping[str, Any]) -> Sequence[str]:
    check_declared(build_schema(), text, variables)
    answer = execute(build_schema(), graph, text, variables)
    if "errors" in answer:
        raise OperationError(
            f"the operation has errors: {answer['errors'][0]['message']}", value=text, hint="graphsvc query shows all"
        )
    return ids_named(graph, answer["data"])
