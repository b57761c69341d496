"""What is asked and what is answered, and how both travel between two processes of one machine."""

import json
import struct
from dataclasses import asdict, dataclass
from socket import socket
from typing import Final

from graphsvc.errors import GraphsvcError
from graphsvc.sparql.errors import REFUSALS

READY: Final = b"!"
"""What the process that holds the store sends when it is loaded."""

ENDED: Final = struct.Struct("!i")
"""What that process adds to an answer: the exit code of the one that answered, or minus the signal that ended it."""

_LENGTH: Final = struct.Struct("!I")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query, and how it is to be answered.

    Attributes:
        text: In SPARQL 1.1.
        rows: Name of the format for answers that are rows; None where the client takes none.
        graph: Name of the format for answers that are graphs; likewise.
        default_graphs: IRIs of the graphs that make the default graph, whatever the text says; None for the text's
            own, and so for all graphs together where it names none.
        named_graphs: IRIs of the graphs that `GRAPH` may name; likewise.
        seconds: How long it may take.
    """

    text: str
    rows: str | None
    graph: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer.

    Attributes:
        format: Name of its format.
        content: Its bytes.
    """

    format: str
    content: bytes


def sent_question(question: Question) -> bytes:
    """Return a question as it travels."""
    content = json.dumps(asdict(question)).encode()
    return _LENGTH.pack(len(content)) + content


def received_question(connection: socket) -> Question | None:
    """Return the question that comes over a connection, or None where it ends before."""
    head = _exactly(connection, _LENGTH.size)
    content = _exactly(connection, _LENGTH.unpack(head)[0]) if head else None
    if content is None:
        return None
    fields = json.loads(content)
    for name in ("default_graphs", "named_graphs"):
        fields[name] = None if fields[name] is None else tuple(fields[name])
    return Question(**fields)


def sent_answer(answer: Answer | GraphsvcError) -> bytes:
    """Return an answer, or why there is none, as it travels."""
    head: dict[str, object]
    if isinstance(answer, Answer):
        head, content = {"format": answer.format}, answer.content
    else:
        head = {"code": answer.code, "message": answer.message, "value": answer.value, "hint": answer.hint}
        content = b""
    written = json.dumps(head).encode()
    return _LENGTH.pack(len(written)) + written + _LENGTH.pack(len(content)) + content


def received_answer(content: bytes) -> Answer | GraphsvcError | None:
    """Return what `sent_answer` made these bytes of, or None where they are not whole."""
    head, rest = _parted(content)
    body, rest = _parted(rest or b"")
    if head is None or body is None or rest:
        return None
    told = json.loads(head)
    if "code" in told:
        return REFUSALS[told["code"]](told["message"], value=told["value"], hint=told["hint"])
    return Answer(format=told["format"], content=body)


def _parted(content: bytes) -> tuple[bytes, bytes] | tuple[None, None]:
    """Return the part whose length is told first, and what comes behind it."""
    if len(content) < _LENGTH.size:
        return None, None
    end = _LENGTH.size + _LENGTH.unpack_from(content)[0]
    return (content[_LENGTH.size : end], content[end:]) if len(content) >= end else (None, None)


def _exactly(connection: socket, length: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        part = connection.recv(length - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)
