"""Which text a request may run: its own, or a saved one that it names."""

from collections.abc import Sequence

from graphsvc.gql import SavedOperation, by_document_id, document_id
from graphsvc.settings import Runnable
from graphsvc.web.body import GraphQLRequest
from graphsvc.web.errors import HashMismatchError, OperationNotSavedError, UnknownOperationError


class Trust:
    """The saved operations, and whether others may run beside them."""

    def __init__(self, saved: Sequence[SavedOperation], runnable: Runnable) -> None:
        self._saved = by_document_id(saved)
        self._runnable = runnable

    def text(self, asked: GraphQLRequest) -> str:
        """Return the text to run.

        A text that is sent whole is a saved one if it is that to the letter.

        Raises:
            UnknownOperationError: nothing is saved under the id.
            HashMismatchError: a hash is sent with a text of another.
            OperationNotSavedError: the text is not saved, and only saved ones run.
        """
        if asked.query is None:
            saved = self._saved.get(asked.document_id or "")
            if saved is None:
                raise UnknownOperationError(
                    "no saved operation has this documentId",
                    value=asked.document_id,
                    hint="it is sha256: and the hash of the exact text, in small hex digits; /operations.json has all",
                )
            return saved.text
        found = document_id(asked.query)
        if asked.claimed_id not in {None, found}:
            raise HashMismatchError(
                "the sha256Hash is not that of the query",
                value=asked.claimed_id,
                hint=f"this text has {found}; send that, or the query alone",
            )
        if self._runnable is Runnable.SAVED and found not in self._saved:
            raise OperationNotSavedError(
                "only saved operations run here", hint="send the documentId of one of /operations.json"
            )
        return asked.query
