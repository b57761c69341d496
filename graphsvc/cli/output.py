"""Files and folders that come to be whole or not at all: written beside their place, then renamed."""

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Final, NoReturn

from graphsvc.errors import OutputError
from graphsvc.export import ExportedFile

_ENDING: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals by which a process is asked to end, and that Python leaves to the system, which removes nothing."""


def check_file(path: Path, *, replace: bool) -> None:
    """Check that a file may be written.

    Raises:
        OutputError: its folder is not there, it is a folder or a device, or it is there and is not to be replaced.
    """
    _check_parent(path)
    if path.is_dir():
        raise OutputError(f"{path} is a folder", value=str(path), hint="name a file")
    if path.exists() and not path.is_file():
        raise OutputError(f"{path} is no file", value=str(path), hint="name a file, or - for stdout")
    if path.exists() and not replace:
        raise OutputError(f"{path} is there already", value=str(path), hint="--force replaces it")


def check_folder(path: Path) -> None:
    """Check that a folder may be written: it is not there yet, or is empty.

    What is in it may be somebody's own, such as notes in a vault: it is never replaced.

    Raises:
        OutputError: its parent is not there, or something is in its place.
    """
    _check_parent(path)
    if path.is_symlink() or path.is_file() or (path.is_dir() and any(path.iterdir())):
        raise OutputError(
            f"{path} is there already", value=str(path), hint="name a folder that is not there yet, or is empty"
        )


def write_stdout(content: Iterable[bytes]) -> None:
    """Write parts to stdout, which nothing else was written to."""
    for part in content:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def write_file(path: Path, content: Iterable[bytes], *, replace: bool) -> None:
    """Write a file of which `check_file` allowed it, and allows it still when it is written.

    Raises:
        OutputError: something came to be in its place meanwhile.
    """
    with _beside(path) as place:
        part_file = place / path.name
        _write(part_file, content)
        check_file(path, replace=replace)
        part_file.replace(path)


def write_folder(path: Path, files: Iterable[ExportedFile]) -> None:
    """Write a folder of which `check_folder` allowed it."""
    with _beside(path) as place:
        folder = place / path.name
        folder.mkdir()
        for file in files:
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, file.content)
        if path.is_dir():
            path.rmdir()  # Windows renames no folder to one that is there
        folder.rename(path)


def _check_parent(path: Path) -> None:
    if not path.absolute().parent.is_dir():
        raise OutputError(f"there is no folder {path.absolute().parent}", value=str(path), hint="make it first")


def _write(path: Path, content: Iterable[bytes]) -> None:
    with path.open("wb") as target:
        target.writelines(content)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a folder beside a place, on the same disk, and remove it at the end, whatever happens."""
    default = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]  # nohup ignores one
    for number in default:
        signal.signal(number, _end)
    parent, prefix = path.absolute().parent, f".{path.name[:40]}."
    try:
        with TemporaryDirectory(dir=parent, prefix=prefix, ignore_cleanup_errors=True) as place:
            yield Path(place)
    finally:
        for number in default:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - Python passes it
    raise SystemExit(128 + number)
