"""What schemathesis checks of every answer: its own check takes our refusals, as of a bad page size, for failures."""

from typing import Any

from schemathesis import Case, CheckContext, Response, check

MAX_SECONDS = 5.0
"""Seconds for one answer; an answer takes hundredths, unless the machine is busy."""


@check
def answered(ctx: CheckContext, response: Response, case: Case[Any]) -> None:  # noqa: ARG001 - schemathesis calls it so
    """The service answered in time, or refused with a code."""
    assert response.status_code < 500
    assert response.elapsed < MAX_SECONDS
    codes = {error["extensions"]["code"] for error in response.json().get("errors", ())}
    assert "INTERNAL" not in codes
