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
    """Mostly read lists from their start: made-up cursors, and `first` with `last`, are refused at once."""
    return st.sampled_from([body, *[visit(body, FromTheStart())] * 3])


class FromTheStart(Visitor):
    """Leaves the arguments out that go on from a cursor or count from the end."""

    def enter_argument(self, node: ArgumentNode, *_: object) -> VisitorAction:
        """Leave out an argument of these names."""
        return REMOVE if node.name.value in {"after", "before", "last"} else None
