"""The only module that imports pandas, which an extra brings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from graphsvc.errors import ExtraError

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None
"""None where there is nothing to tell, which pandas shows as <NA>."""


class Dtype(StrEnum):
    """What the cells of a column are, by the name that pandas has for it."""

    TEXT = "string"
    WHOLE = "Int64"
    NUMBER = "Float64"
    TRUTH = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a frame: the same in every frame of its kind, rows or none."""

    name: str
    dtype: Dtype = Dtype.TEXT


EVIDENCE: Final = (
    Column("document"),
    Column("document_name"),
    Column("section"),
    Column("start", Dtype.WHOLE),
    Column("end", Dtype.WHOLE),
    Column("quote"),
    Column("extractor"),
    Column("as_written"),
    Column("meaning"),
    Column("when_to_use"),
    Column("relationship"),
    Column("condition"),
)
"""The columns of a piece of evidence; `end` is behind the last character, both count code points."""


def frame_of(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], release: str) -> "pd.DataFrame":
    """Return rows as a frame; `attrs["release"]` tells the build of the graph that they are of.

    Raises:
        ExtraError: pandas is not installed.
    """
    pandas = _pandas()
    held = list(rows)
    series = {
        column.name: pandas.Series([row[place] for row in held], dtype=column.dtype.value)
        for place, column in enumerate(columns)
    }
    return _of_release(pandas.DataFrame(series), release)


def grid_of(
    rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]], release: str
) -> "pd.DataFrame":
    """Return counts as a frame with names of rows and columns; errors as in `frame_of`."""
    pandas = _pandas()
    index, names = (pandas.Index(list(one), dtype="string") for one in (rows, columns))
    return _of_release(pandas.DataFrame(counts, index=index, columns=names, dtype="int64"), release)


def flat_frame(records: Sequence[Any], release: str) -> "pd.DataFrame":
    """Return objects of JSON as a frame, what they hold under names with points; errors as in `frame_of`."""
    return _of_release(_pandas().json_normalize(list(records)), release)


def _of_release(frame: Any, release: str) -> "pd.DataFrame":  # noqa: ANN401 - a frame, if pandas is there
    frame.attrs["release"] = release
    return frame  # type: ignore[no-any-return]


def _pandas() -> Any:  # noqa: ANN401 - a module, if it is there
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError:
        raise ExtraError.of(package="pandas", extra="pandas", needed_for="frames") from None
    return pd
