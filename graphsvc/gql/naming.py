"""Operations as a person names them: a saved one by its name, a file, or the text itself."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from graphsvc.errors import OperationError
from graphsvc.gql.saved import SavedOperation


def operation_text(operation: str, saved: Sequence[SavedOperation]) -> str:
    """Return the text of an operation.

    A text holds a brace, which no saved operation's name does; a saved operation of that name comes first, then a file.

    Raises:
        OperationError: it is neither text nor a saved operation nor a file that can be read.
    """
    texts = {item.name: item.text for item in saved}
    if operation in texts:
        return texts[operation]
    try:
        if Path(operation).is_file():
            return _decoded(Path(operation).read_bytes(), operation)
    except OSError as error:
        if "{" not in operation:
            raise OperationError(
                f"{operation} cannot be read: {error.strerror}", value=operation, hint="check that it may be read"
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


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OperationError(
            f"{name} is not valid UTF-8 (byte {error.start})", value=name, hint="save it as UTF-8"
        ) from None
