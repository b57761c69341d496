import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from graphsvc.cli.command import VERBS
from graphsvc.settings import SPECS, default_text

Run = Callable[..., Any]
Start = Callable[..., subprocess.Popen[bytes]]


def test_help_names_every_verb_and_the_exit_codes(run: Run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    assert outcome.err == ""
    assert all(f"\n  {verb} " in outcome.out for verb in VERBS)
    assert "Exit codes:" in outcome.out


def test_help_imports_no_verb() -> None:
    code = (
        "import sys; from graphsvc.cli import main; main(['--help']); print(sorted(set(sys.modules) & set(sys.argv)))"
    )
    modules = [*(f"graphsvc.cli.{verb}" for verb in VERBS), "graphql", "networkx", "starlette", "graphsvc.cli.command"]
    done = subprocess.run([sys.executable, "-c", code, *modules], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "['graphsvc.cli.command']"


@pytest.mark.parametrize(
    ("words", "completed"),
    [("graphsvc s", ["serve", "sparql", "schema"]), ("graphsvc serve --por", ["--port"])],
)
def test_a_shell_completes_verbs_and_their_options(process: Start, words: str, completed: list[str]) -> None:
    asked = {"_GRAPHSVC_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    out, err = process(**asked).communicate()
    assert (out.decode().split(), err) == ([f"plain,{word}" for word in completed], b"")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_tells_its_options_exit_codes_and_examples(run: Run, verb: str) -> None:
    outcome = run(verb, "--help")
    assert outcome.code == 0
    assert "Exit codes:" in outcome.out
    assert f"    graphsvc {verb}" in outcome.out.partition("Examples:")[2]


def test_serve_has_a_flag_for_every_setting_and_tells_variable_and_default(run: Run) -> None:
    text = " ".join(run("serve", "--help").out.split())
    for name, spec in SPECS.items():
        default = default_text(name)
        told = f"env: {spec.env}" + (f"; default: {default}" if default else "")
        assert f"{spec.flag} {spec.metavar} {spec.help}" in text
        assert told in text


def test_the_version_is_the_distribution_s(run: Run) -> None:
    assert run("--version").out == f"graphsvc {version('graphsvc')}\n"


def test_no_verb_prints_help_on_stderr_and_exits_2(run: Run) -> None:
    outcome = run()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Usage: graphsvc")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["srve"], "error: No such command 'srve'."),
        (["extract", "--fromat", "jsonl"], "error: No such option '--fromat'."),
        (["extract", "--format", "xml"], "error: Invalid value for '--format'"),
        (["serve", "--port", "eighty"], "error: --port cannot be 'eighty': it must be a whole number"),
    ],
)
def test_wrong_usage_is_two_lines_and_exits_2(run: Run, arguments: list[str], message: str) -> None:
    outcome = run(*arguments)
    first, second = outcome.err.splitlines()
    assert (outcome.code, outcome.out) == (2, "")
    assert first.startswith(message)
    assert second.startswith("hint: ")


def test_a_reader_that_leaves_early_ends_the_command_quietly(process: Start) -> None:
    child = process("extract", "--format", "jsonl")
    assert child.stdout is not None
    child.stdout.close()
    assert child.wait(20) == 141
    assert child.stderr is not None
    assert child.stderr.read() == b""


def test_output_is_utf_8_in_the_c_locale(process: Start) -> None:
    out, err = process("extract", LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0").communicate()
    assert err == b""
    assert not out.isascii()
    out.decode("utf-8")


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("schema >&-", "error: Bad file descriptor\nhint: check the disk and the permissions\n"),
        ("--help >/dev/full", "error: No space left on device\nhint: check the disk and the permissions\n"),
        ("export csv --output - --ids - <&-", "error: no ids are given\nhint: "),
        ("export nothing 2>&-", ""),
    ],
)
def test_a_stream_that_is_closed_or_full_is_an_error_without_a_trace(call: str, error: str) -> None:
    if "/dev/full" in call and not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    command = ["sh", "-c", f'"$0" -m graphsvc {call}', sys.executable]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith(error)
    assert "Traceback" not in ended.stderr
