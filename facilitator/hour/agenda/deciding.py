"""What follows from what leaders ask of the agenda, from time, and for other instruments.

Rules that hold:
- Time moves nobody on: when a segment's time is over, that is told and shown, and the segment goes on.
- What a segment opens is opened by the leader who goes on to it, with that leader's rights, and where it cannot be
  opened the segment begins all the same. A break or pause that a segment has opened ends when the group goes on; small
  rooms have a time and a countdown of their own.
"""

from __future__ import annotations

from typing import Final, assert_never

import msgspec

from facilitator.checkins.vocabulary import OpenCheckIn
from facilitator.hour import pause, recess
from facilitator.hour.agenda.state import Agenda, Timer
from facilitator.hour.agenda.vocabulary import (
    AgendaEnded,
    AgendaPaused,
    AgendaResumed,
    AgendaSet,
    AgendaTemplate,
    AgendaTemplateDropped,
    AgendaTemplateId,
    AgendaTemplateSaved,
    Command,
    DropAgendaTemplate,
    EndAgenda,
    Event,
    ExtendSegment,
    GoToSegment,
    NextSegment,
    Opening,
    OpensBreak,
    OpensBreakouts,
    OpensCheckIn,
    OpensPause,
    OpensPoll,
    PauseAgenda,
    SaveAgendaTemplate,
    Segment,
    SegmentExtended,
    SegmentId,
    SegmentStarted,
    SegmentWarned,
    SegmentWish,
    SetAgenda,
    StartAgenda,
)
from facilitator.hour.lengths import milliseconds
from facilitator.instrument import Around
from facilitator.polls.forms import made_fit
from facilitator.polls.vocabulary import OpenPoll
from rooms.breakouts.vocabulary import LaunchBreakouts
from rooms.kernel import BaseCommand, Code, Instant, Issued, ParticipantId, Rejected
from rooms.names import clean_text
from rooms.refusals import bad_text

LONGEST: Final = 8 * 60
"""Minutes of one segment."""

MAX_SEGMENTS: Final = 40
MOST_TEMPLATES: Final = 20
MAX_TITLE: Final = 80


