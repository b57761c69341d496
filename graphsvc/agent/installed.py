"""Whether the extra is installed that agents are answered with; knows nothing of what it brings."""

from importlib.util import find_spec
from typing import Final

from graphsvc.errors import ExtraError

_BROUGHT: Final = ("mcp", "pydantic")
"""What the extra brings: distributions and modules have the same names."""


def check_installed() -> None:
    """Check that agents can be answered, before a module that needs the extra is imported.

    Raises:
        ExtraError: the extra is not installed.
    """
    lacking = [name for name in _BROUGHT if find_spec(name) is None]
    if lacking:
        raise ExtraError.of(package=lacking[0], extra="mcp", needed_for="agents")
