"""What operations of one schema are let through: read, measured and held to the limits before they run."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLSchema, OperationDefinitionNode

from graphsvc.gql.dearest import Counted, advice
from graphsvc.gql.errors import OperationTooLargeError
from graphsvc.gql.limits import MAX_SATURATED
from graphsvc.gql.measure import Measurement, measure
from graphsvc.gql.policy import OperationPolicy
from graphsvc.gql.rates import rates_of
from graphsvc.gql.reader import SPLIT, OperationReader, ReadOperations


class OperationGate:
    """Reads, measures and refuses the operations of one schema.

    Attributes:
        policy: The limits.
    """

    def __init__(self, schema: GraphQLSchema, policy: OperationPolicy) -> None:
        self.policy = policy
        self._rates = rates_of(schema)
        self._reader = OperationReader(schema, policy)

    def read(self, text: str) -> ReadOperations:
        """Return a text parsed; errors as in `OperationReader.read`."""
        return self._reader.read(text)

    def measure(
        self, operations: ReadOperations, operation: OperationDefinitionNode, variables: Mapping[str, Any]
    ) -> Measurement:
        """Return what one of the operations comes to with these variables; errors as in `measure`."""
        return measure(operations.document, operation, self._rates, variables)

    def check(self, found: Measurement) -> None:
        """Hold an operation to the limits.

        Raises:
            OperationTooLargeError: it is too deep, has too much of something, or costs too much.
        """
        self.check_extent(found)
        # What is the further over: to follow its advice mends the other too.
        _, counted, value, limit = max(
            (value / limit, counted, value, limit) for counted, value, limit in self._priced(found)
        )
        if value > limit:
            what = "the operation costs" if counted == "cost" else "the values of the answer may be"
            raise OperationTooLargeError(
                f"{what} {_counted(value)}; {limit} are allowed",
                value=value,
                limit=limit,
                hint=advice(found, counted, limit),
            )

    def _priced(self, found: Measurement) -> tuple[tuple[Counted, int, int], ...]:
        return ("cost", found.cost, self.policy.cost), ("values", found.values, self.policy.values)

    def check_extent(self, found: Measurement) -> None:
        """Hold an operation to the limits that make it safe to validate; errors as in `check`."""
        for value, limit, what, hint in (
            (found.depth, self.policy.depth, "levels of fields", "nest less deep, or split the operation"),
            (found.fields, self.policy.fields, "fields", SPLIT),
            (found.aliases, self.policy.aliases, "aliases", SPLIT),
            (found.directives, self.policy.directives, "directives", SPLIT),
        ):
            if value > limit:
                raise OperationTooLargeError(
                    f"the operation has {_counted(value)} {what}; {limit} are allowed",
                    value=value,
                    limit=limit,
                    hint=hint,
                )


def _counted(number: int) -> str:
    return f"{number} or more" if number == MAX_SATURATED else str(number)
