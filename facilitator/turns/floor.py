"""The floor of a room, and single turns: who has the word, for how long, and who may be heard.

Rules that hold:
- Under an enforced floor the SFU forwards the voices of leaders, of whose turn it is and of those let in, and no other
  (`closes`); pictures stay. Nobody's own switches are touched: when the floor opens, all is as it was.
- A time is shown, warned of and overrun, never cut.
- Giving the word to somebody else takes it from who had it, who keeps the raised hand and its place; being done lowers
  it. In a go-around who is interrupted is next again.
"""

from __future__ import annotations

from typing import assert_never

from facilitator.instrument import OPEN, Around, Closed
from facilitator.turns import go_around, piece
from facilitator.turns.asking import bad_seconds, ended, is_ready, leads, no_turn, not_yours, objection, room_for
from facilitator.turns.state import Floor, Turn, Turns
from facilitator.turns.vocabulary import (
    EndTurn,
    Event,
    ExtendTurn,
    FloorCommand,
    FloorMode,
    FloorSet,
    GrantTurn,
    HandLowered,
    LetIn,
    NextTurn,
    SetFloor,
    TurnExtended,
    TurnGranted,
    TurnKind,
    WasLetIn,
)
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected, RoomId


def decide(state: Turns, around: Around, issued: Issued[FloorCommand], now: Instant) -> tuple[Event, ...] | Rejected:
    by, command = issued.by, issued.command
    room = room_for(around, by)
    match command:
        case SetFloor():
            if command.mode is state.floor(room).mode:
                return ()
            return (FloorSet(at=now, room=room, mode=command.mode, by=by),)
        case LetIn():
            return _let_in(state.floor(room), around, room, command, by, now)
        case GrantTurn():
            return _grant(state, around, room, command, by, now)
        case EndTurn():
            return _end(state, around, room, command, by, now)
        case ExtendTurn():
            return _extend(state.turn(room), room, command, by, now)
        case NextTurn():
            return _next(state, around, room, command, by, now)
        case _:
            assert_never(command)


def closes(state: Turns, around: Around, who: ParticipantId) -> Closed:
    """Whom an enforced floor keeps in."""
    if not state.floors:
        return OPEN
    floor = state.floor(around.room_of(who))
    if floor.mode is not FloorMode.ENFORCED or around.session.people[who].is_leader or who in floor.let_in:
        return OPEN
    return OPEN if floor.turn is not None and floor.turn.participant == who else Closed(microphone=True)


def _let_in(
    floor: Floor, around: Around, room: RoomId, command: LetIn, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    who = command.participant
    if command.allowed is (who in floor.let_in):
        return ()
    if floor.mode is not FloorMode.ENFORCED:
        return Rejected(Code.CONFLICT, "Everybody may be heard; there is nothing to let somebody in to.")
    refused = objection(around, room, who, by)
    if command.allowed and refused is not None:
        return refused
    return (WasLetIn(at=now, room=room, participant=who, allowed=command.allowed, by=by),)


# --- turns -----------------------------------------------------------------------------------------------------------


def _grant(
    state: Turns, around: Around, room: RoomId, command: GrantTurn, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    floor, who = state.floor(room), command.participant
    refused = bad_seconds(command.seconds)
    if refused is not None:
        return refused
    if floor.turn is not None and floor.turn.participant == who:
        return ()
    refused = objection(around, room, who, by)
    if refused is not None:
        return refused
    if floor.piece is not None:
        return piece.handed_to(floor, around, room, who, by, now)
    kind, seconds = TurnKind.GRANTED, command.seconds
    if floor.go_around is not None and not floor.go_around.paused:
        if not go_around.is_in_line(floor.go_around, who):
            return Rejected(
                Code.CONFLICT, "They are not in line in this go-around. Pause it to give somebody else the word."
            )
        kind, seconds = TurnKind.GO_AROUND, floor.go_around.seconds if seconds is None else seconds
    granted = TurnGranted(at=now, room=room, participant=who, kind=kind, seconds=seconds, by=by)
    return (*ended(floor.turn, room, "interrupted", by, now), granted)


def _end(
    state: Turns, around: Around, room: RoomId, command: EndTurn, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    turn = state.turn(room)
    if command.participant is not None and (turn is None or turn.participant != command.participant):
        return ()
    if turn is None:
        return no_turn()
    if turn.participant != by and not leads(around, by):
        return not_yours()
    return _done(state, turn, room, by, now)


def _done(state: Turns, turn: Turn, room: RoomId, by: ParticipantId | None, now: Instant) -> tuple[Event, ...]:
    """The turn is over, and if it was what the hand was raised for, so is that."""
    done = ended(turn, room, "done", by, now)
    if turn.kind is not TurnKind.GRANTED or turn.participant not in state.hands:
        return done
    return (*done, HandLowered(at=now, participant=turn.participant, reason="heard", by=by))


def _extend(
    turn: Turn | None, room: RoomId, command: ExtendTurn, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    refused = bad_seconds(command.seconds)
    if refused is not None:
        return refused
    if turn is None:
        return no_turn()
    if turn.seconds is None:
        return Rejected(Code.CONFLICT, "This turn has no time that could be extended.")
    return (TurnExtended(at=now, room=room, participant=turn.participant, seconds=command.seconds, by=by),)


def _next(
    state: Turns, around: Around, room: RoomId, command: NextTurn, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    floor = state.floor(room)
    turn = floor.turn
    refused = bad_seconds(command.seconds)
    if refused is not None:
        return refused
    if command.after is not None and (turn is None or turn.participant != command.after):
        return ()
    if floor.piece is not None:
        return Rejected(Code.CONFLICT, "The talking piece is handed on by who holds it.")
    if floor.go_around is not None and not floor.go_around.paused:
        if turn is None:
            return Rejected(Code.CONFLICT, "The go-around is waiting for those who are not there.")
        return _done(state, turn, room, by, now)
    following = _first_hand(state, around, room)
    if following is None and (turn is None or turn.kind is TurnKind.GO_AROUND):
        return Rejected(Code.CONFLICT, "No hand is up.")
    if turn is not None and turn.kind is TurnKind.GO_AROUND:  # which is paused, and goes on with them
        before: tuple[Event, ...] = ended(turn, room, "interrupted", by, now)
    else:
        before = () if turn is None else _done(state, turn, room, by, now)
    if following is None:
        return before
    kind, seconds = TurnKind.GRANTED, command.seconds
    return (*before, TurnGranted(at=now, room=room, participant=following, kind=kind, seconds=seconds, by=by))


def _first_hand(state: Turns, around: Around, room: RoomId) -> ParticipantId | None:
    """The first in line who is in the room and could speak, but for whose turn it is already."""
    turn = state.turn(room)
    holder = None if turn is None else turn.participant
    return next((who for who in state.line if who != holder and is_ready(around, room, who)), None)
