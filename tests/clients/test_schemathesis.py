"""schemathesis: operations made up from the schema never make the service fail."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.clients.service import running

HERE = Path(__file__).parent

EXAMPLES = 6
"""Operations for each root field; by hand, 200 take some minutes."""

DEADLINE = 300
"""Seconds for the whole run; it takes 15 on an idle machine."""


def test_operations_made_up_from_the_schema_are_answered_or_refused_with_a_code(tmp_path: Path) -> None:
    with running() as service:
        done = subprocess.run(
            [
                Path(sys.executable).with_name("schemathesis"),
                *("--config-file", HERE / "schemathesis.toml", "run", service.url),
                *("--phases", "fuzzing", "--mode", "all", "--checks", "answered", "--continue-on-failure"),
                *("--seed", "1", "--max-examples", str(EXAMPLES), "--generation-database", "none", "--no-shrink"),
                *("--report", "json", "--report-json-path", "report.json"),
            ],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(HERE.parents[1]), "SCHEMATHESIS_HOOKS": "tests.clients.fuzzing"},
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=DEADLINE,
        )
        fields = service.ask("{ __schema { queryType { fields { name } } } }")["data"]["__schema"]["queryType"]
        statuses = [entry["status"] for entry in service.stop() if entry["event"] == "request"]
    assert done.returncode == 0, done.stdout
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    asked = [field["name"] for field in fields["fields"] if not field["name"].startswith("_")]
    assert report["operations"]["tested"] == len(asked)
    assert len(report["warnings"]["missing_test_data"]) < len(asked) / 2  # the others found nodes
    assert len(statuses) > report["test_cases"]["generated"] > len(asked)
    assert [status for status in statuses if status >= 500] == []
