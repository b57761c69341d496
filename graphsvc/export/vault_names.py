"""Where the note of a node stands in a vault: a name that is safe, short and unique on all systems."""

import re
from typing import Final

from graphsvc.model import NodeId, NodeKind, digest, kind_of

_FOLDERS: Final = {
    NodeKind.CODE: "codes",
    NodeKind.MODIFIER: "modifiers",
    NodeKind.PAYER: "payers",
    NodeKind.SPECIALTY: "specialties",
    NodeKind.SITE_OF_SERVICE: "sites",
    NodeKind.DIAGNOSIS: "diagnoses",
    NodeKind.CLASSIFICATION: "classifications",
    NodeKind.DOCUMENT: "documents",
}

MAX_NAME: Final = 60
"""Characters of a name: in a deep folder the path stays below the 260 of Windows (MAX_PATH)."""

_DIGITS: Final = 12
"""Hex digits of the hash of an id."""

_CODE: Final = re.compile(r"[A-Z0-9]+(?:\.[A-Z0-9]+)?")
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What ids usually end in; a system that does not tell capitals apart meets no two that differ by them alone."""

_UNSAFE: Final = re.compile(r"[^a-z0-9]+")

_OF_CODES: Final = frozenset({NodeKind.CODE, NodeKind.MODIFIER, NodeKind.DIAGNOSIS, NodeKind.CLASSIFICATION})


def note_path(node_id: NodeId) -> str:
    """Return the path of a note in the vault, with slashes: `codes/cpt-77620.md`.

    Its name is the id, with a hyphen for the colon. An id that is no such name, by its characters, its length or its
    capitals, is shortened to what is safe of it, and ends in its hash.
    """
    kind = kind_of(node_id)
    prefix, _, local = node_id.partition(":")
    name = f"{prefix}-{local}"
    usual = _CODE if kind in _OF_CODES else _SLUG
    if not usual.fullmatch(local) or len(name) > MAX_NAME:
        safe = _UNSAFE.sub("-", name.lower())[: MAX_NAME - _DIGITS - 1].strip("-")
        name = f"{safe}--{digest(node_id)}"  # no usual name has two hyphens
    return f"{_FOLDERS[kind]}/{name}.md"
