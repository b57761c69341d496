"""Forms: the classes of arguments, answers and their parts, read from JSON, written as JSON, and described."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

adapter_of: Final[Callable[[Any], "TypeAdapter[Any]"]] = cache(TypeAdapter)
"""What reads, writes and describes values of a form, made once."""


def json_of(value: object, form: Any = None) -> bytes:  # noqa: ANN401 - a class, or an alias of one
    """Return a value as it is sent: JSON without blanks, and without the fields that are None.

    Args:
        value: Of the form.
        form: Its class, or an alias of it such as `Answer[ShownStatement]`; None for the class that it has.
    """
    return adapter_of(type(value) if form is None else form).dump_json(value, exclude_none=True)
