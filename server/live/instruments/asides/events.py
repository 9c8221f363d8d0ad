"""What is told of side conversations, to leaders and to the two: the others see only that somebody is in one."""

from __future__ import annotations

from typing import assert_never

from facilitator.desk import Desk
from rooms import aside
from rooms.kernel import ParticipantId, RoomId
from server.live.standpoint import Viewer, standpoint
from server.live.wire_base import BaseWireEvent


class TakenAside(BaseWireEvent, frozen=True):
    """`leader` is in a side room with `participant`, whom they have taken there."""

    room: RoomId
    leader: ParticipantId
    participant: ParticipantId


class AsideEnded(BaseWireEvent, frozen=True):
    """Both are back where they were, as far as they are there; `by` is null when one of them has gone."""

    leader: ParticipantId
    participant: ParticipantId
    by: ParticipantId | None


def told(seq: int, event: aside.Event, _before: Desk, after: Desk, viewer: Viewer) -> TakenAside | AsideEnded | None:
    """The event for leaders and the two themselves."""
    stands = standpoint(after, viewer)
    if stands.place != "inside" or not (stands.leads or viewer in (event.leader, event.participant)):
        return None
    leader, participant = event.leader, event.participant
    match event:
        case aside.TakenAside():
            return TakenAside(seq=seq, at=event.at, room=event.room, leader=leader, participant=participant)
        case aside.AsideEnded():
            return AsideEnded(seq=seq, at=event.at, leader=leader, participant=participant, by=event.by)
        case _:
            assert_never(event)
