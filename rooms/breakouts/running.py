"""While the rooms are open: moving people, the timer, and the end.

    opened ──5 min before──▶ warned ──1 min before──▶ warned, closing ──▶ closed, everyone in the main room
                                ▲───────── extended ─────────┘

Rules that hold:
- Moving one person moves nobody else, and changes nothing else about them.
- Nobody is cut off without notice: before rooms close there is a countdown that everyone sees. The exception is a
  leader who asks for one of 0 seconds. A server that was down while the time ran out begins the countdown when it is
  back.
- People kept apart are not moved together. Who chooses a room for themselves is not told why one is not for them.
- Who comes in late has a defined place: the main room, or the smallest room they may be in.
"""

from __future__ import annotations

from typing import Final

from rooms.assignment import Impossible
from rooms.breakouts.planning import KEPT_APART, adversaries, minutes_from, refused
from rooms.breakouts.state import COUNTDOWN, WARNING, Breakouts, Room, evolve, pairs
from rooms.breakouts.vocabulary import (
    BreakoutsClosed,
    BreakoutsClosing,
    BreakoutsExtended,
    BreakoutsWarned,
    ChooseRoom,
    CloseBreakouts,
    CloseRoom,
    Event,
    ExtendBreakouts,
    Late,
    Move,
    Moved,
    RoomClosed,
    RoomClosing,
)
from rooms.kernel import MAIN_ROOM, Code, Instant, ParticipantId, Rejected, RoomId
from rooms.people import MEMBERS, Person
from rooms.refusals import no_such_person, nobody_asked
from rooms.state import Session

LATENESS: Final = 10_000
"""Milliseconds by which a countdown may begin late and still end in time."""

MAX_COUNTDOWN: Final = 3600


# --- people ----------------------------------------------------------------------------------------------------------


