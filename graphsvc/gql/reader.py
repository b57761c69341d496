"""Reads the text of operations: parsed, checked which one is meant, and validated; those that come again are kept."""

from functools import cached_property, lru_cache
from typing import Final

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    TokenKind,
    ValidationRule,
    parse,
    specified_rules,
    validate,
)

from graphsvc.errors import OperationError
from graphsvc.gql.errors import IntrospectionDisabledError, OperationTooLargeError
from graphsvc.gql.limits import (
    MAX_COMMENTS,
    MAX_DIGITS,
    MAX_KEPT,
    MAX_KEPT_LENGTH,
    MAX_NAME_LENGTH,
    MAX_NAMES,
    MAX_SOURCE_LENGTH,
    MAX_TOKENS,
)
from graphsvc.gql.policy import OperationPolicy

SPLIT: Final = "split the operation"
"""Hint where nothing tells which part is too much."""


class NoIntrospection(ValidationRule):
    """Refuses `__schema` and `__type`; `__typename` is part of every client's cache."""

    def enter_field(self, node: FieldNode, *_: object) -> None:
        """Report a field that asks for the schema."""
        if node.name.value in {"__schema", "__type"}:
            cause = IntrospectionDisabledError(
                f"{node.name.value} is not answered here",
                value=node.name.value,
                hint="introspection is switched off: the schema is at /schema.graphql, or `graphsvc schema`",
            )
            self.report_error(GraphQLError(cause.message, node, original_error=cause))


class ReadOperations:
    """A parsed text; it is validated when its faults are first asked for."""

    def __init__(self, document: DocumentNode, schema: GraphQLSchema, policy: OperationPolicy) -> None:
        self.document = document
        self._schema = schema
        self._policy = policy

    @cached_property
    def faults(self) -> tuple[GraphQLError, ...]:
        """What is wrong with it by the rules of the specification: Strawberry's own break on variables in fragments."""
        switched: tuple[type[ASTValidationRule], ...] = () if self._policy.introspection else (NoIntrospection,)
        rules = (*switched, *specified_rules)
        return tuple(validate(self._schema, self.document, rules, hide_suggestions=not self._policy.suggestions))

    def chosen(self, name: str | None) -> OperationDefinitionNode:
        """Return the operation that is to run; an empty name is none.

        Raises:
            OperationError: it is not clear which, or it is no query.
        """
        operations = {
            definition.name.value if definition.name else "": definition
            for definition in self.document.definitions
            if isinstance(definition, OperationDefinitionNode)
        }
        names = ", ".join(list(filter(None, operations))[:MAX_NAMES])
        if not name and len(operations) > 1:
            raise OperationError("it is not said which operation to run", hint=f"operationName is one of {names}")
        if not operations or (name and name not in operations):
            shown = name[:MAX_NAME_LENGTH] if name else None
            raise OperationError(
                f"there is no operation '{shown}'" if shown else "there is no operation in the text",
                value=shown,
                hint=f"operationName is one of {names}" if names else None,
            )
        chosen = operations[name] if name else next(iter(operations.values()))
        if chosen.operation is not OperationType.QUERY:
            raise OperationError(
                f"a {chosen.operation.value} is not supported",
                value=chosen.operation.value,
                hint="the graph is read-only: write a query",
            )
        return chosen


class OperationReader:
    """Reads operations of one schema; short ones that come again are parsed and validated once.

    Texts that are no GraphQL are not kept. What is kept is bounded in number and length, so that texts that never
    come again displace others but take no more memory.
    """

    def __init__(self, schema: GraphQLSchema, policy: OperationPolicy) -> None:
        self._schema = schema
        self._policy = policy
        self._kept = lru_cache(maxsize=MAX_KEPT)(self._read)

    def read(self, text: str) -> ReadOperations:
        """Return a text parsed.

        Raises:
            GraphQLSyntaxError: the text is not GraphQL.
            OperationTooLargeError: the text or a number in it is too long, or it nests too deep.
        """
        return self._kept(text) if len(text) <= MAX_KEPT_LENGTH else self._read(text)

    def _read(self, text: str) -> ReadOperations:
        try:
            document = parse(
                text,
                max_lexical_tokens=MAX_TOKENS,
                max_comments=MAX_COMMENTS,
                max_source_length=MAX_SOURCE_LENGTH,
            )
        except GraphQLSyntaxError as error:
            if not error.message.endswith("Parsing aborted."):
                raise
            reason = error.message.removeprefix("Syntax Error: ").removesuffix(" Parsing aborted.")
            raise OperationTooLargeError(reason, hint=SPLIT) from None
        _check_numbers(document)
        return ReadOperations(document, self._schema, self._policy)


def _check_numbers(document: DocumentNode) -> None:
    token = document.loc.start_token if document.loc else None
    while token:
        if token.kind in {TokenKind.INT, TokenKind.FLOAT} and token.end - token.start > MAX_DIGITS:
            raise OperationTooLargeError(
                f"a number has more than {MAX_DIGITS} digits", hint="page sizes are small numbers"
            )
        token = token.next
