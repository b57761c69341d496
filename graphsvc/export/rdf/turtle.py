"""Turtle, which people read as well as triple stores and ontology editors."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from graphsvc.export.exporter import StreamExporter
from graphsvc.export.rdf.names import PREFIXES
from graphsvc.export.rdf.quads import Quads, batches
from graphsvc.export.rdf.resources import resources
from graphsvc.graph.portion import Portion


def _written(portion: Portion) -> Iterator[bytes]:
    quads = Quads()
    yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items()).encode()
    for batch in batches(resources(portion)):
        content = chain.from_iterable(map(quads.united, batch))
        written = quads.package.serialize(content, format=quads.package.RdfFormat.TURTLE, prefixes=PREFIXES)
        yield written.split(b"\n", len(PREFIXES))[-1]  # it tells the prefixes each time, in an order of chance


TURTLE: Final = StreamExporter(
    name="turtle",
    meaning="Turtle, for ontology editors and triple stores",
    media_type="text/turtle",
    ending=".ttl",
    writer=_written,
)
