"""What people say for the words of the schema; the schema itself has one word for each thing."""

from typing import Final

SYNONYMS: Final[dict[tuple[str, ...], str]] = {
    ("payer", "payers"): "insurer insurers insurance carrier health plan plans coverage reimbursement",
    ("site", "sites"): "pos place of service facility location setting where performed",
    ("diagnosis", "diagnoses"): "icd icd-10-cm disease indication medical necessity",
    ("modifier", "modifiers"): "mod suffix two-character",
    ("code", "codes"): "cpt hcpcs procedure service billing",
    ("specialty", "specialties"): "provider physician doctor taxonomy nucc performer",
    ("classification", "classifications"): "revenue betos class category group",
    ("document", "documents"): "article page file source policy text",
    ("evidence",): "citation proof support reference provenance",
    ("quote",): "excerpt passage snippet words",
    ("assertion", "assertions"): "fact facts statement statements claim claims triple edge",
    ("status",): "polarity certainty negated denied affirmed conditional",
    ("gap", "gaps"): "missing lacking absent unknown locked truncated unavailable",
    ("predicate",): "relation relationship property edge type",
    ("release",): "version snapshot build",
    ("kind", "kinds"): "type class category",
    ("node", "nodes"): "entity thing concept record",
    ("related", "referring"): "bundled linked companion together",
    ("disagreement", "disagreements"): "contradiction conflict inconsistent",
    ("review",): "warning suspicious problem quality nonstandard",
    ("compare", "comparison"): "difference differ shared common overlap versus",
    ("resolve", "resolution"): "look up lookup disambiguate normalize synonym alias",
    ("search",): "full text fuzzy keyword",
    ("cursor", "after", "before"): "pagination paging next page offset",
    ("first", "last"): "limit page size top",
    ("total",): "number how many count",
    ("meaning",): "definition stands for",
    ("condition",): "prior authorization requirement only when",
    ("title", "name"): "called label",
    ("standard",): "official",
}
"""For words in the names of types, fields, arguments and values: other words for them."""

ASKING: Final = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "at",
        "be",
        "by",
        "can",
        "do",
        "does",
        "find",
        "for",
        "from",
        "get",
        "give",
        "has",
        "have",
        "how",
        "i",
        "in",
        "is",
        "it",
        "list",
        "me",
        "my",
        "of",
        "on",
        "or",
        "show",
        "tell",
        "that",
        "the",
        "this",
        "to",
        "was",
        "what",
        "when",
        "which",
        "who",
        "with",
    }
)
"""Words of a question that say nothing of what is asked for."""


def synonyms_of(words: frozenset[str]) -> str:
    """Return what people say for any of these words, in the order of the table; nothing where there is nothing."""
    return " ".join(others for ours, others in SYNONYMS.items() if not words.isdisjoint(ours))


def without_asking(text: str) -> str:
    """Return a question without the words that only ask; itself where it has no others."""
    return " ".join(word for word in text.split() if word.strip("?!.,").lower() not in ASKING) or text
