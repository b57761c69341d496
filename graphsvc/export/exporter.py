"""What a format is: a name, how it is declared on the wire, and how a part of the graph is written in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from graphsvc.export.zipping import zipped
from graphsvc.graph.portion import Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFile:
    """One of the files of a format that has several.

    Attributes:
        path: Where it stands in the folder, with slashes; safe, short and unique on all systems.
        content: Its bytes, in parts; read once, before the next file is asked for.
    """

    path: str
    content: Iterator[bytes] = field(repr=False)


class Exporter(Protocol):
    """A format that the graph travels in.

    What is written depends on the portion alone: no clock, no chance, no order of a set. Only what compresses it and
    packages that write it may write other bytes in another version (`graphsvc.export.writers`).
    """

    @property
    def name(self) -> str:
        """What it is asked for by: small letters, digits and hyphens."""
        ...

    @property
    def meaning(self) -> str:
        """What it is and for whom, in a few words."""
        ...

    @property
    def media_type(self) -> str:
        """What its stream is declared as over HTTP; no other format has the same, unless it is that of an archive."""
        ...

    @property
    def ending(self) -> str:
        """How the name of its file ends, with the point; of an archive for a folder."""
        ...

    def write(self, portion: Portion) -> Iterator[bytes]:
        """Yield a part of the graph as one stream.

        Raises:
            ExtraError: a package that it needs is not installed; before the first bytes.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamExporter:
    """A format of one stream; the attributes are those of `Exporter`."""

    name: str
    meaning: str
    media_type: str
    ending: str
    writer: Callable[[Portion], Iterator[bytes]] = field(repr=False)

    def write(self, portion: Portion) -> Iterator[bytes]:
        """Yield a part of the graph as one stream; errors as in `Exporter`."""
        return self.writer(portion)


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderExporter:
    """A format of several files: a folder on a disk, a ZIP archive as a stream."""

    name: str
    meaning: str
    writer: Callable[[Portion], Iterator[ExportedFile]] = field(repr=False)
    media_type: str = "application/zip"
    ending: str = ".zip"

    def files(self, portion: Portion) -> Iterator[ExportedFile]:
        """Yield the files of a part of the graph, in the order of the archive; errors as in `Exporter`."""
        return self.writer(portion)

    def write(self, portion: Portion) -> Iterator[bytes]:
        """Yield the files as one archive; errors as in `Exporter`."""
        return zipped((file.path, file.content) for file in self.files(portion))
