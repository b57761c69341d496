"""FHIR resources of the graph's codes, and of what wordings stand for: an edge of the graph, not the whole of it."""

from graphsvc.export.fhir.bundle import FHIR

__all__ = ["FHIR"]
