"""How large an answer is: tokens by a rule that needs no tokenizer."""

from typing import Any

import orjson

from graphsvc.agent.limits import BYTES_PER_TOKEN


def tokens_of(text: str | bytes) -> int:
    """Return the tokens of a text, estimated: its bytes in UTF-8 by `BYTES_PER_TOKEN`, rounded up."""
    return -(-len(text if isinstance(text, bytes) else text.encode()) // BYTES_PER_TOKEN)


def tokens_of_value(value: Any) -> int:  # noqa: ANN401 - JSON is anything
    """Return the tokens of a JSON value as an answer writes it: without blanks."""
    return tokens_of(orjson.dumps(value))
