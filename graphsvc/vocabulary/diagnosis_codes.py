"""Which ICD-10-CM codes can be: by their shape and by the categories that are in use."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from graphsvc.model.ids import ICD10CM_PATTERN

_SHAPE: Final = re.compile(ICD10CM_PATTERN)
_ICD9_V: Final = re.compile(r"V(?!00)\d\d(?:\.\d{1,2})?")
"""A V code of ICD-9-CM: V01 to V91 and at most two digits behind the point.

ICD-10-CM uses V for transport accidents, and each of those codes has seven characters (NCHS, tabular list, chapter 20).
"""


class DiagnosisCodes:
    """The categories of ICD-10-CM; what stands behind the point is checked by its shape alone."""

    def __init__(self, ranges: Iterable[tuple[str, str]]) -> None:
        """Take the categories as ranges (first, last) that share letter and, in longer ones, are numbered."""
        self._known = frozenset(code for first, last in ranges for code in _range(first, last))

    def __len__(self) -> int:
        """Return the number of categories."""
        return len(self._known)

    def is_possible(self, code: str) -> bool:
        """Tell whether a code in capitals has the shape of ICD-10-CM and a category in use."""
        return bool(_SHAPE.fullmatch(code)) and code[:3] in self._known

    def reads_as_icd9(self, code: str) -> bool:
        """Tell whether a code in capitals has the shape of an ICD-9-CM V code and not of a whole ICD-10-CM one."""
        return bool(_ICD9_V.fullmatch(code))


def _range(first: str, last: str) -> Iterator[str]:
    if first == last:
        yield first
        return
    for number in range(int(first[1:]), int(last[1:]) + 1):
        yield f"{first[0]}{number:02}"
