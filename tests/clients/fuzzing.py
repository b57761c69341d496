"""What schemathesis needs to know of this service beside its schema: loaded by SCHEMATHESIS_HOOKS."""

from typing import Any

from graphql import REMOVE, ArgumentNode, Node, Visitor, VisitorAction, visit
from hypothesis import strategies as st
from schemathesis import Case, CheckContext, HookContext, Response, check, hook

MAX_SECONDS = 5.0
"""Seconds for one answer; an answer takes hundredths, unless the machine is busy."""


@check
def answered(ctx: CheckContext, response: Response, case: Case[Any]) -> None:  # noqa: ARG001 - schemathesis calls it so
    """The service answered in time, or refused with a code: schemathesis' own check takes a refusal for a failure."""
    assert response.status_code < 500
    assert response.elapsed < MAX_SECONDS
    codes = {error["extensions"]["code"] for error in response.json().get("errors", ())}
    assert "INTERNAL" not in codes


@hook
def flatmap_body(context: HookContext, body: Node) -> st.SearchStrategy[Node]:  # noqa: ARG001 - schemathesis calls it so
    """Mostly read lists from their start, and half the time whole: what is made up is refused or matches nothing."""
    from_the_start = visit(body, Without({"after", "before", "last"}))
    whole = visit(from_the_start, Without({"where", "orderBy", "assertion"}))
    return st.sampled_from([body, from_the_start, whole, whole])


class Without(Visitor):
    """Leaves arguments of some names out."""

    def __init__(self, names: set[str]) -> None:
        super().__init__()
        self._names = names

    def enter_argument(self, node: ArgumentNode, *_: object) -> VisitorAction:
        """Leave out an argument of these names."""
        return REMOVE if node.name.value in self._names else None
