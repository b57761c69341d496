"""Operations as a person names them: a file, a saved one by its name, a text, or stdin."""

import json
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from graphsvc.errors import OperationError
from graphsvc.gql import SavedOperation


def operation_text(operation: str, saved: Sequence[SavedOperation]) -> str:
    """Return the text that an argument stands for.

    A text holds a brace, which no saved operation's name does; a saved operation of that name comes first, then a file.

    Raises:
        OperationError: it is neither text nor a saved operation nor a file that can be read.
    """
    if operation == "-":
        return _decoded(sys.stdin.buffer.read(), "stdin")
    texts = {item.name: item.text for item in saved}
    if operation in texts:
        return texts[operation]
    try:
        if Path(operation).is_file():
            return _decoded(Path(operation).read_bytes(), operation)
    except OSError as error:
        if "{" not in operation:
            raise OperationError(
                f"{operation} cannot be read: {error.strerror}",
                value=operation,
                hint="check that it may be read",
            ) from None
    if "{" in operation:
        return operation
    near = get_close_matches(operation, texts, n=1)
    raise OperationError(
        f"'{operation}' is neither a file nor a saved operation nor the text of an operation",
        value=operation,
        hint=f"did you mean '{near[0]}'? graphsvc query --list has all"
        if near
        else "graphsvc query --list names the saved",
    )


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


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OperationError(
            f"{name} is not valid UTF-8 (byte {error.start})", value=name, hint="save it as UTF-8"
        ) from None
