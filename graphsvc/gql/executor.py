"""Executes operations as graphql-core does, and stops those that take too long."""

from typing import Any

from graphql import GraphQLObjectType
from graphql.pyutils import AwaitableOrValue
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graphsvc.gql.context import Context


class OperationExecutor(StrawberryGraphQLCoreExecutionContext):
    """Looks at the clock before each object: resolvers look at it too, but a row of scalars has none."""

    def complete_object_value(
        self,
        return_type: GraphQLObjectType,
        *rest: Any,  # noqa: ANN401 - passed on
    ) -> AwaitableOrValue[dict[str, Any]]:
        """Complete an object, if there is time left; errors as in `Budget.check_time`."""
        if isinstance(self.context_value, Context):
            self.context_value.budget.check_time()
        return super().complete_object_value(return_type, *rest)


class DiscreetExecutor(OperationExecutor):
    """Says nothing in errors of names that are near to a wrong one."""

    @classmethod
    def build(cls, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - passed on
        """Make an executor that hides suggestions."""
        return super().build(*given, **{**named, "hide_suggestions": True})