def decide(state: Agenda, _around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in an open session."""
    command, by = issued.command, issued.by
    match command:
        case SetAgenda():
            return _set(state, command, by, now)
        case SaveAgendaTemplate():
            return _save(state, command, by, now)
        case DropAgendaTemplate():
            known = command.template in state.templates
            return (AgendaTemplateDropped(at=now, template=command.template, by=by),) if known else ()
        case StartAgenda():
            return () if state.on is not None else _go_on(state, by, now)
        case NextSegment():
            return _next(state, command, by, now)
        case GoToSegment():
            return _go_to(state, command, by, now)
        case ExtendSegment():
            return _extend(state, command, by, now)
        case PauseAgenda():
            return _pause(state, command, by, now)
        case EndAgenda():
            return () if state.on is None else (AgendaEnded(at=now, by=by),)
        case _:
            assert_never(command)


# --- what it is ------------------------------------------------------------------------------------------------------


def _set(state: Agenda, command: SetAgenda, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    if len(command.segments) > MAX_SEGMENTS:
        return Rejected(Code.INVALID, f"An agenda has up to {MAX_SEGMENTS} segments.")
    named = [wish.id for wish in command.segments if wish.id is not None]
    if len(set(named)) < len(named):
        return Rejected(Code.INVALID, "A segment is in the agenda twice.")
    segments: list[Segment] = []
    made = state.made
    for number, wish in enumerate(command.segments):
        segment = _segment(wish, _id_of(state, wish, number, frozenset(named)) or SegmentId(f"segment-{made + 1}"))
        if isinstance(segment, Rejected):
            return segment
        made += state.segment(segment.id) is None
        segments.append(segment)
    if state.current is not None and state.current not in {segment.id for segment in segments}:
        return Rejected(Code.CONFLICT, "The segment that is on stays in the agenda; go on to another one first.")
    return () if tuple(segments) == state.segments else (AgendaSet(at=now, segments=tuple(segments), by=by),)


def _save(
    state: Agenda, command: SaveAgendaTemplate, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Under the name of another one it takes that one's place."""
    name = clean_text(command.name, MAX_TITLE)
    if name is None:
        return bad_text(MAX_TITLE)
    if not 1 <= len(command.segments) <= MAX_SEGMENTS:
        return Rejected(Code.INVALID, f"An agenda to be kept has 1 to {MAX_SEGMENTS} segments.")
    segments: list[Segment] = []
    for number, wish in enumerate(command.segments, start=1):
        segment = _segment(wish, SegmentId(f"segment-{number}"))
        if isinstance(segment, Rejected):
            return segment
        segments.append(segment)
    same = next((each for each in state.templates.values() if each.name.casefold() == name.casefold()), None)
    if same is None and len(state.templates) >= MOST_TEMPLATES:
        return Rejected(Code.CONFLICT, "Too many templates are saved; please delete one first.")
    fresh = AgendaTemplateId(f"saved-{state.saved + 1}") if same is None else same.id
    template = AgendaTemplate(fresh, name, tuple(segments))
    return () if template == same else (AgendaTemplateSaved(at=now, template=template, by=by),)


def _id_of(state: Agenda, wish: SegmentWish, number: int, named: frozenset[SegmentId]) -> SegmentId | None:
    """The id of the segment that is meant; None: a new one.

    Asked again for the same without ids, the segments in the same places are meant.
    """
    if wish.id is not None:
        return None if state.segment(wish.id) is None else wish.id
    before = state.segments[number] if number < len(state.segments) else None
    return before.id if before is not None and before.id not in named and _segment(wish, before.id) == before else None


def _segment(wish: SegmentWish, segment: SegmentId) -> Segment | Rejected:
    title = clean_text(wish.title, MAX_TITLE)
    if title is None:
        return Rejected(Code.INVALID, f"A segment needs a title of 1 to {MAX_TITLE} characters.")
    if wish.minutes is not None:
        length = milliseconds(wish.minutes, LONGEST)
        if isinstance(length, Rejected):
            return length
    opens = None if wish.opens is None else _fit(wish.opens, wish.minutes)
    if isinstance(opens, Rejected):
        return opens
    return Segment(id=segment, title=title, kind=wish.kind, minutes=wish.minutes, opens=opens)


def _fit(opens: Opening, minutes: float | None) -> Opening | Rejected:
    """What can be opened when its time comes, as far as that can be known now."""
    match opens:
        case OpensBreak():
            if minutes is None or minutes > recess.LONGEST:
                return Rejected(Code.INVALID, f"A break needs a time of up to {recess.LONGEST} minutes.")
            return opens
        case OpensPause():
            return _fit_pause(opens, minutes)
        case OpensPoll():
            form = made_fit(opens.form)
            return form if isinstance(form, Rejected) else OpensPoll(form)
        case OpensBreakouts() | OpensCheckIn():
            return opens
        case _:
            assert_never(opens)


def _fit_pause(opens: OpensPause, minutes: float | None) -> OpensPause | Rejected:
    if minutes is not None and minutes > pause.LONGEST:
        return Rejected(Code.INVALID, f"A pause takes up to {pause.LONGEST} minutes.")
    if opens.pacer is not None and not pause.can_be_breathed(opens.pacer):
        return pause.bad_pacer()
    text = None if opens.text is None else clean_text(opens.text, pause.MAX_TEXT)
    if opens.text is not None and text is None:
        return bad_text(pause.MAX_TEXT)
    return msgspec.structs.replace(opens, text=text)


# --- going on --------------------------------------------------------------------------------------------------------


def _next(state: Agenda, command: NextSegment, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    if state.on is None:
        return _nothing_on()
    if command.after is not None and command.after != state.current:
        return ()
    return _go_on(state, by, now)


def _go_on(state: Agenda, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    if state.following is not None:
        return _started(state.following, by, now)
    if not state.segments:
        return Rejected(Code.CONFLICT, "There is no agenda yet.")
    return Rejected(Code.CONFLICT, "This is the last segment of the agenda.")


def _go_to(state: Agenda, command: GoToSegment, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    segment = state.segment(command.segment)
    if segment is None:
        return Rejected(Code.NOT_FOUND, "This segment is not in the agenda (any more).")
    return () if segment.id == state.current else _started(segment, by, now)


def _started(segment: Segment, by: ParticipantId | None, now: Instant) -> tuple[Event, ...]:
    ends_at = None if segment.minutes is None else Instant(now + round(segment.minutes * 60_000))
    return (SegmentStarted(at=now, segment=segment.id, ends_at=ends_at, by=by),)


# --- its time --------------------------------------------------------------------------------------------------------


def _extend(
    state: Agenda, command: ExtendSegment, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    if state.current is None:
        return _nothing_on()
    more = milliseconds(command.minutes, LONGEST)
    if isinstance(more, Rejected):
        return more
    timer = state.timer or Timer(ends_at=now)
    ends_at = None if timer.ends_at is None else Instant(max(now, timer.ends_at) + more)
    left = None if timer.left is None else max(0, timer.left) + more
    return (SegmentExtended(at=now, segment=state.current, ends_at=ends_at, left=left, by=by),)


def _pause(state: Agenda, command: PauseAgenda, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    if state.current is None:
        return _nothing_on()
    if state.timer is None:
        return Rejected(Code.CONFLICT, "This segment has no time that could be stopped.")
    ends_at, left = state.timer.ends_at, state.timer.left
    if command.paused:
        return () if ends_at is None else (AgendaPaused(at=now, left=ends_at - now, by=by),)
    return () if left is None else (AgendaResumed(at=now, ends_at=Instant(now + left), by=by),)


def due(state: Agenda, _around: Around, now: Instant) -> tuple[Event, ...]:
    """The warning that has become due; when several have, only the latest of them."""
    timer = state.timer
    if state.current is None or timer is None or timer.ends_at is None:
        return ()
    passed = [minutes for minutes in timer.due if timer.ends_at - minutes * 60_000 <= now]
    return (SegmentWarned(at=now, segment=state.current, minutes=min(passed)),) if passed else ()


def next_deadline(state: Agenda) -> Instant | None:
    """When there is something to be told next."""
    return None if state.timer is None else state.timer.next_at


def ending(state: Agenda, _around: Around, now: Instant) -> tuple[Event, ...]:
    """With the session ends its agenda."""
    return () if state.on is None else (AgendaEnded(at=now, by=None, reason="session_ended"),)


# --- for other instruments -------------------------------------------------------------------------------------------


def orders(before: Agenda, event: Event) -> tuple[BaseCommand, ...]:
    """What the segment that was on has opened and does not leave open, and what the one that begins opens."""
    if isinstance(event, SegmentStarted):
        return (*_closing(before.on), *_opening(before.segment(event.segment)))
    return _closing(before.on) if isinstance(event, AgendaEnded) else ()


def _closing(segment: Segment | None) -> tuple[BaseCommand, ...]:
    match None if segment is None else segment.opens:
        case OpensBreak():
            return (recess.EndBreak(),)
        case OpensPause():
            return (pause.EndPause(),)
        case _:
            return ()


def _opening(segment: Segment | None) -> tuple[BaseCommand, ...]:
    opens = None if segment is None else segment.opens
    if segment is None or opens is None:
        return ()
    match opens:
        case OpensBreakouts():
            return (LaunchBreakouts(minutes=segment.minutes),)
        case OpensBreak():
            assert segment.minutes is not None, "a break has a time"
            return (recess.StartBreak(segment.minutes),)
        case OpensPause():
            return (pause.StartPause(segment.minutes, opens.guide, opens.pacer, opens.text),)
        case OpensCheckIn():
            return (OpenCheckIn(opens.when, words=opens.words, questionnaire=opens.questionnaire),)
        case OpensPoll():
            return (OpenPoll(**msgspec.structs.asdict(opens.form)),)
        case _:
            assert_never(opens)


def _nothing_on() -> Rejected:
    return Rejected(Code.CONFLICT, "No segment of the agenda is on.")
