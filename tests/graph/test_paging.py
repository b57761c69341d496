from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.errors import CursorError, PageSizeError, StaleCursorError
from graphsvc.graph.paging import Page, PageLimits, PageRequest, page_of

STEADY = settings(deadline=None, max_examples=50)  # no clock: the machine may be busy

LIMITS = PageLimits(default=3, maximum=5)
SCOPE = ("release", "list")

ROWS = st.lists(st.text(min_size=1), unique=True, max_size=20)
SIZES = st.lists(st.integers(1, LIMITS.maximum), min_size=1, max_size=4)


def page(rows: list[str], scope: tuple[str, str] = SCOPE, **request: int | str | None) -> Page[str]:
    return page_of(rows, PageRequest(**request), key=str, release=scope[0], name=scope[1:], limits=LIMITS)  # type: ignore[arg-type]


@STEADY
@given(rows=ROWS, sizes=SIZES)
def test_walking_forwards_gives_the_whole_list(rows: list[str], sizes: list[int]) -> None:
    walked: list[str] = []
    found = page(rows, first=sizes[0])
    pages = [found]
    for turn in range(len(rows) + 1):
        walked.extend(found.items)
        assert found.has_next is (len(walked) < len(rows))
        if not found.has_next:
            break
        found = page(rows, first=sizes[turn % len(sizes)], after=found.end_cursor)
        pages.append(found)
    assert walked == rows
    assert [found.has_previous for found in pages] == [False] + [True] * (len(pages) - 1)
    assert {found.total for found in pages} == {len(rows)}


@STEADY
@given(rows=ROWS, sizes=SIZES)
def test_walking_backwards_gives_the_whole_list(rows: list[str], sizes: list[int]) -> None:
    walked: list[str] = []
    found = page(rows, last=sizes[0])
    for turn in range(len(rows) + 1):
        walked = [*found.items, *walked]
        assert found.has_previous is (len(walked) < len(rows))
        if not found.has_previous:
            break
        found = page(rows, last=sizes[turn % len(sizes)], before=found.start_cursor)
    assert walked == rows


@STEADY
@given(rows=ROWS, low=st.integers(0, 20), high=st.integers(0, 20), size=st.integers(0, LIMITS.maximum))
def test_both_cursors_cut_out_what_stands_between(rows: list[str], low: int, high: int, size: int) -> None:
    cursors = [
        row.cursor
        for start in range(0, len(rows), LIMITS.maximum)
        for row in page_of(
            rows[start : start + LIMITS.maximum],
            PageRequest(first=5),
            key=str,
            release=SCOPE[0],
            name=SCOPE[1:],
            limits=LIMITS,
        ).rows
    ]
    after = cursors[low] if low < len(rows) else None
    before = cursors[high] if high < len(rows) else None
    between = rows[low + 1 if after else 0 : high if before else len(rows)]
    assert list(page(rows, first=size, after=after, before=before).items) == between[:size]
    assert list(page(rows, last=size, after=after, before=before).items) == between[-size or len(between) :]


@STEADY
@given(rows=ROWS)
def test_cursors_are_opaque_and_differ(rows: list[str]) -> None:
    found = page(rows, first=5)
    assert all(one.cursor != other.cursor for one, other in pairwise(found.rows))
    assert all(row.cursor.isascii() and "=" not in row.cursor for row in found.rows)


@STEADY
@given(cursor=st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_what_was_never_a_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(CursorError):
        page(["a", "b"], after=cursor)


@STEADY
@given(rows=ROWS.filter(bool))
def test_a_cursor_holds_for_its_list_and_release_only(rows: list[str]) -> None:
    end = page(rows, first=1).end_cursor
    with pytest.raises(StaleCursorError, match="another release"):
        page(rows, ("other", "list"), after=end)
    with pytest.raises(CursorError):
        page(rows, ("release", "other"), after=end)
    with pytest.raises(CursorError):
        page([row for row in rows if row != rows[0]], after=end)


@pytest.mark.parametrize(("first", "last"), [(-1, None), (None, 6), (1, 1)])
def test_page_sizes_are_bounded(first: int | None, last: int | None) -> None:
    with pytest.raises(PageSizeError):
        page(["a"], first=first, last=last)


def test_without_a_size_a_page_has_the_default() -> None:
    assert page(list("abcde")).items == ("a", "b", "c")
