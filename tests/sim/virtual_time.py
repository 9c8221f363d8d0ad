"""An event loop in which time passes only when nobody has anything left to do, and then at once.

A test in it never sleeps: two minutes of grace take no time at all, and the order of things is the same on each run.
For everything that lives on the loop alone; sockets and threads are not waited for.
"""

from __future__ import annotations

import asyncio
import functools
import selectors
from collections.abc import Callable, Coroutine
from typing import ParamSpec

from rooms.kernel import Instant
from tests.sim.meeting import START

P = ParamSpec("P")


class _Skipping(selectors.DefaultSelector):
    """Instead of waiting it moves the time on."""

    elapsed = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready:
            if timeout is None:
                raise RuntimeError("everyone waits, and nothing will ever happen")
            self.elapsed += max(0.0, timeout)
        return ready


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """Its `time` starts at 0 and counts seconds that nobody has waited for."""

    def __init__(self) -> None:
        self._skipping = _Skipping()
        super().__init__(self._skipping)

    def time(self) -> float:
        return self._skipping.elapsed


class LoopClock:
    """A `Clock` that shows the time of the running loop. `set_back` is what an operator or NTP may do to it."""

    def __init__(self) -> None:
        self.set_back = 0

    def now(self) -> Instant:
        return Instant(START + round(asyncio.get_running_loop().time() * 1000) - self.set_back)


def in_virtual_time(test: Callable[P, Coroutine[None, None, None]]) -> Callable[P, None]:
    """Run an async test on a loop of its own in virtual time."""

    @functools.wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
            runner.run(test(*args, **kwargs))

    return run
