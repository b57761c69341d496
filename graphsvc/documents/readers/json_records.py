"""Reads JSON and JSON lines as records."""

import json
from typing import Final

from graphsvc.documents.readers.encoding import decode
from graphsvc.documents.readers.reader import Rendered, UnreadableError, check_lines
from graphsvc.documents.readers.records import Value, write_value
from graphsvc.documents.readers.writer import Writer

MAX_VALUES = 2_000_000
"""Values of a file, counted by the marks between them: parsed they take up to 100 bytes each."""

_CONSTANTS: Final = {"NaN": "NaN", "Infinity": "Infinity", "-Infinity": "-Infinity"}


def read_json(content: bytes) -> Rendered:
    """Render one JSON value.

    Numbers stay as they are written: 1.50 is not 1.5, and a number of any length is its digits.

    Raises:
        UnreadableError: it is not JSON, nests too deep or holds too many values.
    """
    decoded = decode(content)
    _check_values(decoded.text)
    return _rendered(_parse(decoded.text), decoded.encoding)


def read_json_lines(content: bytes) -> Rendered:
    """Render a file with one JSON value a line.

    Raises:
        UnreadableError: a line is not JSON or nests too deep, or the file holds too many lines or values.
    """
    decoded = decode(content)
    check_lines(decoded.text.count("\n"))
    _check_values(decoded.text)
    # not splitlines: a JSON text may hold U+2028, and a lone carriage return is white space
    lines = [line for line in decoded.text.split("\n") if line.strip()]
    return _rendered([_parse(line) for line in lines], decoded.encoding)


def _rendered(value: Value, encoding: str | None) -> Rendered:
    writer = Writer()
    write_value(writer, value)
    return Rendered(text=writer.text, encoding=encoding)


def _check_values(text: str) -> None:
    if text.count(",") + text.count("[") + text.count("{") > MAX_VALUES:
        raise UnreadableError(f"the file holds more than {MAX_VALUES:,} values", "split it")


def _parse(text: str) -> Value:
    try:
        value: Value = json.loads(text, parse_int=str, parse_float=str, parse_constant=_CONSTANTS.__getitem__)
    except RecursionError as error:
        raise UnreadableError("the JSON nests too deep", "a record has few levels; flatten it") from error
    except ValueError as error:
        raise UnreadableError(
            f"the file is not JSON: {error}", "a file with one value a line ends in .jsonl"
        ) from error
    return value
