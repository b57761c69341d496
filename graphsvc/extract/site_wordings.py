"""The words in which documents say where a service is performed."""

from typing import Final

from graphsvc.extract.wording import any_of, one_of, some_of, wording

_PLACES: Final = "(?:place|site|location|setting)s?"

FIELD: Final = any_of(
    f"{_PLACES} of (?:service|care|treatment)",
    f"service {_PLACES}",
    f"(?:care|practice|treatment|typical|clinical|allowed|approved|common) {_PLACES}",
    "POS",
    "where (?:is )?(?:it )?(?:performed|provided|done)",
    "where",
    "facility types?",
)
WHOLE_FIELD: Final = wording(_PLACES)
"""A label that is nothing but such a word."""

TYPICAL: Final = wording(
    one_of(f"{_PLACES} of (?:service|care|treatment)", f"service {_PLACES}"),
    r"\s(?:for\s[^,.;:]{1,60}?\s)?(?:is|are|includes?|may\sbe)\s",
    some_of("usually", "typically", "either", "an?", "the"),
)
PERFORMED: Final = any_of(
    "perform*|provid*|deliver*|render*|furnish*|administer*|carr(?:y|ied)|conduct*|given?|done|bill*|report*"
    "|offer*|tak(?:es?|ing) place|use[ds]?|pay*|paid|cover*|reimburs*|allow*|accept*|occurs?|happens?"
    "|available|schedul*|treated|applies|typically|usually|position*|placed|inserted|loaded|suitable|appropriate|eligible"
)
STORY: Final = any_of("(?:perform|provid|deliver|render|furnish|administer|carri|conduct)ed|performs?|takes? place")
"""The verbs that count in the story of a patient, who also walks, waits and goes home."""

SENTENCE: Final = wording(
    r"\W*(?:the|this|it|these|typically|usually|generally|commonly|furnished|performed|rendered|provided|most|services?)\b"
    r"[^,;:]{0,60}\b(?:is|are|was|be|in|at|by)\b"
)
"""How the value of a field opens that is a sentence, not a list."""

REJECTED: Final = any_of("(?:will be|are|is) returned")
PREPOSITION: Final = wording(
    one_of("in", "at", "within", "inside", "by", "to", "such as", "from", "through", "on", "(?:suitable|eligible) for"),
    r"\s+",
    some_of(*("an?", "the", "any", "one of", "another", "its?", "their", "your", "our", "approved", "accredited")),
    some_of(r"[\w-]+(?:ed|ive|ic|al)", "own", "large", "small", "local", most=2),
    "$",
)
LISTED: Final = wording(
    one_of("in", "at", "including", "such as"),
    r"\s[^.;:()]{1,90}?(?:,\s|\band\s|\bor\s)(?:(?:an?|the)\s)?(?:\w+\s)?$",
)
"""What stands before a later member of a list of places, of which the first need not be known."""

IS_BILLER: Final = wording(
    r"\s*(?:\([^()]*\))?\s*(?:(?:do|does|did|may|can|must|should)\s(?:not\s)?|cannot\s)?(?:report|bill|use)s?\s",
    one_of("(?:this|the|that) (?:code|service|procedure)|it"),
)
"""What follows a site whose claims are spoken of: "hospital outpatient departments do not report this code"."""

IS_SITE: Final = wording(
    r"\s*(?:\([^()]*\))?\s*",
    one_of("is", "are", "can be", "may be", "was"),
    r"\s(?:[\w-]+\s){0,3}?",
    one_of(
        *(
            "used",
            "payable",
            "eligible",
            "allowed",
            "appropriate",
            "covered",
            "approved",
            "accepted",
            "excluded",
        ),
        _PLACES,
    ),
)
"""What follows a site that is the subject of its sentence."""

