"""What a full-text index promises, whatever its texts are."""

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.errors import SearchError
from graphsvc.graph.highlighting import MAX_SHOWN, highlights
from graphsvc.graph.text_index import MAX_TEXT, MAX_WORDS, Match, Text, TextField, TextIndex
from graphsvc.graph.words import folded, words_of
from graphsvc.vocabulary import load_vocabulary

STEADY = settings(deadline=None, max_examples=100)  # no clock: the machine may be busy

FIELDS = (
    TextField(name="code", weight=4, whole=Match.CODE),
    TextField(name="name", weight=2, whole=Match.NAME),
    TextField(name="rest", weight=1),
)

ANYTHING = st.text(alphabet=st.characters(), max_size=60)
"""Any characters at all, lone surrogates among them."""


def index_of(texts: Mapping[str, Mapping[str, str]]) -> TextIndex[None]:
    return TextIndex(
        FIELDS, {key: [Text(field, text, None) for field, text in own.items()] for key, own in texts.items()}
    )


def found(index: TextIndex[None], text: str) -> list[tuple[str, Match]]:
    return [(hit.key, hit.match) for hit in index.find(text)[1]]


SMALL = index_of(
    {
        "a": {"code": "77620", "name": "Invasive hyperthermia", "rest": "A probe warms the tissue."},
        "b": {"code": "77600", "name": "External hyperthermia", "rest": "No deeper than 4 cm; see 77620."},
        "c": {"code": "26", "name": "Professional component", "rest": "The physician’s work, with 77620."},
        "d": {"name": "hyperthermia"},
        "e": {"name": "Café à côté"},
    }
)


def test_a_code_comes_before_a_name_and_a_name_before_words() -> None:
    assert found(SMALL, "77620") == [("a", Match.CODE), ("b", Match.WORDS), ("c", Match.WORDS)]
    assert found(SMALL, "Hyperthermia") == [("d", Match.NAME), ("a", Match.WORDS), ("b", Match.WORDS)]


def test_words_may_stand_in_several_texts_of_a_key() -> None:
    assert found(SMALL, "probe hyperthermia 77620") == [("a", Match.WORDS)]


def test_the_beginning_of_a_word_is_found_behind_whole_words() -> None:
    index = index_of({"longer": {"name": "probes"}, "whole": {"rest": "a probe"}})
    assert found(index, "probe") == [("whole", Match.WORDS), ("longer", Match.BEGINNINGS)]


@pytest.mark.parametrize("word", ["tracking", "tracking2"])
def test_a_word_that_texts_hold_or_begin_with_has_no_typos(word: str) -> None:
    index = index_of({"typo": {"name": "teaching"}, "held": {"name": word}})
    assert [key for key, _ in found(index, "tracking")] == ["held"]


@pytest.mark.parametrize("text", ["hypertermia", "hyperhtermia", "yperthermia", "hyperthermiaa", "hyprthermja"])
def test_a_word_with_a_typo_or_two_is_found(text: str) -> None:
    assert set(found(SMALL, text)) == {("a", Match.TYPOS), ("b", Match.TYPOS), ("d", Match.TYPOS)}


def test_a_code_has_no_typos() -> None:
    assert found(SMALL, "77621") == []


def test_letter_case_and_accents_do_not_matter() -> None:
    assert found(SMALL, "CAFE A COTE") == found(SMALL, "cafe\u0301 a\u0300 co\u0302te\u0301") == [("e", Match.NAME)]


def test_some_of_the_words_do_where_nothing_has_them_all() -> None:
    assert found(SMALL, "professional zebra") == [("c", Match.SOME_WORDS)]
    assert found(SMALL, "zebra") == []


def test_equal_keys_come_in_the_order_of_the_keys() -> None:
    index = index_of({key: {"rest": "the same words"} for key in "zyxabc"})
    assert [key for key, _ in found(index, "same")] == list("abcxyz")


def test_a_better_match_always_scores_more() -> None:
    common = {f"{number:03}": {"rest": "probe"} for number in range(200)}
    hits = index_of({**common, "rare": {"name": "probes", "rest": "probing"}, "name": {"name": "Probe"}}).find("probe")[
        1
    ]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert (hits[0].key, hits[-1].key) == ("name", "rare")
    assert all(0 <= hit.score <= 1 for hit in hits)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "has no letter and no digit"),
        (' \t*"()-+:^', "has no letter and no digit"),
        ("\ud800", "has no letter and no digit"),
        ("😀", "has no letter and no digit"),
        ("a" * (MAX_TEXT + 1), f"has {MAX_TEXT + 1} characters"),
        (" ".join("abcdefghijklmnopq"), f"has {MAX_WORDS + 1} different words"),
    ],
)
def test_a_text_that_cannot_be_searched_for_is_an_error(text: str, words: str) -> None:
    with pytest.raises(SearchError, match=words):
        SMALL.find(text)


