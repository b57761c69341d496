"""Which files become saved operations, and which are refused with what to do."""

import json
from pathlib import Path

import pytest

from graphsvc.errors import OperationError
from graphsvc.gql import SavedOperation, manifest_of, saved_operations
from graphsvc.resources import OPERATIONS

BUILT_IN = len(list(OPERATIONS.glob("*.graphql")))


def own(*paths: Path) -> tuple[SavedOperation, ...]:
    return saved_operations(paths)[BUILT_IN:]


def test_a_folder_gives_its_files_of_operations_in_order(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for name, text in {
        "b.graphql": "# Which one?\n# Group: own things\n# This one.\nquery B { __typename }",
        "a.gql": '"""What it\nasks.""" query A { __typename } query Other { __typename }',
        "more/c.graphql": "{ __typename }",
        "notes.txt": "not an operation",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = [(saved.name, saved.description, saved.group, saved.operations) for saved in own(tmp_path)]
    assert found == [
        ("a", "What it asks.", None, ("A", "Other")),
        ("b", "Which one? This one.", "own things", ("B",)),
        ("c", "", None, ()),
    ]


def test_what_operations_declare_is_told_as_it_is_written(tmp_path: Path) -> None:
    text = 'query A($code: String! = "26", $first: Int) { __typename } query B($more: [ID!]!) { __typename }'
    (tmp_path / "a.graphql").write_text(text, encoding="utf-8")
    (saved,) = own(tmp_path / "a.graphql")
    assert saved.variables == ('$code: String! = "26"', "$first: Int", "$more: [ID!]!")


def test_the_text_is_kept_to_the_byte(tmp_path: Path) -> None:
    content = "\N{ZERO WIDTH NO-BREAK SPACE}# Wörter\r\nquery A { __typename }\r\n".encode()
    (tmp_path / "a.graphql").write_bytes(content)
    (saved,) = own(tmp_path / "a.graphql")
    assert saved.text.encode() == content


def test_what_is_listed_can_be_saved_again(tmp_path: Path) -> None:
    (tmp_path / "operations.json").write_text(json.dumps(manifest_of(saved_operations())), encoding="utf-8")
    assert {saved.document_id for saved in own(tmp_path / "operations.json")} == {
        saved.document_id for saved in saved_operations()
    }


def test_a_text_with_two_operations_is_one_saved_operation_listed_twice(tmp_path: Path) -> None:
    text = "query A { __typename } query B { __typename }"
    (tmp_path / "two.graphql").write_text(text, encoding="utf-8")
    manifest = manifest_of(own(tmp_path / "two.graphql"))
    assert [(entry["name"], entry["body"]) for entry in manifest["operations"]] == [("A", text), ("B", text)]
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert [saved.operations for saved in own(tmp_path / "manifest.json")] == [("A", "B")]


def test_a_text_that_is_saved_twice_is_no_conflict(tmp_path: Path) -> None:
    for name in ("a.graphql", "b.graphql"):
        (tmp_path / name).write_text("{ __typename }", encoding="utf-8")
    assert [saved.name for saved in own(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.graphql", b"{", "cannot be read: Syntax Error"),
        ("a.graphql", b"", "cannot be read: Syntax Error"),
        ("a.graphql", b"\xff", "cannot be read: it is not valid UTF-8 (byte 0)"),
        ("a.graphql", b"{a" * 1_900, "cannot be read: Syntax Error: Document is nested too deeply"),
        ("a.graphql", b"{" * 100_001, "cannot be read: Syntax Error: Source contains"),
        ("a.graphql", b"fragment F on Code { id }", "holds something else than queries"),
        ("a.graphql", b"mutation A { a }", "holds something else than queries"),
        ("a.json", b"{", "cannot be read as JSON"),
        ("a.json", b"[" * 100_000, "cannot be read as JSON"),
        ("a.json", b"[]", "holds no operations"),
        ("a.json", b"{}", "holds no operations"),
        ("a.json", b'{"a": 1}', "is not a manifest of operations"),
        ("a.json", b'{"": "{ a }"}', "is not a manifest of operations"),
        ("a.json", b'{"format": "apollo-persisted-query-manifest", "operations": [1]}', "is not a manifest of"),
        ("a.json", b'{"format": "apollo-persisted-query-manifest", "operations": [{"id": [], "body": 1}]}', "is not a"),
        ("a.json", b'{"format": "apollo-persisted-query-manifest", "operations": []}', "holds no operations"),
        ("a.json", b'{"a": "{"}', "cannot be read: Syntax Error"),
        ("a.json", b'{"sha256:0": "{ __typename }"}', "is not the hash of its text"),
    ],
)
def test_a_file_that_is_none_of_operations_is_named(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(OperationError) as raised:
        own(tmp_path / name)
    assert message in raised.value.message
    assert str(tmp_path / name) in raised.value.message
    assert raised.value.hint


def test_one_id_for_two_texts_is_refused(tmp_path: Path) -> None:
    for name, text in {"a.json": "{ __typename }", "b.json": "{ a: __typename }"}.items():
        (tmp_path / name).write_text(json.dumps({"one": text}), encoding="utf-8")
    with pytest.raises(OperationError, match="two texts have the id 'one'"):
        own(tmp_path / "a.json", tmp_path / "b.json")


@pytest.mark.parametrize("name", ["missing.graphql", "empty"])
def test_a_path_without_operations_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(OperationError) as raised:
        own(tmp_path / name)
    assert name in raised.value.message
