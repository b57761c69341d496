"""N-Quads, which triple stores read: what a document says is in the named graph that has its id."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from graphsvc.export.exporter import StreamExporter
from graphsvc.export.rdf.quads import Quads, batches
from graphsvc.export.rdf.resources import resources
from graphsvc.graph.portion import Portion


def _written(portion: Portion) -> Iterator[bytes]:
    quads = Quads()
    for batch in batches(resources(portion)):
        content = chain.from_iterable(map(quads.by_document, batch))
        yield quads.package.serialize(content, format=quads.package.RdfFormat.N_QUADS)


N_QUADS: Final = StreamExporter(
    name="nquads",
    meaning="N-Quads, for triple stores: a named graph for each document",
    media_type="application/n-quads",
    ending=".nq",
    writer=_written,
)
