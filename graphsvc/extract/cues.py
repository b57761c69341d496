"""Words that show the status of a statement: denial, condition, or neither."""

import re
from itertools import pairwise
from typing import Final

from graphsvc.extract.wording import any_of, one_of, wording
from graphsvc.model import CODE_PATTERN, Status

_DENIAL: Final = any_of(
    r"(?:do|does|did|is|are|was|were|should|must|may|can|could|will|would|has|have|need|shall)\s?(?:n[o'’]t|not)"
    "|cannot|never|neither|nor"
    r"|not (?:to )?(?:be )?(?:an? )?(?:\w+ly )?(?:needed|required|necessary|appropriate|applicable|valid|allowed"
    "|permitted"
    "|reported|reportable|payable|accepted|covered|used|appended|billed|billable|added|attached|recognized"
    "|reimbursed|paid|performed|rendered|supported|separately|approved|indicated|suitable|eligible|for)"
    "|no (?:(?:additional|further|separate|other|extra|such) )?(?:modifiers?|coverage|payment|reimbursement)"
    "|without (?:a |any )?modifier|inappropriate|inapplicable|incorrect|improper|invalid|prohibited|non-?covered"
    "|non-?payable|den(?:y|ies|ied|ying)|declin(?:es?|ed)|no longer|stopped (?:covering|paying|accepting)"
    r"|(?<=[=:–-]\s)no(?=\s*(?:[.;,(]|$))|not ok"
    "|no need (?:for|to)|avoid(?:s|ed|ing)?|reject(?:s|ed)|ignore[sd]?|deleted|obsolete|retired"
    "|replaced by|superseded by|unapproved|off-label|disallow(?:s|ed)"
    "|exempt(?: from)?|excluded from coverage|excludes?|refuses?"
)
_NO_DENIAL: Final = any_of(
    r"(?:used )?not (?:only|just|merely|necessarily|limited to)(?: (?:with|when|if|for|on))?|whether or not"
    r"|(?:is|are) not uncommon|(?:do|does|should|must) not (?:forget|fail|hesitate|omit)"
    "|(?:cannot|(?:can|must|may|should) not) be (?:omitted|forgotten|left out|(?:billed|reported|submitted"
    "|paid) without)"
    r"|(?:without|missing|lacking) [^.;]{0,40}?(?:will be|are|is) (?:denied|rejected|returned)|not optional"
    "|no longer (?:needs?|requires?)|(?:not|never) (?:be )?(?:den(?:y|ied)|reject(?:ed)?)"
    r"|(?:avoid|prevent)\w* (?:an? |the )?(?:denials?|audits?|edits?|rejections?|errors?|delays?|confusion|double)"
    "|(?:den(?:y|ies|ied)|reject(?:s|ed)?) [^.;]{0,40}?(?:without|missing|lacking)|not (?:change|affect"
    r"|require documentation)|not (?:\w+ )?bundled"
    r"|not (?:need|require)\w* (?:an? |any )?(?:authorization|referral|prior|pre|inpatient|hospital|admission"
    r"|overnight)\S*(?: \w+)?"
)
_CONDITION: Final = any_of(
    "may|might|could|can|would|if|unless|provided that|subject to|sometimes|occasionally|possibly|potentially"
    "|only (?:if|when|where|for|in|with|after|as|by|on|once|under)"
    "|when(?:ever)? (?:appropriate|applicable|indicated|needed|medically|criteria|warranted|supported|documented)"
    "|as (?:appropriate|applicable|needed|indicated|warranted)|where (?:appropriate|applicable)"
    r"|in some (?:cases|settings|plans)|only (?:\w+ ){1,3}(?:when|if|after|with|where)|case[- ]by[- ]case"
    r"|prior[\s-](?:authori[sz]ation|approval)|pre-?(?:authori[sz]ation|certification|approval)|precertif*"
    "|requires? (?:an? )?referrals?|depend(?:s|ing|ent) on|contingent on"
    "|medical review|step therapy|when .{3,60} (?:is|are) met"
)
_NO_CONDITION: Final = any_of(
    r"not only|(?:without|no|no longer requires?) (?:\w+ )?(?:prior|pre)[\s-]?\w+|not (?:need"
    r"|require)\w* (?:\w+ )?(?:prior|pre)\S*(?: \w+)?"
)
"""Words of a condition that set none: "covered without prior authorization", "not only with injections"."""

