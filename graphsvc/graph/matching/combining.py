"""What all filters have in common: parts that nest, and tests that are joined."""

from collections.abc import Callable, Iterator
from typing import Protocol, Self, TypeVar

from graphsvc.errors import FilterError
from graphsvc.graph.filters import MAX_NESTING, MAX_PARTS, NodeFilter, TextFilter

T = TypeVar("T")
Test = Callable[[T], bool]


class Nested(Protocol):
    """A filter whose parts are filters of the same class."""

    @property
    def and_(self) -> tuple[Self, ...] | None:
        """All of these hold."""
        ...

    @property
    def or_(self) -> tuple[Self, ...] | None:
        """At least one of these holds."""
        ...

    @property
    def not_(self) -> Self | None:
        """This does not hold."""
        ...


F = TypeVar("F", bound=Nested)


def check_bounds(where: Nested) -> None:
    """Check how deep a filter nests and how many it holds, without recursion.

    Raises:
        FilterError: there are more levels than `MAX_NESTING` or more filters than `MAX_PARTS`.
    """
    level: list[Nested] = [where]
    levels = parts = 0
    while level:
        levels += 1
        parts += len(level)
        if parts > MAX_PARTS:
            raise FilterError(
                f"the filter holds more than {MAX_PARTS} filters",
                value=parts,
                hint="an `or` over names can be one list of names: {code: [...]}, {any: [...]}",
            )
        level = [inner for part in level for inner in _inner(part)]
    if levels > MAX_NESTING:
        raise FilterError(
            f"the filter nests deeper than {MAX_NESTING} levels",
            value=levels,
            hint="an `and` inside an `and` can be one list, a `not` inside a `not` is the filter in it, and a related "
            "node can be named by its id",
        )


def combined(where: F, tests_of: Callable[[F], Iterator[Test[T]]]) -> Test[T]:
    """Return the test that a filter within bounds stands for, given the tests of its own fields."""
    tests = list(tests_of(where))
    if where.and_ is not None:
        tests.append(_every([combined(part, tests_of) for part in where.and_]))
    if where.or_ is not None:
        tests.append(_some([combined(part, tests_of) for part in where.or_]))
    if where.not_ is not None:
        tests.append(_opposite(combined(where.not_, tests_of)))
    return _every(tests)


def sought(text: str) -> str:
    """Return a text as it is looked for.

    Raises:
        FilterError: it is blank.
    """
    if not text.strip():
        raise FilterError("a filter's text is blank", value=text, hint="leave the field out to match all")
    return text.strip().casefold()


def text_test(where: TextFilter) -> Test[list[str]]:
    """Return a test for the texts of one kind that an assertion's evidence holds, none of them perhaps.

    Raises:
        FilterError: the text in it is blank.
    """
    if where.contains is None:
        return lambda texts: bool(texts) is where.present
    part = sought(where.contains)
    return lambda texts: any(part in text.casefold() for text in texts)


def _inner(where: Nested) -> Iterator[Nested]:
    yield from where.and_ or ()
    yield from where.or_ or ()
    if where.not_ is not None:
        yield where.not_
    if isinstance(where, NodeFilter):
        yield from (relation.where for relation in where.relations if relation.where is not None)


def _every(tests: list[Test[T]]) -> Test[T]:
    if len(tests) == 1:
        return tests[0]
    return lambda item: all(test(item) for test in tests)


def _some(tests: list[Test[T]]) -> Test[T]:
    return lambda item: any(test(item) for test in tests)


def _opposite(test: Test[T]) -> Test[T]:
    return lambda item: not test(item)
