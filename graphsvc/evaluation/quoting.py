"""Shows differences with the words and the line of the document in which they stand."""

from collections.abc import Iterable

from graphsvc.evaluation.evaluation import Difference, DifferenceKind
from graphsvc.evaluation.labels import Place, Trap, document_key
from graphsvc.model import Document

_KINDS = tuple(DifferenceKind)


class Quoting:
    """The labelled documents, from which the words of differences are taken."""

    def __init__(self, documents: Iterable[Document], traps: Iterable[Trap]) -> None:
        """Take the documents that were read, and the traps in them."""
        self._documents = {document_key(document.name): document for document in documents}
        self._traps = tuple(traps)

    def difference(
        self,
        kind: DifferenceKind,
        document: str,
        statement: tuple[str, ...],
        place: Place | None = None,
        note: str = "",
    ) -> Difference:
        """Return a difference with its line.

        Args:
            kind: How it differs.
            document: The document's key.
            statement: What is or is not said.
            place: Where to look, if that is known.
            note: What else to tell.
        """
        read = self._documents.get(document)
        name = read.name if read else document
        if place is None or read is None:
            quote = place.quote if place else None
            return Difference(kind=kind, document=name, statement=statement, quote=quote, note=note)
        start = min(place.start, len(read.text))
        head = read.text.rfind("\n", 0, start) + 1
        end = read.text.find("\n", start)
        return Difference(
            kind=kind,
            document=name,
            statement=statement,
            quote=place.quote or read.text[place.start : place.end],
            line=read.text.count("\n", 0, start) + 1,
            text=read.text[head : end if end >= 0 else len(read.text)],
            note=note,
        )

    def trap_at(self, document: str, place: Place) -> str:
        """Return why the words at a place are a trap; empty where no trap is labelled."""
        return next(
            (
                f"a trap: {trap.why}"
                for trap in self._traps
                if document_key(trap.document) == document and trap.place.overlaps(place.start, place.end)
            ),
            "",
        )


def in_order(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return differences by kind, document and place."""
    return tuple(sorted(differences, key=lambda d: (_KINDS.index(d.kind), d.document, d.line or 0, d.statement)))
