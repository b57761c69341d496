"""What resolvers get beside their parent: the graph, and what the operation may still take."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graphsvc.gql.errors import OperationTooLargeError
from graphsvc.gql.limits import MAX_ROWS, MAX_SECONDS, PAGE
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.paging import Page, PageRequest, page_of

T = TypeVar("T")


class Budget:
    """Counts the rows and the time of one operation: nested pages multiply, and so does what a filter costs."""

    def __init__(self) -> None:
        self._taken = 0
        self._began = time.monotonic()

    def take(self, rows: int) -> None:
        """Take rows.

        Raises:
            OperationTooLargeError: the operation has taken more rows or time than it may.
        """
        self._taken += rows
        if time.monotonic() - self._began > MAX_SECONDS:
            raise OperationTooLargeError(
                f"the operation takes more than {MAX_SECONDS:g} seconds",
                hint="ask for less at once: fewer fields with filters, or shorter filters",
            )
        if self._taken > MAX_ROWS:
            raise OperationTooLargeError(
                f"the operation returns more than {MAX_ROWS} rows",
                value=MAX_ROWS,
                hint="ask for smaller pages: first, where, or one operation for each part",
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
    """The context of one operation; a new one for each."""

    graph: KnowledgeGraph
    budget: Budget = field(default_factory=Budget)

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
