"""Everyone has a turn: the go-around, one in each room at a time.

Rules that hold:
- Everyone in line is asked once. Who passes has been asked; who says "come back to me" is asked again at the end.
- Who is not there when it comes to them is passed over and, once back, is next. Who drops out of their turn keeps it
  for a while first (`facilitator.turns.following`). Who comes into the room late is last in line.
- It ends by itself when everyone has been asked, and waits as long as somebody who dropped out is still expected.
"""

from __future__ import annotations

from typing import Final, assert_never

from facilitator.instrument import Around
from facilitator.turns.asking import bad_seconds, ended, may_have_turn, no_turn, objection, room_for
from facilitator.turns.state import Floor, GoAround, Line, Turns
from facilitator.turns.vocabulary import (
    DeferTurn,
    EndGoAround,
    Event,
    GoAroundCommand,
    GoAroundEnded,
    GoAroundOrder,
    GoAroundPaused,
    GoAroundStarted,
    HandLowered,
    PassTurn,
    PauseGoAround,
    SkipTurn,
    StartGoAround,
    TurnDeferred,
    TurnKind,
    TurnPassed,
    TurnSkipped,
)
from rooms.chance import shuffled
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected, RoomId
from rooms.people import MEMBERS
from rooms.refusals import nobody_asked

MAX_IN_LINE: Final = 200


def decide(state: Turns, around: Around, issued: Issued[GoAroundCommand], now: Instant) -> tuple[Event, ...] | Rejected:
    by, command = issued.by, issued.command
    room = room_for(around, by)
    floor = state.floor(room)
    match command:
        case StartGoAround():
            return _start(floor, around, room, Issued(by, command, issued.chance), now)
        case PassTurn():
            return _pass(state, floor, room, by, now)
        case DeferTurn():
            return _defer(floor, room, by, now)
        case SkipTurn():
            return _skip(floor, room, command, by, now)
        case PauseGoAround():
            if floor.go_around is None:
                return none_on()
            if floor.go_around.paused is command.paused:
                return ()
            return (GoAroundPaused(at=now, room=room, paused=command.paused, by=by),)
        case EndGoAround():
            return () if floor.go_around is None else (GoAroundEnded(at=now, room=room, reason="ended", by=by),)
        case _:
            assert_never(command)


def is_in_line(going: GoAround, who: ParticipantId) -> bool:
    """Whether somebody may be called up: they wait, wait to be asked again, have passed, or had dropped out."""
    return any(who in line for line in (going.waiting, going.deferred, going.passed, going.dropped))


# --- starting --------------------------------------------------------------------------------------------------------


def _start(
    floor: Floor, around: Around, room: RoomId, issued: Issued[StartGoAround], now: Instant
) -> tuple[Event, ...] | Rejected:
    by, command = issued.by, issued.command
    refused = bad_seconds(command.seconds)
    if refused is not None:
        return refused
    if floor.go_around is not None:
        return Rejected(Code.CONFLICT, "A go-around is on already.")
    if floor.piece is not None:
        return Rejected(Code.CONFLICT, "The talking piece goes around; take it back first.")
    line = _line(around, room, command, by)
    if isinstance(line, Rejected):
        return line
    if not line:
        return Rejected(Code.CONFLICT, "Nobody is here for a go-around.")
    if command.order is GoAroundOrder.RANDOM:
        line = shuffled(line, issued.chance)
    outside = tuple(person.id for person in around.inside(room) if person.id not in line)
    started = GoAroundStarted(
        at=now, room=room, order=command.order, participants=line, outside=outside, seconds=command.seconds, by=by
    )
    return (*ended(floor.turn, room, "interrupted", by, now), started)


def _line(around: Around, room: RoomId, command: StartGoAround, by: ParticipantId | None) -> Line | Rejected:
    chosen = command.participants
    if command.order is GoAroundOrder.LIST and not chosen:
        return Rejected(Code.INVALID, "Please list who is to have a turn.")
    if chosen is None:
        members = (person for person in around.inside(room) if person.role in MEMBERS)
        return tuple(person.id for person in members if may_have_turn(around, room, person))
    if len(chosen) > MAX_IN_LINE or len(set(chosen)) < len(chosen):
        return Rejected(Code.INVALID, "Everyone may be listed once.")
    for who in chosen:
        if not may_have_turn(around, room, around.session.people.get(who)):  # who has no link just now may be in line
            refused = objection(around, room, who, by)
            assert refused is not None, "who may have no turn may not be given the word"
            return refused
    if command.order is GoAroundOrder.LIST:
        return chosen
    return tuple(person.id for person in around.inside(room) if person.id in chosen)


# --- while it is on --------------------------------------------------------------------------------------------------


def _pass(
    state: Turns, floor: Floor, room: RoomId, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """In a go-around at any time before one's turn is over; a turn that a leader gave is simply done."""
    if by is None:
        return nobody_asked()
    turn, going = floor.turn, floor.go_around
    holds = turn is not None and turn.participant == by
    if going is not None and (by in going.passed or by in going.done) and not holds:
        return ()
    if turn is not None and holds and turn.kind is TurnKind.PIECE:
        return Rejected(Code.CONFLICT, "Please hand the talking piece on.")
    if turn is not None and holds and turn.kind is TurnKind.GRANTED:
        done = ended(turn, room, "done", by, now)
        return (*done, HandLowered(at=now, participant=by, reason="heard", by=by)) if by in state.hands else done
    if going is not None and (holds or by in going.waiting or by in going.deferred):
        return (TurnPassed(at=now, room=room, participant=by),)
    return Rejected(Code.CONFLICT, "You have no turn to pass.")


def _defer(floor: Floor, room: RoomId, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    if by is None:
        return nobody_asked()
    turn, going = floor.turn, floor.go_around
    if going is None:
        return none_on()
    holds = turn is not None and turn.participant == by and turn.kind is TurnKind.GO_AROUND
    if by in going.deferred:
        return ()
    if not holds and by not in going.waiting:
        return Rejected(Code.CONFLICT, "You have no turn that could come later.")
    if not any(who != by for who in (*going.waiting, *going.deferred)):
        return Rejected(Code.CONFLICT, "Nobody else is waiting; take your turn, or pass.")
    return (TurnDeferred(at=now, room=room, participant=by),)


def _skip(
    floor: Floor, room: RoomId, command: SkipTurn, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    turn, going = floor.turn, floor.go_around
    if going is None:
        return none_on()
    holder = turn.participant if turn is not None and turn.kind is TurnKind.GO_AROUND else None
    who = holder if command.participant is None else command.participant
    if who is None:
        return no_turn()
    if who != holder and not is_in_line(going, who):
        return () if who in going.done else Rejected(Code.NOT_FOUND, "They are not part of this go-around.")
    if who in going.passed:
        return ()
    return (TurnSkipped(at=now, room=room, participant=who, reason="skipped", by=by),)


def none_on() -> Rejected:
    return Rejected(Code.CONFLICT, "No go-around is on.")
