"""What is told of calls for support, to leaders and to whoever has called."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from facilitator import support
from facilitator.desk import Desk
from rooms.kernel import ParticipantId
from server.live.standpoint import Viewer, standpoint
from server.live.wire_base import BaseWireEvent


class SupportAsked(BaseWireEvent, frozen=True):
    participant: ParticipantId


class SupportWithdrawn(BaseWireEvent, frozen=True):
    participant: ParticipantId


class SupportAcknowledged(BaseWireEvent, frozen=True):
    """A leader has seen it; `by` is null for the programme's staff."""

    participant: ParticipantId
    by: ParticipantId | None


class SupportSettled(BaseWireEvent, frozen=True):
    """The call is off the list, with `aside` after a side conversation."""

    participant: ParticipantId
    by: ParticipantId | None
    aside: bool


Told: TypeAlias = SupportAsked | SupportWithdrawn | SupportAcknowledged | SupportSettled


def told(seq: int, event: support.Event, _before: Desk, after: Desk, viewer: Viewer) -> Told | None:
    """The event for leaders and for the person themselves."""
    stands = standpoint(after, viewer)
    if stands.place != "inside" or not (stands.leads or event.participant == viewer):
        return None
    at, who = event.at, event.participant
    match event:
        case support.SupportAsked():
            return SupportAsked(seq=seq, at=at, participant=who)
        case support.SupportWithdrawn():
            return SupportWithdrawn(seq=seq, at=at, participant=who)
        case support.SupportAcknowledged():
            return SupportAcknowledged(seq=seq, at=at, participant=who, by=event.by)
        case support.SupportSettled():
            return SupportSettled(seq=seq, at=at, participant=who, by=event.by, aside=event.aside)
        case _:
            assert_never(event)
