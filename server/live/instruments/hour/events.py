"""What happens with the hour, as viewers are told of it; what it changes for them comes as the patch."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from facilitator.desk import Desk
from facilitator.hour import agenda, pause, recess
from facilitator.hour.agenda import vocabulary as happened
from facilitator.hour.agenda.vocabulary import AgendaTemplateId, SegmentId
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId
from server.live.standpoint import Viewer, knows, standpoint
from server.live.wire_base import BaseWireEvent


class AgendaSet(BaseWireEvent, frozen=True):
    """Leaders only."""

    by: ParticipantId | None


class AgendaTemplateSaved(BaseWireEvent, frozen=True):
    """Leaders only, as the next."""

    template: AgendaTemplateId
    by: ParticipantId | None


class AgendaTemplateDropped(BaseWireEvent, frozen=True):
    template: AgendaTemplateId
    by: ParticipantId | None


class SegmentStarted(BaseWireEvent, frozen=True):
    """The group has gone on to this segment."""

    segment: SegmentId
    by: ParticipantId | None


class SegmentExtended(BaseWireEvent, frozen=True):
    segment: SegmentId
    by: ParticipantId | None


class SegmentWarned(BaseWireEvent, frozen=True):
    """So many minutes are left; 0: its time is over, and it goes on."""

    segment: SegmentId
    minutes: int


class AgendaPaused(BaseWireEvent, frozen=True):
    by: ParticipantId | None


class AgendaResumed(BaseWireEvent, frozen=True):
    by: ParticipantId | None


class AgendaEnded(BaseWireEvent, frozen=True):
    by: ParticipantId | None


class BreakStarted(BaseWireEvent, frozen=True):
    """Everyone's microphone and camera are off; `view` has the participants."""

    ends_at: Instant
    by: ParticipantId | None


class BreakExtended(BaseWireEvent, frozen=True):
    ends_at: Instant
    by: ParticipantId | None


class BreakOver(BaseWireEvent, frozen=True):
    """Its time is over."""


class ReturnedFromBreak(BaseWireEvent, frozen=True):
    participant: ParticipantId


class BreakEnded(BaseWireEvent, frozen=True):
    by: ParticipantId | None
    reason: Literal["ended", "all_back", "session_ended"]


class PauseStarted(BaseWireEvent, frozen=True):
    """In the viewer's room."""

    ends_at: Instant | None
    by: ParticipantId | None


class PauseEnded(BaseWireEvent, frozen=True):
    by: ParticipantId | None
    reason: Literal["ended", "time", "unguided", "room_closed", "session_ended"]


WireEvent: TypeAlias = (
    AgendaSet
    | AgendaTemplateSaved
    | AgendaTemplateDropped
    | SegmentStarted
    | SegmentExtended
    | SegmentWarned
    | AgendaPaused
    | AgendaResumed
    | AgendaEnded
    | BreakStarted
    | BreakExtended
    | BreakOver
    | ReturnedFromBreak
    | BreakEnded
    | PauseStarted
    | PauseEnded
)


def of_agenda(seq: int, event: agenda.Event, _before: Desk, after: Desk, viewer: Viewer) -> BaseWireEvent | None:
    """What is told of the agenda."""
    stands = standpoint(after, viewer)
    if stands.place != "inside":
        return None
    at = event.at
    match event:
        case happened.AgendaSet():
            return AgendaSet(seq=seq, at=at, by=event.by) if stands.leads else None
        case happened.AgendaTemplateSaved():
            saved = event.template.id
            return AgendaTemplateSaved(seq=seq, at=at, template=saved, by=event.by) if stands.leads else None
        case happened.AgendaTemplateDropped():
            dropped = event.template
            return AgendaTemplateDropped(seq=seq, at=at, template=dropped, by=event.by) if stands.leads else None
        case happened.SegmentStarted():
            return SegmentStarted(seq=seq, at=at, segment=event.segment, by=_known(after, viewer, event.by))
        case happened.SegmentExtended():
            return SegmentExtended(seq=seq, at=at, segment=event.segment, by=_known(after, viewer, event.by))
        case happened.SegmentWarned():
            return SegmentWarned(seq=seq, at=at, segment=event.segment, minutes=event.minutes)
        case happened.AgendaPaused():
            return AgendaPaused(seq=seq, at=at, by=_known(after, viewer, event.by))
        case happened.AgendaResumed():
            return AgendaResumed(seq=seq, at=at, by=_known(after, viewer, event.by))
        case happened.AgendaEnded():
            return AgendaEnded(seq=seq, at=at, by=_known(after, viewer, event.by))
        case _:
            assert_never(event)


def of_recess(seq: int, event: recess.Event, _before: Desk, after: Desk, viewer: Viewer) -> BaseWireEvent | None:
    """What is told of the break."""
    if standpoint(after, viewer).place != "inside":
        return None
    at = event.at
    match event:
        case recess.BreakStarted():
            return BreakStarted(seq=seq, at=at, ends_at=event.ends_at, by=_known(after, viewer, event.by))
        case recess.BreakExtended():
            return BreakExtended(seq=seq, at=at, ends_at=event.ends_at, by=_known(after, viewer, event.by))
        case recess.BreakOver():
            return BreakOver(seq=seq, at=at)
        case recess.ReturnedFromBreak():
            who = event.participant
            return ReturnedFromBreak(seq=seq, at=at, participant=who) if knows(after, viewer, who) else None
        case recess.BreakEnded():
            return BreakEnded(seq=seq, at=at, by=_known(after, viewer, event.by), reason=event.reason)
        case _:
            assert_never(event)


def of_pause(seq: int, event: pause.Event, _before: Desk, after: Desk, viewer: Viewer) -> BaseWireEvent | None:
    """What is told of the pause in the viewer's room."""
    own = MAIN_ROOM if viewer is None else after.room_of(viewer)
    if standpoint(after, viewer).place != "inside" or own != event.room:
        return None
    by = _known(after, viewer, event.by)
    match event:
        case pause.PauseStarted():
            return PauseStarted(seq=seq, at=event.at, ends_at=event.ends_at, by=by)
        case pause.PauseEnded():
            return PauseEnded(seq=seq, at=event.at, by=by, reason=event.reason)
        case _:
            assert_never(event)


def _known(desk: Desk, viewer: Viewer, who: ParticipantId | None) -> ParticipantId | None:
    return who if who is not None and knows(desk, viewer, who) else None
