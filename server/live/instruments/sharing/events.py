"""What is told of shared screens, and of who may share: to those whose view of it changes.

Of one that ended because its room closed, or its owner went elsewhere, they have learned by that.
"""

from __future__ import annotations

from typing import TypeAlias, assert_never

from facilitator import sharing
from facilitator.desk import Desk
from facilitator.sharing import Reason
from rooms.kernel import ParticipantId, RoomId
from server.live.instruments.sharing.view import shown
from server.live.standpoint import Viewer, knows, standpoint
from server.live.wire_base import BaseWireEvent


class ScreenShared(BaseWireEvent, frozen=True):
    participant: ParticipantId
    room: RoomId


class SharingStopped(BaseWireEvent, frozen=True):
    """`by` is whoever ended it or took over; null when it ended by itself."""

    participant: ParticipantId
    room: RoomId
    by: ParticipantId | None
    reason: Reason


class SharingAllowed(BaseWireEvent, frozen=True):
    """`participants` null: everyone; else those it is about, as far as this viewer may know: leaders all, the person
    themselves only themselves, and everyone else is not told."""

    allowed: bool
    participants: tuple[ParticipantId, ...] | None
    by: ParticipantId | None


SharingWireEvent: TypeAlias = ScreenShared | SharingStopped | SharingAllowed


def told(seq: int, event: sharing.Event, before: Desk, after: Desk, viewer: Viewer) -> SharingWireEvent | None:
    """How `viewer` is told of it, or None."""
    stands = standpoint(after, viewer)
    if stands.place != "inside" or shown(before, viewer, stands) == shown(after, viewer, stands):
        return None
    match event:
        case sharing.ScreenShared():
            return ScreenShared(seq=seq, at=event.at, participant=event.participant, room=event.room)
        case sharing.SharingStopped():
            who, room, by = event.participant, event.room, event.by
            return SharingStopped(seq=seq, at=event.at, participant=who, room=room, by=by, reason=event.reason)
        case sharing.SharingAllowed():
            named = event.participants
            if named is not None:
                named = tuple(who for who in named if knows(after, viewer, who) and (stands.leads or who == viewer))
            return SharingAllowed(seq=seq, at=event.at, allowed=event.allowed, participants=named, by=event.by)
        case _:
            assert_never(event)
