"""Renders records: fields as `key: value` lines, lists of alike records as tables, one section for each code."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final, TypeAlias

from graphsvc.documents.readers.reader import UnreadableError
from graphsvc.documents.readers.writer import Writer
from graphsvc.model import CODE_PATTERN

Value: TypeAlias = "Mapping[str, Value] | Sequence[Value] | str | bool | None"
"""A JSON value; numbers are texts, as they were written."""

MAX_DEPTH = 50
"""Levels of a record; a key that stands deeper would have a label longer than its value."""

_MAX_TABLE_COLUMNS = 12
"""Keys that the records of one list may have in all to be rows of a table."""

_CODE_KEY: Final = re.compile(
    r"(?:(?:cpt|hcpcs|proc(?:edure)?|service|billing|medical)[\s_-]?)*(?:codes?|cpt|hcpcs|number)"
    r"|(?:cpt|hcpcs)[\s_/-]+(?:cpt|hcpcs)(?:[\s_]code)?",
    re.IGNORECASE,
)
"""Names of the key whose value a record is about."""

_CODE: Final = re.compile(rf"{CODE_PATTERN}(?:-\w\w)?", re.IGNORECASE)
_WORD_CUT: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_+")


def write_value(writer: Writer, value: Value) -> None:
    """Write a JSON value: an object as fields, a list as records or items.

    Raises:
        UnreadableError: it nests too deep.
    """
    match value:
        case Mapping():
            about_code = any(_is_code(key, value[key]) for key in value)
            _write_object(writer, value, title="", depth=0, holds_records=not about_code)
        case str() | bool() | None:
            writer.paragraph(_text(value))
        case _:
            _write_list(writer, value, title="", depth=0, holds_records=True)


def write_records(writer: Writer, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write the rows of a table under a header: a section for each code where a column holds codes, else a table."""
    column = next((index for index, name in enumerate(header) if _CODE_KEY.fullmatch(name.strip())), None)
    about_codes = column is not None and any(len(row) > column and _CODE.fullmatch(row[column].strip()) for row in rows)
    if column is None or not about_codes or len(header) < 2:
        writer.table([_label(name) for name in header], rows)
        return
    for row in rows:
        writer.heading(1, f"{_label(header[column])} {row[column] if column < len(row) else ''}")
        for index, (name, cell) in enumerate(zip_longest(header, row, fillvalue="")):
            if index != column:
                writer.field(_label(name), [cell])


def _write_object(
    writer: Writer, value: Mapping[str, Value], *, title: str, depth: int, holds_records: bool = False
) -> None:
    """Write what is plain first, and then what needs headings, so that no field falls under another's heading."""
    leaves = list(_flattened(value, (), depth))
    for path, items in leaves:
        if _is_plain(items):
            writer.field(_label(*path), [_text(item) for item in items])
    for path, items in leaves:
        if not _is_plain(items):
            heading = f"{title} {_label(*path)}".strip()
            _write_list(writer, items, title=heading, depth=depth + len(path), holds_records=holds_records)


def _write_list(writer: Writer, items: Sequence[Value], *, title: str, depth: int, holds_records: bool = False) -> None:
    """Write a list; one that holds records about codes gets a section for each.

    Below a record that is itself about a code, a list such as `related_codes` tells of that code.
    """
    objects = [item for item in items if isinstance(item, Mapping)]
    uniform = bool(objects) and len(objects) == len(items)
    code_keys = [next((key for key in item if _is_code(key, item[key])), "") for item in objects]
    if holds_records and uniform and all(code_keys):
        for record, code_key in zip(objects, code_keys, strict=True):
            heading = f"{_label(code_key)} {_text(record[code_key])}"
            writer.heading(1, heading)
            rest = {key: inner for key, inner in record.items() if key != code_key}
            _write_object(writer, rest, title=heading, depth=depth + 1)
        return
    writer.heading(2, title)
    columns = tuple(dict.fromkeys(key for item in objects for key in item))
    flat = all(_is_plain([inner]) for item in objects for inner in item.values())
    if uniform and flat and len(columns) <= _MAX_TABLE_COLUMNS:
        rows = ([_text(item.get(key, "")) for key in columns] for item in objects)
        writer.table([_label(name) for name in columns], rows)
        return
    for item in items:
        if isinstance(item, Mapping):
            writer.gap()
            _write_object(writer, item, title=title, depth=depth + 1)
        else:
            writer.item(", ".join(_words(item, depth + 1)))


def _flattened(
    value: Mapping[str, Value], path: tuple[str, ...], depth: int
) -> Iterator[tuple[tuple[str, ...], Sequence[Value]]]:
    """Yield the path of keys to each value that is no object, with the value or values there."""
    _check_depth(depth)
    for key, inner in value.items():
        match inner:
            case Mapping():
                yield from _flattened(inner, (*path, key), depth + 1)
            case str() | bool() | None:
                yield (*path, key), [inner]
            case _:
                yield (*path, key), inner


def _is_code(key: str, value: Value) -> bool:
    return bool(_CODE_KEY.fullmatch(key) and isinstance(value, str) and _CODE.fullmatch(value.strip()))


def _is_plain(items: Sequence[Value]) -> bool:
    return all(isinstance(item, str | bool | None) for item in items)


def _words(value: Value, depth: int) -> Iterator[str]:
    """Yield what a value holds, however nested, in order."""
    _check_depth(depth)
    match value:
        case Mapping():
            for key, inner in value.items():
                yield f"{_label(key)}: {', '.join(_words(inner, depth + 1))}"
        case str() | bool() | None:
            yield _text(value)
        case _:
            for inner in value:
                yield from _words(inner, depth + 1)


def _check_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise UnreadableError(f"a record nests deeper than {MAX_DEPTH} levels", "flatten it")


def _label(*path: str) -> str:
    """Return keys as words: `modifiersNotAllowed` and `modifiers.not_allowed` both read "modifiers not allowed"."""
    words = [" ".join(_WORD_CUT.sub(" ", key).split()) for key in path]
    lowered = [word if word.isupper() or " " not in word else _lower(word) for word in words]
    return " ".join(word for word in lowered if word).replace(":", " ")


def _lower(words: str) -> str:
    return " ".join(word if word.isupper() else word.lower() for word in words.split())


def _text(value: Value) -> str:
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case _:
            return "null"
