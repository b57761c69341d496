"""Writes a part of the graph as FHIR, has fhir.resources read it, and tells what it found in one line."""

import time

from graphsvc.export import exporter_named
from graphsvc.graph.portion import Portion
from tests.export.fhir_checks import resources_of


def loaded(portion: Portion) -> str:
    """What was read; a bundle that breaks a rule fails."""
    began = time.perf_counter()
    content = b"".join(exporter_named("fhir").write(portion))
    written = time.perf_counter() - began
    began = time.perf_counter()
    resources = resources_of(content)
    read = time.perf_counter() - began
    systems = [len(one["concept"]) for one in resources if one["resourceType"] == "CodeSystem"]
    maps = [one["group"] for one in resources if one["resourceType"] == "ConceptMap"]
    elements = sum(len(group["element"]) for groups in maps for group in groups)
    return (
        f"fhir by fhir.resources: {len(systems)} code systems with {sum(systems):,} concepts, {len(maps)} concept maps "
        f"with {elements:,} elements, {len(content):,} bytes, written in {written:.2f} s, read in {read:.2f} s"
    )
