"""Texts made to be slow: time grows with their length and no faster, whatever they repeat.

CPU time is measured, the least of several attempts, and the bounds are wide: a rule that is quadratic in a
passage or a document misses them by far.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphsvc.documents
import graphsvc.extract
import graphsvc.vocabulary
from graphsvc.documents import lay_out
from graphsvc.extract import extract
from graphsvc.vocabulary import load_vocabulary

ATTEMPTS = 4
MOST_GROWTH = 2.5
"""Times that a text four times as long may take, over four: quadratic work makes it 4, cubic 16."""

MOST_SECONDS = 100
"""CPU seconds for each MB; ordinary text takes 2 to 4, the worst input known 13."""

HEADS = {
    "prose": "CPT 77386: Title\nCPT code 77386 stands for it. Modifier 26 is used and ",
    "field": "CPT 77386: Title\nModifiers: ",
    "list of sites": "CPT 77386: Title\nPlace of Service: ",
    "bracket": "CPT 77386: Title\nAetna covers 77386 with modifiers (26 and ",
    "heading": "CPT 77386: Title\n# a",
    "item": "CPT 77386: Title\nModifiers:\n- 26 (",
    "modifier table": "CPT 77386: Title\n| Modifier | Description | When to Use |\n|---|---|---|\n26 | ",
    "other table": "CPT 77386: Title\n| CPT Code | Relation | POS | Payer | ICD-10 |\n|---|---|---|---|---|\n",
}

FRAGMENTS = (
    *(
        " ",
        "\t",
        "\u00a0",
        "\r",
        "\f",
        "\n",
        "\n\n",
        "-",
        "- ",
        "--- ",
        "*",
        "* ",
        "**",
        "_",
        "`",
        "#",
        "# ",
        "•",
        "• ",
    ),
    *(
        ",",
        ", ",
        ";",
        "; ",
        ":",
        ": ",
        ".",
        ". ",
        "/",
        "/ ",
        "(",
        ")",
        "()",
        "((a",
        "(a) ",
        "[",
        "“",
        '"',
        "'",
        "?",
        "|",
    ),
    *(
        "| ",
        "a|",
        "|a\n",
        "|---|\n",
        "A\n",
        "a\n",
        "- a\n",
        "# a\n",
        "A: ",
        "A: b\n",
        "a ",
        "Aa ",
        "AB ",
        "x",
        "é",
        "1",
        "12",
    ),
    *("26 ", "26, ", "26 or ", "(26, ", "modifier 26, ", "Modifier 26: ", "mod AA() ", "no modifier ", "77386-26 "),
    *("12345 ", "77386, ", "CPT 77386, ", "V2222 ", "CPT code ", "C34.90 ", "C34.9, ", "Z29.0Z ", "ICD-10 ", "0333, "),
    *("revenue code ", "Aetna, ", "Aetna covers ", "not covered by ", "payers include ", "is not ", "is ", "not "),
    *("office, ", "POS 11, ", "hospital outpatient or ", "performed in the ", "radiologist or ", "performed by a "),
    *("excludes ", "is excluded ", "includes ", "when ", "if ", ", which ", "; but ", "and ", "as well as ", "e.g., "),
    *("Data not available ", "N/A ", "is not available, ", "Log in\n", "Register to view content\n", "the "),
)


def seconds_for(text: str) -> float:
    """Return the CPU time that reading and extracting take."""
    start = time.process_time()
    extract(lay_out(name="hostile.txt", sha256="0" * 64, text=text), load_vocabulary())
    return time.process_time() - start


def patterns() -> Iterator[re.Pattern[str]]:
    """Yield every compiled pattern of the rooms that read text."""

    def inside(value: object) -> Iterator[re.Pattern[str]]:
        if isinstance(value, re.Pattern):
            yield value
        elif isinstance(value, tuple | list):
            for item in value:
                yield from inside(item)

    def modules(package: ModuleType) -> Iterator[ModuleType]:
        for module in pkgutil.iter_modules(package.__path__):
            yield importlib.import_module(f"{package.__name__}.{module.name}")

    for package in (graphsvc.documents, graphsvc.extract, graphsvc.vocabulary):
        for module in modules(package):
            for value in vars(module).values():
                yield from inside(value)


PATTERNS = sorted({(pattern.pattern, pattern.flags): pattern for pattern in patterns()}.items())


@pytest.mark.parametrize("number", range(len(HEADS)), ids=list(HEADS))
def test_time_is_linear_in_what_is_repeated(number: int) -> None:
    load_vocabulary()
    head = list(HEADS.values())[number]
    slow = []
    for fragment in FRAGMENTS[number % 4 :: 4]:  # each behind two of the heads
        short, long = (head + fragment * (length // len(fragment)) + "\nend.\n" for length in (4_000, 16_000))
        growth = (seconds_for(long) / seconds_for(short) / 4 for _ in range(ATTEMPTS))
        if not any(times < MOST_GROWTH for times in growth):
            slow.append(fragment)
    assert slow == []


@settings(deadline=None, max_examples=100, derandomize=True)
@given(
    st.sampled_from(PATTERNS).flatmap(lambda item: st.from_regex(item[1], fullmatch=True)),
    st.sampled_from(["", " ", ", "]),
    st.sampled_from(list(HEADS.values())),
)
def test_no_wording_is_slow_when_it_is_repeated(wording: str, blank: str, head: str) -> None:
    fragment = (wording + blank) or " "
    text = head + fragment * (6_000 // len(fragment)) + "\nend.\n"
    assert any(seconds_for(text) / len(text) * 1e6 < MOST_SECONDS for _ in range(ATTEMPTS))
