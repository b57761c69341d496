"""The code systems that the graph holds codes of: those of others, by the URI they are known by, and our own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.model import NodeId, NodeKind, kind_of, local_part

ROOT: Final = "https://w3id.org/graphsvc/fhir"
"""What the URLs of all resources start with: they are names, and nothing need be served there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A code system.

    Attributes:
        name: What its resource is called: small letters and hyphens.
        title: Its name, for people.
        standard: The URI that others know it by, as HL7 Terminology or its steward gives it; None for our own.
        meaning: What our resource holds of it.
        copyright: Whose its codes are, where somebody's.
    """

    name: str
    title: str
    standard: str | None = None
    meaning: str
    copyright: str | None = None

    @property
    def id(self) -> str:
        """The id of its resource."""
        return f"graphsvc-{self.name}"

    @property
    def url(self) -> str:
        """The canonical URL of its resource."""
        return f"{ROOT}/CodeSystem/{self.id}"

    @property
    def uri(self) -> str:
        """What its codes are said to be of."""
        return self.standard or self.url


_CODES: Final = (
    "Codes as documents print them, not checked against the code set, and what documents affirm of them, with the "
    "words that say it. Names and descriptions are those of this project or of the documents, never the official ones."
)

CPT: Final = System(
    name="cpt",
    title="What documents say about CPT codes and modifiers",
    standard="http://www.ama-assn.org/go/cpt",
    meaning=_CODES,
    copyright="CPT copyright American Medical Association. All rights reserved. CPT is a registered trademark of the "
    "American Medical Association. No CPT descriptor is included.",
)

HCPCS: Final = System(
    name="hcpcs",
    title="What documents say about HCPCS Level II codes and modifiers",
    standard="https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
    meaning=_CODES,
)

ICD10CM: Final = System(
    name="icd-10-cm",
    title="Diagnoses of ICD-10-CM that documents name",
    standard="http://hl7.org/fhir/sid/icd-10-cm",
    meaning=_CODES,
)

REVENUE: Final = System(
    name="revenue",
    title="Revenue codes that documents name",
    standard="https://www.nubc.org/CodeSystem/RevenueCodes",
    meaning=_CODES,
    copyright="Revenue codes are codes of the National Uniform Billing Committee, copyright American Hospital "
    "Association. No text of its manual is included.",
)

BETOS: Final = System(
    name="betos",
    title="BETOS classes that documents name",
    standard="https://bluebutton.cms.gov/resources/variables/betos_cd",
    meaning=_CODES,
)

PLACE_OF_SERVICE: Final = System(
    name="place-of-service",
    title="Place-of-service codes that sites stand for",
    standard="https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set",
    meaning="The codes of CMS that the sites of service of this release stand for.",
)

TAXONOMY: Final = System(
    name="provider-taxonomy",
    title="Provider taxonomy codes that specialties stand for",
    standard="http://nucc.org/provider-taxonomy",
    meaning="The codes of the NUCC health care provider taxonomy that the specialties of this release stand for.",
    copyright="Codes of the NUCC health care provider taxonomy, copyright American Medical Association on behalf of "
    "the NUCC (https://www.nucc.org). No definition of it is included.",
)

PAYER: Final = System(
    name="payer",
    title="Payers",
    meaning="The payers that documents name. The code is what follows the colon in the id of a node.",
)

SPECIALTY: Final = System(
    name="specialty",
    title="Specialties",
    meaning="The specialties that documents name. The code is what follows the colon in the id of a node.",
)

SITE: Final = System(
    name="site",
    title="Sites of service",
    meaning="The sites of service that documents name. The code is what follows the colon in the id of a node.",
)

UNRECOGNIZED: Final = System(
    name="unrecognized",
    title="Codes that are printed as those of a code set, and are none of it",
    meaning="Modifiers, classes and diagnoses that a review note tells not to be of their code set, by the ids of "
    "their nodes.",
)

WORDING: Final = System(
    name="wording",
    title="Wordings",
    meaning="What documents call codes, modifiers, payers, specialties, sites and the rest, as written but for blanks: "
    "where the concept maps start from.",
)

SYSTEMS: Final[Sequence[System]] = (
    CPT,
    HCPCS,
    ICD10CM,
    REVENUE,
    BETOS,
    SITE,
    PLACE_OF_SERVICE,
    SPECIALTY,
    TAXONOMY,
    PAYER,
    UNRECOGNIZED,
    WORDING,
)

_BY_PREFIX: Final = {
    "cpt": CPT,
    "hcpcs": HCPCS,
    "icd10cm": ICD10CM,
    "revenue": REVENUE,
    "betos": BETOS,
    "site": SITE,
    "specialty": SPECIALTY,
    "payer": PAYER,
}

STANDARD_CODES: Final = {NodeKind.SITE_OF_SERVICE: PLACE_OF_SERVICE, NodeKind.SPECIALTY: TAXONOMY}
"""The system that the standard codes of a kind of node are of."""

_CPT_MODIFIER: Final = re.compile(r"\d\d|P[1-6]|[1238]P")
"""Modifiers of CPT: two digits, physical status and performance measures (CPT, appendix A); all others are HCPCS."""


def system_of(node_id: NodeId) -> System:
    """Return the system that the code of a node is written as one of; a document has none.

    Raises:
        KeyError: it is a document.
    """
    if kind_of(node_id) is NodeKind.MODIFIER:
        return CPT if _CPT_MODIFIER.fullmatch(local_part(node_id)) else HCPCS
    return _BY_PREFIX[node_id.partition(":")[0]]
