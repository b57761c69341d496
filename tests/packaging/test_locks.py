"""The lock files pin and hash everything, and name no place to get it from."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = (
    "requirements.lock",
    "requirements-extras.lock",
    "requirements-build.lock",
    "requirements-node.lock",
    "requirements-dev.lock",
)

PIN = re.compile(
    r"^([a-z0-9][a-z0-9-]*)==(\S+)(?: ; [^\\]+)? \\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)


def pins(lock: str) -> set[tuple[str, str]]:
    return {(name, release) for name, release, _ in PIN.findall((ROOT / lock).read_text(encoding="utf-8"))}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_pin_with_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    rest = PIN.sub("", text)
    assert all(line.startswith("#") for line in rest.splitlines())
    assert "://" not in text


def test_the_dev_lock_has_what_runs_and_what_builds() -> None:
    assert pins("requirements.lock") <= pins("requirements-extras.lock")
    assert pins("requirements-extras.lock") | pins("requirements-build.lock") <= pins("requirements-dev.lock")


def test_every_direct_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    extras = [one for brought in project["project"]["optional-dependencies"].values() for one in brought]
    runs = project["project"]["dependencies"]
    groups_of_locks = (runs, [*runs, *extras], groups["build"], groups["node"], groups["dev"])
    for lock, wanted in zip(LOCKS, groups_of_locks, strict=True):
        direct = {re.split(r"[<>=!~\[ ;]", item)[0] for item in wanted if isinstance(item, str)}
        assert direct <= {name for name, _ in pins(lock)}


@pytest.mark.parametrize("lock", [ROOT / "graphsvc/web/ui/package-lock.json", ROOT / "tests/clients/package-lock.json"])
def test_every_npm_package_is_locked_with_its_hash_and_without_a_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}
    fetched = [package for package in packages.values() if not package.get("inBundle")]  # others lie in one of these
    assert fetched
    assert all(package["integrity"].startswith("sha512-") for package in fetched)
    assert '"resolved"' not in text
