"""Whether SPARQL can be answered here; knows nothing of what answers."""

import os
import socket
from importlib.util import find_spec

from graphsvc.errors import ExtraError, PlatformError


def check_installed() -> None:
    """Check that SPARQL can be answered, before a module that needs the extra is imported.

    Raises:
        ExtraError: the extra is not installed.
        PlatformError: the system cannot copy a process, or pass files on, as Windows.
    """
    if not hasattr(os, "fork") or not hasattr(socket, "send_fds"):
        raise PlatformError(
            "SPARQL is answered by copies of a process, which this system cannot make",
            hint="run the service on Linux or macOS, or in a container",
        )
    if find_spec("pyoxigraph") is None:
        raise ExtraError.of(package="pyoxigraph", extra="rdf", needed_for="SPARQL")
