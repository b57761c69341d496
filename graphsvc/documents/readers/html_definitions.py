"""A definition list of a page: each term with its definitions becomes a field."""

from graphsvc.documents.readers.writer import Writer


class Definitions:
    """Gathers terms and what defines them until the next term."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._terms: list[str] = []
        self._values: list[str] = []
        self._open: list[str] | None = None
        self._in_term = False

    @property
    def is_open(self) -> bool:
        """Whether text now belongs to a term or definition."""
        return self._open is not None

    def open(self, tag: str, writer: Writer) -> None:
        """A list, term or definition opens; the parser leaves open what has no end tag."""
        if self._open is not None:
            self.close("dt" if self._in_term else "dd", writer)
        if tag == "dl" or (tag == "dt" and self._values):
            self._write(writer)
        self._open = None if tag == "dl" else []
        self._in_term = tag == "dt"

    def add(self, text: str) -> None:
        """Add a paragraph or item to what is open."""
        if self._open is not None:
            self._open.append(text)

    def close(self, tag: str, writer: Writer) -> None:
        """A list, term or definition closes."""
        words, self._open = self._open or [], None
        if tag == "dl":
            self._write(writer)
        elif not words:
            return
        elif tag == "dt":
            self._terms.append(" ".join(words))
        else:
            self._values += words

    def _write(self, writer: Writer) -> None:
        label = " / ".join(filter(None, self._terms))
        if self._values:
            writer.field(label, self._values)
        elif label:
            writer.line(f"{label}:")
        self._terms.clear()
        self._values.clear()
