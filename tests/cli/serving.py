"""A server in a process of its own, as a test meets it."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from queue import Queue
from typing import Any

DEADLINE = (
    60  # seconds to wait for anything; starting takes one or two, and ten with a text of 5 MB, on an idle machine
)


@dataclass
class Server:
    """A server whose log is read as it is written."""

    child: subprocess.Popen[bytes]
    entries: "Queue[dict[str, Any]]" = field(default_factory=Queue)

    def __post_init__(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.child.stderr is not None
        for line in self.child.stderr:
            self.entries.put(json.loads(line))

    @classmethod
    def started(cls, *arguments: str) -> "Server":
        """Start one on a free port; the caller ends it."""
        command = [sys.executable, "-m", "graphsvc", "serve", "--port", "0", "--log-format", "json", *arguments]
        environment = {name: text for name, text in os.environ.items() if not name.startswith("GRAPHSVC_")}
        return cls(
            subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
            )
        )

    def wait_for(self, event: str) -> dict[str, Any]:
        while True:
            entry = self.entries.get(timeout=DEADLINE)
            if entry["event"] == event:
                return entry

    @property
    def port(self) -> int:
        return int(self.wait_for("started")["url"].rpartition(":")[2])
