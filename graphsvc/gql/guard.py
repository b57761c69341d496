"""Turns away operations that cannot be run or would be too dear, before they are validated."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from graphql import DocumentNode, GraphQLSyntaxError, OperationDefinitionNode, OperationType, parse
from strawberry.extensions import SchemaExtension

from graphsvc.errors import OperationError
from graphsvc.gql.errors import OperationTooLargeError, VariablesError
from graphsvc.gql.limits import (
    MAX_ALIASES,
    MAX_COMMENTS,
    MAX_DEPTH,
    MAX_FIELDS,
    MAX_NAME_LENGTH,
    MAX_NAMES,
    MAX_NUMBER_BITS,
    MAX_SOURCE_LENGTH,
    MAX_TOKENS,
    MAX_VARIABLE_DEPTH,
    MAX_VARIABLE_VALUES,
)
from graphsvc.gql.measure import measure

_HUGE_NUMBER: Final = re.compile(r"[0-9]{1000}")
"""Python refuses to read a number of more than 4,300 digits, and graphql-core passes that on as a crash."""


class OperationGuard(SchemaExtension):
    """Parses within limits, checks which operation is meant, and measures it.

    Strawberry's own limiters walk a shared fragment once for each spread, so that 25 levels of double
    spreads hang the server; and where several operations stand without a name, it runs the first.
    """

    def on_operation(self) -> Iterator[None]:
        """Check what can be checked before the text is read."""
        if not (self.execution_context.query or "").strip():
            raise OperationError("there is no operation", hint="send the operation's text as `query`")
        check_variables(self.execution_context.variables or {})
        yield

    def on_parse(self) -> Iterator[None]:
        """Read the text, so that Strawberry need not, and check it."""
        # Without a document the context knows no name but the one that the request gives.
        name = self.execution_context.operation_name
        document = read(self.execution_context.query or "")
        check_choice(document, name)
        check_size(document)
        self.execution_context.graphql_document = document
        yield


def read(text: str) -> DocumentNode:
    """Parse the text of an operation.

    Raises:
        GraphQLSyntaxError: the text is not GraphQL.
        OperationTooLargeError: the text or a number in it is too long, or it nests too deep.
    """
    if _HUGE_NUMBER.search(text):
        raise OperationTooLargeError("more than 1000 digits stand in a row", hint="send long texts as variables")
    try:
        return parse(
            text,
            max_lexical_tokens=MAX_TOKENS,
            max_comments=MAX_COMMENTS,
            max_source_length=MAX_SOURCE_LENGTH,
        )
    except GraphQLSyntaxError as error:
        if not error.message.endswith("Parsing aborted."):
            raise
        reason = error.message.removeprefix("Syntax Error: ").removesuffix(" Parsing aborted.")
        raise OperationTooLargeError(reason, hint="split the operation") from None


def check_choice(document: DocumentNode, name: str | None) -> None:
    """Check that it is clear which operation to run, and that it is a query.

    Raises:
        OperationError: it is not.
    """
    operations = {
        definition.name.value if definition.name else "": definition
        for definition in document.definitions
        if isinstance(definition, OperationDefinitionNode)
    }
    names = ", ".join(list(filter(None, operations))[:MAX_NAMES])
    if name is None and len(operations) > 1:
        raise OperationError("it is not said which operation to run", hint=f"operationName is one of {names}")
    if not operations or (name is not None and name not in operations):
        shown = name[:MAX_NAME_LENGTH] if name else None
        raise OperationError(
            f"there is no operation '{shown}'" if shown else "there is no operation in the text",
            value=shown,
            hint=f"operationName is one of {names}" if names else None,
        )
    chosen = operations[name] if name is not None else next(iter(operations.values()))
    if chosen.operation is not OperationType.QUERY:
        raise OperationError(
            f"a {chosen.operation.value} is not supported",
            value=chosen.operation.value,
            hint="the graph is read-only: write a query",
        )


def check_size(document: DocumentNode) -> None:
    """Check how large the operations are with their fragments laid out.

    Raises:
        OperationTooLargeError: one is too deep, or has too many fields or aliases.
    """
    size = measure(document)
    for found, limit, what in (
        (size.depth, MAX_DEPTH, "levels of fields"),
        (size.fields, MAX_FIELDS, "fields"),
        (size.aliases, MAX_ALIASES, "aliases"),
    ):
        if found > limit:
            raise OperationTooLargeError(
                f"the operation has more than {limit} {what}",
                value=min(found, 10**6),  # laid-out counts can have hundreds of digits
                hint="split the operation",
            )


def check_variables(variables: Mapping[str, object]) -> None:
    """Check how deep the variables nest, without recursion, how many they are, and how large their numbers.

    Raises:
        VariablesError: they nest too deep, are too many, or a number cannot be shown in an error.
    """
    level: list[object] = [variables]
    count = 0
    for _ in range(MAX_VARIABLE_DEPTH):
        level = [part for value in level for part in _parts(value)]
        count += len(level)
        if count > MAX_VARIABLE_VALUES:
            raise VariablesError(
                f"the variables hold more than {MAX_VARIABLE_VALUES} values", hint="ask in several operations"
            )
        if any(isinstance(value, int) and value.bit_length() > MAX_NUMBER_BITS for value in level):
            raise VariablesError(f"a number has more than {MAX_NUMBER_BITS} bits", hint="page sizes are small numbers")
        if not level:
            return
    raise VariablesError(
        f"the variables nest deeper than {MAX_VARIABLE_DEPTH} levels", hint="filters nest up to 8 levels"
    )


def _parts(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, list) else []
