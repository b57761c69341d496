"""The service: a Starlette application made of a graph and settings, and the server that runs it."""

from graphsvc.web.app import create_app
from graphsvc.web.logs import configure_logs
from graphsvc.web.server import listen, run

__all__ = ["configure_logs", "create_app", "listen", "run"]
