"""The words in which documents speak of payers: coverage, scope, and what is neither."""

import re
from typing import Final

from graphsvc.extract.wording import any_of, one_of, some_of, wording
from graphsvc.model import CODE_PATTERN

_SHORT_AUTHORISATION: Final = (
    r"(?<!no\s)(?<!without\s)(?-i:PA)(?= (?:required|needed)|\W*$)"
    r"|(?<!no\s)(?<!without\s)(?<!no\sprior\s)(?<!without\sprior\s)auth(?= (?:required|needed)|\W*$)"
)
SHORT_AUTHORISATION: Final = any_of(_SHORT_AUTHORISATION)
"""Prior authorization as lists and tables abbreviate it."""

COVERAGE: Final = any_of(
    "cover(?:s|ed|ing|age)?|reimburs*|paid|payable|requires?(?=[^.;]{0,60}?(?:prior|pre-?auth|precert|authori|referral))"
    "|(?:accept(?:s|ed)?|recogni[sz]e[sd]?|allows?|pays?|payment|excludes?)"
    rf"(?=[^.;]{{0,60}}?(?:\b{CODE_PATTERN}\b|\bit\b|\bthem\b|\bthis\b|\bprior\b|\bpre-?|\bCPT\b|\bHCPCS\b"
    r"|\b(?:the|an?|one|two|\d{1,2})\s(?:code|service|procedure|study|test|treatment|product)\b))"
    r"|den(?:y|ies|ied|ying)|declin(?:es?|ed)|refuses?|stopped covering|non-?covered|excluded from"
    rf"|(?:prior[\s-]|pre-?)authori[sz]ation|{_SHORT_AUTHORISATION}"
    r"|(?:considers?|regards?|deems?|views?) (?:[\w-]+ ){0,6}?(?:medically necessary|experimental"
    "|investigational|unproven)"
)
"""Words of coverage, whatever they say of it."""

_SPOKEN_OF: Final = (
    "cover(?:ed|s|ing)|discuss(?:ed|es)?|review(?:ed|s)?|includ(?:ed|es?)|address(?:ed|es)?|examine[sd]?|compare[sd]?"
    "|consider(?:ed|s)?|featur(?:ed|es)|analy[sz]e[sd]?|look(?:s|ed) at|mention(?:ed|s)?|profile[sd]?|tracked|surveyed"
    "|named|listed|present|represented|appear"
)
_TEXT: Final = (
    "analys[ie]s|review|page|report|publication|guide|summary|overview|article|document|survey|discussion|comparison|sample"
    "|benchmark*|brief|profile|study|scope|data*|snapshot"
)
_PAYERS: Final = "(?:payers?|insurers?|plans|carriers)"

SCOPE: Final = wording(
    "(?:",
    one_of(_SPOKEN_OF),
    r"\s",
    one_of("here", "below", "above", "in", "by", "on", "for", "within"),
    r"\s(?:(?:the|this|our|an?)\s)?(?:\w+\s){0,2}?",
    one_of(_TEXT),
    "|",
    one_of(f"{_PAYERS} (?:that )?(?:are )?(?:{_SPOKEN_OF}|in scope|of interest|here|below)"),
    r"[^.;]{0,40}?(?:\bincludes?\b|\bincluded\b|\bare\b|\bis\b|:|—|–)",
    "|",
    one_of(f"{_PAYERS} (?:include|are)"),
    "|",
    one_of("(?:is|are) (?:also )?(?:discussed|mentioned|included|listed) (?:for|as|only|in)"),
    ")",
)
"""A text that says whom it speaks of, not who pays: "payers covered in the analysis", "key payers include"."""

SCOPE_BEHIND: Final = wording(
    r"\s*",
    some_of("plans?", "policies", "positions?", "and", "others", most=3),
    one_of("(?:is|are|was|were)"),
    r"\s+",
    some_of("also", "all", "both", "then"),
    one_of("(?:discuss|mention|includ|list|review|examin|referenc|compar|address|analy[sz]|profil|featur|survey)ed"),
)
"""What follows payers of whom a text says that it speaks of them."""

PAYER_LABEL: Final = any_of("payers?", "insurers?", "insurance", "carriers?", "plans")
COVERED_LABEL: Final = any_of("cover(?:s|ed|ing|age)?", "(?:accepted|paid|allowed|reimbursed) by")
SCOPE_LABEL: Final = any_of("in scope|scope|discussed|reviewed|analy[sz]ed|compared|included|benchmark*|mentioned")
AUTHORISATION_LABEL: Final = any_of(
    r"(?:prior|pre)[\s-]?(?:authori[sz]ation|approval|cert\w*)|conditional*"
    "|with (?:limits|conditions|restrictions)|restricted"
)
JOINED: Final = wording(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:,|;|/|&|\band\b|\bn?or\b|\bas\swell\sas\b|\bplus\b)\s*){1,3}",
    some_of("the", "most", "many", "some", "all", "state", "local", "both", "even", "also", "by", "commercial"),
)
"""What stands between two payers of one list."""

OF_PLACE: Final = re.compile(r"\s+of\s+(?:the\s+)?[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}")
"""What makes another payer of a name: "of Wyoming"."""

PAYER_NAME: Final = re.compile(r"[A-Z][\w.&'’-]{2,}(?:\s(?:of|the|and|&|[A-Z][\w.&'’-]*)){0,6}")
"""A name in capitals, of up to seven words."""

