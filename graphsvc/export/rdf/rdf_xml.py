"""RDF/XML, which older tools of RDF read."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from graphsvc.export.exporter import StreamExporter
from graphsvc.export.rdf.names import PREFIXES
from graphsvc.export.rdf.quads import Quads, batches
from graphsvc.export.rdf.resources import resources
from graphsvc.graph.portion import Portion

_END: Final = b"</rdf:RDF>"


def _written(portion: Portion) -> Iterator[bytes]:
    quads = Quads()
    names = "".join(f'\n  xmlns:{prefix}="{namespace}"' for prefix, namespace in PREFIXES.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{names}>\n'.encode()
    for batch in batches(resources(portion)):
        content = chain.from_iterable(map(quads.united, batch))
        written: bytes = quads.package.serialize(content, format=quads.package.RdfFormat.RDF_XML, prefixes=PREFIXES)
        body = written.split(b"\n", 2)[-1].removesuffix(_END)  # it tells the prefixes each time, in an order of chance
        yield body.replace(b"\r", b"&#13;")  # which a parser else takes for a line feed
    yield _END + b"\n"


RDF_XML: Final = StreamExporter(
    name="rdf-xml",
    meaning="RDF/XML, for tools that read no Turtle",
    media_type="application/rdf+xml",
    ending=".rdf",
    writer=_written,
)
