"""Runs the saved operations on the built-in corpus, as they stand."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.gql import Schema, build_schema, execute
from graphsvc.graph import KnowledgeGraph
from graphsvc.resources import OPERATIONS

ANSWERS: Final = Path(__file__).with_name("answers")
SAVED: Final = tuple(sorted(OPERATIONS.glob("*.graphql")))


def answer(operation: Path) -> dict[str, Any]:
    """Return the data of a saved operation with the variables that it gives itself."""
    response = execute(*_service(), operation.read_text(encoding="utf-8"))
    assert "errors" not in response, response["errors"]
    data: dict[str, Any] = response["data"]
    return data


def printed(data: dict[str, Any]) -> str:
    """Return an answer as its file holds it: one value on a line, so that a difference can be read."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@cache
def _service() -> tuple[Schema, KnowledgeGraph]:
    schema = build_schema()
    assert schema.catalogue  # made beforehand, as by a service that starts, so that no operation waits for it
    return schema, build_graph(extractions(document_paths(()))).graph
