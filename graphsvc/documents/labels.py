"""Names of the fields of a reference record, which head the lines below them where no colon does."""

import re
from typing import Final

_MAX_LABEL = 60
"""Characters of a label."""

_MAX_WORDS = 8

_KINDS: Final = (
    "accepted|add-on|added|allowed|alternative|applicable|associated|billing|code|common|companion|covered|CPT|deleted"
    "|effective|end|excluded|full|global|HCPCS|key|last|long|major|modifier|official|ordering|other|parent|payer|payment|place"
    "|procedure|provider|related|rendering|required|revenue|revision|sample|service|short|similar|start|supported"
    "|supporting|termination|total|typical|usual|valid|work"
)
"""Words that tell which of several fields is meant."""

_NOUNS: Final = (
    "anesthesia|authorization|BETOS|categor(?:y|ies)|classifications?|codes?|code sets?|comments?|components?|coverage"
    "|dates?|descri?ptions?|descriptors?|diagnos[ie]s|documentation|days|fees?|frequency|guidelines?|insurers?"
    "|ICD-10(?:-CM)?|locations?|modifiers?|names?|notes?|payers?|payors?|performers?|period|places?|plans?"
    "|polic(?:y|ies)|POS|prices?|procedures?|references?|RVUs?|services?|settings?|sites?|sources?|special(?:ty|ties)"
    "|status|system|taxonom(?:y|ies)|time|titles?|types?|units?|updated|year"
)
"""What fields hold. Words of reference pages, fee files and code records."""

_PHRASES: Final = (
    r"bundled(?: with| into)?",
    r"(?:effective|revision|termination|deleted|added)",
    r"(?:not )?(?:payable|billable|performed|covered|done|billed|ordered|rendered)(?: in| at| by| when| only)+",
    r"(?:never|not|do not|cannot be) (?:bill|report)(?:ed)?(?: together)?(?: with)?",
    r"(?:separately|also) (?:billable|payable|billed|reported|reportable)(?: with)?",
    r"billed separately(?: with)?",
    r"mutually exclusive(?: with)?",
    r"(?:NCCI|CCI) edits?",
    r"prior auth(?:orization)?(?: required)?",
    r"includes|excludes",
    r"see also",
    r"what it (?:is|covers|includes)",
    r"who (?:bills|performs|orders|does)(?: it)?",
)

_TAIL: Final = (
    r"(?: (?:not )?(?:accepted|allowed|supported|covered|listed|required|used|permitted|payable|applicable|excluded))?"
    r"(?: (?:that|which|who|to|under|with|without|for|by|in|of|on) .*)?"
)
_LABEL: Final = re.compile(
    rf"(?:(?:(?:{_KINDS}) ){{0,2}}(?:{_NOUNS})(?: codes?)?|{'|'.join(_PHRASES)}){_TAIL}\s?:?",
    re.IGNORECASE,
)
_NO_LABEL: Final = re.compile(r"[.,;!?•|=]|\d{3}|(?<!ICD-)\b\d{2}\b")


def is_label(line: str) -> bool:
    """Tell whether a line is nothing but the name of a field, such as "Payers that cover it"."""
    words = line.strip()
    if not words or len(words) > _MAX_LABEL or len(words.split()) > _MAX_WORDS or not words[0].isupper():
        return False
    return not _NO_LABEL.search(words) and bool(_LABEL.fullmatch(words))
