"""Shared screens afterwards: that somebody shared, where and when. Pure.

Rule that holds: nothing says what was on a screen, for nobody here has seen it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from facilitator.desk import Event
from facilitator.sharing import ScreenShared, SharingStopped
from rooms.kernel import Instant, ParticipantId, RoomId


class ScreenReport(msgspec.Struct, frozen=True):
    """One screen that was shared. `until` is null while it goes on."""

    participant: ParticipantId
    room: RoomId
    since: Instant
    until: Instant | None = None


class OwnScreen(msgspec.Struct, frozen=True):
    """One's own, naming no room."""

    since: Instant
    until: Instant | None


class SharingTrail:
    """Follows the log."""

    def __init__(self) -> None:
        self._screens: list[ScreenReport] = []

    def follow(self, event: Event) -> None:
        """The next event of the log."""
        if isinstance(event, ScreenShared):
            self._screens.append(ScreenReport(event.participant, event.room, event.at))
        elif isinstance(event, SharingStopped):
            last = max(n for n, screen in enumerate(self._screens) if screen.participant == event.participant)
            self._screens[last] = msgspec.structs.replace(self._screens[last], until=event.at)

    def screens(self) -> tuple[ScreenReport, ...]:
        """Every screen of the session, in order."""
        return tuple(self._screens)


def own_screens(screens: Iterable[ScreenReport], who: ParticipantId) -> tuple[OwnScreen, ...]:
    """Those of one person."""
    return tuple(OwnScreen(screen.since, screen.until) for screen in screens if screen.participant == who)
