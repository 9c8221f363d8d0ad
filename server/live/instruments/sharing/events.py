"""What is told of shared screens: to those who see them, their owners and the leaders."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from facilitator import sharing
from facilitator.desk import Desk
from facilitator.sharing import Reason
from rooms.kernel import ParticipantId, RoomId
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


def told(seq: int, event: sharing.Event, _before: Desk, after: Desk, viewer: Viewer) -> SharingWireEvent | None:
    """How `viewer` is told of it, or None."""
    match event:
        case sharing.ScreenShared():
            if not _concerns(after, event, viewer):
                return None
            return ScreenShared(seq=seq, at=event.at, participant=event.participant, room=event.room)
        case sharing.SharingStopped():
            if not _concerns(after, event, viewer):
                return None
            who, room, by = event.participant, event.room, event.by
            return SharingStopped(seq=seq, at=event.at, participant=who, room=room, by=by, reason=event.reason)
        case sharing.SharingAllowed():
            return _told_of_permit(seq, event, after, viewer)
        case _:
            assert_never(event)


def _concerns(after: Desk, event: sharing.ScreenShared | sharing.SharingStopped, viewer: Viewer) -> bool:
    """Whether the screen was shown in the viewer's room, by somebody they know, or was their own."""
    stands = standpoint(after, viewer)
    if stands.place != "inside":
        return False
    here = stands.leads or stands.room == event.room
    return event.participant == viewer or (here and knows(after, viewer, event.participant))


def _told_of_permit(seq: int, event: sharing.SharingAllowed, after: Desk, viewer: Viewer) -> SharingAllowed | None:
    stands, named = standpoint(after, viewer), event.participants
    if stands.place != "inside":
        return None
    if named is not None:
        named = tuple(who for who in named if knows(after, viewer, who) and (stands.leads or who == viewer))
        if not named:
            return None
    return SharingAllowed(seq=seq, at=event.at, allowed=event.allowed, participants=named, by=event.by)
