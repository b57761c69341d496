"""Files and folders that come to be whole or not at all: written beside their place, then renamed."""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Final, NoReturn

from graphsvc.errors import OutputError
from graphsvc.export.exporter import ExportedFile, Exporter, FolderExporter
from graphsvc.graph.portion import Portion

_ENDING: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals by which a process is asked to end, and that Python leaves to the system, which removes nothing."""

_LONGEST: Final = 200
"""Characters of a place that an error repeats; the longest name that disks take has 255."""


def check_place(exporter: Exporter, path: Path, *, replace: bool) -> None:
    """Check that a format may be written to a place: a file, or for a format of several files a folder or an archive.

    A folder is never replaced: what is in it may be somebody's own, such as notes in a vault.

    Raises:
        OutputError: its parent is not there, or something is in its place that is not to be replaced, or no file; or
            the system does not let it be looked at.
    """
    with _system_errors(path):
        if _is_folder(exporter, path):
            _check_folder(path)
        else:
            _check_file(path, replace=replace)


def write_to(path: Path, exporter: Exporter, portion: Portion, *, replace: bool) -> None:
    """Write a part of the graph to a place of which `check_place` allowed it, and for a file allows it still.

    Raises:
        ExtraError: a package that the format needs is not installed; nothing is written.
        OutputError: something came to be in its place meanwhile, or the system does not let it be written.
    """
    with _system_errors(path):
        if isinstance(exporter, FolderExporter) and _is_folder(exporter, path):
            _write_folder(path, exporter.files(portion))
        else:
            write_file(path, exporter.write(portion), replace=replace)


def _is_folder(exporter: Exporter, path: Path) -> bool:
    return isinstance(exporter, FolderExporter) and path.suffix.lower() != ".zip"


def _check_file(path: Path, *, replace: bool) -> None:
    _check_parent(path)
    if path.is_dir():
        raise OutputError(f"{path} is a folder", value=str(path), hint="name a file")
    if path.exists() and not path.is_file():
        raise OutputError(f"{path} is no file", value=str(path), hint="name a file, or - for stdout")
    if path.exists() and not replace:
        raise OutputError(
            f"{path} is there already", value=str(path), hint="--force replaces it, in Python replace=True"
        )


def _check_folder(path: Path) -> None:
    _check_parent(path)
    if path.is_symlink() or path.is_file() or (path.is_dir() and any(path.iterdir())):
        raise OutputError(
            f"{path} is there already", value=str(path), hint="name a folder that is not there yet, or is empty"
        )


def write_file(path: Path, content: Iterable[bytes], *, replace: bool) -> None:
    """Write a file, unless something came to be in its place that is not to be replaced; errors as in `write_to`."""
    with _beside(path) as place:
        part_file = place / path.name
        _write(part_file, content)
        _check_file(path, replace=replace)
        part_file.replace(path)


def _write_folder(path: Path, files: Iterable[ExportedFile]) -> None:
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
def _system_errors(path: Path) -> Iterator[None]:
    """Tell what the system refuses as an error of the output."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{str(path)[:_LONGEST]} cannot be written: {error.strerror or error}",
            value=str(path),
            hint="check the disk and the permissions",
        ) from None


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a folder beside a place, on the same disk, and remove it at the end, whatever happens."""
    handled = _ENDING if threading.current_thread() is threading.main_thread() else ()  # Python allows no other thread
    default = [number for number in handled if signal.getsignal(number) is signal.SIG_DFL]  # nohup ignores one
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
