"""Apollo's manifest of persisted queries: the service runs by id what it makes of the saved operations."""

import json
import shutil
from pathlib import Path
from typing import Final

import pytest

from tests.clients.node import Node
from tests.clients.saved import SCHEMA
from tests.clients.service import running_saved, without_type_names

CONFIG: Final = {"documents": "operations/*.graphql", "output": "manifest.json"}


@pytest.fixture
def manifest(node: Node, tmp_path: Path) -> Path:
    """The manifest of the saved operations."""
    shutil.copytree(SCHEMA / "operations", tmp_path / "operations")
    (tmp_path / "persisted-query-manifest.config.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    node.tool("generate-persisted-query-manifest", folder=tmp_path)
    return tmp_path / CONFIG["output"]


def test_an_operation_of_the_manifest_runs_by_its_id_where_no_other_operation_runs(
    manifest: Path,
) -> None:
    """Apollo asks for the type's name in every object beside, so that the ids are not those of the files."""
    operations = json.loads(manifest.read_text(encoding="utf-8"))["operations"]
    with running_saved(manifest) as service:
        found = {operation["name"]: service.ask_saved(operation["id"])["data"] for operation in operations}
        assert without_type_names(found) == without_type_names(service.answers())
