"""A leader among several rooms: visits, listening in, speaking to all, messages, and calls for help.

Rules that hold:
- A visit changes where the leader is and nothing else; ended, they are back where they belong.
- Listening in is never secret: the people of the room are told, and see it for as long as it lasts.
- Calls for help are answered in the order in which they were made, and by one leader: a second answer is no event.
"""

from __future__ import annotations

from typing import Final

from rooms.breakouts.running import no_such_room, none_open
from rooms.breakouts.state import Breakouts, Stay
from rooms.breakouts.vocabulary import (
    AnswerHelp,
    Event,
    HelpAnswered,
    HelpAsked,
    HelpWithdrawn,
    MessageRooms,
    RoomsAddressed,
    RoomsMessaged,
    SpeakToRooms,
    Visited,
    VisitEnded,
)
from rooms.kernel import Code, Instant, ParticipantId, Rejected, RoomId
from rooms.names import clean_text
from rooms.refusals import bad_text, nobody_asked

MAX_MESSAGE: Final = 500


def visit(
    state: Breakouts, room: RoomId | None, by: ParticipantId | None, now: Instant, *, listening: bool = False
) -> tuple[Event, ...] | Rejected:
    """A leader goes into a room, or back (None). Listening becomes a visit and the other way round."""
    if by is None:
        return nobody_asked()
    if room is None:
        return (VisitEnded(at=now, participant=by),) if by in state.visits else ()
    if room not in state.rooms:
        return no_such_room()
    if room == state.place_of(by) and not listening:  # where they belong they are no visitor
        return (VisitEnded(at=now, participant=by),) if by in state.visits else ()
    if state.visits.get(by) == Stay(room, listening):
        return ()
    return (Visited(at=now, participant=by, room=room, listening=listening),)


def speak(
    state: Breakouts, command: SpeakToRooms, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """A leader speaks to all rooms, or no longer."""
    if by is None:
        return nobody_asked()
    if command.on is (by in state.addressing):
        return ()
    if not state.are_open:
        return none_open()
    return (RoomsAddressed(at=now, participant=by, on=command.on),)


def message(
    state: Breakouts, command: MessageRooms, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Those in the rooms, or in one, are told something (`server.live.messages` passes the words on)."""
    if clean_text(command.text, MAX_MESSAGE) is None:
        return bad_text(MAX_MESSAGE)
    if not state.are_open:
        return none_open()
    if command.room is not None and command.room not in state.rooms:
        return no_such_room()
    return (RoomsMessaged(at=now, by=by, room=command.room),)


def ask_for_help(state: Breakouts, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    """Somebody in a small room calls for a leader. Calling again keeps the place in line."""
    if by is None:
        return nobody_asked()
    if by not in state.places:
        return Rejected(Code.CONFLICT, "You are not in a small room.")
    return () if by in state.help else (HelpAsked(at=now, participant=by),)


def withdraw_help(state: Breakouts, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    """Somebody needs no leader any more."""
    if by is None:
        return nobody_asked()
    return (HelpWithdrawn(at=now, participant=by),) if by in state.help else ()


def answer_help(
    state: Breakouts, command: AnswerHelp, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """A leader takes over a call, and goes there if they want to."""
    if command.participant not in state.help:
        return ()
    answered = HelpAnswered(at=now, participant=command.participant, by=by)
    if by is None or not command.visit:
        return (answered,)
    went = visit(state, state.place_of(command.participant), by, now)
    return went if isinstance(went, Rejected) else (answered, *went)
