"""The graph, or a part of it, in the formats of other tools: one module for each, whole and with its proof."""

from graphsvc.export.exporter import ExportedFile, Exporter, FolderExporter, StreamExporter
from graphsvc.export.exporters import EXPORTERS, exporter_named

__all__ = ["EXPORTERS", "ExportedFile", "Exporter", "FolderExporter", "StreamExporter", "exporter_named"]
