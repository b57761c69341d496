"""JSON-LD, which programs read as plain JSON, and triple stores as RDF."""

from collections.abc import Iterator
from typing import Final

from graphsvc.export.exporter import StreamExporter
from graphsvc.export.rdf.context import Context
from graphsvc.export.rdf.resources import resources
from graphsvc.export.records import json_items, json_text, utf8
from graphsvc.graph.portion import Portion


def _written(portion: Portion) -> Iterator[bytes]:
    """Yield the context whole, since who reads it may have no network, and a resource on each line."""
    context = Context()
    yield utf8(f'{{"@context":{json_text(context.definitions)},\n"@graph":[')
    yield from json_items(context.record(resource) for resource in resources(portion))
    yield b"]}\n"


JSON_LD: Final = StreamExporter(
    name="json-ld",
    meaning="JSON-LD with its context, for programs that read JSON and for triple stores",
    media_type="application/ld+json",
    ending=".jsonld",
    writer=_written,
)
