"""Raised hands: one line for the whole session, the same on every screen.

Rules that hold:
- A hand stays up while its owner is interrupted, on hold, away, in another room or without a link; it goes down when
  they or a leader lower it, when they have had the turn they asked for, and when they are gone.
- It goes down by itself only once they have spoken for a while (`SPOKEN_ENOUGH` of their own measured speech, with
  short pauses) without being given the word: not by many a short "yes", never by what they say in a turn of theirs.
- Quiet-first goes by what each had spoken when the hand went up, so nobody's place changes because somebody speaks.
"""

from __future__ import annotations

from typing import Final, assert_never

from facilitator.instrument import Around
from facilitator.turns.asking import leads, room_for
from facilitator.turns.state import Turns
from facilitator.turns.vocabulary import (
    Event,
    HandCommand,
    HandLowered,
    HandOrderSet,
    HandRaised,
    LowerAllHands,
    LowerHand,
    RaiseHand,
    SetHandOrder,
)
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected
from rooms.refusals import no_such_person, nobody_asked

SPOKEN_ENOUGH: Final = 8_000
"""Milliseconds of somebody's own measured speech after which the hand they raised before has served."""


def decide(state: Turns, around: Around, issued: Issued[HandCommand], now: Instant) -> tuple[Event, ...] | Rejected:
    by, command = issued.by, issued.command
    match command:
        case RaiseHand():
            return _raise(state, around, by, now)
        case LowerHand():
            return _lower(state, around, command, by, now)
        case LowerAllHands():
            room = room_for(around, by)
            return tuple(_lowered(who, by, now) for who in state.line if around.room_of(who) == room)
        case SetHandOrder():
            if command.order is state.hand_order:
                return ()
            return (HandOrderSet(at=now, order=command.order, by=by),)
        case _:
            assert_never(command)


def _raise(state: Turns, around: Around, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    if by is None:
        return nobody_asked()
    if by in state.hands:
        return ()
    return (HandRaised(at=now, participant=by, spoken=around.spoken.get(by, 0)),)


def _lower(
    state: Turns, around: Around, command: LowerHand, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    participant = by if command.participant is None else command.participant
    if participant is None:
        return nobody_asked()
    if participant != by and not leads(around, by):
        return Rejected(Code.FORBIDDEN, "You may lower your own hand only.")
    if participant not in around.session.people:
        return no_such_person()
    return (_lowered(participant, by, now),) if participant in state.hands else ()


def _lowered(participant: ParticipantId, by: ParticipantId | None, now: Instant) -> HandLowered:
    return HandLowered(at=now, participant=participant, reason="lowered", by=by)


def due(state: Turns, around: Around, now: Instant) -> tuple[Event, ...]:
    """Hands of those who are gone, or have spoken without waiting for the word."""
    events: list[Event] = []
    for who, hand in state.hands.items():
        if not around.session.people[who].is_here:
            events.append(HandLowered(at=now, participant=who, reason="left", by=None))
        elif hand.run >= SPOKEN_ENOUGH and not state.has_turn(who):
            events.append(HandLowered(at=now, participant=who, reason="spoke", by=None))
    return tuple(events)
