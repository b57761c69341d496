"""Threads for what starts an event loop: that of an open browser runs in the main one, which takes no other."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def in_a_thread(function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Return what a function returns that may start an event loop, or raise its error."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(function, *arguments, **named).result()


def finished(coroutine: Coroutine[Any, Any, T]) -> T:
    """Return what a coroutine returns, or raise its error."""
    return in_a_thread(asyncio.run, coroutine)
