"""Operations as a person names them: a file, a saved one by its name, a text, or stdin."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from graphsvc.errors import OperationError
from graphsvc.gql import OPERATION, SavedOperation, operation_text


def given_operation(operation: str, saved: Sequence[SavedOperation]) -> str:
    """Return the text that an argument stands for; - is stdin.

    Raises:
        OperationError: as `operation_text`, or stdin is not UTF-8.
    """
    if operation == "-":
        return OPERATION.decoded(sys.stdin.buffer.read(), "stdin")
    return operation_text(operation, saved)


def variables_of(text: str) -> dict[str, Any]:
    """Return the variables that an argument gives.

    Raises:
        OperationError: it is not a JSON object.
    """
    hint = """give a JSON object: --variables '{"code": "26"}'"""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OperationError(f"the variables are not JSON: {error}", value=text, hint=hint) from None
    if not isinstance(values, dict):
        raise OperationError("the variables are not a JSON object", value=text, hint=hint)
    return values
