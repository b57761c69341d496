"""Where the data folders stand: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_ROOT: Final = _PACKAGE if (_PACKAGE / "graph_data").is_dir() else _PACKAGE.parent

BUILT_IN_DOCUMENTS: Final = _ROOT / "graph_data" / "documents"
VOCABULARY: Final = _ROOT / "graph_data" / "vocabulary"
SCHEMA_FILE: Final = _ROOT / "schema" / "schema.graphql"
BASELINE_FILE: Final = _ROOT / "schema" / "baseline.graphql"
BREAKING_CHANGES_FILE: Final = _ROOT / "schema" / "breaking-changes.toml"
WEB_PAGES: Final = _PACKAGE / "web" / "ui" / "dist"
"""Made by the package's build; lacking where that could not make them."""
OPERATIONS: Final = _ROOT / "schema" / "operations"
ONTOLOGY_FILE: Final = _ROOT / "schema" / "ontology.ttl"
SHAPES_FILE: Final = _ROOT / "schema" / "shapes.ttl"
CONTEXT_FILE: Final = _ROOT / "schema" / "context.jsonld"
SPARQL_QUERIES: Final = _ROOT / "schema" / "sparql"
