"""The service keeps GraphQL over HTTP: the audits of the npm package graphql-http pass against it."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.serving import DEADLINE, Server

HERE = Path(__file__).parent

AUDITS = 61
"""How many graphql-http 1.23 has."""

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (HERE / "node_modules" / "graphql-http").is_dir(),
    reason="needs node and, in tests/clients, `npm ci`",
)


@pytest.fixture
def server() -> Iterator[Server]:
    """The service over the built-in documents, as it is when nothing is set."""
    server = Server.started()
    yield server
    server.child.kill()
    server.child.communicate()


def test_every_audit_passes(server: Server) -> None:
    url = f"http://127.0.0.1:{server.port}/graphql"
    done = subprocess.run(
        ["node", HERE / "audit.mjs", url], check=True, capture_output=True, encoding="utf-8", timeout=DEADLINE
    )
    results = json.loads(done.stdout)
    assert [result for result in results if result["status"] != "ok"] == []
    assert len(results) == AUDITS
