import os
from dataclasses import fields
from pathlib import Path

import pytest

from graphsvc.errors import SettingError
from graphsvc.settings import SPECS, LogFormat, LogLevel, Runnable, Settings, default_text, read_settings


def test_a_flag_wins_over_the_environment_and_the_environment_over_the_default() -> None:
    environment = {"GRAPHSVC_PORT": "8001", "GRAPHSVC_HOST": "::1"}
    settings = read_settings({"port": "8002", "host": None}, environment)
    assert settings == Settings(port=8002, host="::1")


def test_an_empty_variable_counts_as_not_set() -> None:
    assert read_settings({}, {spec.env: "" for spec in SPECS.values()}) == Settings()


def test_all_settings_can_be_set_by_variables() -> None:
    paths = os.pathsep.join(["a folder", "b.txt"])
    environment = {
        "GRAPHSVC_HOST": "0.0.0.0",
        "GRAPHSVC_PORT": "0",
        "GRAPHSVC_DOCUMENTS": paths,
        "GRAPHSVC_OPERATIONS": paths,
        "GRAPHSVC_RUNNABLE": "Saved",
        "GRAPHSVC_CACHE_MAX_AGE": "60",
        "GRAPHSVC_BODY_TIMEOUT": "1",
        "GRAPHSVC_SEND_TIMEOUT": "2",
        "GRAPHSVC_CORS_ORIGINS": "https://a.example, http://localhost:3000",
        "GRAPHSVC_AGENT_HOSTS": "graphsvc.example.org",
        "GRAPHSVC_LOG_LEVEL": "DEBUG",
        "GRAPHSVC_LOG_FORMAT": "json",
        "GRAPHSVC_SHUTDOWN_TIMEOUT": "0",
    }
    assert read_settings({}, environment) == Settings(
        host="0.0.0.0",
        port=0,
        documents=(Path("a folder"), Path("b.txt")),
        operations=(Path("a folder"), Path("b.txt")),
        runnable=Runnable.SAVED,
        cache_max_age=60,
        body_timeout=1,
        send_timeout=2,
        cors_origins=("https://a.example", "http://localhost:3000"),
        agent_hosts=("graphsvc.example.org",),
        log_level=LogLevel.DEBUG,
        log_format=LogFormat.JSON,
        shutdown_timeout=0,
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("host", "two words"),
        ("host", ""),
        ("port", "eighty"),
        ("port", "65536"),
        ("port", "-1"),
        ("port", "٨٠"),
        ("port", "9" * 5000),
        ("documents", ("",)),
        ("runnable", "none"),
        ("cache_max_age", "-1"),
        ("body_timeout", "0"),
        ("send_timeout", "0"),
        ("cors_origins", ("app.example.org",)),
        ("cors_origins", ("https://app.example.org/",)),
        ("agent_hosts", ("*.example.org",)),
        ("agent_hosts", ("https://graphsvc.example.org",)),
        ("log_level", "loud"),
        ("log_format", "xml"),
        ("shutdown_timeout", "1.5"),
    ],
)
def test_a_bad_value_is_named_with_what_to_do(name: str, text: str | tuple[str, ...]) -> None:
    with pytest.raises(SettingError) as raised:
        read_settings({name: text}, {})
    value = text if isinstance(text, str) else text[0]
    assert raised.value.value == value
    assert raised.value.message.startswith(f"{SPECS[name].flag} cannot be '{value}': it must ")
    assert raised.value.hint == f"set it by {SPECS[name].flag} {SPECS[name].metavar} or {SPECS[name].env}"


@pytest.mark.parametrize("name", SPECS)
def test_every_setting_is_told(name: str) -> None:
    spec = SPECS[name]
    assert spec.env == f"GRAPHSVC_{name.upper()}"
    assert spec.flag.startswith("--")
    assert spec.help.endswith(".")
    default = default_text(name)
    assert default == "" or spec.parse(default) == getattr(Settings(), name)


def test_the_table_has_every_field() -> None:
    assert list(SPECS) == [item.name for item in fields(Settings)]


def test_the_readme_has_a_row_for_every_setting() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = [
        f"| `{spec.flag}` | `{spec.env}` | {f'`{default_text(name)}`' if default_text(name) else ''} | {spec.help} |"
        for name, spec in SPECS.items()
    ]
    missing = [row for row in rows if row not in readme]
    assert not missing, "\n".join(["README.md lacks:", "| flag | variable | default | |", "|---|---|---|---|", *rows])
