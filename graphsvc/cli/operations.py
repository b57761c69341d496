"""Operations as a person names them: a file, a saved one by its name, a text, or stdin."""

import sys
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path

from graphsvc.errors import OperationError
from graphsvc.resources import OPERATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedOperation:
    """A file of schema/operations: its stem, and the comment it opens with."""

    name: str
    description: str
    path: Path


def saved_operations() -> tuple[SavedOperation, ...]:
    """Return the saved operations, by name."""
    return tuple(
        SavedOperation(name=path.stem, description=_description(path), path=path)
        for path in sorted(OPERATIONS.glob("*.graphql"), key=lambda path: path.stem)
    )


def operation_text(operation: str) -> str:
    """Return the text that an argument stands for.

    A text holds a brace, which no saved operation's name does; a file of that name comes first.

    Raises:
        OperationError: it is neither text nor a saved operation nor a file that can be read.
    """
    if operation == "-":
        return _decoded(sys.stdin.buffer.read(), "stdin")
    saved = {item.name: item.path for item in saved_operations()}
    path = saved.get(operation, Path(operation))
    try:
        if path.is_file():
            return _decoded(path.read_bytes(), operation)
    except OSError as error:
        if "{" not in operation:
            raise OperationError(
                f"{operation} cannot be read: {error.strerror}",
                value=operation,
                hint="check that it may be read",
            ) from None
    if "{" in operation:
        return operation
    near = get_close_matches(operation, saved, n=1)
    raise OperationError(
        f"'{operation}' is neither a file nor a saved operation nor the text of an operation",
        value=operation,
        hint=f"did you mean '{near[0]}'? graphsvc query --list has all"
        if near
        else "graphsvc query --list names the saved",
    )


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OperationError(
            f"{name} is not valid UTF-8 (byte {error.start})", value=name, hint="save it as UTF-8"
        ) from None


def _description(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        return " ".join(line.lstrip("#").strip() for line in takewhile(lambda line: line.startswith("#"), lines))
