"""The state of a session, and how each event changes it.

States: (none) --session_created--> scheduled --session_opened--> open --session_ended--> ended, for good; a session
that is not scheduled is open from its creation. Presence and standing of people are in `rooms.people`.

Rule that holds: `evolve` never judges whether something should have happened, it only refuses what cannot have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, assert_never

import msgspec

from rooms.kernel import Instant, InvariantBroken, InvitationId, ParticipantId, SessionId
from rooms.people import Invitation, Person, Presence, Standing
from rooms.vocabulary import (
    Admitted,
    AgreementsAccepted,
    CameBack,
    Event,
    Held,
    InvitationRevoked,
    Invited,
    InvitedToSpeak,
    Joined,
    Left,
    LinkReturned,
    LinkWasLost,
    LobbyMessaged,
    Released,
    Removed,
    Renamed,
    RoleSet,
    SentToLobby,
    SessionCreated,
    SessionEnded,
    SessionLocked,
    SessionOpened,
    SteppedAway,
    SteppedOut,
    Unattended,
    WaitingRoomSet,
)

Life: TypeAlias = Literal["scheduled", "open", "ended"]

PresenceEvent: TypeAlias = LinkWasLost | LinkReturned | Left | Removed
StandingEvent: TypeAlias = Admitted | SentToLobby | AgreementsAccepted
PersonEvent: TypeAlias = (
    PresenceEvent
    | StandingEvent
    | Renamed
    | RoleSet
    | InvitedToSpeak
    | SteppedAway
    | SteppedOut
    | CameBack
    | Held
    | Released
)
"""The events that change one person who has joined, and nothing else."""


class Session(msgspec.Struct, frozen=True):
    """`people` is in order of first arrival.

    `led` once a leader has been there; `leaderless_since` is when the last of them was gone, and once that has been
    said (`unattended`), `closes_at` is when the session ends by itself. See `rooms.unattended`.
    """

    id: SessionId
    title: str
    capacity: int
    waiting_room: bool
    created_at: Instant
    scheduled_for: Instant | None = None
    agreements: str | None = None
    unattended_grace: int | None = None
    own_summary: bool = False
    opened_at: Instant | None = None
    ended_at: Instant | None = None
    locked: bool = False
    led: bool = False
    leaderless_since: Instant | None = None
    unattended: bool = False
    closes_at: Instant | None = None
    invitations: Mapping[InvitationId, Invitation] = {}
    people: Mapping[ParticipantId, Person] = {}

    @property
    def life(self) -> Life:
        if self.is_over:
            return "ended"
        return "scheduled" if self.opened_at is None else "open"

    @property
    def is_open(self) -> bool:
        return self.life == "open"

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None

    @property
    def here(self) -> tuple[Person, ...]:
        """The circle: those let in who are present or lost, in order of first arrival."""
        return tuple(person for person in self.people.values() if person.is_here)

    @property
    def around(self) -> tuple[Person, ...]:
        """Those present or lost, at the door as well as inside, in order of first arrival."""
        return tuple(person for person in self.people.values() if person.is_around)

    @property
    def line(self) -> tuple[Person, ...]:
        """Those waiting to be admitted, who has waited longest first."""
        waiting = [person for person in self.people.values() if person.is_waiting]
        return tuple(sorted(waiting, key=lambda person: (person.queued_at, person.place)))


def evolve(session: Session | None, event: Event) -> Session:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, SessionCreated):
        if session is not None:
            raise InvariantBroken("session_created in a session that exists")
        return _created(event)
    if session is None or session.is_over:
        raise InvariantBroken(f"{type(event).__name__} outside a running session")
    return _watched(_after(session, event), event.at)


def _created(event: SessionCreated) -> Session:
    return Session(
        id=event.id,
        title=event.title,
        capacity=event.capacity,
        waiting_room=event.waiting_room,
        created_at=event.at,
        scheduled_for=event.scheduled_for,
        agreements=event.agreements,
        unattended_grace=event.unattended_grace,
        own_summary=event.own_summary,
        opened_at=event.at if event.scheduled_for is None else None,
    )


def _after(
    session: Session,
    event: PersonEvent
    | Invited
    | InvitationRevoked
    | Joined
    | SessionOpened
    | SessionLocked
    | WaitingRoomSet
    | LobbyMessaged
    | Unattended
    | SessionEnded,
) -> Session:
    match event:
        case Invited():
            return _with_invitation(session, event)
        case InvitationRevoked():
            return _without_invitation(session, event)
        case Joined():
            return _with_newcomer(session, event)
        case SessionOpened():
            if session.opened_at is not None:
                raise InvariantBroken("session_opened in a session that is open")
            return msgspec.structs.replace(session, opened_at=event.at)
        case SessionLocked():
            return msgspec.structs.replace(session, locked=event.locked)
        case WaitingRoomSet():
            return msgspec.structs.replace(session, waiting_room=event.on)
        case LobbyMessaged():
            return session
        case Unattended():
            return msgspec.structs.replace(session, unattended=True, closes_at=event.closes_at)
        case SessionEnded():
            return msgspec.structs.replace(session, ended_at=event.at)
        case _:
            person = session.people.get(event.participant)
            if person is None:
                raise InvariantBroken(f"an event about {event.participant}, who never joined")
            return _with_person(session, _changed(person, event))


def _watched(session: Session, at: Instant) -> Session:
    """Note since when no leader is there, and that one is again."""
    led_now = any(person.is_leader and person.presence is Presence.PRESENT for person in session.people.values())
    if led_now:
        if session.led and session.leaderless_since is None:
            return session
        return msgspec.structs.replace(session, led=True, leaderless_since=None, unattended=False, closes_at=None)
    if session.led and session.leaderless_since is None:
        return msgspec.structs.replace(session, leaderless_since=at)
    return session


def _changed(person: Person, event: PersonEvent) -> Person:
    match event:
        case LinkWasLost() | LinkReturned() | Left() | Removed():
            return _come_or_gone(person, event)
        case Admitted() | SentToLobby() | AgreementsAccepted():
            return _moved(person, event)
        case Renamed():
            return msgspec.structs.replace(person, name=event.name)
        case RoleSet():
            return msgspec.structs.replace(person, role=event.role, invited_to_speak=False)
        case InvitedToSpeak():
            return msgspec.structs.replace(person, invited_to_speak=event.allowed)
        case SteppedAway():
            return msgspec.structs.replace(person, away=True)
        case SteppedOut():
            return msgspec.structs.replace(person, away=True, stepped_out=True)
        case CameBack():
            return msgspec.structs.replace(person, away=False, stepped_out=False)
        case Held() | Released():
            return msgspec.structs.replace(person, held=isinstance(event, Held))
        case _:
            assert_never(event)


def _come_or_gone(person: Person, event: PresenceEvent) -> Person:
    match event:
        case LinkWasLost():
            return _with_presence(person, Presence.LOST, event.at)
        case LinkReturned():
            back = _with_presence(person, Presence.PRESENT, event.at)
            return back if person.is_around else msgspec.structs.replace(back, queued_at=event.at)
        case Left():
            return _with_presence(person, Presence.LEFT, event.at)
        case Removed():
            gone = _with_presence(person, Presence.REMOVED, event.at)
            standing = Standing.WAITING if gone.standing is Standing.IN and not gone.is_leader else gone.standing
            return msgspec.structs.replace(gone, banned=event.ban, standing=standing)
        case _:
            assert_never(event)


def _moved(person: Person, event: StandingEvent) -> Person:
    match event:
        case Admitted():
            return _with_standing(person, Standing.WAITING, Standing.IN, event.at)
        case SentToLobby():
            return _with_standing(person, Standing.IN, Standing.WAITING, event.at)
        case AgreementsAccepted():
            moved = _with_standing(person, Standing.AGREEING, event.standing, event.at)
            return msgspec.structs.replace(moved, agreed=event.version)
        case _:
            assert_never(event)


def _with_presence(person: Person, presence: Presence, at: Instant) -> Person:
    if person.banned:
        raise InvariantBroken(f"{person.id} became {presence.value} after being removed for good")
    return msgspec.structs.replace(person, presence=presence, since=at)


def _with_standing(person: Person, before: Standing, after: Standing, at: Instant) -> Person:
    if person.standing is not before:
        raise InvariantBroken(f"{person.id} became {after.value}, but was {person.standing.value}")
    return msgspec.structs.replace(person, standing=after, queued_at=at)


def _with_person(session: Session, person: Person) -> Session:
    return msgspec.structs.replace(session, people={**session.people, person.id: person})


def _with_invitation(session: Session, event: Invited) -> Session:
    invitation = Invitation(
        id=event.invitation, role=event.role, name=event.name, shared=event.shared, expires_at=event.expires_at
    )
    return msgspec.structs.replace(session, invitations={**session.invitations, invitation.id: invitation})


def _without_invitation(session: Session, event: InvitationRevoked) -> Session:
    invitation = session.invitations.get(event.invitation)
    if invitation is None:
        raise InvariantBroken("invitation_revoked for an invitation that was never made")
    revoked = msgspec.structs.replace(invitation, revoked=True)
    return msgspec.structs.replace(session, invitations={**session.invitations, revoked.id: revoked})


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
        standing=event.standing,
        queued_at=event.at,
    )
    if not invitation.shared:
        bound = msgspec.structs.replace(invitation, participant=person.id)
        session = msgspec.structs.replace(session, invitations={**session.invitations, bound.id: bound})
    return _with_person(session, person)
