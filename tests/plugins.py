"""Packages with extractors, installed for a test by lying on the path of a process."""

from pathlib import Path


def install(folder: Path, entry_points: dict[str, str], **modules: str) -> Path:
    """Write a distribution into a folder, and return the folder for PYTHONPATH.

    Args:
        folder: An empty folder.
        entry_points: What it announces, `module:attribute` by name.
        modules: The code of its modules by name.
    """
    information = folder / "fake-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: fake\nVersion: 1.0\n", encoding="utf-8")
    lines = ["[graphsvc.extractors]", *(f"{name} = {value}" for name, value in entry_points.items())]
    (information / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    for name, code in modules.items():
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    return folder
