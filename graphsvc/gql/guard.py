"""Turns away operations that cannot be run or would be too dear, before they are validated."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from strawberry.extensions import SchemaExtension

from graphsvc.errors import OperationError
from graphsvc.gql.given_values import check_variables
from graphsvc.gql.measure import Measurement
from graphsvc.gql.reader import ReadOperations

if TYPE_CHECKING:
    from graphsvc.gql.schema import Schema


class OperationGuard(SchemaExtension):
    """Parses within limits, checks which operation is meant, and measures it.

    Strawberry's own limiters walk a shared fragment once for each spread, so that 25 levels of double
    spreads hang the server; and where several operations stand without a name, it runs the first.
    """

    _operations: ReadOperations | None = None
    _measurement: Measurement | None = None

    def on_operation(self) -> Iterator[None]:
        """Check what can be checked before the text is read."""
        if not (self.execution_context.query or "").strip():
            raise OperationError("there is no operation", hint="send the operation's text as `query`")
        check_variables(self.execution_context.variables or {})
        yield

    def on_parse(self) -> Iterator[None]:
        """Read the text, so that Strawberry need not, and check it."""
        context = self.execution_context
        gate = cast("Schema", context.schema).gate
        self._operations = gate.read(context.query or "")
        # Without a document the context knows no name but the one that the request gives.
        operation = self._operations.chosen(context.operation_name)
        self._measurement = gate.measure(self._operations, operation, context.variables or {})
        gate.check(self._measurement)
        context.graphql_document = self._operations.document
        yield

    def on_validate(self) -> Iterator[None]:
        """Validate, so that Strawberry need not."""
        if self._operations:
            self.execution_context.pre_execution_errors = list(self._operations.faults)
        yield

    def get_results(self) -> dict[str, object]:
        """Return the cost of an operation that was measured, for the response's extensions."""
        found = self._measurement
        if found is None:
            return {}
        limit = cast("Schema", self.execution_context.schema).gate.policy.cost
        return {
            "cost": {
                "requested": found.cost,
                "limit": limit,
                "values": found.values,
                "depth": found.depth,
                "fields": found.fields,
                "aliases": found.aliases,
                "directives": found.directives,
            }
        }
