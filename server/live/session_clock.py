"""The time of one session: that of the wall clock, unless that is set back.

Time never runs back within a session, and never stands still either: countdowns end and speech is measured also while
the wall clock shows, for an hour, what the log has seen before. It then goes on by the loop's own steady clock, until
the wall clock has caught up.
"""

from __future__ import annotations

import asyncio
from typing import Final

from rooms.kernel import Instant
from server.ports import Clock

_SLEW: Final = 1_000
"""Milliseconds a clock may be behind and be followed all the same: it was corrected a little, and time waits for it."""


class SessionClock:
    """See the module."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._then = Instant(0)
        self._steady_then = 0.0

    def now(self, last_event: Instant) -> Instant:
        """The time, not before the last event."""
        wall, steady = self._clock.now(), asyncio.get_running_loop().time()
        goes_on = Instant(self._then + round((steady - self._steady_then) * 1000))
        at = max(wall, last_event)
        if wall + _SLEW < max(goes_on, last_event):
            at = max(goes_on, last_event)
            if at == goes_on:
                return at
        self._then, self._steady_then = at, steady
        return at
