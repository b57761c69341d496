"""The tour: a notebook that is executed as Jupyter does it."""

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

TOUR = Path(__file__).parents[2] / "graphsvc" / "notebook" / "tour.ipynb"
"""Beside what it shows, so that it travels with the package."""

SECONDS = 60
"""For one cell; the first imports pandas."""


def read() -> nbformat.NotebookNode:
    """Return the tour as it is committed."""
    notebook: nbformat.NotebookNode = nbformat.reads(TOUR.read_text(encoding="utf-8"), as_version=4)
    return notebook


def executed(folder: Path) -> nbformat.NotebookNode:
    """Return the tour, executed in a folder, without what depends on the machine."""
    notebook = read()
    client = NotebookClient(notebook, timeout=SECONDS, resources={"metadata": {"path": str(folder)}})
    client.execute()
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
    return notebook


def outputs(notebook: nbformat.NotebookNode) -> list[Any]:
    """Return what each cell of code shows."""
    return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
