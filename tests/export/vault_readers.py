"""What reads a vault back: markdown-it, each note into the pieces that its headings, quotes and lists are."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from graphsvc.model import Qualifier
from tests.export.contents import Contents, assertion_of, contents, document_of, gap_of, node_of, note_of, noted

QUALIFIERS = {name.value.replace("_", " "): name.value for name in Qualifier}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a note: a heading (by its tag), a paragraph, a quote or an item of a list; its text and first link."""

    kind: str
    text: str
    link: str | None


def markdown_it(folder: Path) -> Contents:
    ids: dict[str, str] = {}
    notes: dict[str, tuple[Mapping[str, Any], list[Piece]]] = {}
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if path.name == "index.md":
            continue
        properties, body = front_matter(text)
        ids[path.relative_to(folder).as_posix()] = properties["id"]
        notes[properties["id"]] = properties, list(pieces(body))
    links = {f"../{path}": node_id for path, node_id in ids.items()}
    assertions, gaps, review_notes = [], [], []
    for node_id, (_, body_pieces) in notes.items():
        for heading, entry in entries(body_pieces):
            records = Entry(entry, links)
            if heading == "Gaps":
                gaps.append(gap_of(records.gap(), node_id))
            elif heading == "Review notes":
                review_notes.append((node_id, note_of(records.note())))
            else:
                record = records.assertion(heading)
                assertions.append(assertion_of(record, node_id, record["object"]))
    return contents(
        (
            node_of({"standard_codes": [], "parent": None, **properties, "label": body_pieces[0].text})
            for properties, body_pieces in notes.values()
        ),
        (
            document_of({**properties, "name": body_pieces[0].text})
            for properties, body_pieces in notes.values()
            if "sha256" in properties
        ),
        assertions,
        gaps,
        noted(review_notes),
    )


def links_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every link of every note, with the note."""
    for path in sorted(folder.rglob("*.md")):
        for token in MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8")):
            for child in token.children or ():
                if child.type in {"link_open", "image"}:
                    yield path, str(child.attrs.get("href") or child.attrs.get("src"))


def resolves(note: Path, link: str) -> bool:
    return not PurePosixPath(link).is_absolute() and (note.parent / unquote(link)).is_file()


def front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    _, properties, body = text.split("---\n", 2)
    return {
        name: json.loads(value) for name, _, value in (line.partition(": ") for line in properties.splitlines())
    }, body


def pieces(text: str) -> Iterator[Piece]:
    kinds: list[str] = []
    for token in MarkdownIt("commonmark").parse(text):
        assert token.type not in {"html_block", "fence", "code_block", "hr"}
        if token.nesting == 1:
            kinds.append(token.tag)
        elif token.nesting == -1:
            kinds.pop()
        elif token.type == "inline":
            kind = next((kind for kind in ("blockquote", "li") if kind in kinds), kinds[-1])
            yield Piece(kind=kind, text=text_of(token), link=link_of(token))


def text_of(token: Token) -> str:
    children = token.children or []
    assert {child.type for child in children} <= {"text", "hardbreak", "link_open", "link_close", "code_inline"}
    return "".join(map(characters, children))


def characters(token: Token) -> str:
    """What a token stands for: a line end, text, or the control characters that code names."""
    if token.type == "hardbreak":
        return "\n"
    if token.type == "code_inline" and token.content.startswith("U+"):
        return "".join(chr(int(name.removeprefix("U+"), 16)) for name in token.content.split())
    return token.content


def link_of(token: Token) -> str | None:
    hrefs = [str(child.attrs["href"]) for child in token.children or [] if child.type == "link_open"]
    return hrefs[0] if hrefs else None


def entries(body: list[Piece]) -> Iterator[tuple[str, list[Piece]]]:
    """What stands under each heading of the third level, with the heading of the second."""
    heading = ""
    entry: list[Piece] = []
    for piece in body:
        if piece.kind in {"h2", "h3"} and entry:
            yield heading, entry
            entry = []
        if piece.kind == "h2":
            heading = piece.text
        elif piece.kind == "h3" or entry:
            entry.append(piece)
    if entry:
        yield heading, entry


class Entry:
    def __init__(self, entry: list[Piece], links: Mapping[str, str]) -> None:
        self.title, self.identity, *self.rest = entry
        self.links = links

    def assertion(self, predicate: str) -> Mapping[str, Any]:
        status, _, value = self.title.text.partition(": ")
        target = self.title.link
        return {
            "id": self.identity.text,
            "predicate": predicate,
            "status": status,
            "object": None if target is None else self.links[target],
            "value": value,
            "evidence": self.evidence(),
        }

    def gap(self) -> Mapping[str, Any]:
        field, _, reason = self.title.text.partition(": ")
        quoted = self.evidence()[0]
        return {"id": self.identity.text, "field": field, "reason": reason, **quoted}

    def note(self) -> Mapping[str, Any]:
        items = [piece for piece in self.rest if piece.kind == "li"]
        return {
            "id": self.identity.text,
            "rule": self.title.text,
            "reason": next(piece.text for piece in self.rest if piece.kind == "p"),
            "nodes": [self.links[str(piece.link)] for piece in items if piece.text.startswith("node: ")],
            "assertions": [
                piece.text.removeprefix("assertion: ") for piece in items if piece.text.startswith("assertion: ")
            ],
            "evidence": self.evidence(),
        }

    def evidence(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for piece in self.rest:
            name, _, text = piece.text.partition(": ")
            if piece.kind == "blockquote":
                found.append({"quote": piece.text, "section": None, "qualifiers": {}})
            elif piece.kind != "li" or not found:
                continue
            elif name == "document":
                found[-1]["document"] = self.links[str(piece.link)]
            elif name == "place":
                found[-1]["start"], found[-1]["end"] = map(int, text.split(" to "))
            elif name in QUALIFIERS:
                found[-1]["qualifiers"][QUALIFIERS[name]] = text
            else:
                found[-1][name.replace(" ", "_")] = text
        return found
