"""Node ids: CURIEs that a person can type and that never change, such as `cpt:77620`."""

import hashlib
import re
import unicodedata
from enum import StrEnum
from typing import Final, NewType

from graphsvc.errors import NodeIdError

NodeId = NewType("NodeId", str)
"""A CURIE: a prefix of `PREFIXES`, a colon, and a local part that is not empty."""


class NodeKind(StrEnum):
    """The class of a node."""

    CODE = "CODE"
    MODIFIER = "MODIFIER"
    PAYER = "PAYER"
    SPECIALTY = "SPECIALTY"
    SITE_OF_SERVICE = "SITE_OF_SERVICE"
    DIAGNOSIS = "DIAGNOSIS"
    CLASSIFICATION = "CLASSIFICATION"
    DOCUMENT = "DOCUMENT"


class CodeSystem(StrEnum):
    """The code set that a code of kind CODE, DIAGNOSIS or CLASSIFICATION belongs to."""

    CPT = "CPT"
    HCPCS = "HCPCS"
    ICD10CM = "ICD10CM"
    REVENUE = "REVENUE"
    BETOS = "BETOS"


PREFIXES: Final[dict[str, NodeKind]] = {
    "cpt": NodeKind.CODE,
    "hcpcs": NodeKind.CODE,
    "modifier": NodeKind.MODIFIER,
    "payer": NodeKind.PAYER,
    "specialty": NodeKind.SPECIALTY,
    "site": NodeKind.SITE_OF_SERVICE,
    "icd10cm": NodeKind.DIAGNOSIS,
    "revenue": NodeKind.CLASSIFICATION,
    "betos": NodeKind.CLASSIFICATION,
    "document": NodeKind.DOCUMENT,
}

CPT_PATTERN: Final = r"\d{4}[\dAFMTU]"
"""Category I (five digits), II (F), III (T), laboratory analyses (M, U) and vaccine administration (A)."""

HCPCS_PATTERN: Final = r"[A-V]\d{4}"
"""HCPCS Level II: one letter A to V and four digits (CMS, HCPCS Level II coding procedures)."""

CODE_PATTERN: Final = rf"(?:{CPT_PATTERN}|{HCPCS_PATTERN})"

ICD10CM_PATTERN: Final = r"(?:[A-TV-Z]\d[0-9A-Z]|U0[79]|QA0)(?:\.[0-9A-Z]{1,4})?"
"""ICD-10-CM: a letter, a digit, a digit or letter, up to four more behind a point; of U only U07 and U09 are in use.

The category QA0, with a letter in second place, is of the 2026 tables (NCHS, ICD-10-CM tabular list, April 2026).
"""

TAXONOMY_PATTERN: Final = r"\d{3}[0-9A-Z]{6}X"
"""A NUCC taxonomy code: ten characters, three digits first, X last."""

MAX_SLUG = 80
"""Characters of a slug; a longer wording keeps its head and gets the hash of the whole."""

_CPT: Final = re.compile(CPT_PATTERN)
_HCPCS: Final = re.compile(HCPCS_PATTERN)
_NOT_SLUG: Final = re.compile(r"[\W_]+")


def kind_of(node_id: str) -> NodeKind:
    """Return the kind that an id's prefix names.

    Raises:
        NodeIdError: the text has no known prefix or nothing after it.
    """
    prefix, colon, local = node_id.partition(":")
    if not colon or not local or prefix not in PREFIXES:
        raise NodeIdError(
            f"'{node_id[:MAX_SLUG]}' is not a node id",
            value=node_id[:MAX_SLUG],
            hint=f"an id is a prefix ({', '.join(PREFIXES)}), a colon and a code or slug: 'cpt:77620'",
        )
    return PREFIXES[prefix]


def local_part(node_id: NodeId) -> str:
    """Return what follows the prefix: `77620` of `cpt:77620`."""
    return node_id.partition(":")[2]


def is_code(text: str) -> bool:
    """Tell whether a text has the shape of a CPT or HCPCS Level II code."""
    return bool(_CPT.fullmatch(text) or _HCPCS.fullmatch(text))


def code_id(code: str) -> NodeId:
    """Return the id of a CPT or HCPCS Level II code in any case.

    Raises:
        NodeIdError: the text has the shape of neither.
    """
    upper = code.strip().upper()
    if _CPT.fullmatch(upper):
        return NodeId(f"cpt:{upper}")
    if _HCPCS.fullmatch(upper):
        return NodeId(f"hcpcs:{upper}")
    raise NodeIdError(
        f"'{code[:MAX_SLUG]}' is neither a CPT nor a HCPCS Level II code",
        value=code[:MAX_SLUG],
        hint="a code has five characters: '77620', '0042T' or 'G6015'",
    )


def modifier_id(code: str) -> NodeId:
    """Return the id of a two-character modifier in any case."""
    return NodeId(f"modifier:{code.strip().upper()}")


def diagnosis_id(code: str) -> NodeId:
    """Return the id of an ICD-10-CM code in any case."""
    return NodeId(f"icd10cm:{code.strip().upper()}")


def slug_id(prefix: str, wording: str) -> NodeId:
    """Return an id made from a wording that no vocabulary knows: letters and digits joined by hyphens."""
    folded = unicodedata.normalize("NFKD", wording).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    slug = _NOT_SLUG.sub("-", plain).strip("-")
    if len(slug) > MAX_SLUG or not slug:
        slug = f"{slug[:MAX_SLUG]}-{digest(wording)}".strip("-")
    return NodeId(f"{prefix}:{slug}")


def document_id(sha256: str) -> NodeId:
    """Return the id of the document whose content has this SHA-256 (64 hex digits)."""
    return NodeId(f"document:{sha256[:12]}")


def digest(*parts: str) -> str:
    """Return 12 hex digits (48 bits) of the SHA-256 over the parts, each ended by a zero byte."""
    return hashlib.sha256("".join(f"{part}\0" for part in parts).encode()).hexdigest()[:12]