@pytest.mark.parametrize(
    "text",
    [
        'probe" OR "tissue',
        "probe*",
        "NEAR(probe tissue)",
        "NOT probe",
        "probe AND NOT tissue",
        "name:probe",
        "^probe",
        "{f1 f2}: probe",
        "probe\0tissue",
        "probe\x1b[31m",
        "'; DROP TABLE whole; --",
        "probe + tissue",
        "\u202eeborp probe",
        "\ud800probe",
        "p" * MAX_TEXT,
    ],
)
def test_marks_of_a_query_language_are_never_one(text: str) -> None:
    plain = " ".join(word.known_as for word in words_of(text))
    assert found(SMALL, text) == found(SMALL, plain)


@STEADY
@given(texts=st.dictionaries(st.sampled_from("abc"), ANYTHING), sought=ANYTHING)
def test_whatever_is_indexed_and_sought_there_is_an_answer_or_an_error(texts: dict[str, str], sought: str) -> None:
    index = index_of({key: {"rest": text} for key, text in texts.items()})
    try:
        hits = index.find(sought)[1]
    except SearchError:
        return
    wanted = set(folded(sought).split())
    whole = {key for key, text in texts.items() if wanted <= set(folded(text).split())}
    assert {hit.key for hit in hits if hit.match is Match.WORDS} == whole


@STEADY
@given(texts=st.dictionaries(st.sampled_from("abcdef"), ANYTHING), sought=ANYTHING)
def test_the_order_of_what_is_indexed_does_not_matter(texts: dict[str, str], sought: str) -> None:
    forth = index_of({key: {"name": text} for key, text in texts.items()})
    back = index_of({key: {"name": text} for key, text in reversed(texts.items())})
    try:
        expected = forth.find(sought)
    except SearchError:
        return
    assert back.find(sought) == expected


@STEADY
@given(text=st.text(alphabet=st.characters(), max_size=3 * MAX_SHOWN), data=st.data())
def test_what_is_highlighted_is_what_was_sought(text: str, data: st.DataObject) -> None:
    words = [word.known_as for word in words_of(text)]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    index = index_of({"key": {"rest": text}})
    sought, (hit, *_) = index.find(word)
    (shown,) = highlights(index.texts("key"), sought, hit.match, limit=3)
    assert shown.text == text[shown.start : shown.start + MAX_SHOWN]
    first = shown.ranges[0]
    assert folded(shown.text[first.start : first.end]) == word or first.end == len(shown.text)
    assert [one.start for one in shown.ranges] == sorted({one.start for one in shown.ranges})
    assert all(0 <= one.start < one.end <= len(shown.text) for one in shown.ranges)


NAMES = {str(node_id): node.name for node_id, node in load_vocabulary().nodes.items() if len(node.name) >= 6}
NAMED = index_of({key: {"name": name} for key, name in NAMES.items()})
LETTERS = [
    (name, place)
    for name in sorted(set(NAMES.values()))
    for word in re.finditer(r"[^\W\d_]{5,}", name)
    for place in range(word.start(), word.end() - 1)
]
"""Each letter, but for the last, of each word with five or more in the names of the vocabulary."""
HELD = {word.known_as for name in NAMES.values() for word in words_of(name)}
FIRST = 5
"""Results that a person looks at."""


@STEADY
@given(letter=st.sampled_from(LETTERS))
def test_a_name_with_a_letter_dropped_or_swapped_is_among_the_first(letter: tuple[str, int]) -> None:
    name, place = letter
    dropped = name[:place] + name[place + 1 :]
    swapped = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    for typed in (dropped, swapped):
        # "orthopedic" is "orthopaedic" with a letter dropped, and a word of other names: it is what was meant
        if not all(any(held.startswith(word.known_as) for held in HELD) for word in words_of(typed)):
            assert name in [NAMES[hit.key] for hit in NAMED.find(typed)[1][:FIRST]]


def test_threads_may_share_an_index() -> None:
    texts = ["77620", "hypertermia", "probe", "professional zebra"] * 20
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(SMALL.find, texts)) == [SMALL.find(text) for text in texts]
