"""The part of the graph that a request chooses in its query string, or all of it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from graphsvc.errors import ChoiceError, ChoiceTooLargeError, OperationError
from graphsvc.gql import SavedOperation, Schema, by_document_id, check_declared, execute
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import DEFAULT_STEPS, Choice, check_given, chosen, ids_named

MAX_IDS: Final = 500
"""Ids in a query string: some 12 kB, where servers and proxies take 8 to 64."""

_PARAMETERS: Final = ("ids", "depth", "operation", "variables")


class Choosing:
    """Reads choices; an operation that chooses is a saved one, and runs under the limits of all operations."""

    def __init__(self, graph: KnowledgeGraph, schema: Schema, saved: Sequence[SavedOperation]) -> None:
        self._graph = graph
        self._schema = schema
        self._saved = {**by_document_id(saved), **{operation.name: operation for operation in saved}}

    async def choice(self, request: Request) -> Choice | None:
        """Return what a request chooses; None for the whole graph.

        Raises:
            ChoiceError: a parameter is unknown, given twice, given without what it belongs to or cannot be read, or the
                graph has nothing of an id.
            ChoiceTooLargeError: there are more than `MAX_IDS` ids.
            EmptyChoiceError: no ids are given, or no answer names any.
            NodeIdError: a text is not an id.
            OperationError: no such operation is saved, or its answer is not whole.
        """
        given = request.query_params
        unknown = [name for name in given if name not in _PARAMETERS]
        if unknown:
            raise ChoiceError(
                f"there is no parameter '{unknown[0]}'", value=unknown[0], hint=f"use {', '.join(_PARAMETERS)}"
            )
        for name in given:
            if name != "ids" and len(given.getlist(name)) > 1:
                raise ChoiceError(f"'{name}' is given twice", value=name, hint="give it once; ids may be repeated")
        check_given(given.keys())
        if not given:
            return None
        ids = [one for text in given.getlist("ids") for one in text.replace(",", " ").split()]
        if len(ids) > MAX_IDS:
            raise ChoiceTooLargeError(
                f"{len(ids)} ids are given",
                value=len(ids),
                hint=f"give at most {MAX_IDS}, or a saved operation that names them, or ask graphsvc export",
            )
        if "operation" in given:
            answered = self._answered(given["operation"], _variables(given.get("variables", "{}")))
            ids += await run_in_threadpool(ids_named, self._graph, answered)
        steps = _whole(given["depth"]) if "depth" in given else DEFAULT_STEPS
        return await run_in_threadpool(chosen, self._graph, ids, steps=steps)

    def _answered(self, name: str, variables: Mapping[str, Any]) -> object:
        """Return the data of an operation's answer, which is worked out in the event loop, as at /graphql."""
        operation = self._saved.get(name)
        if operation is None:
            raise OperationError(
                "no operation is saved under this name", value=name, hint="/operations.json has all, with their ids"
            )
        check_declared(self._schema, operation.text, variables)
        answer = execute(self._schema, self._graph, operation.text, variables)
        if "errors" in answer:
            raise OperationError(
                f"the operation has errors: {answer['errors'][0]['message']}", value=name, hint="/graphql shows all"
            )
        return answer["data"]


def _variables(text: str) -> Mapping[str, Any]:
    hint = 'give a JSON object: variables={"code": "26"}'
    try:
        values = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise OperationError(f"the variables are not JSON: {error}", value=text, hint=hint) from None
    if not isinstance(values, dict):
        raise OperationError("the variables are not a JSON object", value=text, hint=hint)
    return values


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise ChoiceError(f"depth is '{text}'", value=text, hint="give a whole number, such as depth=1")
    return int(text)
