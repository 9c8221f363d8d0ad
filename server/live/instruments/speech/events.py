"""What leaders are told of: how balance is judged, and that the silence is held. Speech itself is told to nobody."""

from __future__ import annotations

from typing import assert_never

from facilitator.desk import Desk
from facilitator.speech import vocabulary
from rooms.kernel import ParticipantId
from server.live.standpoint import Viewer, standpoint
from server.live.wire_base import BaseWireEvent


class BalanceSet(BaseWireEvent, frozen=True):
    """A leader has changed what counts as quiet and as much; the view has it. Leaders only."""

    by: ParticipantId | None


class SilenceHeld(BaseWireEvent, frozen=True):
    """Nobody is suggested to be invited to speak from now on, or people are again. Leaders only."""

    on: bool
    by: ParticipantId | None


def told(seq: int, event: vocabulary.Event, _before: Desk, after: Desk, viewer: Viewer) -> BaseWireEvent | None:
    """How a viewer is told of an event, or None."""
    if not standpoint(after, viewer).leads:
        return None
    match event:
        case vocabulary.Spoke():
            return None
        case vocabulary.BalanceSet():
            return BalanceSet(seq=seq, at=event.at, by=event.by)
        case vocabulary.SilenceHeld():
            return SilenceHeld(seq=seq, at=event.at, on=event.on, by=event.by)
        case _:
            assert_never(event)
