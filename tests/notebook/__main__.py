"""`python -m tests.notebook`: executes the tour anew and writes it with its outputs."""

import tempfile
from pathlib import Path

import nbformat

from tests.notebook.tour import TOUR, executed


def main() -> None:
    """Write the tour."""
    with tempfile.TemporaryDirectory() as folder:
        nbformat.write(executed(Path(folder)), TOUR)


if __name__ == "__main__":
    main()
