"""Manifests: the files in which clients' build tools list operations with their ids."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import orjson

from graphsvc.errors import OperationError
from graphsvc.gql.saved import SavedOperation

FORMAT: Final = "apollo-persisted-query-manifest"
"""What Apollo's tools write and read; `version` 1."""

_HINT: Final = (
    "a manifest is an object of ids and texts, as Relay's and GraphQL Code Generator's, or one of Apollo's format"
)


def manifest_of(operations: Iterable[SavedOperation]) -> Mapping[str, Any]:
    """Return the operations in Apollo's format, with what a `documentId` needs and people read beside it.

    Each operation with a name has an entry: `id` is the hash alone, as Apollo Client's persisted queries send it.
    """
    return {
        "format": FORMAT,
        "version": 1,
        "operations": [
            {
                "id": saved.document_id.rpartition(":")[2],
                "name": name,
                "type": "query",
                "body": saved.text,
                "documentId": saved.document_id,
                "savedAs": saved.name,
                "description": saved.description,
                "group": saved.group,
            }
            for saved in operations
            for name in saved.operations
        ],
    }


def manifest_texts(path: Path, content: str) -> Mapping[str, str]:
    """Return the texts of a manifest by their ids, in its order.

    Raises:
        OperationError: it is none.
    """
    try:
        whole = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise OperationError(f"{path} cannot be read as JSON: {error}", value=str(path), hint=_HINT) from None
    listed = whole.get("operations") if isinstance(whole, dict) and whole.get("format") == FORMAT else None
    pairs = _pairs(listed) if isinstance(listed, list) else list(whole.items()) if isinstance(whole, dict) else []
    texts: dict[str, str] = {}
    for name, text in pairs:
        # A text with several operations has an entry of its id and itself for each.
        if not (isinstance(name, str) and name and isinstance(text, str)) or texts.setdefault(name, text) != text:
            raise OperationError(f"{path} is not a manifest of operations", value=str(path), hint=_HINT)
    if not texts:
        raise OperationError(f"{path} holds no operations", value=str(path), hint=_HINT)
    return texts


def _pairs(listed: Sequence[object]) -> list[tuple[object, object]]:
    return [(entry.get("id"), entry.get("body")) if isinstance(entry, dict) else (None, None) for entry in listed]
