"""One word per thing: words that the glossary does without name nothing in the schema or the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from graphql import build_schema, is_enum_type, is_input_object_type, is_interface_type, is_object_type

ROOT = Path(__file__).parents[1]

BANNED = {
    "document": {"article"},
    "section": {"block", "chunk"},
    "evidence": {"support", "citation", "mention"},
    "assertion": {"fact", "triple", "claim"},
    "status": {"polarity", "flag"},
    "gap": {"missing"},
    "kind": {"category"},
    "release": {"snapshot"},
}
"""What is named, and what it is not called (README, Words)."""

ALLOWED = {"Spec.flag", "flag", "flags", "missing", "__missing__"}
"""Names that mean another thing: a flag of the command line, a method that Python calls."""


def words_of(name: str) -> set[str]:
    """Return the words of a name in snake or camel case, singular and lower case."""
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return {part.lower().removesuffix("s") for part in parts}


def names_in_schema() -> Iterator[str]:
    schema = build_schema((ROOT / "schema" / "schema.graphql").read_text(encoding="utf-8"))
    for name, kind in schema.type_map.items():
        if not name.startswith("__"):
            yield name
            if is_object_type(kind) or is_interface_type(kind) or is_input_object_type(kind):
                yield from kind.fields
            if is_enum_type(kind):
                yield from kind.values


def names_in_code() -> Iterator[str]:
    for path in sorted((ROOT / "graphsvc").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
                yield node.name
            elif isinstance(node, ast.arg):
                yield node.arg


def test_no_banned_word_names_a_thing() -> None:
    banned = set().union(*BANNED.values())
    found = {name for name in (*names_in_schema(), *names_in_code()) if words_of(name) & banned}
    assert found - ALLOWED == set()


def test_the_readme_tells_every_word() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = " ".join(re.findall(r"^\| ([\w, ]+) \|", readme, re.MULTILINE))
    assert [word for word in BANNED if word not in rows] == []
