"""Apollo's manifest of persisted queries: made of the saved operations, it names texts that the service answers."""

import json
import shutil
from hashlib import sha256
from typing import Any

import pytest

from tests.clients.node import Node
from tests.clients.saved import SCHEMA, saved_operations
from tests.clients.service import Service, without_type_names

CONFIG = {"documents": ["operations/*.graphql"], "output": "manifest.json"}


@pytest.fixture(scope="module")
def manifest(node: Node, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The manifest of the saved operations."""
    folder = tmp_path_factory.mktemp("manifest")
    shutil.copytree(SCHEMA / "operations", folder / "operations")
    (folder / "persisted-query-manifest.config.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    node.tool("generate-persisted-query-manifest", folder=folder)
    made = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert isinstance(made, dict)
    return made


def test_an_id_is_the_hash_of_the_body_beside_it(manifest: dict[str, Any]) -> None:
    ids = [operation["id"] for operation in manifest["operations"]]
    assert ids == [sha256(operation["body"].encode()).hexdigest() for operation in manifest["operations"]]
    assert {operation["name"] for operation in manifest["operations"]} == {saved.name for saved in saved_operations()}


def test_a_body_answers_what_its_file_answers(
    manifest: dict[str, Any], service: Service, answers: dict[str, Any]
) -> None:
    """Apollo asks for the type's name in every object beside."""
    found = {operation["name"]: service.ask(operation["body"])["data"] for operation in manifest["operations"]}
    assert without_type_names(found) == without_type_names(answers)
