"""What is built is what runs: the wheel, and the wheel made of the sdist, outside the checkout."""

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import graphql
import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling, of the dev lock, is missing")

COMMAND = """
import sys
from importlib.metadata import entry_points
(command,) = entry_points(group="console_scripts", name="graphsvc")
sys.exit(command.load()())
"""


def build(source: Path, target: Path, kind: str, environment: Mapping[str, str] = os.environ) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", target],
        cwd=source,
        env=environment,
        check=True,
        capture_output=True,
    )
    (built,) = target.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel, and the dependencies from where the tests have them."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, symlinks=True)
    packages = next(home.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as files:
        files.extractall(packages)
    dependencies = Path(graphql.__file__).parents[1]
    (packages / "dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
    return home / "bin" / "python"


def run(python: Path, *arguments: str) -> str:
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("GRAPHSVC_", "PYTHON"))}
    done = subprocess.run(
        [python, "-c", COMMAND, *arguments],
        cwd=python.parent,
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as files:
        return set(files.namelist())


def test_the_wheel_holds_the_data_and_the_schema(wheel: Path) -> None:
    travels = [file for folder in ("graph_data", "schema") for file in (ROOT / folder).rglob("*") if file.is_file()]
    expected = {f"graphsvc/{file.relative_to(ROOT).as_posix()}" for file in travels}
    assert expected <= names(wheel)


def test_the_wheel_holds_the_web_pages_and_not_what_they_are_made_of(wheel: Path) -> None:
    held = {name.removeprefix("graphsvc/web/ui/") for name in names(wheel) if name.startswith("graphsvc/web/ui/")}
    if not held and not os.environ.get("CI"):
        pytest.skip("the web pages cannot be made here: see `make ui`")
    assert {"dist/index.html", "dist/graphiql.html"} < held
    assert all(name.startswith("dist/") for name in held)


def test_the_wheel_made_of_the_sdist_without_node_is_the_wheel_made_of_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    with tarfile.open(build(ROOT, tmp_path / "sdist", "sdist")) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.4 and later
        archive.extractall(tmp_path / "source")
    (source,) = (tmp_path / "source").iterdir()
    assert not list(source.rglob("node_modules"))
    again = build(source, tmp_path / "again", "wheel", {**os.environ, "PATH": str(tmp_path / "nothing")})
    assert names(again) == names(wheel)


def test_the_installed_wheel_extracts_and_answers_without_the_checkout(python: Path) -> None:
    rows = [json.loads(line) for line in run(python, "extract").splitlines()]
    assert len({row["subject"] for row in rows if "subject" in row}) >= 5
    query = '{ modifier(code: "26") { codes { nodes { code } } } }'
    codes = json.loads(run(python, "query", query))["data"]["modifier"]["codes"]["nodes"]
    assert {"77386", "77620", "77750"} <= {node["code"] for node in codes}


def test_the_installed_wheel_has_the_saved_operations_and_the_schema(python: Path) -> None:
    saved = {line.partition("\t")[0] for line in run(python, "query", "--list").splitlines()}
    assert saved == {file.stem for file in (ROOT / "schema" / "operations").glob("*.graphql")}
    assert run(python, "schema", "--check") == ""
