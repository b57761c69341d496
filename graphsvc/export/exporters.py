"""The formats that the graph travels in, in the order in which they are listed."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from graphsvc.errors import FormatError
from graphsvc.export.csv_tables import CSV
from graphsvc.export.cytoscape import CYTOSCAPE
from graphsvc.export.exporter import Exporter
from graphsvc.export.fhir import FHIR
from graphsvc.export.gexf import GEXF
from graphsvc.export.graphml import GRAPHML
from graphsvc.export.neo4j import NEO4J
from graphsvc.export.node_link import NODE_LINK
from graphsvc.export.parquet import PARQUET
from graphsvc.export.rdf.json_ld import JSON_LD
from graphsvc.export.rdf.n_quads import N_QUADS
from graphsvc.export.rdf.rdf_xml import RDF_XML
from graphsvc.export.rdf.turtle import TURTLE
from graphsvc.export.vault import VAULT
from graphsvc.graph.portion import Portion

EXPORTERS: Final[Sequence[Exporter]] = (
    TURTLE,
    N_QUADS,
    RDF_XML,
    JSON_LD,
    GRAPHML,
    GEXF,
    CYTOSCAPE,
    NODE_LINK,
    CSV,
    PARQUET,
    NEO4J,
    VAULT,
)
"""Those in which every assertion travels whole."""

FORMATS: Final[Sequence[Exporter]] = (*EXPORTERS, FHIR)
"""All that can be asked for: those, and those that hold what they have a place for."""


def exporter_named(name: str) -> Exporter:
    """Return the format of a name, in any case.

    Raises:
        FormatError: there is none.
    """
    by_name = {exporter.name: exporter for exporter in FORMATS}
    found = by_name.get(name.lower())
    if found is None:
        near = get_close_matches(name.lower(), by_name, n=1)
        raise FormatError(
            f"there is no format '{name}'",
            value=name,
            hint=f"did you mean '{near[0]}'?" if near else f"choose one of {', '.join(by_name)}",
        )
    return found


def file_name(exporter: Exporter, portion: Portion) -> str:
    """Return what the file of a portion is called, such as `graphsvc-4d5c8d07fdc06e97.csv.zip`; ASCII."""
    part = f"-{portion.choice.key}" if portion.choice else ""
    ending = exporter.ending if exporter.ending.lstrip(".") == exporter.name else f".{exporter.name}{exporter.ending}"
    return f"graphsvc-{portion.release.id}{part}{ending}"
