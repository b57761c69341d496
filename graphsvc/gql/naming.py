"""Operations as a person names them."""

from collections.abc import Sequence
from typing import Final

from graphsvc.errors import OperationError
from graphsvc.gql.saved import SavedOperation
from graphsvc.named_texts import TextKind

OPERATION: Final = TextKind(
    noun="operation", listed_by="graphsvc query --list, in Python by saved_operations", signs="{", error=OperationError
)


def operation_text(operation: str, saved: Sequence[SavedOperation]) -> str:
    """Return the text of an operation: a saved one of that name comes first, then a file.

    Raises:
        OperationError: it is neither text nor a saved operation nor a file that can be read.
    """
    return OPERATION.named(operation, {item.name: item.text for item in saved})
