"""What follows by itself: time is up, somebody drops out or is back, it is the next one's turn, a room has closed.

Rules that hold:
- Whose link is lost during their turn, or who is held or away, keeps it for `PATIENCE` with the clock standing still.
- Who is gone from the room, or may speak no longer, loses the turn at once; in a go-around they have dropped out, and
  whoever dropped out is next once they are back.
- When a room is no more, or the session ends, everything that was on there ends with an event.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facilitator.instrument import Around
from facilitator.turns import hands
from facilitator.turns.asking import ended, is_ready, is_with_us, may_have_turn
from facilitator.turns.state import Floor, GoAround, Turn, Turns, evolve
from facilitator.turns.vocabulary import (
    Event,
    FloorMode,
    FloorSet,
    GoAroundEnded,
    GoAroundJoined,
    GoAroundLeft,
    PieceEnded,
    TurnGranted,
    TurnInterrupted,
    TurnKind,
    TurnOver,
    TurnPutBack,
    TurnResumed,
    TurnSkipped,
    TurnWarned,
    WasLetIn,
)
from rooms.kernel import Instant, ParticipantId, RoomId
from rooms.people import MEMBERS

PATIENCE: Final = 20_000
"""Milliseconds for which a turn is kept for somebody who is not there: a reload or a change of networks takes less."""

Step = Callable[[Floor, Around, RoomId, Instant], tuple[Event, ...]]


def due(state: Turns, around: Around, now: Instant) -> tuple[Event, ...]:
    """All that has become due, up to where nothing is any more."""
    events: list[Event] = []
    while news := _next_due(state, around, now):
        for event in news:
            events.append(event)
            state = evolve(state, event)
    return tuple(events)


def _next_due(state: Turns, around: Around, now: Instant) -> tuple[Event, ...]:
    for room, floor in state.floors.items():
        if not around.is_open(room):
            return _closed(floor, room, now)
        for step in _STEPS:
            if news := step(floor, around, room, now):
                return news
    return hands.due(state, around, now)


def ending(state: Turns, around: Around, now: Instant) -> tuple[Event, ...]:
    """Before the session ends, what is on ends."""
    return tuple(event for room, floor in state.floors.items() for event in _over(floor, room, now))


def next_deadline(state: Turns) -> Instant | None:
    """When a turn is to be warned of, is over, or has been kept long enough."""
    turns = (floor.turn for floor in state.floors.values())
    return min((at for turn in turns if turn is not None for at in _deadlines(turn)), default=None)


def _deadlines(turn: Turn) -> tuple[Instant, ...]:
    if turn.missing_since is not None:
        return (Instant(turn.missing_since + PATIENCE),)
    if turn.ends_at is None or turn.over:
        return ()
    return (turn.ends_at,) if turn.warned or turn.warning is None else (Instant(turn.ends_at - turn.warning * 1000),)


# --- a room that is no more ------------------------------------------------------------------------------------------


def _closed(floor: Floor, room: RoomId, now: Instant) -> tuple[Event, ...]:
    opened = () if floor.mode is FloorMode.OPEN else (FloorSet(at=now, room=room, mode=FloorMode.OPEN, by=None),)
    return (*_over(floor, room, now), *opened)


def _over(floor: Floor, room: RoomId, now: Instant) -> tuple[Event, ...]:
    events: list[Event] = []
    if floor.turn is not None and floor.turn.kind is TurnKind.GRANTED:
        events += ended(floor.turn, room, "closed", None, now)
    if floor.go_around is not None:
        events.append(GoAroundEnded(at=now, room=room, reason="closed", by=None))
    if floor.piece is not None:
        events.append(PieceEnded(at=now, room=room, reason="closed", by=None))
    return tuple(events)


# --- one turn --------------------------------------------------------------------------------------------------------


def _let_in(floor: Floor, around: Around, room: RoomId, now: Instant) -> tuple[Event, ...]:
    """Who has gone elsewhere is not let in any more."""
    return tuple(
        WasLetIn(at=now, room=room, participant=who, allowed=False, by=None)
        for who in floor.let_in
        if not may_have_turn(around, room, around.session.people.get(who))
    )


def _holder(floor: Floor, around: Around, room: RoomId, now: Instant) -> tuple[Event, ...]:
    """Whose turn it is comes and goes."""
    turn = floor.turn
    if turn is None:
        return ()
    person = around.session.people[turn.participant]
    if not may_have_turn(around, room, person):
        return ended(turn, room, "gone", None, now)
    if is_with_us(person):
        back = TurnResumed(at=now, room=room, participant=person.id)
        return () if turn.missing_since is None else (back,)
    if turn.missing_since is None:
        return (TurnInterrupted(at=now, room=room, participant=person.id),)
    return ended(turn, room, "dropped", None, now) if turn.missing_since + PATIENCE <= now else ()


def _time(floor: Floor, _around: Around, room: RoomId, now: Instant) -> tuple[Event, ...]:
    """Warnings, and that the time is up; of a time that ran out unseen only that."""
    turn = floor.turn
    if turn is None or turn.ends_at is None or turn.over:
        return ()
    if turn.ends_at <= now:
        return (TurnOver(at=now, room=room, participant=turn.participant),)
    warning = turn.warning
    if turn.warned or warning is None or turn.ends_at - warning * 1000 > now:
        return ()
    return (TurnWarned(at=now, room=room, participant=turn.participant, seconds=warning),)


# --- go-around -------------------------------------------------------------------------------------------------------


def _people_in_line(floor: Floor, around: Around, room: RoomId, now: Instant) -> tuple[Event, ...]:
    """Who has come late, is back or has left."""
    going = floor.go_around
    if going is None:
        return ()
    line = (*going.waiting, *going.deferred, *going.dropped)
    left = [who for who in line if not around.session.people[who].is_here]
    if left:
        return tuple(GoAroundLeft(at=now, room=room, participant=who) for who in left)
    back = [who for who in going.dropped if is_ready(around, room, who)]
    if back:  # who dropped out first is next
        return tuple(TurnPutBack(at=now, room=room, participant=who) for who in reversed(back))
    holder = None if floor.turn is None or floor.turn.kind is not TurnKind.GO_AROUND else floor.turn.participant
    known = {*line, *going.done, *going.passed, *going.outside, holder}
    return tuple(
        GoAroundJoined(at=now, room=room, participant=person.id)
        for person in around.inside(room)
        if person.role in MEMBERS and person.id not in known
    )


def _next_one(floor: Floor, around: Around, room: RoomId, now: Instant) -> tuple[Event, ...]:
    """It is the next one's turn, or everyone has been asked."""
    going = floor.go_around
    if going is None or going.paused or floor.turn is not None:
        return ()
    following = next(iter((*going.waiting, *going.deferred)), None)
    if following is not None:
        return (_called(going, around, room, following, now),)
    if any(may_have_turn(around, room, around.session.people.get(who)) for who in going.dropped):
        return ()  # they are still expected
    return (GoAroundEnded(at=now, room=room, reason="done", by=None),)


def _called(going: GoAround, around: Around, room: RoomId, who: ParticipantId, now: Instant) -> Event:
    if is_ready(around, room, who):
        return TurnGranted(at=now, room=room, participant=who, kind=TurnKind.GO_AROUND, seconds=going.seconds, by=None)
    return TurnSkipped(at=now, room=room, participant=who, reason="absent", by=None)


_STEPS: Final[tuple[Step, ...]] = (_let_in, _holder, _time, _people_in_line, _next_one)
