"""Node with the packages that package-lock.json pins."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent

DEADLINE = 120
"""Seconds that a script may take; the slowest takes three on an idle machine."""


def command() -> str:
    """The path of the command."""
    found = shutil.which("node")
    assert found
    return found


def lacking() -> str | None:
    """What is not there for scripts to run; None where they can."""
    if shutil.which("node") is None:
        return "node is missing"
    return None if (HERE / "node_modules").is_dir() else "its packages are missing: run `make clients`"


def want() -> None:
    """Skip the test where Node or a package is missing, or fail it if CI is set."""
    reason = lacking()
    if reason and os.environ.get("CI"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Node, by the path of its command."""

    command: str

    def run(self, script: Path | str, *arguments: Path | str, folder: Path = HERE) -> str:
        """Return what a script of this folder prints when it runs in a folder."""
        done = subprocess.run(
            [self.command, HERE / script, *arguments],
            cwd=folder,
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=DEADLINE,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def tool(self, name: str, *arguments: Path | str, folder: Path) -> str:
        """Return what the command of a package prints."""
        return self.run(Path("node_modules", ".bin", name), *arguments, folder=folder)

    def told(self, script: str, *arguments: Path | str, folder: Path = HERE) -> Any:  # noqa: ANN401 - JSON is anything
        """Return what a script of this folder prints as JSON when it runs in a folder."""
        return json.loads(self.run(script, *arguments, folder=folder))
