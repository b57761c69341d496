"""The graph, or a part of it, in the formats of other tools: one module for each, whole and with its proof."""

from graphsvc.export.croissant import CROISSANT, measured, metadata_of
from graphsvc.export.exporter import ExportedFile, Exporter, FolderExporter, StreamExporter
from graphsvc.export.exporters import EXPORTERS, FORMATS, exporter_named, file_name
from graphsvc.export.writers import writers
from graphsvc.export.writing import check_place, write_to

__all__ = [
    "CROISSANT",
    "EXPORTERS",
    "FORMATS",
    "ExportedFile",
    "Exporter",
    "FolderExporter",
    "StreamExporter",
    "check_place",
    "exporter_named",
    "file_name",
    "measured",
    "metadata_of",
    "write_to",
    "writers",
]
