"""A saved operation: a text that is known by its hash."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.errors import OperationError

SHA256: Final = "sha256:"
"""Before the hash in a `documentId` (GraphQL over HTTP, appendix on persisted documents)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedOperation:
    """A text whose operations are trusted.

    Attributes:
        name: Its file's name without the ending; in a manifest the name of its first operation, or else its id there.
        description: The comment that it opens with, or the description of its first operation; may be empty.
        group: Which questions it belongs to, as in `modifiers`: what the comment's line `# Group: modifiers` says.
        text: Exactly what the file or the manifest holds: a changed blank makes another hash.
        operations: The names of its operations, in order; an operation without a name is not in it.
        variables: What its operations declare, in order, as in `$code: String! = "77386"`.
        manifest_id: What a manifest calls it, or None.
    """

    name: str
    description: str
    group: str | None
    text: str
    operations: tuple[str, ...]
    variables: tuple[str, ...]
    manifest_id: str | None = None

    @property
    def document_id(self) -> str:
        """What a request names it by: the hash of its text in UTF-8."""
        return document_id(self.text)


def document_id(text: str) -> str:
    """Return the `documentId` of a text, as in `sha256:7dba…`, of 64 hex digits in small letters."""
    return SHA256 + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def by_document_id(operations: Sequence[SavedOperation]) -> Mapping[str, SavedOperation]:
    """Return the operations by each id that a request may name them by.

    Raises:
        OperationError: two texts have one id.
    """
    index: dict[str, SavedOperation] = {}
    for saved in operations:
        for name in filter(None, (saved.document_id, saved.manifest_id)):
            if index.setdefault(name, saved).text != saved.text:
                raise OperationError(
                    f"two texts have the id '{name}'", value=name, hint="give each text of the manifests its own id"
                )
    return index
