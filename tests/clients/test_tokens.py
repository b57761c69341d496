"""Tokens as a tokenizer of models in use counts them: what agents are told of the size of answers keeps its word."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from graphsvc.agent.counting import tokens_of
from graphsvc.agent.limits import MAX_TOKENS
from tests.agent.clients import over_stdio
from tests.clients.node import Node

ASKED: Final[tuple[tuple[str, Mapping[str, Any]], ...]] = (
    ("resolve", {"terms": ["77620-26", "ASC", "BCBS", "C34.90"]}),
    ("search", {"text": "hyperthermia"}),
    ("describe", {"ids": ["cpt:77386", "cpt:77620"]}),
    ("compare", {"ids": ["cpt:77386", "cpt:77620", "cpt:77750"]}),
    ("paths", {"from_ids": ["cpt:77386"], "to_ids": ["cpt:77407"]}),
    ("gaps", {}),
    ("review_notes", {}),
    ("saved_operations", {}),
    ("run_saved", {"name": "matrix-of-two-kinds"}),
)

LISTED: Final = "the list of tools"


@pytest.fixture(scope="module")
def texts() -> Mapping[str, str]:
    """What an agent reads: the list of tools, and answers, by the tool."""
    with over_stdio() as client:
        listed = [tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in client.tools()]
        answers = {name: client.text(name, **asked, max_tokens=MAX_TOKENS) for name, asked in ASKED}
    return {LISTED: json.dumps(listed, separators=(",", ":"), ensure_ascii=False), **answers}


@pytest.fixture(scope="module")
def counted(node: Node, texts: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, int]:
    """The tokens of each."""
    file: Path = tmp_path_factory.mktemp("tokens") / "texts.json"
    file.write_text(json.dumps(texts), encoding="utf-8")
    found: Mapping[str, int] = node.told("tokens.mjs", file)
    return found


def test_no_answer_takes_more_tokens_than_it_is_counted_with(
    texts: Mapping[str, str], counted: Mapping[str, int]
) -> None:
    assert {name for name, tokens in counted.items() if tokens > tokens_of(texts[name])} == set()


def test_the_count_is_no_more_than_half_as_much_again_as_the_tokens(
    texts: Mapping[str, str], counted: Mapping[str, int]
) -> None:
    assert {name for name, tokens in counted.items() if tokens_of(texts[name]) > 1.5 * tokens} == set()


def test_the_list_of_tools_takes_less_than_nine_thousand_tokens(counted: Mapping[str, int]) -> None:
    assert 0 < counted[LISTED] < 9_000
