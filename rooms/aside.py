"""Side rooms: a leader and one other person, out of earshot of everybody else, for as long as either wants.

    (anywhere) --taken_aside--> in a side room of two --aside_ended--> where they were

A side room is laid over wherever the two are: their place in a small room or the main one, a leader's visit, and all
that is theirs there stay as they were, so both come back to the same place. There may be as many as there are leaders.

Rules that hold:
- Nobody is in two side rooms, and a side room has two people or is over.
- It lasts through lost links, holds, stepping away, and the opening and closing of small rooms. It ends when either of
  the two says so or another leader does, when one of them has gone (left, removed, sent to the waiting room), and when
  its leader leads no more.
- Nothing is switched on by it: who is taken aside while on hold or away stays that, until the hold is ended or they
  come back; then they are with their leader and nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias, assert_never

import msgspec

from rooms.kernel import BaseCommand, BaseEvent, Code, Instant, InvariantBroken, ParticipantId, Rejected, RoomId
from rooms.people import EVERYONE, LEADERS
from rooms.permissions import May
from rooms.refusals import no_such_person, nobody_asked
from rooms.state import Session


class TakeAside(BaseCommand, frozen=True):
    """Go into a side room with somebody, at once and from wherever both are."""

    participant: ParticipantId


class EndAside(BaseCommand, frozen=True):
    """End the side conversation of somebody, or one's own. Who does not lead ends their own only."""

    participant: ParticipantId | None = None


Command: TypeAlias = TakeAside | EndAside

MAY: Final[May] = {TakeAside: LEADERS, EndAside: EVERYONE}


class TakenAside(BaseEvent, frozen=True):
    """From now on the two are in a side room."""

    room: RoomId
    leader: ParticipantId
    participant: ParticipantId


class AsideEnded(BaseEvent, frozen=True):
    """Both are back where they were; by nobody when one has gone, or the session ends."""

    room: RoomId
    leader: ParticipantId
    participant: ParticipantId
    by: ParticipantId | None


Event: TypeAlias = TakenAside | AsideEnded


class Aside(msgspec.Struct, frozen=True):
    """One side room."""

    room: RoomId
    leader: ParticipantId
    participant: ParticipantId
    since: Instant

    @property
    def people(self) -> tuple[ParticipantId, ParticipantId]:
        return self.leader, self.participant


class Asides(msgspec.Struct, frozen=True):
    """The side rooms that are open, oldest first. `made` counts all that ever were."""

    made: int = 0
    open: Mapping[RoomId, Aside] = {}

    def of(self, participant: ParticipantId) -> Aside | None:
        """The side room somebody is in."""
        return next((aside for aside in self.open.values() if participant in aside.people), None)


def decide(
    state: Asides, session: Session, command: Command, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to."""
    match command:
        case TakeAside():
            return _take(state, session, command.participant, by, now)
        case EndAside():
            return _end(state, session, command.participant, by, now)
        case _:
            assert_never(command)


def _take(
    state: Asides, session: Session, participant: ParticipantId, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    if by is None:
        return nobody_asked()
    person = session.people.get(participant)
    if person is None or not person.is_here:
        return no_such_person()
    if person.id == by:
        return Rejected(Code.INVALID, "A side conversation needs somebody else.")
    own, theirs = state.of(by), state.of(person.id)
    if own is not None and own == theirs:
        return ()
    if own is not None:
        return Rejected(Code.CONFLICT, "You are in a side conversation; end it first.")
    if theirs is not None:
        return Rejected(Code.CONFLICT, "They are in a side conversation with somebody else.")
    return (TakenAside(at=now, room=RoomId(f"aside-{state.made + 1}"), leader=by, participant=person.id),)


def _end(
    state: Asides, session: Session, participant: ParticipantId | None, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    who = by if participant is None else participant
    if who is None:
        return nobody_asked()
    if by is not None and by != who and not session.people[by].is_leader:
        return Rejected(Code.FORBIDDEN, "You can end your own side conversation only.")
    if who not in session.people:
        return no_such_person()
    aside = state.of(who)
    return () if aside is None else (_ended(aside, by, now),)


def due(state: Asides, session: Session, now: Instant) -> tuple[Event, ...]:
    """Side rooms that have lost one of their people, or that nobody leads any more."""
    return tuple(_ended(aside, None, now) for aside in state.open.values() if not _goes_on(session, aside))


def ending(state: Asides, now: Instant) -> tuple[Event, ...]:
    """The end of the session is the end of all."""
    return tuple(_ended(aside, None, now) for aside in state.open.values())


def _goes_on(session: Session, aside: Aside) -> bool:
    leader, other = (session.people[who] for who in aside.people)
    return leader.is_leader and leader.is_here and other.is_here


def _ended(aside: Aside, by: ParticipantId | None, now: Instant) -> AsideEnded:
    return AsideEnded(at=now, room=aside.room, leader=aside.leader, participant=aside.participant, by=by)


def evolve(state: Asides, event: Event) -> Asides:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    match event:
        case TakenAside():
            if state.of(event.leader) is not None or state.of(event.participant) is not None:
                raise InvariantBroken("taken_aside of somebody who is in a side room")
            aside = Aside(event.room, event.leader, event.participant, event.at)
            return Asides(made=state.made + 1, open={**state.open, aside.room: aside})
        case AsideEnded():
            if event.room not in state.open:
                raise InvariantBroken(f"aside_ended of {event.room}, which is not open")
            return Asides(made=state.made, open={room: a for room, a in state.open.items() if room != event.room})
        case _:
            assert_never(event)
