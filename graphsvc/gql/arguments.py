"""The arguments that many fields share, and what they mean to the graph."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

from graphsvc.gql.builder import Argument, Given
from graphsvc.gql.enums import relation_enum
from graphsvc.gql.limits import FILTER_COST, MAX_FILTER_NESTING, MAX_FILTER_PARTS, MAX_ORDER_KEYS, ORDER_COST, PAGE
from graphsvc.graph.filters import COUNTED
from graphsvc.graph.paging import PageLimits, PageRequest
from graphsvc.graph.relations import Relation
from graphsvc.graph.way import Way
from graphsvc.model import Predicate, Status

T = TypeVar("T")

_CURSOR: Final = (
    "Only rows {} this cursor. A cursor holds for one list of one release (else CURSOR_STALE). It names a row, not a "
    "place: with another `orderBy` or `where` it means the same row, and is CURSOR_INVALID where the row is gone."
)

PAGE_ARGUMENTS: Final = (
    Argument(
        name="first",
        type="int | None",
        description=(
            f"How many rows from the start, or behind `after`: 0 to {PAGE.maximum}; "
            f"{PAGE.default} where neither `first` nor `last` is given. Not together with `last`."
        ),
    ),
    Argument(
        name="after",
        type="str | None",
        description=_CURSOR.format("behind"),
    ),
    Argument(
        name="last",
        type="int | None",
        description=f"How many rows from the end, or in front of `before`: 0 to {PAGE.maximum}. "
        "The order stays that of the list.",
    ),
    Argument(
        name="before",
        type="str | None",
        description=_CURSOR.format("in front of"),
    ),
)

STATUS: Final = Argument(
    name="status",
    type="list[AssertionStatus] | None",
    description="Only edges with one of these statuses; AFFIRMED and CONDITIONAL where it is not given.",
)


def first_argument(limits: PageLimits, rows: str = "", *, name: str = "first", more: str = "") -> Argument:
    """Return the argument that says how many rows, of a list that has no pages.

    Args:
        limits: Of the number.
        rows: What they are called there.
        name: Of the argument.
        more: What is to be said of it beside its bounds.
    """
    what = f"How many {rows}".rstrip()
    bounds = f"{limits.minimum} to {limits.maximum}; {limits.default} where it is not given."
    return Argument(name=name, type="int | None", description=f"{what}: {bounds} {more}".rstrip())


def where_argument(filter_name: str) -> Argument:
    """Return the argument that takes a filter."""
    return Argument(
        name="where",
        type=f"{filter_name} | None",
        description="Only what all given fields hold for; `and`, `or`, `not` and filters on related nodes nest up to "
        f"{MAX_FILTER_NESTING} levels, with at most {MAX_FILTER_PARTS} filters in all.",
        cost=FILTER_COST,
    )


def order_argument(rows: str) -> Argument:
    """Return the argument that orders rows."""
    return Argument(
        name="order_by",
        type=f"list[{rows}Order] | None",
        description=f"What the list is sorted by: the first key, ties by the next, at most {MAX_ORDER_KEYS}; what "
        "then ties stays in the order that the field has without this argument. Rows that lack a value come last "
        "either way.",
        cost=ORDER_COST,
    )


def relation_argument(relation: Relation) -> tuple[Argument, ...]:
    """Return the argument that chooses among the predicates of a relation, where there are several."""
    enum = relation_enum(relation)
    if enum is None:
        return ()
    return (
        Argument(
            name="relation",
            type=f"list[{enum}] | None",
            description="Only edges with one of these predicates; all where it is not given.",
        ),
    )


def page_request(given: Given) -> PageRequest:
    """Return the page that the arguments ask for."""
    return PageRequest(
        first=given.get("first"),
        after=given.get("after"),
        last=given.get("last"),
        before=given.get("before"),
    )


def number(given: Given, name: str, otherwise: int) -> int:
    """Return the number that an argument gives, or the other where it is left out or null; unchecked."""
    asked: int | None = given.get(name)
    return otherwise if asked is None else asked


def how_many(given: Given, limits: PageLimits) -> int:
    """Return how many rows `first` asks for, of what the graph sets no bounds to; errors as in `PageLimits.checked`."""
    return limits.checked(number(given, "first", limits.default), "first")


def first_of(whole: Sequence[T], given: Given, limits: PageLimits) -> Sequence[T]:
    """Return as many rows from the start of a list as `first` asks for; errors as in `how_many`."""
    return whole[: how_many(given, limits)]


def as_set(values: Iterable[Any] | None) -> frozenset[Any] | None:
    """Return a list that may be lacking as a set: its order does not matter."""
    return None if values is None else frozenset(values)


def sets(given: Given, **arguments: str) -> dict[str, frozenset[Any]]:
    """Return, under the names of the graph, what the arguments choose that are given."""
    return {name: frozenset(given[argument]) for name, argument in arguments.items() if given.get(argument) is not None}


def counted(status: Iterable[Status] | None) -> frozenset[Status]:
    """Return the statuses that are asked for; where none are, those that make a relation."""
    return COUNTED if status is None else frozenset(status)


def statuses(given: Given) -> frozenset[Status]:
    """Return the statuses that the arguments ask for."""
    return counted(given.get("status"))


def predicates(given: Given) -> frozenset[Predicate] | None:
    """Return the predicates that the arguments ask for, or None for all."""
    return as_set(given.get("relation"))


def way(given: Given) -> Way:
    """Return over what the arguments let a question go."""
    return Way(kinds=as_set(given.get("kinds")), predicates=as_set(given.get("predicates")), statuses=statuses(given))