def move(
    state: Breakouts, session: Session, command: Move, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """A leader brings somebody into a room, or back."""
    person = session.people.get(command.participant)
    if person is None or not person.is_here:
        return no_such_person()
    if not state.are_open:
        return none_open()
    room = MAIN_ROOM if command.room is None else command.room
    if room != MAIN_ROOM:
        if room not in state.rooms:
            return no_such_room()
        met = _adversaries_in(state, session, person.id, room)
        if met:
            return refused(session, Impossible(KEPT_APART, (person.id, *met)))
    return _moved(state, person.id, room, by, now)


def choose(
    state: Breakouts, session: Session, command: ChooseRoom, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Somebody goes into the room of their choice."""
    if by is None:
        return nobody_asked()
    room = state.rooms.get(command.room)
    if room is None:
        return no_such_room()
    if not state.choose:
        return Rejected(Code.FORBIDDEN, "The rooms are not for choosing; please ask a facilitator.")
    if state.place_of(by) == room.id:
        return ()
    if _is_full(state, session, room):
        return Rejected(Code.FULL, "This room is full; please choose another one.")
    if _adversaries_in(state, session, by, room.id):
        return Rejected(Code.CONFLICT, "This room is not open to you; please choose another one.")
    return _moved(state, by, room.id, by, now)


def return_to_main(state: Breakouts, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    """Somebody goes back to the main room by themselves."""
    if by is None:
        return nobody_asked()
    if not state.may_return and by in state.places:
        return Rejected(Code.FORBIDDEN, "Please stay until the rooms close, or ask for help.")
    return _moved(state, by, MAIN_ROOM, by, now)


def place_latecomers(state: Breakouts, before: Session, after: Session, now: Instant) -> tuple[Event, ...]:
    """Where those go who have just come in, when the small rooms are for them as well.

    Who has a place already, because they were here before, keeps it: that needs no event.
    """
    if not state.are_open or state.late is Late.MAIN or state.choose:
        return ()
    events: list[Event] = []
    for person in after.here:
        earlier = before.people.get(person.id)
        if person.role not in MEMBERS or person.id in state.places or (earlier is not None and earlier.is_here):
            continue
        room = _room_for(state, after, person)
        if room is not None:
            moved = Moved(at=now, participant=person.id, room=room, by=None)
            events.append(moved)
            state = evolve(state, moved)
    return tuple(events)


def _room_for(state: Breakouts, session: Session, person: Person) -> RoomId | None:
    """The room with those they are kept together with, else the smallest without any they are kept apart from."""
    partners = [other for pair in pairs(state, session).together if person.id in pair for other in pair]
    wanted = {state.places[who] for who in partners if who in state.places}
    fitting = [
        room.id
        for room in state.rooms.values()
        if room.closing_at is None
        and (not wanted or room.id in wanted)
        and not _adversaries_in(state, session, person.id, room.id)
    ]
    return min(fitting, key=lambda room: len(_people_in(state, session, room)), default=None)


def _moved(
    state: Breakouts, who: ParticipantId, room: RoomId, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...]:
    if state.place_of(who) == room and who not in state.visits:
        return ()
    return (Moved(at=now, participant=who, room=room, by=by),)


def _adversaries_in(state: Breakouts, session: Session, who: ParticipantId, room: RoomId) -> tuple[ParticipantId, ...]:
    return tuple(other for other in adversaries(state, session, who) if state.places.get(other) == room)


def _people_in(state: Breakouts, session: Session, room: RoomId) -> tuple[ParticipantId, ...]:
    return tuple(person.id for person in session.here if state.places.get(person.id) == room)


def _is_full(state: Breakouts, session: Session, room: Room) -> bool:
    return room.limit is not None and len(_people_in(state, session, room.id)) >= room.limit


# --- time ------------------------------------------------------------------------------------------------------------


def extend(
    state: Breakouts, command: ExtendBreakouts, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """More time, counted from the end as it was announced."""
    if not state.are_open:
        return none_open()
    end = state.closing_at if state.timer is None or state.closing_at is not None else state.timer.ends_at
    if end is None:
        return Rejected(Code.CONFLICT, "These rooms stay open until they are closed; there is no time to extend.")
    ends_at = minutes_from(end, command.minutes)
    return ends_at if isinstance(ends_at, Rejected) else (BreakoutsExtended(at=now, ends_at=ends_at, by=by),)


def close_all(
    state: Breakouts, command: CloseBreakouts, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """The countdown for everyone, in place of one that is running; at 0 seconds the end itself."""
    if not state.are_open:
        return none_open()
    closing_at = _after_countdown(now, command.in_seconds)
    if isinstance(closing_at, Rejected):
        return closing_at
    if closing_at == now:
        return (BreakoutsClosed(at=now),)
    return () if closing_at == state.closing_at else (BreakoutsClosing(at=now, closing_at=closing_at, by=by),)


def close_one(
    state: Breakouts, command: CloseRoom, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """The countdown for one room; the others stay as they are."""
    room = state.rooms.get(command.room)
    if room is None:
        return no_such_room()
    closing_at = _after_countdown(now, command.in_seconds)
    if isinstance(closing_at, Rejected):
        return closing_at
    if closing_at == now:
        return (_room_closed(state, room, now),)
    if closing_at == room.closing_at:
        return ()
    return (RoomClosing(at=now, room=room.id, closing_at=closing_at, by=by),)


def next_deadline(state: Breakouts) -> Instant | None:
    """When `overdue` has something to say next."""
    due = [room.closing_at for room in state.rooms.values() if room.closing_at is not None]
    if state.closing_at is not None:
        due.append(state.closing_at)
    elif state.timer is not None:
        due.append(state.timer.countdown_at if state.timer.warning_at is None else state.timer.warning_at)
    return min(due, default=None)


def overdue(state: Breakouts, now: Instant) -> tuple[Event, ...]:
    """What has become due by `now`, in order: warnings, the countdown, rooms that close."""
    events: list[Event] = []
    while (due := next_deadline(state)) is not None and due <= now:
        for event in _due(state, due, now):
            events.append(event)
            state = evolve(state, event)
    return tuple(events)


def _due(state: Breakouts, due: Instant, now: Instant) -> tuple[Event, ...]:
    if state.closing_at == due:
        return (BreakoutsClosed(at=now),)
    closing = next((room for room in state.rooms.values() if room.closing_at == due), None)
    if closing is not None:
        return (_room_closed(state, closing, now),)
    assert state.timer is not None, "what is due and is no room's end is the timer's"
    if state.timer.warning_at == due:
        return (BreakoutsWarned(at=now, minutes=WARNING // 60_000),)
    ends_at = state.timer.ends_at
    if now > due + LATENESS:
        ends_at = Instant(max(ends_at, now + COUNTDOWN))
    return (
        BreakoutsWarned(at=now, minutes=COUNTDOWN // 60_000),
        BreakoutsClosing(at=now, closing_at=ends_at, by=None),
    )


def _room_closed(state: Breakouts, room: Room, now: Instant) -> Event:
    """The last room to close closes all."""
    return RoomClosed(at=now, room=room.id) if len(state.rooms) > 1 else BreakoutsClosed(at=now)


def _after_countdown(now: Instant, seconds: float) -> Instant | Rejected:
    if not 0 <= seconds <= MAX_COUNTDOWN:  # also false for what is not a number
        return Rejected(Code.INVALID, f"A countdown has 0 to {MAX_COUNTDOWN} seconds.")
    return Instant(now + round(seconds * 1000))


# --- refusals --------------------------------------------------------------------------------------------------------


def none_open() -> Rejected:
    return Rejected(Code.CONFLICT, "No small rooms are open.")


def no_such_room() -> Rejected:
    return Rejected(Code.NOT_FOUND, "This room is not open (any more).")