_STRICT_CONDITION: Final = any_of("unless", "only (?:if|when|where|with|after|once)")
"""A condition that outweighs a denial: "not covered unless ..." is covered on a condition."""

_SUBORDINATE: Final = wording(
    r"\b(?:when|whenever|if|because|since|where|who|whose|although|once|until|after|before)\b[^,;.]*"
    r"|\bthat\s(?:does|do|did|is|are|was|were|has|have)\snot\b[^,;.]*"
    r"|\bwithout\s(?:it|them|a\smodifier|the\smodifier|modifiers?\s\w\w)\b[^,;.]*"
)
"""What a subordinate clause denies is not what the sentence denies: "use JD when it is not used as a graft"."""

_CLAUSE_END: Final = wording(
    r";|(?:,|\s[—–-])\s(?:but|while|whereas|although|though|however|yet"
    rf"|(?=(?-i:{CODE_PATTERN}\s(?:is|are|does|do|was|has|may|can|should|in|at|goes|takes|gets|needs"
    r"|wants|carries)\s))"
    r"|and\s(?=(?:[\w-]+\s){1,3}(?:is|are|must\sbe|should\sbe|can\sbe|may\sbe)\s)"
    r"|and\s(?=(?-i:[A-Z0-9]\w+\s){1,4}(?:does|is|requires|covers|excludes|pays|denies|accepts|considers|regards)\b))\s?"
    r"|\sbut\s(?=(?:may|can|is|are|should|must|does|do|will)\b)|\bhowever,"
)


_PAPERS: Final = wording(
    r"\W{0,4}(?:(?:all|the|any|an?|your|these)\s)?(?:\w[\w-]*\s){0,2}?",
    one_of(
        "records?|results?|documentation|notes?|appeals?|reports?|orders?|referrals?|requests?|questions?|copies|copy"
        "|paperwork|invoices?|statements?"
    ),
)


def is_about_papers(text: str) -> bool:
    """Tell whether a clause opens with papers: who signs and where they go is not who serves and where."""
    return bool(_PAPERS.match(text))


_AND: Final = wording(r"\W*and\b")
_FINITE: Final = any_of(
    "is|are|was|were|may|must|can|should|has|have|does|do|takes?|needs?|requires?|covers?|pays?|goes|appl(?:y|ies)"
)
"""A verb: what stands before an "and" is a clause only with one, else the "and" joins the members of a list."""


def is_denied(text: str) -> bool:
    """Tell whether the words deny."""
    return bool(_DENIAL.search(_NO_DENIAL.sub(" ", text)))


def is_conditional(text: str) -> bool:
    """Tell whether the words set a condition."""
    return bool(_CONDITION.search(_NO_CONDITION.sub(" ", text)))


def status_of(text: str) -> Status:
    """Return the status that the words of one clause give to what it states."""
    if is_denied(_SUBORDINATE.sub(" ", text)) and not _STRICT_CONDITION.search(text):
        return Status.NEGATED
    return Status.CONDITIONAL if is_conditional(text) else Status.AFFIRMED


def clauses_of(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of the clauses of a sentence: parts that may differ in status."""
    edges = [0]
    for match in _CLAUSE_END.finditer(text):
        joins_list = _AND.match(match.group()) and not _FINITE.search(text, edges[-1], match.start())
        if not joins_list and not _in_brackets(text, match.start()):
            edges.append(match.end())
    edges.append(len(text))
    return [(start, end) for start, end in pairwise(edges) if text[start:end].strip()]


def _in_brackets(text: str, position: int) -> bool:
    return text.count("(", 0, position) > text.count(")", 0, position)


PLAIN_DENIAL: Final = re.compile(r"\W*(?:not|never|no)\b", re.IGNORECASE)
"""How a field opens that denies what its label says: "Place of Service: not the office"."""
