"""What each person inside is told of what happens in small rooms; the rest of their view changes by its patch.

Rules that hold: nobody who does not lead is told who is in another room, or that somebody calls for help or plans. Who
leaves the viewer's room is gone for them, wherever to; who comes into it is there, wherever from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from rooms.breakouts import vocabulary as happened
from rooms.breakouts.vocabulary import Event
from rooms.kernel import ParticipantId, RoomId
from server.live import wire_events as wire
from server.live.standpoint import Viewer
from server.live.view_types import PersonView
from server.live.wire_events import WireEvent


def concerns(event: Event, viewer: Viewer, leads: bool, knows: Callable[[ParticipantId], bool]) -> bool:
    """Whether an event is for this viewer, who is inside; `knows`: whom they know of, before or after it."""
    match event:
        case happened.RoundsRecalled() | happened.RoomsMessaged():
            return False
        case happened.BreakoutsPlanned() | happened.PlanChanged() | happened.PlanDiscarded() | happened.PairsKept():
            return leads
        case happened.RoomRenamed():
            return leads or not event.planned
        case happened.HelpAsked() | happened.HelpWithdrawn() | happened.HelpAnswered():
            return leads or event.participant == viewer
        case happened.Moved() | happened.Visited() | happened.VisitEnded():
            return knows(event.participant)
        case _:
            return True


def told(
    seq: int, event: Event, own: RoomId | None, person: Callable[[ParticipantId], PersonView | None]
) -> WireEvent | None:
    """The event in the words of the wire, for somebody whom it concerns.

    `own` is the viewer's room afterwards, None for leaders; `person` is how they know somebody then, if they do.
    """
    at = event.at
    match event:
        case happened.RoundsRecalled() | happened.RoomsMessaged():
            return None
        case happened.BreakoutsOpened():
            return wire.BreakoutsOpened(seq=seq, at=at, ends_at=event.ends_at, by=event.by)
        case happened.Moved():
            who, shown = event.participant, person(event.participant)
            room = None if shown is None else event.room
            return wire.Moved(seq=seq, at=at, participant=who, room=room, by=event.by, person=shown)
        case happened.Visited():
            who, shown = event.participant, person(event.participant)
            listening = event.listening and own in (None, event.room)
            return wire.Visited(seq=seq, at=at, participant=who, room=event.room, listening=listening, person=shown)
        case happened.VisitEnded():
            return wire.VisitEnded(seq=seq, at=at, participant=event.participant, person=person(event.participant))
        case happened.RoomsAddressed():
            return wire.RoomsAddressed(seq=seq, at=at, participant=event.participant, on=event.on)
        case happened.HelpAsked():
            return wire.HelpAsked(seq=seq, at=at, participant=event.participant)
        case happened.HelpWithdrawn():
            return wire.HelpWithdrawn(seq=seq, at=at, participant=event.participant)
        case happened.HelpAnswered():
            return wire.HelpAnswered(seq=seq, at=at, participant=event.participant, by=event.by)
        case _:
            return _of_all(seq, event)


def _of_all(
    seq: int,
    event: happened.BreakoutsPlanned
    | happened.PlanChanged
    | happened.PlanDiscarded
    | happened.RoomRenamed
    | happened.PairsKept
    | happened.BreakoutsExtended
    | happened.BreakoutsWarned
    | happened.BreakoutsClosing
    | happened.RoomClosing
    | happened.RoomClosed
    | happened.BreakoutsClosed,
) -> WireEvent:
    """What is the same for all who are told."""
    at = event.at
    match event:
        case happened.BreakoutsPlanned():
            return wire.BreakoutsPlanned(seq=seq, at=at, method=event.method, by=event.by)
        case happened.PlanChanged():
            return wire.PlanChanged(seq=seq, at=at, participant=event.participant, room=event.room, by=event.by)
        case happened.PlanDiscarded():
            return wire.PlanDiscarded(seq=seq, at=at, by=event.by)
        case happened.RoomRenamed():
            return wire.RoomRenamed(
                seq=seq, at=at, room=event.room, name=event.name, planned=event.planned, by=event.by
            )
        case happened.PairsKept():
            return wire.PairsKept(seq=seq, at=at, by=event.by)
        case happened.BreakoutsExtended():
            return wire.BreakoutsExtended(seq=seq, at=at, ends_at=event.ends_at, by=event.by)
        case happened.BreakoutsWarned():
            return wire.BreakoutsWarned(seq=seq, at=at, minutes=event.minutes)
        case happened.BreakoutsClosing():
            return wire.BreakoutsClosing(seq=seq, at=at, closing_at=event.closing_at, by=event.by)
        case happened.RoomClosing():
            return wire.RoomClosing(seq=seq, at=at, room=event.room, closing_at=event.closing_at, by=event.by)
        case happened.RoomClosed():
            return wire.RoomClosed(seq=seq, at=at, room=event.room)
        case happened.BreakoutsClosed():
            return wire.BreakoutsClosed(seq=seq, at=at)
        case _:
            assert_never(event)
