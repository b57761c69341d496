"""Answers to many questions at once, where what is wrong with one costs none of the others."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from graphsvc.errors import GraphsvcError

Q = TypeVar("Q")
A = TypeVar("A")


def in_place(questions: Iterable[Q], answer: Callable[[Q], A]) -> list[A | GraphsvcError]:
    """Return the answers in the order of the questions; the error, which GraphQL puts there, where there is none."""
    return [_tried(question, answer) for question in questions]


def _tried(question: Q, answer: Callable[[Q], A]) -> A | GraphsvcError:
    try:
        return answer(question)
    except GraphsvcError as error:
        return error
