"""The `orderBy` inputs, made from what rows can be sorted by, and their translation into keys."""

from typing import Any

from graphsvc.gql.builder import Argument, Given, Types
from graphsvc.gql.rows import ROWS, Rows, far_type
from graphsvc.graph.ordering import OrderDirection, OrderField, OrderKey, at_far_end


def add_orders(types: Types) -> None:
    """Make the inputs."""
    types.enum(
        "OrderDirection",
        "Which end of an order comes first; rows that lack a value come last either way.",
        {OrderDirection.ASC: "The smallest first: 0 to 9, A to Z.", OrderDirection.DESC: "The largest first."},
    )
    for rows in filter(lambda rows: rows.order, ROWS.values()):
        types.input(
            f"{rows.name}Order",
            "One key of an order. Give exactly one field: several keys are several items of the list "
            "`orderBy: [{...}, {...}]`.",
            (*map(_field, rows.order), *_far_field(rows)),
            one_of=True,
        )


def order_keys(name: str, given: Given) -> tuple[OrderKey[Any], ...]:
    """Return the keys that the arguments of a connection ask for."""
    return tuple(_key(ROWS[name], chosen) for chosen in given.get("order_by") or ())


def _field(field: OrderField[Any]) -> Argument:
    return Argument(name=field.name, type="Optional[OrderDirection]", description=f"{field.description}.")


def _far_field(rows: Rows) -> tuple[Argument, ...]:
    if rows.relation is None:
        return ()
    return (
        Argument(
            name="node",
            type=f"{far_type(rows.relation)}Order | None",
            description="The node at the far end, by one of its own fields.",
        ),
    )


def _key(rows: Rows, chosen: Any) -> OrderKey[Any]:  # noqa: ANN401 - a made class
    far = None if rows.relation is None else chosen.node
    if rows.relation is not None and far is not None:
        key = _key(ROWS[far_type(rows.relation)], far)
        return OrderKey(field=at_far_end(rows.relation, key.field), direction=key.direction)
    return next(
        OrderKey(field=field, direction=direction)
        for field in rows.order
        if (direction := getattr(chosen, field.name)) is not None
    )
