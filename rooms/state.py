"""The state of a session, and how each event changes it.

States: (none) --session_created--> open --session_ended--> ended, for good. Presence is in `rooms.people`.
Rule that holds: `evolve` never judges whether something should have happened, it only refuses what cannot have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

import msgspec

from rooms.kernel import Instant, InvariantBroken, InvitationId, ParticipantId, SessionId
from rooms.people import Invitation, Person, Presence
from rooms.vocabulary import (
    Event,
    Invited,
    Joined,
    Left,
    LinkReturned,
    LinkWasLost,
    Removed,
    Renamed,
    SessionCreated,
    SessionEnded,
)


class Session(msgspec.Struct, frozen=True):
    """`people` is in order of first arrival."""

    id: SessionId
    title: str
    capacity: int
    waiting_room: bool
    created_at: Instant
    ended_at: Instant | None = None
    invitations: Mapping[InvitationId, Invitation] = {}
    people: Mapping[ParticipantId, Person] = {}

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def here(self) -> tuple[Person, ...]:
        """Those present or lost, in order of first arrival."""
        return tuple(person for person in self.people.values() if person.is_here)


def evolve(session: Session | None, event: Event) -> Session:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, SessionCreated):
        if session is not None:
            raise InvariantBroken("session_created in a session that exists")
        return Session(
            id=event.id,
            title=event.title,
            capacity=event.capacity,
            waiting_room=event.waiting_room,
            created_at=event.at,
        )
    if session is None or not session.is_open:
        raise InvariantBroken(f"{type(event).__name__} outside an open session")
    match event:
        case Invited():
            return _with_invitation(session, event)
        case Joined():
            return _with_newcomer(session, event)
        case LinkWasLost():
            return _with_presence(session, event.participant, Presence.LOST, event.at)
        case LinkReturned():
            return _with_presence(session, event.participant, Presence.PRESENT, event.at)
        case Left():
            return _with_presence(session, event.participant, Presence.LEFT, event.at)
        case Removed():
            return _with_presence(session, event.participant, Presence.REMOVED, event.at)
        case Renamed():
            person = _person(session, event.participant)
            return _with_person(session, msgspec.structs.replace(person, name=event.name))
        case SessionEnded():
            return msgspec.structs.replace(session, ended_at=event.at)
        case _:
            assert_never(event)


def _person(session: Session, participant: ParticipantId) -> Person:
    person = session.people.get(participant)
    if person is None:
        raise InvariantBroken(f"an event about {participant}, who never joined")
    return person


def _with_person(session: Session, person: Person) -> Session:
    return msgspec.structs.replace(session, people={**session.people, person.id: person})


def _with_presence(session: Session, participant: ParticipantId, presence: Presence, at: Instant) -> Session:
    person = _person(session, participant)
    if person.presence is Presence.REMOVED:
        raise InvariantBroken(f"{participant} became {presence.value} after being removed")
    return _with_person(session, msgspec.structs.replace(person, presence=presence, since=at))


def _with_invitation(session: Session, event: Invited) -> Session:
    invitation = Invitation(
        id=event.invitation, role=event.role, name=event.name, shared=event.shared, expires_at=event.expires_at
    )
    return msgspec.structs.replace(session, invitations={**session.invitations, invitation.id: invitation})


def _with_newcomer(session: Session, event: Joined) -> Session:
    invitation = session.invitations.get(event.invitation)
    if invitation is None or event.participant in session.people:
        raise InvariantBroken(f"{event.participant} joined without an invitation or twice")
    person = Person(
        id=event.participant,
        invitation=invitation.id,
        name=event.name,
        role=event.role,
        place=len(session.people) + 1,
        since=event.at,
    )
    if not invitation.shared:
        bound = msgspec.structs.replace(invitation, participant=person.id)
        session = msgspec.structs.replace(session, invitations={**session.invitations, bound.id: bound})
    return _with_person(session, person)
