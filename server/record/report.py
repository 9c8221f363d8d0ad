"""What a session's log says about it afterwards. Pure: events in, report out.

Whether somebody attended is read off the state after each event, not off the events themselves, so that whatever moves
people is counted: a person attends from the moment they are let in with their signalling link there, until it is gone,
they leave, are sent out, or the session ends. The time of grace after a lost link is a gap. Stepping away and being
held is attendance, and counted for itself beside it.

A `Sheet` is one person's part of it and names nobody else, nor any room, for a room's name may be somebody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from facilitator import desk
from facilitator.desk import Desk, Event
from rooms.breakouts.vocabulary import Moved
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, RoomId, SessionId
from rooms.people import Person, Presence, Role
from server.record import reports_checkins, reports_polls, reports_speech
from server.record.reports_checkins import CheckInReport, ConcernReport, OwnCheckIn
from server.record.reports_hour import BreakReport, HourTrail, PauseReport, SegmentReport
from server.record.reports_polls import OwnVote, PollReport
from server.record.reports_scenes import OwnScene, SceneFollower, SceneReport, own_scenes
from server.record.reports_sharing import OwnScreen, ScreenReport, SharingTrail, own_screens
from server.record.reports_speech import OwnTalk, TalkReport, TalkSummary
from server.record.reports_support import (
    AsideReport,
    OwnAside,
    OwnSupport,
    SupportReport,
    SupportTrail,
    own_asides,
    own_calls,
)
from server.record.reports_turns import GoAroundReport, OwnTurn, TurnReport, TurnsTrail, own_turns

_MS_PER_MINUTE: Final = 60_000


class Span(msgspec.Struct, frozen=True):
    """A time, in milliseconds since the Unix epoch; `until` null: it goes on."""

    since: Instant
    until: Instant | None


class RoomSpan(msgspec.Struct, frozen=True):
    """A time in a small room."""

    room: RoomId
    since: Instant
    until: Instant | None


class Attendance(msgspec.Struct, frozen=True):
    """One person. All minutes are to a tenth.

    `minutes` is the sum of the `spans`, `gap_minutes` what is missing between the first and the last of them.
    `first_seen_at` is when they came, be it to the waiting room; `first_joined_at` when they were in, null for those
    who never were. `late_minutes` counts from the session's beginning, as scheduled or else as opened. `roles` are all
    they ever had, in order, `observer` whether that was one of them. `moves` is how often a leader or they themselves
    changed their room while small rooms were open.
    """

    participant: ParticipantId
    name: str
    role: Role
    roles: tuple[Role, ...]
    observer: bool
    minutes: float
    late_minutes: float
    gap_minutes: float
    away_minutes: float
    held_minutes: float
    breakout_minutes: float
    first_seen_at: Instant
    first_joined_at: Instant | None
    last_left_at: Instant | None
    moves: int
    spans: tuple[Span, ...]
    rooms: tuple[RoomSpan, ...]


class RoundRoom(msgspec.Struct, frozen=True):
    """A small room, and who was ever in it."""

    id: RoomId
    name: str
    participants: tuple[ParticipantId, ...]


class Round(msgspec.Struct, frozen=True):
    """One time that small rooms were open."""

    opened_at: Instant
    closed_at: Instant | None
    rooms: tuple[RoundRoom, ...]


class Report(msgspec.Struct, frozen=True):
    """`attendance` and `talk` in order of first arrival. `own_summary`: people may see their own talk."""

    id: SessionId
    title: str
    created_at: Instant
    scheduled_for: Instant | None
    opened_at: Instant | None
    ended_at: Instant | None
    attendance: tuple[Attendance, ...]
    breakouts: tuple[Round, ...] = ()
    talk: tuple[TalkReport, ...] = ()
    talk_summary: TalkSummary | None = None
    own_summary: bool = False
    turns: tuple[TurnReport, ...] = ()
    go_arounds: tuple[GoAroundReport, ...] = ()
    polls: tuple[PollReport, ...] = ()
    check_ins: tuple[CheckInReport, ...] = ()
    concerns: tuple[ConcernReport, ...] = ()
    scenes: tuple[SceneReport, ...] = ()
    support: tuple[SupportReport, ...] = ()
    asides: tuple[AsideReport, ...] = ()
    agenda: tuple[SegmentReport, ...] = ()
    breaks: tuple[BreakReport, ...] = ()
    pauses: tuple[PauseReport, ...] = ()
    screens: tuple[ScreenReport, ...] = ()


class Sheet(msgspec.Struct, frozen=True):
    """The session as far as one person is concerned. `talk` is null unless people may see their own."""

    id: SessionId
    title: str
    opened_at: Instant | None
    ended_at: Instant | None
    attendance: Attendance
    check_ins: tuple[OwnCheckIn, ...] = ()
    polls: tuple[OwnVote, ...] = ()
    scenes: tuple[OwnScene, ...] = ()
    support: tuple[OwnSupport, ...] = ()
    asides: tuple[OwnAside, ...] = ()
    screens: tuple[OwnScreen, ...] = ()
    talk: OwnTalk | None = None
    turns: tuple[OwnTurn, ...] = ()


def report(events: Iterable[Event], now: Instant) -> Report:
    """The report of a session, from its whole log; what goes on is counted up to `now`.

    Raises: ValueError when the log is empty, InvariantBroken when it is no session's.
    """
    state: Desk | None = None
    trails: dict[ParticipantId, _Trail] = {}
    rounds: list[_Round] = []
    scenes = SceneFollower()
    support = SupportTrail()
    hour = HourTrail()
    sharing = SharingTrail()
    turns = TurnsTrail()
    for event in events:
        before, state = state, desk.evolve(state, event)
        for person in _concerned(before, state, event):
            trails.setdefault(person.id, _Trail(event.at)).follow(state, person, event)
        _follow_rounds(rounds, state, event.at)
        scenes.follow(event, state)
        support.follow(event)
        sharing.follow(event)
        hour.follow(state, event)
        turns.follow(before, state, event)
    if state is None:
        raise ValueError("an empty log is no session's")
    session = state.session
    summary, talk = reports_speech.reported(state, now if session.ended_at is None else session.ended_at)
    began = session.scheduled_for if session.scheduled_for is not None else session.opened_at
    return Report(
        id=session.id,
        title=session.title,
        created_at=session.created_at,
        scheduled_for=session.scheduled_for,
        opened_at=session.opened_at,
        ended_at=session.ended_at,
        attendance=tuple(trails[who].attendance(person, began, now) for who, person in session.people.items()),
        breakouts=tuple(each.done() for each in rounds),
        talk=talk,
        talk_summary=summary,
        own_summary=session.own_summary,
        turns=turns.turns(),
        go_arounds=turns.go_arounds(),
        polls=reports_polls.reported(state.polls),
        check_ins=reports_checkins.reported(state.checkins),
        concerns=reports_checkins.concerns(state.checkins),
        scenes=scenes.done(),
        support=support.calls(),
        asides=support.asides(),
        agenda=hour.segments(),
        breaks=hour.breaks(),
        pauses=hour.pauses(),
        screens=sharing.screens(),
    )


def sheet(whole: Report, participant: ParticipantId) -> Sheet | None:
    """The part of a report that concerns one person; None when they are not in it."""
    for attendance in whole.attendance:
        if attendance.participant == participant:
            return Sheet(
                id=whole.id,
                title=whole.title,
                opened_at=whole.opened_at,
                ended_at=whole.ended_at,
                attendance=attendance,
                talk=reports_speech.own(whole.talk, participant) if whole.own_summary else None,
                check_ins=reports_checkins.own(whole.check_ins, participant),
                polls=reports_polls.own(whole.polls, participant),
                scenes=own_scenes(whole.scenes, participant),
                support=own_calls(whole.support, participant),
                asides=own_asides(whole.asides, participant),
                screens=own_screens(whole.screens, participant),
                turns=own_turns(whole.turns, participant),
            )
    return None


def _concerned(before: Desk | None, after: Desk, event: Event) -> list[Person]:
    """Those of whom an event may have changed something: states share what stays the same."""
    people = after.session.people.values()
    rooms_changed = before is None or before.breakouts is not after.breakouts or before.asides is not after.asides
    if before is None or rooms_changed or after.session.is_over or isinstance(event, Moved):
        return list(people)
    known = before.session.people
    return [person for person in people if known.get(person.id) is not person]


# --- following people -----------------------------------------------------------------------------------------------


class _Trail:
    """One person through the log."""

    def __init__(self, at: Instant) -> None:
        self.first_seen_at = at
        self.roles: list[Role] = []
        self.moves = 0
        self.there = _Spans()
        self.away = _Spans()
        self.held = _Spans()
        self.rooms: list[RoomSpan] = []

    def follow(self, state: Desk, person: Person, event: Event) -> None:
        """After `event` the state is this."""
        if not self.roles or self.roles[-1] is not person.role:
            self.roles.append(person.role)
        there = not state.session.is_over and person.is_here and person.presence is Presence.PRESENT
        self.there.follow(there, event.at)
        self.away.follow(there and person.away, event.at)
        self.held.follow(there and person.held, event.at)
        self._follow_room(_small_room_of(state, person) if there else MAIN_ROOM, event.at)
        if isinstance(event, Moved) and event.participant == person.id:
            self.moves += 1

    def _follow_room(self, room: RoomId, at: Instant) -> None:
        last = self.rooms[-1] if self.rooms and self.rooms[-1].until is None else None
        if room == (MAIN_ROOM if last is None else last.room):
            return
        if last is not None:
            self.rooms[-1] = RoomSpan(last.room, last.since, at)
        if room != MAIN_ROOM:
            self.rooms.append(RoomSpan(room, at, None))

    def attendance(self, person: Person, began: Instant | None, now: Instant) -> Attendance:
        """What it comes to."""
        spans = self.there.spans
        first = spans[0].since if spans else None
        last = spans[-1].until if spans else None
        minutes = _milliseconds(spans, now)
        whole = 0 if first is None else (now if last is None else last) - first
        return Attendance(
            participant=person.id,
            name=person.name,
            role=person.role,
            roles=tuple(dict.fromkeys(self.roles)),
            observer=Role.OBSERVER in self.roles,
            minutes=_minutes(minutes),
            late_minutes=_minutes(0 if first is None or began is None else max(0, first - began)),
            gap_minutes=_minutes(whole - minutes),
            away_minutes=_minutes(_milliseconds(self.away.spans, now)),
            held_minutes=_minutes(_milliseconds(self.held.spans, now)),
            breakout_minutes=_minutes(_milliseconds(self.rooms, now)),
            first_seen_at=self.first_seen_at,
            first_joined_at=first,
            last_left_at=last,
            moves=self.moves,
            spans=tuple(spans),
            rooms=tuple(self.rooms),
        )


class _Spans:
    """The times during which something was so."""

    def __init__(self) -> None:
        self.spans: list[Span] = []

    def follow(self, so: bool, at: Instant) -> None:
        """From `at` on it is so, or not."""
        last = self.spans[-1] if self.spans and self.spans[-1].until is None else None
        if so and last is None:
            self.spans.append(Span(at, None))
        elif last is not None and not so:
            self.spans[-1] = Span(last.since, at)


def _milliseconds(spans: Sequence[Span | RoomSpan], now: Instant) -> int:
    return sum((now if span.until is None else span.until) - span.since for span in spans)


def _minutes(milliseconds: int) -> float:
    return round(milliseconds / _MS_PER_MINUTE, 1)


# --- following rooms ------------------------------------------------------------------------------------------------


class _Round:
    """Small rooms, from their opening to the last one's end."""

    def __init__(self, at: Instant) -> None:
        self.opened_at = at
        self.closed_at: Instant | None = None
        self.names: dict[RoomId, str] = {}
        self.met: dict[RoomId, dict[ParticipantId, None]] = {}

    def follow(self, state: Desk) -> None:
        for room in state.breakouts.rooms.values():
            self.names[room.id] = room.name
            met = self.met.setdefault(room.id, {})
            present: Mapping[ParticipantId, Person] = state.session.people
            met.update({who: None for who in present if _is_in(state, who, room.id)})

    def done(self) -> Round:
        rooms = (RoundRoom(room, name, tuple(self.met[room])) for room, name in self.names.items())
        return Round(self.opened_at, self.closed_at, tuple(rooms))


def _small_room_of(state: Desk, person: Person) -> RoomId:
    """The small room somebody is in; who is in a side room is in none."""
    room = state.room_of(person.id)
    return room if room in state.breakouts.rooms else MAIN_ROOM


def _is_in(state: Desk, who: ParticipantId, room: RoomId) -> bool:
    person = state.session.people[who]
    return person.is_here and person.presence is Presence.PRESENT and state.room_of(who) == room


def _follow_rounds(rounds: list[_Round], state: Desk, at: Instant) -> None:
    last = rounds[-1] if rounds and rounds[-1].closed_at is None else None
    if last is not None and (not state.breakouts.are_open or state.breakouts.round > len(rounds)):
        last.closed_at = at
        last = None
    if state.breakouts.are_open:
        if last is None:
            rounds.append(_Round(at))
        rounds[-1].follow(state)
