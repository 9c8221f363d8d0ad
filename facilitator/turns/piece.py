"""The talking piece: who holds it has the word, and hands it on themselves.

Rules that hold:
- It is in a room from when a leader brings it until a leader takes it back; a leader may hand it on at any time.
- When its holder is gone it lies in the middle, and whoever is in the room may take it up.
- No go-around is on beside it.
"""

from __future__ import annotations

from typing import assert_never

from facilitator.instrument import Around
from facilitator.turns.asking import ended, leads, objection, room_for
from facilitator.turns.state import Floor, Turns
from facilitator.turns.vocabulary import (
    EndPiece,
    Event,
    HandOn,
    PieceCommand,
    PieceEnded,
    PieceStarted,
    StartPiece,
    TurnGranted,
    TurnKind,
)
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected, RoomId


def decide(state: Turns, around: Around, issued: Issued[PieceCommand], now: Instant) -> tuple[Event, ...] | Rejected:
    by, command = issued.by, issued.command
    room = room_for(around, by)
    floor = state.floor(room)
    match command:
        case StartPiece():
            return _start(floor, around, room, command.participant, by, now)
        case HandOn():
            return _hand_on(floor, around, room, command.participant, by, now)
        case EndPiece():
            return () if floor.piece is None else (PieceEnded(at=now, room=room, reason="ended", by=by),)
        case _:
            assert_never(command)


def _start(
    floor: Floor, around: Around, room: RoomId, who: ParticipantId, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    if floor.piece is not None:
        return _hand_on(floor, around, room, who, by, now)
    if floor.go_around is not None:
        return Rejected(Code.CONFLICT, "A go-around is on; end it first.")
    refused = objection(around, room, who, by)
    if refused is not None:
        return refused
    started = PieceStarted(at=now, room=room, by=by)
    return (*ended(floor.turn, room, "interrupted", by, now), started, _granted(room, who, by, now))


def _hand_on(
    floor: Floor, around: Around, room: RoomId, who: ParticipantId, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    if floor.piece is None:
        return Rejected(Code.CONFLICT, "There is no talking piece.")
    holder = None if floor.turn is None else floor.turn.participant
    if who == holder:
        return ()
    takes_it_up = holder is None and who == by
    if by != holder and not takes_it_up and not leads(around, by):
        return Rejected(Code.FORBIDDEN, "Who holds the talking piece hands it on.")
    return handed_to(floor, around, room, who, by, now)


def handed_to(
    floor: Floor, around: Around, room: RoomId, who: ParticipantId, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """From who holds it, if anybody does, to another one."""
    refused = objection(around, room, who, by)
    if refused is not None:
        return refused
    return (*ended(floor.turn, room, "handed_on", by, now), _granted(room, who, by, now))


def _granted(room: RoomId, who: ParticipantId, by: ParticipantId | None, now: Instant) -> TurnGranted:
    return TurnGranted(at=now, room=room, participant=who, kind=TurnKind.PIECE, seconds=None, by=by)
