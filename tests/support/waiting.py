"""Waiting for a condition, the only way a test here lets time pass."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")

INTERVAL = 0.05


async def until(what: str, condition: Callable[[], Awaitable[T]], within: float = 15.0) -> T:
    """Ask `condition` again and again until its answer is true, and return that answer.

    Raises: AssertionError saying `what` did not become true within `within` seconds, and the last answer.
    """
    deadline = time.monotonic() + within
    while True:
        answer = await condition()
        if answer:
            return answer
        if time.monotonic() >= deadline:
            raise AssertionError(f"not within {within} s: {what}; last answer: {answer!r}")
        await asyncio.sleep(INTERVAL)
