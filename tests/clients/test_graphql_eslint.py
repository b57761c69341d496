"""graphql-eslint: the SDL and the saved operations keep the rules that eslint.config.mjs chooses."""

import shutil
from pathlib import Path

import pytest

from tests.clients.node import HERE, Node
from tests.clients.saved import SCHEMA, saved_operations


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of schema/: ESLint reads no file outside its configuration's folder."""
    shutil.copytree(SCHEMA, tmp_path, dirs_exist_ok=True)
    shutil.copy(HERE / "eslint.config.mjs", tmp_path)
    (tmp_path / "node_modules").symlink_to(HERE / "node_modules")
    return tmp_path


def test_the_schema_and_the_saved_operations_keep_every_rule(node: Node, folder: Path) -> None:
    files = [folder / "schema.graphql", *(folder / "operations" / saved.path.name for saved in saved_operations())]
    assert node.told("lint.mjs", folder=folder) == {str(file): [] for file in files}
