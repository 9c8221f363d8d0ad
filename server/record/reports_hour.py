"""How the hour went: the segments of its agenda in the order in which they were on, breaks and pauses. Pure."""

from __future__ import annotations

import msgspec

from facilitator.desk import Desk, Event
from facilitator.hour.agenda.vocabulary import AgendaEnded, Kind, SegmentId, SegmentStarted
from facilitator.hour.pause import PauseEnded, PauseStarted
from facilitator.hour.recess import BreakEnded, BreakStarted
from rooms.kernel import Instant, RoomId


class SegmentReport(msgspec.Struct, frozen=True):
    """One time that a segment was on. `planned_minutes` is null for one without a time, `ended_at` while it is on."""

    segment: SegmentId
    title: str
    kind: Kind
    planned_minutes: float | None
    began_at: Instant
    ended_at: Instant | None = None


class BreakReport(msgspec.Struct, frozen=True):
    began_at: Instant
    ended_at: Instant | None = None


class PauseReport(msgspec.Struct, frozen=True):
    """A guided pause; `guided`: with a leader's voice."""

    room: RoomId
    guided: bool
    began_at: Instant
    ended_at: Instant | None = None


class HourTrail:
    """Follows the log."""

    def __init__(self) -> None:
        self._segments: list[SegmentReport] = []
        self._breaks: list[BreakReport] = []
        self._pauses: list[PauseReport] = []

    def follow(self, state: Desk, event: Event) -> None:
        """After the next event of the log the state is this."""
        match event:
            case SegmentStarted():
                self._leave_segment(event.at)
                begun = state.agenda.segment(event.segment)
                assert begun is not None, "a segment that is on is in the agenda"
                self._segments.append(SegmentReport(begun.id, begun.title, begun.kind, begun.minutes, event.at))
            case AgendaEnded():
                self._leave_segment(event.at)
            case BreakStarted():
                self._breaks.append(BreakReport(event.at))
            case BreakEnded():
                self._breaks[-1] = msgspec.structs.replace(self._breaks[-1], ended_at=event.at)
            case PauseStarted():
                self._pauses.append(PauseReport(event.room, event.guide is not None, event.at))
            case PauseEnded():
                self._pauses = [
                    msgspec.structs.replace(each, ended_at=event.at)
                    if each.room == event.room and each.ended_at is None
                    else each
                    for each in self._pauses
                ]

    def _leave_segment(self, at: Instant) -> None:
        if self._segments and self._segments[-1].ended_at is None:
            self._segments[-1] = msgspec.structs.replace(self._segments[-1], ended_at=at)

    def segments(self) -> tuple[SegmentReport, ...]:
        return tuple(self._segments)

    def breaks(self) -> tuple[BreakReport, ...]:
        return tuple(self._breaks)

    def pauses(self) -> tuple[PauseReport, ...]:
        return tuple(self._pauses)
