"""schemathesis: operations made up from the schema never make the service fail."""

import os
import subprocess
import sys
from pathlib import Path

from tests.clients.service import running

ROOT = Path(__file__).parents[2]

EXAMPLES = 8
"""Operations for each root field; by hand, several hundred take minutes."""

DEADLINE = 300
"""Seconds for the whole run; it takes 15 on an idle machine."""


def test_operations_made_up_from_the_schema_are_answered_or_refused_with_a_code(tmp_path: Path) -> None:
    with running() as service:
        command = "schemathesis run --phases fuzzing --mode all --checks answered --continue-on-failure --no-shrink"
        done = subprocess.run(
            [
                *(Path(sys.executable).parent / word if word == "schemathesis" else word for word in command.split()),
                *("--seed", "1", "--max-examples", str(EXAMPLES), "--generation-database", "none"),
                service.url,
            ],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT), "SCHEMATHESIS_HOOKS": "tests.clients.answered"},
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=DEADLINE,
        )
        fields = service.ask("{ __schema { queryType { fields { name } } } }")["data"]["__schema"]["queryType"][
            "fields"
        ]
    assert done.returncode == 0, done.stdout
    statuses = [entry["status"] for entry in service.entries if entry["event"] == "request"]
    assert [status for status in statuses if status >= 500] == []
    assert len(statuses) > EXAMPLES * len(fields)
