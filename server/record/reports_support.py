"""Calls for support and side conversations afterwards: that they were, when, and with whom. Pure.

Rule that holds: nothing says why somebody needed support, for nobody was asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

from facilitator.desk import Event
from facilitator.support import SupportAcknowledged, SupportAsked, SupportSettled, SupportWithdrawn
from rooms.aside import AsideEnded, TakenAside
from rooms.kernel import Instant, ParticipantId, RoomId

Outcome: TypeAlias = Literal["withdrawn", "aside", "settled", "open"]


class SupportReport(msgspec.Struct, frozen=True):
    """One call. `outcome`: taken back by its owner, met in a side conversation, settled otherwise, or still open; `by`
    is the leader who settled it, null when nobody in person did."""

    participant: ParticipantId
    asked_at: Instant
    seen_at: Instant | None = None
    seen_by: ParticipantId | None = None
    ended_at: Instant | None = None
    by: ParticipantId | None = None
    outcome: Outcome = "open"


class AsideReport(msgspec.Struct, frozen=True):
    """One side conversation. `until` is null while it goes on."""

    leader: ParticipantId
    participant: ParticipantId
    since: Instant
    until: Instant | None


class OwnSupport(msgspec.Struct, frozen=True):
    """One's own call, naming nobody else."""

    asked_at: Instant
    seen_at: Instant | None
    ended_at: Instant | None
    outcome: Outcome


class OwnAside(msgspec.Struct, frozen=True):
    """A side conversation one was in."""

    since: Instant
    until: Instant | None


class SupportTrail:
    """Follows the log."""

    def __init__(self) -> None:
        self._calls: list[SupportReport] = []
        self._asides: dict[RoomId, AsideReport] = {}

    def follow(self, event: Event) -> None:
        """The next event of the log."""
        match event:
            case SupportAsked():
                self._calls.append(SupportReport(event.participant, event.at))
            case SupportAcknowledged():
                self._change(event.participant, seen_at=event.at, seen_by=event.by)
            case SupportWithdrawn():
                self._change(event.participant, ended_at=event.at, outcome="withdrawn")
            case SupportSettled():
                outcome = "aside" if event.aside else "settled"
                self._change(event.participant, ended_at=event.at, by=event.by, outcome=outcome)
            case TakenAside():
                self._asides[event.room] = AsideReport(event.leader, event.participant, event.at, None)
            case AsideEnded():
                self._asides[event.room] = msgspec.structs.replace(self._asides[event.room], until=event.at)
            case _:
                pass

    def _change(self, participant: ParticipantId, **fields: object) -> None:
        last = max(n for n, call in enumerate(self._calls) if call.participant == participant)
        self._calls[last] = msgspec.structs.replace(self._calls[last], **fields)

    def calls(self) -> tuple[SupportReport, ...]:
        """Every call of the session, in order."""
        return tuple(self._calls)

    def asides(self) -> tuple[AsideReport, ...]:
        """Every side conversation of the session, in order."""
        return tuple(self._asides.values())


def own_calls(calls: Iterable[SupportReport], who: ParticipantId) -> tuple[OwnSupport, ...]:
    """One person's calls."""
    return tuple(
        OwnSupport(call.asked_at, call.seen_at, call.ended_at, call.outcome)
        for call in calls
        if call.participant == who
    )


def own_asides(asides: Iterable[AsideReport], who: ParticipantId) -> tuple[OwnAside, ...]:
    """The side conversations somebody was in."""
    return tuple(OwnAside(each.since, each.until) for each in asides if who in (each.leader, each.participant))
