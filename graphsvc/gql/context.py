"""What resolvers get beside their parent: the graph, what the operation may still take, and what others would."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graphsvc.gql.errors import OperationTimeoutError, OperationTooLargeError
from graphsvc.gql.gate import OperationGate
from graphsvc.gql.limits import PAGE
from graphsvc.gql.policy import OperationPolicy
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.paging import Page, PageRequest, page_of

T = TypeVar("T")


class Budget:
    """Counts the rows and the time of one operation while it runs: before that they were assumed."""

    def __init__(self, policy: OperationPolicy) -> None:
        self._policy = policy
        self._taken = 0
        self._ends = time.monotonic() + policy.seconds

    def take(self, rows: int) -> None:
        """Take rows.

        Raises:
            OperationTooLargeError: the operation has taken more rows than it may.
            OperationTimeoutError: it has taken more time.
        """
        self._taken += rows
        self.check_time()
        if self._taken > self._policy.rows:
            raise OperationTooLargeError(
                f"the answer has more than {self._policy.rows} rows",
                value=self._taken,
                limit=self._policy.rows,
                hint="ask for smaller pages: first, where, or one operation for each part",
            )

    def check_time(self) -> None:
        """Check that there is time left.

        Raises:
            OperationTimeoutError: there is none.
        """
        if time.monotonic() > self._ends:
            raise OperationTimeoutError(
                f"the operation takes more than {self._policy.seconds:g} seconds",
                value=self._policy.seconds,
                hint="ask for less at once: fewer fields with filters, or shorter filters",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page[T]):
    """A page that can ask for its list anew.

    Attributes:
        given: The arguments of the field by their Python names.
        find: Finds the rows for other arguments, in any order; None where there are no others to ask for.
    """

    given: Mapping[str, Any]
    find: Callable[[Mapping[str, Any]], Sequence[T]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The context of one operation, made by `Schema.context`; a new one for each."""

    graph: KnowledgeGraph
    gate: OperationGate
    budget: Budget

    def take(self, answer: T, rows: Callable[[T], int]) -> T:
        """Return an answer that is no page, once its rows are taken; errors as in `Budget.take`."""
        self.budget.take(rows(answer))
        return answer

    def page(
        self,
        whole: Sequence[T],
        request: PageRequest,
        *,
        key: Callable[[T], str],
        name: tuple[str, ...],
        given: Mapping[str, Any] | None = None,
        find: Callable[[Mapping[str, Any]], Sequence[T]] | None = None,
    ) -> ListPage[T]:
        """Return a page of a list with this name, which is part of its cursors; errors as in `page_of`."""
        page = page_of(whole, request, key=key, release=self.graph.release.id, name=name, limits=PAGE)
        self.budget.take(len(page.rows))
        return ListPage(
            rows=page.rows,
            whole=page.whole,
            has_next=page.has_next,
            has_previous=page.has_previous,
            given=given or {},
            find=find,
        )