PAYER_NOUN: Final = any_of(
    "health*|plans?|insurance|assurance|mutual|care|hmo|ppo|trust|benefits?|medicaid|medicare|administrators?|blue|casualty|life"
)
"""Words of an insurer's name; a name without one counts only beside a payer that is known."""

NO_PAYER: Final = any_of(
    "all|any|most|many|some|others?|various|several|commercial|private|public|national|local|regional|major|none|no|not|yes"
    "|n/?a|tbd|unknown|varies|see|contact|check|covered|conditional|coverage|prior|authorization|required|denied|cms|cpt"
    "|hcpcs|if|when|only|self-?pay|payers?|insurers?|carriers?|providers?|patients?|members?|polic(?:y|ies)|modifiers?"
    "|codes?|notes?|call|first|phone|portal|fax|email|website|online|silver|gold|bronze|platinum|exceptions?",
    r"\w*\d\w*",
)
"""Words that no payer's name holds."""

NOT_NECESSARY: Final = any_of(
    "experimental", "investigational", "not (?:be )?(?:considered )?medically necessary", "unproven", "no payment"
)
"""Words that deny coverage without a verb of denial."""

ELLIPSIS: Final = any_of(r"(?:do|does|did|will)\s?(?:so|not|n['’]t)")
"""What is left of "does not cover" in "Aetna covers it, Cigna does not"."""

SUBJECT_OF: Final = wording(
    r"\s*(?:,\s*)?",
    some_of(
        "and|or|plans?|programs?|both|no longer|never|all|also|each|currently|generally|usually|typically"
        "|now|still|will|may"
        "|does|do|not|only|routinely|which|would|can|often|cannot"
    ),
    "(?:cover|reimburse|pay|accept|recogni[sz]e|allow|den(?:y|ies)|provide|offer|require|consider|exclude|list|regard|deem|view"
    r"|want|need|limit)",
)
"""What follows payers that are the subject of a verb of coverage."""

COVERED_BY: Final = wording(
    one_of(
        "covered|coverage|reimbursed?|reimbursement|paid|payable|payment|accepted|allowed|recogni[sz]ed|denied"
        "|non-?covered|excluded"
    ),
    r"[^.;]{0,60}?",
    one_of("by", "under", "from", "with", "through", "for"),
    r"\s+",
    r"(?:(?:the|most|all|some|both|major|national|commercial|payers?|insurers?|such\sas|like|including|plans?|,)\s*){0,6}$",
)
"""What stands before payers that cover in the passive voice."""

NO_COVERAGE: Final = any_of(
    "unclear|uncertain|unknown",
    r"(?:coverage|payers?|polic(?:y|ies)|criteria) (?:\w+ ){0,3}(?:var(?:y|ies)|differ|considerations|criteria"
    "|guidelines?|details?|rules|polic(?:y|ies))"
    r"|modifiers?[^.;]{0,60}(?:recogni[sz]e|accept|require)\w*|variable coverage|fee schedule",
    r"(?:recogni[sz]e|accept|require|allow|permit|want|need|ignore|den(?:y|ie))[sd]? [^.;]{0,40}modifiers?",
    r"(?:not|n['’]t) (?:allow|cover|pay|reimburse)[^.;]{0,60}(?:together|(?:on the )?same[ -](?:day|date))",
    r"den(?:y|ies|ied) (?:\w+ )?claims? (?:without|lacking|missing|with|if|when)",
    r"den(?:y|ies|ied)[^.;]{0,60}(?:on the )?same[ -](?:day|date)",
    r"cover(?:s|ed)? (?:an? |the )?(?:E/M|visits?|evaluation|office|cosmetic|other|separate)",
    r"(?:coverage|policy|polic(?:y|ies)) (?:information|data|details?)[^.;]{0,40}(?:not|unavailable|missing)",
)
"""Talk about coverage that says nothing of it."""

REQUIRES_IT: Final = any_of("requires? (?:it|one|them)")
"""What is left of a sentence about prior authorization or about a modifier: whose it is, is not said."""

COMPANY: Final = wording(
    one_of("(?:with|alongside|beside|plus|as|to|instead of|rather than)"), r"\s(?:(?:CPT|HCPCS|codes?)\s)*$"
)
"""What stands before a code that is not what is covered, but its company: "not paid with 97597"."""

CONDITION: Final = wording(
    one_of(
        "only (?:if|when|with|for|after|in|where)|if|when|unless"
        r"|(?:with|after|requires?|subject to) (?:\w+ )?(?:prior|pre)[\s-]?\w+"
    ),
    "[^.;]*",
)
POLICY: Final = wording(r"\s*\([^()]*\)|\s(?:policy|coverage|plans?)$")
"""What may stand behind a payer's name in the label of its policy."""

BRACKETED: Final = wording(r"\([^()]*\)|[—–:].*")
"""What stands behind a payer in a list of them: its policy."""

ASIDE: Final = wording(r",\s(?:unlike|like|as\swith|in\scontrast\sto)\b[^,]*,")
"""A comparison between the payer and its verb: "Aetna, unlike Cigna, covers it"."""

BRACKETS: Final = wording(r"\([^()]*\)|,\s(?:which|who|among|unlike|like|along\swith|as\swell\sas)\b[^,]*,")
VERDICT: Final = wording(r"\W*(?:yes|no)\b")
