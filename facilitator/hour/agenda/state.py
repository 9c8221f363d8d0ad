"""The state of the agenda, and how each event changes it.

    (empty) --agenda_set--> set --segment_started--> a segment is on --agenda_ended--> set
                                                      ^   |  timer: none, or running <--> standing still
                                                      +---+ segment_started

Rule that holds: the segment that is on is in the agenda. Its timer warns before the end and at the end, each once; what
would have been said while nothing ran is not made up for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, assert_never

import msgspec

from facilitator.hour.agenda.vocabulary import (
    AgendaEnded,
    AgendaPaused,
    AgendaResumed,
    AgendaSet,
    AgendaTemplate,
    AgendaTemplateDropped,
    AgendaTemplateId,
    AgendaTemplateSaved,
    Event,
    Segment,
    SegmentExtended,
    SegmentId,
    SegmentStarted,
    SegmentWarned,
)
from rooms.kernel import Instant, InvariantBroken

WARNINGS: Final = (5, 1)
"""Minutes before the end at which it is told that it is near, where twice as long was left when the timer began."""


class Timer(msgspec.Struct, frozen=True):
    """Runs until `ends_at`, or stands still with `left` milliseconds to go. `due` are the minutes yet to be told of."""

    ends_at: Instant | None = None
    left: int | None = None
    due: tuple[int, ...] = ()

    @property
    def next_at(self) -> Instant | None:
        """When there is something to be told next."""
        if self.ends_at is None or not self.due:
            return None
        return Instant(self.ends_at - self.due[0] * 60_000)


class Agenda(msgspec.Struct, frozen=True):
    """`current` is the segment that is on, since `since`; `timer` is None for one without a time. `warned` is the last
    number of minutes that was told of it. `made` counts the segments there ever were, for their ids; `saved` the
    `templates`."""

    segments: tuple[Segment, ...] = ()
    made: int = 0
    current: SegmentId | None = None
    since: Instant = Instant(0)
    timer: Timer | None = None
    warned: int | None = None
    templates: Mapping[AgendaTemplateId, AgendaTemplate] = {}
    saved: int = 0

    @property
    def position(self) -> int | None:
        """Which one is on, counted from 0."""
        return next((number for number, each in enumerate(self.segments) if each.id == self.current), None)

    @property
    def on(self) -> Segment | None:
        """The segment that is on."""
        return None if self.position is None else self.segments[self.position]

    @property
    def following(self) -> Segment | None:
        """The one after it; before the first, the first."""
        after = 0 if self.position is None else self.position + 1
        return self.segments[after] if after < len(self.segments) else None

    def segment(self, segment: SegmentId) -> Segment | None:
        """The segment of this id."""
        return next((each for each in self.segments if each.id == segment), None)


def running(ends_at: Instant, at: Instant) -> Timer:
    """A timer that begins to run."""
    left = ends_at - at
    ahead = tuple(minutes for minutes in WARNINGS if left >= 2 * minutes * 60_000)
    return Timer(ends_at=ends_at, due=(*ahead, 0) if left > 0 else ())


def evolve(state: Agenda, event: Event) -> Agenda:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, AgendaSet):
        return _set(state, event)
    if isinstance(event, SegmentStarted):
        return _started(state, event)
    if isinstance(event, AgendaTemplateSaved):
        templates = {**state.templates, event.template.id: event.template}
        return msgspec.structs.replace(state, templates=templates, saved=state.saved + 1)
    if isinstance(event, AgendaTemplateDropped):
        return _dropped(state, event)
    if state.current is None:
        raise InvariantBroken(f"{type(event).__name__} while no segment is on")
    match event:
        case SegmentExtended():
            timer = Timer(left=event.left) if event.ends_at is None else running(event.ends_at, event.at)
            return msgspec.structs.replace(state, timer=timer, warned=None)
        case SegmentWarned():
            timer = _timer(state)
            told = msgspec.structs.replace(timer, due=tuple(m for m in timer.due if m < event.minutes))
            return msgspec.structs.replace(state, timer=told, warned=event.minutes)
        case AgendaPaused():
            return msgspec.structs.replace(state, timer=Timer(left=event.left))
        case AgendaResumed():
            return msgspec.structs.replace(state, timer=_resumed(state, event))
        case AgendaEnded():
            return msgspec.structs.replace(state, current=None, timer=None, warned=None)
        case _:
            assert_never(event)


def _set(state: Agenda, event: AgendaSet) -> Agenda:
    known = {segment.id for segment in state.segments}
    made = state.made + sum(segment.id not in known for segment in event.segments)
    after = msgspec.structs.replace(state, segments=event.segments, made=made)
    if after.current is not None and after.on is None:
        raise InvariantBroken("agenda_set without the segment that is on")
    return after


def _dropped(state: Agenda, event: AgendaTemplateDropped) -> Agenda:
    if event.template not in state.templates:
        raise InvariantBroken("agenda_template_dropped that is not there")
    kept = {key: template for key, template in state.templates.items() if key != event.template}
    return msgspec.structs.replace(state, templates=kept)


def _started(state: Agenda, event: SegmentStarted) -> Agenda:
    if state.segment(event.segment) is None:
        raise InvariantBroken("segment_started with a segment that is not in the agenda")
    timer = None if event.ends_at is None else running(event.ends_at, event.at)
    return msgspec.structs.replace(state, current=event.segment, since=event.at, timer=timer, warned=None)


def _resumed(state: Agenda, event: AgendaResumed) -> Timer:
    """What was told before the timer stood still is not told again."""
    timer = running(event.ends_at, event.at)
    told = state.warned
    return timer if told is None else msgspec.structs.replace(timer, due=tuple(m for m in timer.due if m < told))


def _timer(state: Agenda) -> Timer:
    if state.timer is None:
        raise InvariantBroken("a warning for a segment without a timer")
    return state.timer
