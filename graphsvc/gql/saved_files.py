"""Reads the saved operations: those of `schema/operations` and those of a team's own files."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Final

from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, OperationType, parse, print_ast

from graphsvc.errors import OperationError
from graphsvc.gql.limits import MAX_COMMENTS, MAX_SOURCE_LENGTH, MAX_TOKENS
from graphsvc.gql.manifest import manifest_texts
from graphsvc.gql.saved import SHA256, SavedOperation, by_document_id, document_id
from graphsvc.resources import OPERATIONS

SUFFIXES: Final = (".graphql", ".gql")

_GROUP: Final = re.compile(r"Group: (\S.*)")
"""A line of the opening comment."""


def saved_operations(paths: Sequence[Path] = ()) -> tuple[SavedOperation, ...]:
    """Return the built-in operations by name, then those under the paths, in order.

    A path is a file of operations, a manifest (`.json`), or a folder, whose files of operations are read, those of
    its subfolders too.

    Raises:
        OperationError: a file cannot be read, is not GraphQL, holds more than queries, or gives two texts one id.
    """
    found = [
        *(_of_file(file) for file in sorted(OPERATIONS.glob("*.graphql"), key=lambda file: file.stem)),
        *(saved for path in paths for saved in _under(path)),
    ]
    by_document_id(found)
    return tuple(found)


def _under(path: Path) -> Iterator[SavedOperation]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
        if not files:
            raise OperationError(
                f"no operations in {path}",
                value=str(path),
                hint=f"a file of operations ends in {' or '.join(SUFFIXES)}",
            )
        yield from map(_of_file, files)
    elif path.suffix == ".json":
        yield from (
            _saved(text, source=f"'{name}' of {path}", manifest_id=name)
            for name, text in manifest_texts(path, _content(path)).items()
        )
    else:
        yield _of_file(path)


def _of_file(path: Path) -> SavedOperation:
    return _saved(_content(path), source=str(path), name=path.stem)


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        reason, hint = error.strerror or "it cannot be opened", "check that it exists and may be read"
    except UnicodeDecodeError as error:
        reason, hint = f"it is not valid UTF-8 (byte {error.start})", "save it as UTF-8"
    raise OperationError(f"{path} cannot be read: {reason}", value=str(path), hint=hint)


def _saved(text: str, *, source: str, name: str | None = None, manifest_id: str | None = None) -> SavedOperation:
    definitions = [item for item in _parsed(text, source).definitions if isinstance(item, OperationDefinitionNode)]
    if not definitions or any(item.operation is not OperationType.QUERY for item in definitions):
        raise OperationError(f"{source} holds something else than queries", value=source, hint="the graph is read-only")
    if manifest_id and manifest_id.startswith(SHA256) and manifest_id != document_id(text):
        raise OperationError(f"{source} is not the hash of its text", value=manifest_id, hint="make the manifest anew")
    names = tuple(item.name.value for item in definitions if item.name)
    described = next((item.description.value for item in definitions if item.description), "")
    comment = _opening_comment(text)
    return SavedOperation(
        name=name or next(iter(names), manifest_id or ""),
        description=" ".join(line for line in comment if not _GROUP.fullmatch(line)) or " ".join(described.split()),
        group=next((found[1] for found in map(_GROUP.fullmatch, comment) if found), None),
        text=text,
        operations=names,
        variables=tuple(print_ast(variable) for item in definitions for variable in item.variable_definitions or ()),
        manifest_id=manifest_id,
    )


def _parsed(text: str, source: str) -> DocumentNode:
    try:
        return parse(
            text, max_lexical_tokens=MAX_TOKENS, max_comments=MAX_COMMENTS, max_source_length=MAX_SOURCE_LENGTH
        )
    except GraphQLError as error:
        raise OperationError(
            f"{source} cannot be read: {error.message}", value=source, hint="mend the operation, or split it"
        ) from None


def _opening_comment(text: str) -> Sequence[str]:
    lines = takewhile(lambda line: line.startswith("#"), text.splitlines())
    return [line.lstrip("#").strip() for line in lines]
