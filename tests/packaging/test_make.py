"""What make says before anything is installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is missing")

OLD_PYTHON = """\
#!/bin/sh
[ "$1" = --version ] && echo "Python 3.9.2" && exit
exit 1
"""


def make(folder: Path, *arguments: str, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
    command = [str(shutil.which("make")), *arguments]
    return subprocess.run(command, cwd=folder, env={"PATH": path}, check=False, capture_output=True, encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a blank in its name and what make reads."""
    folder = tmp_path / "my checkout"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", *(file.name for file in ROOT.glob("*.lock"))):
        shutil.copy(ROOT / name, folder)
    return folder


def test_make_alone_tells_every_target(checkout: Path) -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    told = set(re.findall(r"^make (\w+)", make(checkout).stdout, re.MULTILINE))
    assert told == set(phony.split()) - {"help", "moved"}


def test_a_python_that_is_too_old_is_named_with_what_to_do(checkout: Path, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("sh", "cat", "pwd"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    (tools / "python3").write_text(OLD_PYTHON, encoding="utf-8")
    (tools / "python3").chmod(0o755)
    done = make(checkout, "run", path=str(tools))
    assert done.returncode == 2
    assert done.stderr.startswith(
        "error: graphsvc needs Python 3.11 or newer; python3 is Python 3.9.2\n"
        "hint: install one, or name it: make run PYTHON=/path/to/python3.12\n"
    )
    assert not (checkout / ".venv").exists()
