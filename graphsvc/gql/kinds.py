"""What each kind of node is called in GraphQL."""

from dataclasses import dataclass
from typing import Final

from graphsvc.model import NodeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A kind as GraphQL shows it.

    Attributes:
        kind: The kind.
        type: Name of its type.
        one: Name of the root field for a single node.
        many: Name of the root field for all nodes.
        key: Name of the argument that names a node.
        example: What that argument takes.
        id: An example of its ids.
        description: Of the type.
    """

    kind: NodeKind
    type: str
    one: str
    many: str
    key: str
    example: str
    id: str
    description: str


FACES: Final[tuple[Face, ...]] = (
    Face(
        kind=NodeKind.CODE,
        type="Code",
        one="code",
        many="codes",
        key="code",
        example="77620",
        id="cpt:77620",
        description="A billing code: CPT of any category, or HCPCS Level II. Every edge quotes a document.",
    ),
    Face(
        kind=NodeKind.MODIFIER,
        type="Modifier",
        one="modifier",
        many="modifiers",
        key="code",
        example="26",
        id="modifier:26",
        description="A modifier: two characters behind a code that say how the service differed.",
    ),
    Face(
        kind=NodeKind.PAYER,
        type="Payer",
        one="payer",
        many="payers",
        key="name",
        example="Aetna",
        id="payer:aetna",
        description="Who pays: an insurer or a public programme.",
    ),
    Face(
        kind=NodeKind.SPECIALTY,
        type="Specialty",
        one="specialty",
        many="specialties",
        key="name",
        example="radiation oncology",
        id="specialty:radiation-oncology",
        description="A field of medicine, or the people who practise it.",
    ),
    Face(
        kind=NodeKind.SITE_OF_SERVICE,
        type="Site",
        one="site",
        many="sites",
        key="name",
        example="ambulatory surgical center",
        id="site:ambulatory-surgical-center",
        description="A site of service: the kind of place where a service is performed.",
    ),
    Face(
        kind=NodeKind.DIAGNOSIS,
        type="Diagnosis",
        one="diagnosis",
        many="diagnoses",
        key="code",
        example="C34.90",
        id="icd10cm:C34.90",
        description="A diagnosis with its ICD-10-CM code. One given in words only has no node.",
    ),
    Face(
        kind=NodeKind.CLASSIFICATION,
        type="Classification",
        one="classification",
        many="classifications",
        key="code",
        example="0333",
        id="revenue:0333",
        description="A class of another code set to which codes belong: a revenue code or a BETOS class.",
    ),
    Face(
        kind=NodeKind.DOCUMENT,
        type="Document",
        one="document",
        many="documents",
        key="name",
        example="77620-invasive-hyperthermia.txt",
        id="document:3f2a9c0b1d4e",
        description="A source text, immutable. All evidence is quoted from documents.",
    ),
)

FACE: Final = {face.kind: face for face in FACES}
