"""The published JSON-LD context, and how resources look under it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from graphsvc.export.rdf import terms
from graphsvc.export.rdf.names import PREFIXES, Iri, compact, iri
from graphsvc.export.rdf.statements import Literal, Resource, Term
from graphsvc.export.records import Record
from graphsvc.resources import CONTEXT_FILE

_ID: Final = "@id"
_WORD: Final = "@vocab"
_TEXTS: Final = frozenset({terms.STRING, terms.JSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What stands for a property in JSON.

    Attributes:
        name: The key.
        coercion: What its values are: ids (`@id`), words of the context (`@vocab`), of a datatype, or texts (None).
        is_list: Whether it has a list even of one value.
    """

    name: str
    coercion: str | None
    is_list: bool


class Context:
    """The context, read from its file; classes and members of closed lists are words of it, as properties are.

    Attributes:
        definitions: What it holds, as JSON.
    """

    def __init__(self) -> None:
        self.definitions: Record = json.loads(CONTEXT_FILE.read_text(encoding="utf-8"))["@context"]
        keys = tuple(_keys(self.definitions))
        self._keys = {(name, key.coercion): key for name, key in keys}
        self._words = {name: key.name for name, key in keys}

    def record(self, resource: Resource) -> Record:
        """Return a resource as JSON, with its parts where it names them."""
        parts = {part.name: self.record(part) for part in resource.parts}
        record: dict[str, Any] = {"id": compact(resource.name)}
        for predicate, target in dict.fromkeys((one.predicate, one.object) for one in resource.statements):
            key = self._key(predicate, target)
            value = self._value(key, target)
            if not isinstance(target, Literal):
                value = parts.get(target, value)
            if key.is_list:
                record.setdefault(key.name, []).append(value)
            else:
                record[key.name] = value
        return record

    def _key(self, predicate: Iri, target: Term) -> Key:
        if not isinstance(target, Literal):
            return self._keys.get((predicate, _ID)) or self._keys[predicate, _WORD]
        return self._keys[predicate, None if target.datatype in _TEXTS else target.datatype]

    def _value(self, key: Key, target: Term) -> object:
        if not isinstance(target, Literal):
            return compact(target) if key.coercion == _ID else self._word(target)
        if target.datatype == terms.JSON:
            return {"@type": compact(terms.JSON), "@value": target.text}
        return target.text if key.coercion is None else int(target.text)

    def _word(self, name: Iri) -> str:
        return self._words.get(name) or compact(name)


def _keys(definitions: Record) -> Iterator[tuple[Iri, Key]]:
    for name, definition in definitions.items():
        match definition:
            case str():
                yield _expanded(definition), Key(name=name, coercion=None, is_list=False)
            case {"@id": "@type"}:
                yield terms.TYPE, Key(name=name, coercion=_WORD, is_list=True)
            case {"@id": str() as property_, **others}:
                coercion = _expanded(str(others["@type"])) if "@type" in others else None
                yield _expanded(property_), Key(name=name, coercion=coercion, is_list="@container" in others)


def _expanded(name: str) -> Iri:
    """Return the IRI that a context maps a word to."""
    prefix, _, local = name.partition(":")
    return iri(name) if prefix in PREFIXES and local else Iri(name)
