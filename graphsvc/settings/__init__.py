"""The settings of graphsvc: one table, and how it is filled."""

from graphsvc.settings.reading import read_settings
from graphsvc.settings.table import (
    MAX_DOCUMENT_SECONDS,
    MAX_WORKERS,
    OPERATION_SECONDS,
    SPECS,
    LogFormat,
    LogLevel,
    Runnable,
    Settings,
    Switch,
    default_text,
)

__all__ = [
    "MAX_DOCUMENT_SECONDS",
    "MAX_WORKERS",
    "OPERATION_SECONDS",
    "SPECS",
    "LogFormat",
    "LogLevel",
    "Runnable",
    "Settings",
    "Switch",
    "default_text",
    "read_settings",
]
