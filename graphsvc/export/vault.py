"""An Obsidian vault: a note for each node, with links to the others and the words of the documents."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from graphsvc.export.exporter import ExportedFile, FolderExporter
from graphsvc.export.markdown import inline, legible, quotation
from graphsvc.export.records import grouped, json_text, utf8
from graphsvc.export.vault_names import note_path
from graphsvc.graph.portion import Portion
from graphsvc.model import Assertion, Document, Evidence, Gap, Node, NodeId, ReviewNote, local_part

_START: Final = "index.md"

_MARKS: Final = re.compile(r"[<>\[\]&`]")


def _files(portion: Portion) -> Iterator[ExportedFile]:
    notes = _Notes.of(portion)
    yield ExportedFile(path=_START, content=iter((utf8("".join(_start(portion))),)))
    for node in portion.nodes:
        yield ExportedFile(path=note_path(node.id), content=iter((utf8("".join(notes.lines(node))),)))


def _start(portion: Portion) -> Iterator[str]:
    yield f"# graphsvc\n\nRelease `{portion.release.id}`. Each note is a node; below its predicates are the words\n"
    yield "that say it, and where they stand, in Unicode code points.\n\n## Documents\n\n"
    for document in portion.documents:
        yield f"- [{inline(document.name)}]({note_path(document.id)})\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notes:
    """The notes of a portion, by what their nodes are concerned by."""

    release: str
    nodes: Mapping[NodeId, Node]
    documents: Mapping[NodeId, Document]
    saying: Mapping[NodeId, Sequence[Assertion]] = field(repr=False)
    naming: Mapping[NodeId, Sequence[Assertion]] = field(repr=False)
    gaps: Mapping[NodeId, Sequence[Gap]] = field(repr=False)
    review_notes: Mapping[NodeId, Sequence[ReviewNote]] = field(repr=False)

    @classmethod
    def of(cls, portion: Portion) -> "_Notes":
        """Group a portion by node."""
        return cls(
            release=portion.release.id,
            nodes={node.id: node for node in portion.nodes},
            documents={document.id: document for document in portion.documents},
            saying=grouped((one.subject, one) for one in portion.assertions),
            naming=grouped((one.object, one) for one in portion.assertions if one.object is not None),
            gaps=grouped((gap.subject, gap) for gap in portion.gaps),
            review_notes=grouped((node_id, note) for note in portion.review_notes for node_id in note.nodes),
        )

    def lines(self, node: Node) -> Iterator[str]:
        """Yield the note of a node."""
        yield from self._properties(node)
        yield f"# {inline(node.name)}\n"
        for predicate, assertions in groupby(self.saying.get(node.id, ()), key=lambda one: one.predicate):
            yield f"\n## {predicate}\n"
            for one in assertions:
                target = inline(one.value or "") if one.object is None else self._link(one.object)
                yield f"\n### {one.status}: {target}\n\n`{one.id}`\n\n"
                yield from self._evidence(one.evidence)
        naming = self.naming.get(node.id, ())
        if naming:
            yield "\n## Said of it\n\n"
            yield from (f"- {one.predicate} {one.status}: {self._link(one.subject)}\n" for one in naming)
        yield from self._gaps(node)
        yield from self._review_notes(node)

    def _properties(self, node: Node) -> Iterator[str]:
        document = self.documents.get(node.id)
        values: Mapping[str, str | Sequence[str] | None] = {
            "id": node.id,
            "kind": node.kind,
            "aliases": list(dict.fromkeys((node.name, local_part(node.id)))),
            "standard_codes": node.standard_codes,
            "parent": node.parent,
            **({"sha256": document.sha256, "encoding": document.encoding} if document else {}),
            "release": self.release,
        }
        yield "---\n"
        yield from (f"{name}: {_property(value)}\n" for name, value in values.items() if value)
        yield "---\n\n"

    def _gaps(self, node: Node) -> Iterator[str]:
        gaps = self.gaps.get(node.id, ())
        if gaps:
            yield "\n## Gaps\n"
        for gap in gaps:
            yield f"\n### {gap.field}: {gap.reason}\n\n`{gap.id}`\n\n{quotation(gap.quote)}\n"
            yield f"- document: {self._link(gap.document)}\n- place: {gap.start} to {gap.end}\n"

    def _review_notes(self, node: Node) -> Iterator[str]:
        notes = self.review_notes.get(node.id, ())
        if notes:
            yield "\n## Review notes\n"
        for note in notes:
            yield f"\n### {note.rule}\n\n`{note.id}`\n\n{inline(note.reason)}\n\n"
            yield from (f"- node: {self._link(node_id)}\n" for node_id in note.nodes)
            yield from (f"- assertion: {one}\n" for one in note.assertions)
            yield "\n"
            yield from self._evidence(note.evidence)

    def _evidence(self, evidence: Iterable[Evidence]) -> Iterator[str]:
        for words in evidence:
            yield f"{quotation(words.quote)}\n- document: {self._link(words.document)}\n"
            yield f"- place: {words.start} to {words.end}\n"
            if words.section is not None:
                yield f"- section: {inline(words.section)}\n"
            yield f"- extractor: {inline(words.extractor)}\n- as written: {inline(words.as_written)}\n"
            yield from (f"- {name.replace('_', ' ')}: {inline(text)}\n" for name, text in words.qualifiers)
            yield "\n"

    def _link(self, node_id: NodeId) -> str:
        return f"[{inline(self.nodes[node_id].name)}](../{note_path(node_id)})"


def _property(value: str | Sequence[str]) -> str:
    r"""Return a value as YAML, with `\u005b` for what a reader of Markdown that knows no YAML may take for a mark."""
    if not isinstance(value, str):
        return f"[{', '.join(map(_property, value))}]"
    return _MARKS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", legible(json_text(value)))


VAULT: Final = FolderExporter(
    name="obsidian",
    meaning="an Obsidian vault: a Markdown note for each node, with links and quotes",
    writer=_files,
)
