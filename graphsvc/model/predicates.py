"""Predicates: the named relations of edges and the named literals, with the kinds each may join."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphsvc.model.ids import NodeKind


class Predicate(StrEnum):
    """The named relation of an assertion."""

    TAKES_MODIFIER = "TAKES_MODIFIER"
    COVERED_BY = "COVERED_BY"
    DISCUSSED_FOR = "DISCUSSED_FOR"
    PERFORMED_AT = "PERFORMED_AT"
    PERFORMED_BY = "PERFORMED_BY"
    RELATED_TO = "RELATED_TO"
    BILLED_SEPARATELY_WITH = "BILLED_SEPARATELY_WITH"
    NOT_REPORTED_WITH = "NOT_REPORTED_WITH"
    INDICATED_FOR = "INDICATED_FOR"
    CLASSIFIED_AS = "CLASSIFIED_AS"
    TITLE = "TITLE"
    DESCRIPTION = "DESCRIPTION"
    SERVICE_TYPE = "SERVICE_TYPE"
    STATUS = "STATUS"
    CODE_SET_YEAR = "CODE_SET_YEAR"
    PAYMENT_STATUS = "PAYMENT_STATUS"
    COMPONENT = "COMPONENT"
    INCLUDES = "INCLUDES"
    EXCLUDES = "EXCLUDES"
    EFFECTIVE_DATE = "EFFECTIVE_DATE"
    REVISION_DATE = "REVISION_DATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a predicate joins a code with: a node of kind `target`, or a literal where that is None."""

    target: NodeKind | None
    meaning: str


SIGNATURES: Final[dict[Predicate, Signature]] = {
    Predicate.TAKES_MODIFIER: Signature(target=NodeKind.MODIFIER, meaning="the code is reported with the modifier"),
    Predicate.COVERED_BY: Signature(target=NodeKind.PAYER, meaning="the text says the payer covers the code"),
    Predicate.DISCUSSED_FOR: Signature(
        target=NodeKind.PAYER, meaning="the payer is in the scope of the text; nothing is said of coverage"
    ),
    Predicate.PERFORMED_AT: Signature(target=NodeKind.SITE_OF_SERVICE, meaning="the service is performed at the site"),
    Predicate.PERFORMED_BY: Signature(target=NodeKind.SPECIALTY, meaning="the service is performed by the specialty"),
    Predicate.RELATED_TO: Signature(target=NodeKind.CODE, meaning="the codes are named as related"),
    Predicate.BILLED_SEPARATELY_WITH: Signature(
        target=NodeKind.CODE, meaning="the other code is billed in addition, on its own line"
    ),
    Predicate.NOT_REPORTED_WITH: Signature(target=NodeKind.CODE, meaning="the codes are not reported together"),
    Predicate.INDICATED_FOR: Signature(target=NodeKind.DIAGNOSIS, meaning="the diagnosis is given for the code"),
    Predicate.CLASSIFIED_AS: Signature(
        target=NodeKind.CLASSIFICATION, meaning="the code belongs to a class of another code set"
    ),
    Predicate.TITLE: Signature(target=None, meaning="the name that the document gives the code"),
    Predicate.DESCRIPTION: Signature(target=None, meaning="a sentence that says what the code is"),
    Predicate.SERVICE_TYPE: Signature(target=None, meaning="the type of service"),
    Predicate.STATUS: Signature(target=None, meaning="whether the code is active"),
    Predicate.CODE_SET_YEAR: Signature(target=None, meaning="the year of the code set, four digits"),
    Predicate.PAYMENT_STATUS: Signature(target=None, meaning="whether the code is payable"),
    Predicate.COMPONENT: Signature(
        target=None, meaning="the part of the service that the code stands for: technical or professional"
    ),
    Predicate.INCLUDES: Signature(target=None, meaning="what is part of the code"),
    Predicate.EXCLUDES: Signature(target=None, meaning="what is not part of the code"),
    Predicate.EFFECTIVE_DATE: Signature(target=None, meaning="the date from which the code is valid"),
    Predicate.REVISION_DATE: Signature(target=None, meaning="the date on which the code was last revised"),
}
