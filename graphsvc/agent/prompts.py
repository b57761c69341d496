"""The prompts: common questions in words that lead an agent to the tools and to quotes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphsvc.agent.errors import UnknownPromptError
from graphsvc.errors import ArgumentError

MAX_GIVEN: Final = 200
"""Characters of what is filled into a prompt: a code, a payer, a name."""

_CITE: Final = (
    "Answer only with what the tools return. Behind each statement quote the words that say it, with the document's "
    "name, the section and the offsets start to end. Say which statements are CONDITIONAL and on what. Where a tool's "
    "answer has `cut`, ask for the rest before you conclude. What no document tells, call not told: do not fill it in."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptArgument:
    """What is filled into a prompt."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A question with blanks.

    Attributes:
        name: What it is called by.
        title: For people.
        description: What is asked.
        arguments: What is filled in; all are needed.
        text: The question and how to answer it, with the arguments in braces.
    """

    name: str
    title: str
    description: str
    arguments: tuple[PromptArgument, ...]
    text: str


_CODE: Final = PromptArgument(name="code", description="A code, such as 77386")

PROMPTS: Final[tuple[Prompt, ...]] = (
    Prompt(
        name="modifiers_of_one_code_only",
        title="Modifiers that one code takes and another does not",
        description="Which modifiers does one code take that another does not?",
        arguments=(_CODE, PromptArgument(name="other", description="The other code, such as 77407")),
        text="Which modifiers does {code} take that {other} does not?\n\nFind both ids with resolve. Call compare with "
        'the two ids, predicates ["TAKES_MODIFIER"], show "distinct" and had_by the id of {code}. For each modifier '
        "tell whether the documents deny it of {other} (`denials`) or do not speak of it. " + _CITE,
    ),
    Prompt(
        name="what_covers",
        title="Who covers a code",
        description="Which payers cover a code, on what conditions, and which do not?",
        arguments=(_CODE,),
        text="Which payers cover {code}, on what conditions, and which do not?\n\nFind the id with resolve. Call "
        'describe with it and predicates ["COVERED_BY", "DISCUSSED_FOR"]: DISCUSSED_FOR says that a payer is only in '
        "the scope of a document, not that it covers. Call review_notes with the id for what looks wrong. " + _CITE,
    ),
    Prompt(
        name="what_is_not_told",
        title="What documents do not tell",
        description="What do documents not tell of a code, and why?",
        arguments=(_CODE,),
        text="What do the documents not tell of {code}, and why?\n\nFind the id with resolve. Call gaps with it: "
        "NOT_AVAILABLE is what a document says it lacks, LOCKED what it hides, TRUNCATED what it loses; the notes name "
        "fields that no document speaks of. " + _CITE,
    ),
)
"""In the order in which people see them."""


def filled(name: str, given: Mapping[str, str]) -> tuple[Prompt, str]:
    """Return a prompt and its text with what is given filled in.

    Raises:
        UnknownPromptError: no prompt has the name.
        ArgumentError: an argument is lacking, unknown, blank or longer than `MAX_GIVEN`.
    """
    prompt = next((one for one in PROMPTS if one.name == name), None)
    if prompt is None:
        raise UnknownPromptError(
            f"no prompt is called '{name[:MAX_GIVEN]}'",
            value=name,
            hint=f"there are {', '.join(one.name for one in PROMPTS)}",
        )
    names = [argument.name for argument in prompt.arguments]
    wrong = [one for one in names if not given.get(one, "").strip()] + [one for one in given if one not in names]
    wrong += [one for one in names if len(given.get(one, "")) > MAX_GIVEN]
    if wrong:
        raise ArgumentError(
            f"{name} needs {' and '.join(names)}, and nothing else",
            value=wrong[0],
            hint=f"give each a value of at most {MAX_GIVEN} characters",
        )
    return prompt, prompt.text.format(**given)
