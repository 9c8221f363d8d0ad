"""What the commands of turns have in common: in which room, whom, for how long; what they answer when it cannot be."""

from __future__ import annotations

from typing import Final

from facilitator.instrument import Around
from facilitator.turns.state import Turn
from facilitator.turns.vocabulary import EndReason, TurnEnded
from rooms.kernel import MAIN_ROOM, Code, Instant, ParticipantId, Rejected, RoomId
from rooms.people import Person, Presence
from rooms.refusals import no_such_person

MIN_SECONDS: Final = 5
MAX_SECONDS: Final = 3600


def room_for(around: Around, by: ParticipantId | None) -> RoomId:
    """The room a command is about: where its issuer is; the programme's staff act in the main room."""
    return MAIN_ROOM if by is None else around.room_of(by)


def leads(around: Around, by: ParticipantId | None) -> bool:
    return by is None or around.session.people[by].is_leader


def may_have_turn(around: Around, room: RoomId, person: Person | None) -> bool:
    """Whether somebody is in the room as one who may speak, be their link there or not."""
    return (
        person is not None
        and person.is_here
        and person.may_speak
        and around.room_of(person.id) == room
        and not around.rooms.listens_in(person.id)
    )


def is_with_us(person: Person) -> bool:
    """Whether somebody of the room could speak at this moment."""
    return person.presence is Presence.PRESENT and not person.held and not person.away


def is_ready(around: Around, room: RoomId, participant: ParticipantId) -> bool:
    """Whether somebody could begin to speak in this room at this moment."""
    person = around.session.people.get(participant)
    return person is not None and may_have_turn(around, room, person) and is_with_us(person)


def objection(around: Around, room: RoomId, participant: ParticipantId, by: ParticipantId | None) -> Rejected | None:
    """Why this person cannot be given the word in this room, or None when they can. Who does not lead is not told of
    people elsewhere."""
    person = around.session.people.get(participant)
    if person is None or not person.is_here:
        return no_such_person()
    if around.room_of(participant) != room:
        return Rejected(Code.CONFLICT, "They are in another room.") if leads(around, by) else no_such_person()
    if not person.may_speak:
        return Rejected(Code.CONFLICT, "They observe; please invite them to speak first.")
    if around.rooms.listens_in(participant) or not is_with_us(person):
        return Rejected(Code.CONFLICT, "They are not with you at the moment.")
    return None


def ended(
    turn: Turn | None, room: RoomId, reason: EndReason, by: ParticipantId | None, now: Instant
) -> tuple[TurnEnded, ...]:
    """The end of the turn that is on, if one is."""
    return () if turn is None else (TurnEnded(at=now, room=room, participant=turn.participant, reason=reason, by=by),)


def bad_seconds(seconds: float | None) -> Rejected | None:
    """Why a turn cannot have this time, or None when it can."""
    if seconds is None or MIN_SECONDS <= seconds <= MAX_SECONDS:  # false for what is not a number
        return None
    return Rejected(Code.INVALID, f"A turn has {MIN_SECONDS} to {MAX_SECONDS} seconds.")


def no_turn() -> Rejected:
    return Rejected(Code.CONFLICT, "It is nobody's turn at the moment.")


def not_yours() -> Rejected:
    return Rejected(Code.FORBIDDEN, "This is not your turn.")
