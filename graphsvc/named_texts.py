"""Texts as a person names them: a saved one by its name, a file, or the text itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from graphsvc.errors import GraphsvcError

_LONGEST: Final = 200
"""Characters of what is none that an error repeats: a text that lacks a sign may be long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextKind:
    """What texts of a kind are.

    Attributes:
        noun: What one is called, such as `operation`.
        listed_by: What lists the saved ones.
        signs: Characters of which every text has one, and no name of a saved one has any.
        error: What is raised where there is no such text.
    """

    noun: str
    listed_by: str
    signs: str
    error: type[GraphsvcError]

    def named(self, given: str, saved: Mapping[str, str]) -> str:
        """Return the text that is meant: a saved one of that name comes first, then a file.

        Args:
            given: The name, the path or the text.
            saved: The saved texts by name.

        Raises:
            GraphsvcError: `error`: it is none of these, or a file that cannot be read.
        """
        if given in saved:
            return saved[given]
        is_text = not set(self.signs).isdisjoint(given)
        try:
            if Path(given).is_file():
                return self.decoded(Path(given).read_bytes(), given)
        except OSError as error:
            if not is_text:
                raise self.error(
                    f"{given[:_LONGEST]} cannot be read: {error.strerror}",
                    value=given,
                    hint="check that it may be read",
                ) from None
        if is_text:
            return given
        near = get_close_matches(given, saved, n=1)
        raise self.error(
            f"'{given[:_LONGEST]}' is neither a file nor a saved {self.noun} nor the text of one",
            value=given,
            hint=(f"did you mean '{near[0]}'? " if near else "") + f"all are listed by {self.listed_by}",
        )

    def decoded(self, content: bytes, name: str) -> str:
        """Return the text of a file, or of what a name stands for.

        Raises:
            GraphsvcError: `error`: it is not UTF-8.
        """
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise self.error(
                f"{name} is not valid UTF-8 (byte {error.start})", value=name, hint="save it as UTF-8"
            ) from None