JOINED: Final = wording(
    r"\s*(?:\([^()]*\))?\s*",
    r"(?:(?:,|;|/|&|\band/or\b|\band\b|\bor\b|\bas\swell\sas\b|\bsuch\sas\b)\s*){0,4}",
    some_of(*("also", "even", "sometimes", "less often", "occasionally", "an?", "the", "one of")),
    some_of("another", "any", "his", "her", "its?", "their"),
)
OPENS_CLAUSE: Final = wording(
    r"(?:(?!\b(?:when|if|only|unless|where)\b)[^;])*?", one_of("may|can|is|are|must|should|will")
)
"""A verb before any condition: what opens with one is a clause, not a member of a list."""

TAIL: Final = wording(
    r"\s*(?:",
    one_of(
        "where|when|as|since|because|depending|which|that|with|for|due|so|if|only|under|whose|while|but|given"
        "|unless|per"
    ),
    "|[.;:—])",
)
"""Where the name of a site ends and a remark about it begins."""

LEADING: Final = wording(
    some_of(
        "an?|the|any|either|typically|usually|most often|often|mainly|primarily|generally|also|such as|including"
        r"|e\.g\.,?|in|at|within"
    )
)
RELATIVE: Final = wording(r",?\s", one_of("where", "which", "that", "since", "because", "so that"))
POS: Final = wording(r"(?:POS\s*(?:code\s*)?[:#]?\s*)?(?P<pos>\d{2})(?!\d)(?:\s*[-–—(:=]\s*[^()]*\)?)?")
NAMED_POS: Final = wording(r"\b(?:POS|places?\sof\sservices?)\s*(?:codes?\s*)?[:#]?\s*(?P<pos>\d{2})\b")
POS_LIST: Final = wording(r"\s*(?:,\s?and|,\s?or|,|and|or|/|&)?\s*(?P<pos>\d{2})(?!\w|\.\d|[%°])")
PLACE_NOUN: Final = wording(
    one_of(
        "centers?|centres?|suites?|rooms?|facilit(?:y|ies)|hospitals?|clinics?|offices?|departments?|units?"
        "|laborator(?:y|ies)|labs?|practices?|wards?|theat(?:er|re)s?|pharmac(?:y|ies)|ambulances?|schools?"
        "|homes?|agenc(?:y|ies)|vaults?"
    ),
    "$",
)
DEPARTMENT: Final = wording(r"(?:\s[\w-]+){0,3}\s(?:department|unit|clinic|service|suite)s?")
"""What follows a known site in the name of a part of it: "outpatient hospital radiation oncology department"."""

DISTINCT: Final = any_of(
    "freestanding|free-standing|independent|ambulatory|mobile|dedicated|specialized|virtual|retail|outpatient|inpatient"
)
"""Words before a known site that make another of it: an "ambulatory infusion center" is a site of its own."""

NEXT_PLACE: Final = wording(
    r"\s*(?:\([^()]*\))?,?\s(?:or|and)\s(?:(?:an?|the|in|at|by)\s){0,2}(?P<name>(?:[a-z-]+\s){1,3}",
    "(?:centers?|suites?|rooms?|facilit(?:y|ies)|clinics?|departments?|units?|laborator(?:y|ies)|wards?))",
    r"\b",
)
"""A place that ends a list of places: "an operating room or an electrophysiology laboratory"."""

PATIENT_IS: Final = wording(
    r"\b(?:when|if|while|where|whenever)\b[^,;]{0,60}\b(?:patient|member|beneficiary|session|provider|clinician|therapist)\b[^,;]{0,60}$"
)
"""A condition about persons: "used when the patient is at home" says when, not where the service is."""

PATIENT_MOVES: Final = wording(
    one_of("go(?:es)?", "return(?:s|ed)?", "sent", "discharged", "referred", "brought", "transferred", "back"),
    r"\s(?:\w+\s)?(?:to\s)?(?:the\s)?$",
)
WITHIN: Final = wording(r"\s(?:in|within|inside|at)\s(?:an?\s|the\s)?")
"""A place within another: "catheterization laboratory in a hospital outpatient department" is that of the hospital."""

MAX_WORDS = 6
"""Words of a site's name; what is longer in a field is an explanation."""
