"""The table of all settings, which feeds flags, environment variables, help and the README."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Final

from graphsvc.settings.spec import Spec, one_of, read_host, read_host_name, read_origin, read_path, whole_number
from graphsvc.work import DEFAULT_SECONDS

MAX_PORT: Final = 65_535
MAX_SHUTDOWN_SECONDS: Final = 3_600
MAX_WORKERS: Final = 256
MAX_DOCUMENT_SECONDS: Final = 86_400
MAX_BODY_SECONDS: Final = 3_600
MAX_SEND_SECONDS: Final = 3_600
MAX_CACHE_SECONDS: Final = 31_536_000
MAX_OPERATION_SECONDS: Final = 600
OPERATION_SECONDS: Final = 5
MAX_SPARQL_SECONDS: Final = 600


class LogLevel(StrEnum):
    """The least severe entry that is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """How an entry is written: a line for people, or a JSON object for machines."""

    TEXT = "text"
    JSON = "json"


class Runnable(StrEnum):
    """Which operations run: any, or only those that are known by their hash."""

    ANY = "any"
    SAVED = "saved"


class Switch(StrEnum):
    """Whether something is done."""

    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set, with what it is when nobody sets it."""

    host: str = field(
        default="127.0.0.1",
        metadata={
            "spec": Spec(
                flag="--host",
                env="GRAPHSVC_HOST",
                metavar="HOST",
                help="Address to listen on; 0.0.0.0 for every network the machine is in.",
                parse=read_host,
            )
        },
    )
    port: int = field(
        default=8000,
        metadata={
            "spec": Spec(
                flag="--port",
                env="GRAPHSVC_PORT",
                metavar="NUMBER",
                help="TCP port to listen on; 0 takes any free one.",
                parse=whole_number(0, MAX_PORT),
            )
        },
    )
    documents: tuple[Path, ...] = field(
        default=(),
        metadata={
            "spec": Spec(
                flag="--documents",
                env="GRAPHSVC_DOCUMENTS",
                metavar="PATH",
                help="File or folder to read instead of the built-in documents.",
                parse=read_path,
                separator=os.pathsep,
            )
        },
    )
    workers: int = field(
        default=0,
        metadata={
            "spec": Spec(
                flag="--workers",
                env="GRAPHSVC_WORKERS",
                metavar="NUMBER",
                help="Processes that read documents; 1 for this one alone, 0 for as many as pay.",
                parse=whole_number(0, MAX_WORKERS),
            )
        },
    )
    document_timeout: int = field(
        default=DEFAULT_SECONDS,
        metadata={
            "spec": Spec(
                flag="--document-timeout",
                env="GRAPHSVC_DOCUMENT_TIMEOUT",
                metavar="SECONDS",
                help="Seconds that one document may take; one that takes longer is skipped.",
                parse=whole_number(1, MAX_DOCUMENT_SECONDS),
            )
        },
    )
    operation_timeout: int = field(
        default=OPERATION_SECONDS,
        metadata={
            "spec": Spec(
                flag="--operation-timeout",
                env="GRAPHSVC_OPERATION_TIMEOUT",
                metavar="SECONDS",
                help="Seconds that one operation may take; one that takes longer is stopped.",
                parse=whole_number(1, MAX_OPERATION_SECONDS),
            )
        },
    )
    sparql_timeout: int = field(
        default=10,
        metadata={
            "spec": Spec(
                flag="--sparql-timeout",
                env="GRAPHSVC_SPARQL_TIMEOUT",
                metavar="SECONDS",
                help="Seconds that one SPARQL query may take; one that takes longer is stopped.",
                parse=whole_number(1, MAX_SPARQL_SECONDS),
            )
        },
    )
    introspection: Switch = field(
        default=Switch.ON,
        metadata={
            "spec": Spec(
                flag="--introspection",
                env="GRAPHSVC_INTROSPECTION",
                metavar="SWITCH",
                help="Whether operations may ask for the schema (__schema, __type): on or off.",
                parse=one_of(Switch),
            )
        },
    )
    suggestions: Switch = field(
        default=Switch.ON,
        metadata={
            "spec": Spec(
                flag="--suggestions",
                env="GRAPHSVC_SUGGESTIONS",
                metavar="SWITCH",
                help="Whether errors name what is near to a wrong name: on or off; off where introspection is.",
                parse=one_of(Switch),
            )
        },
    )
    operations: tuple[Path, ...] = field(
        default=(),
        metadata={
            "spec": Spec(
                flag="--operations",
                env="GRAPHSVC_OPERATIONS",
                metavar="PATH",
                help="File, folder or manifest of operations to save beside the built-in ones.",
                parse=read_path,
                separator=os.pathsep,
            )
        },
    )
    runnable: Runnable = field(
        default=Runnable.ANY,
        metadata={
            "spec": Spec(
                flag="--runnable",
                env="GRAPHSVC_RUNNABLE",
                metavar="WHICH",
                help="Operations that run: any, or saved for those alone that are known by their hash.",
                parse=one_of(Runnable),
            )
        },
    )
    cache_max_age: int = field(
        default=0,
        metadata={
            "spec": Spec(
                flag="--cache-max-age",
                env="GRAPHSVC_CACHE_MAX_AGE",
                metavar="SECONDS",
                help="Seconds that caches may give the answer to a GET again unasked; 0 has them ask each time.",
                parse=whole_number(0, MAX_CACHE_SECONDS),
            )
        },
    )
    body_timeout: int = field(
        default=10,
        metadata={
            "spec": Spec(
                flag="--body-timeout",
                env="GRAPHSVC_BODY_TIMEOUT",
                metavar="SECONDS",
                help="Seconds that the head of a request may take to arrive, and then its body.",
                parse=whole_number(1, MAX_BODY_SECONDS),
            )
        },
    )
    send_timeout: int = field(
        default=30,
        metadata={
            "spec": Spec(
                flag="--send-timeout",
                env="GRAPHSVC_SEND_TIMEOUT",
                metavar="SECONDS",
                help="Seconds in which a client takes 64 KiB of an answer, or the rest; one that takes less is left.",
                parse=whole_number(1, MAX_SEND_SECONDS),
            )
        },
    )
    cors_origins: tuple[str, ...] = field(
        default=(),
        metadata={
            "spec": Spec(
                flag="--cors-origin",
                env="GRAPHSVC_CORS_ORIGINS",
                metavar="ORIGIN",
                help="Web origin whose pages may call the service from a browser; none unless set.",
                parse=read_origin,
                separator=",",
            )
        },
    )
    agent_hosts: tuple[str, ...] = field(
        default=(),
        metadata={
            "spec": Spec(
                flag="--agent-host",
                env="GRAPHSVC_AGENT_HOSTS",
                metavar="NAME",
                help="Host name that agents may call /mcp by, beside --host and the names of this machine for itself.",
                parse=read_host_name,
                separator=",",
            )
        },
    )
    log_level: LogLevel = field(
        default=LogLevel.INFO,
        metadata={
            "spec": Spec(
                flag="--log-level",
                env="GRAPHSVC_LOG_LEVEL",
                metavar="LEVEL",
                help=f"Least severe entry to log: {', '.join(LogLevel)}.",
                parse=one_of(LogLevel),
            )
        },
    )
    log_format: LogFormat = field(
        default=LogFormat.TEXT,
        metadata={
            "spec": Spec(
                flag="--log-format",
                env="GRAPHSVC_LOG_FORMAT",
                metavar="FORMAT",
                help="How to log: text for people, json for one JSON object a line.",
                parse=one_of(LogFormat),
            )
        },
    )
    shutdown_timeout: int = field(
        default=10,
        metadata={
            "spec": Spec(
                flag="--shutdown-timeout",
                env="GRAPHSVC_SHUTDOWN_TIMEOUT",
                metavar="SECONDS",
                help="Seconds that requests in flight get to finish after a stop signal.",
                parse=whole_number(0, MAX_SHUTDOWN_SECONDS),
            )
        },
    )


SPECS: Final[Mapping[str, Spec]] = {item.name: item.metadata["spec"] for item in fields(Settings)}
"""What is told of each setting, by field name, in the order of the table."""


def default_text(name: str) -> str:
    """Return a setting's default as it would be typed; the empty text where nothing is set."""
    default = Settings.__dataclass_fields__[name].default
    return "" if default == () else str(default)
