"""Which fields of an operation cost the most, and how much less to ask for."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final, Literal

from graphsvc.gql.extent import Extent
from graphsvc.gql.limits import MAX_SATURATED
from graphsvc.gql.measure import Measurement, Part, Selections

Counted = Literal["cost", "values"]
"""What is to be less."""

_MAX_STEPS: Final = 5_000
"""Parts that are looked at: fragments that spread others twice have more than can be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list on the way to a field.

    Attributes:
        path: Names in the answer, from the root to the field that says how many rows there are.
        rows: Number of rows.
        part: The field.
        per_row: What one row in every answer of the list comes to.
    """

    path: tuple[str, ...]
    rows: int
    part: Part
    per_row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """A field with what it comes to.

    Attributes:
        path: Names in the answer, from the root.
        part: The field.
        times: How often it is answered: the rows of all lists above it.
        total: What it and all below it come to.
        lists: The lists on the way, from the root down to it.
    """

    path: tuple[str, ...]
    part: Part
    times: int
    total: int
    lists: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where selections stand: the field above, how often it is answered, and the rows that it gives to some of them."""

    path: tuple[str, ...] = ()
    times: int = 1
    rows: int = 1
    lists: tuple[Listed, ...] = ()

    def total(self, part: Part, below: Extent, counted: Counted) -> int:
        """Return what a part comes to here."""
        amount = part.extent(below).cost if counted == "cost" else part.extent(below).values
        return min(MAX_SATURATED, self.times * amount.with_rows(self.rows))

    def under(self, part: Part, name: str, below: Extent, counted: Counted) -> "_Place":
        """Return the place under a field."""
        path = (*self.path, name)
        size, lists = part.rate.size, self.lists
        if size:
            cost, values = part.each(below)
            each, per_row = (cost, below.cost.per_row) if counted == "cost" else (values, below.values.per_row)
            per_row = per_row if size.fields else each
            rows = part.rows_below if size.fields else part.rows
            lists = (*lists, Listed(path=path, rows=rows, part=part, per_row=self.times * per_row))
        times = self.times * (self.rows if part.sized else part.rows)
        return _Place(path=path, times=min(MAX_SATURATED, times), rows=part.rows_below, lists=lists)


def dearest(measurement: Measurement, counted: Counted = "cost") -> Iterator[Priced]:
    """Yield fields, those that come to the most first, then as they stand; each before those below it."""
    meter = measurement.meter
    order = count()
    heap: list[tuple[int, int, _Place, Part]] = []

    def push(selections: Selections, place: _Place) -> None:
        for part in meter.parts(selections):
            if total := place.total(part, meter.below(part), counted):
                heapq.heappush(heap, (-total, next(order), place, part))

    push(measurement.top, _Place())
    for _ in range(_MAX_STEPS):
        if not heap:
            return
        total, _, place, part = heapq.heappop(heap)
        if part.name is None:
            under = place
        else:
            under = place.under(part, part.name, meter.below(part), counted)
            yield Priced(path=under.path, part=part, times=place.times, total=-total, lists=under.lists)
        if part.below:
            push(part.below, under)


def advice(measurement: Measurement, counted: Counted, limit: int) -> str:
    """Return what to ask less of so that an operation keeps a limit, and how much less where fewer rows are enough."""
    way = _dearest_way(measurement, counted)
    lists = tuple(listed for listed in way[-1].lists if listed.rows > 1) if way else ()
    whole = measurement.cost if counted == "cost" else measurement.values
    if not lists or whole - lists[0].rows * lists[0].per_row > limit:
        return _fewer_fields(way, counted)
    path = ".".join(lists[-1].path)
    rows = " by ".join(str(listed.rows) for listed in lists)
    told = f"the dearest list is `{path}`, with {rows} rows"
    sliced = [listed for listed in lists if _slicing(listed.part)]
    if not sliced:
        return f"{told}: ask for fewer, in several operations"
    largest = max(sliced, key=lambda listed: listed.rows)
    varying = largest.rows * largest.per_row
    most = largest.rows * (limit - whole + varying) // max(varying, 1)
    if most < 1:
        return f"{told}: ask for fewer in each of them, and in several operations"
    slicing = _slicing(largest.part)
    fewer = f"`{largest.path[-1]}(first: {most})`" if slicing == "first" else f"{most} `{slicing}`"
    return f"{told}: ask for fewer, such as {fewer}"


def _fewer_fields(way: tuple[Priced, ...], counted: Counted) -> str:
    """Return which field to ask for less often, where fewer rows of one list are not enough."""
    if not way:
        return "ask in several operations"
    own = max(way, key=lambda priced: priced.times * priced.part.weight) if counted == "cost" else way[0]
    what = f"{own.total} of the cost" if counted == "cost" else f"{own.total} of the values"
    return f"the dearest field is `{'.'.join(own.path)}`, {what}: ask for fewer such fields, or in several operations"


def _dearest_way(measurement: Measurement, counted: Counted) -> tuple[Priced, ...]:
    """Return the fields on the way down that takes the dearest at each step."""
    way: tuple[Priced, ...] = ()
    for priced in dearest(measurement, counted):
        if priced.path[:-1] == (way[-1].path if way else ()):
            way = (*way, priced)
    return way


def _slicing(part: Part) -> str | None:
    """Return the first argument that says how many rows a field has."""
    return next(iter(part.rate.size.arguments), None) if part.rate.size else None
