"""How the service logs: every entry, of libraries too, is one line on stderr, as text or as JSON."""

import logging
import sys

import orjson
import structlog
from structlog.typing import Processor

from graphsvc.settings import LogFormat, LogLevel, Settings

_LIBRARIES = ("uvicorn", "asyncio", "mcp")
"""Loggers that tell of every start and connection: below WARNING they are heard in debug only."""


def configure_logs(settings: Settings) -> None:
    """Send all entries of this process through one handler on stderr."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_renderers(settings.log_format),
            ],
        )
    )
    level = logging.getLevelName(settings.log_level.upper())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    if settings.log_level is not LogLevel.DEBUG:
        for name in _LIBRARIES:
            logging.getLogger(name).setLevel(max(level, logging.WARNING))


def _renderers(form: LogFormat) -> tuple[Processor, ...]:
    if form is LogFormat.JSON:
        return structlog.processors.format_exc_info, structlog.processors.JSONRenderer(serializer=_json)
    plain = structlog.dev.plain_traceback
    return (structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain, pad_event_to=0),)


def _json(entry: object, **_: object) -> str:
    """Return an entry as JSON; what JSON does not know is written as Python shows it."""
    return orjson.dumps(entry, default=repr).decode()
