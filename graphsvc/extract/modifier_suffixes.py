"""Modifiers in suffix forms such as `93005-TC`: they belong to the code they stand behind."""

from collections.abc import Iterator
from typing import Final

from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.reading import Reading
from graphsvc.extract.wording import one_of, wording
from graphsvc.model import Predicate, Status, modifier_id

_REACH = 60
"""Characters before a form in which stands what denies it."""

_WRONG: Final = wording(
    one_of(
        "not", "don['’]t", "never", "stop", "avoid", "cannot", "wrong", "incorrect", "rather than", "instead of", "no"
    ),
    r"[^.;,]{0,40}(?:-\w\w[,\s/]+(?:or\s|and\s)?)?$",
)
"""What stands before a form that is not to be used: "do not bill 77412-LT"."""


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the modifier of each form, affirmed unless the form is one not to use.

    A condition is one of billing: "bill 77387-PC if images are taken" says what the form is, whenever it is billed.
    """
    for statement in reading.statements:
        for code in statement.codes:
            if code.modifier:
                written = statement.text[code.span.start : code.span.end]
                is_wrong = _WRONG.search(statement.text, max(0, code.span.start - _REACH), code.span.start)
                yield from findings_of(
                    statement,
                    Predicate.TAKES_MODIFIER,
                    modifier_id(code.modifier),
                    f"{written}-{code.modifier}",
                    subjects=(code.node,),
                    status=Status.NEGATED if is_wrong else Status.AFFIRMED,
                )


EXTRACTOR: Final = Extractor(name="modifier-suffixes/1", find=find)
