"""Coming and going: who comes in by which invitation, lost links, and those who do not come back.

Rules that hold:
- A personal invitation is one participant for ever: same person, name, role and place on every return.
- A shared invitation makes a new participant per newcomer; who came by it returns by their own id.
- An expired invitation lets nobody new in, but those who came by it earlier may return. A revoked one lets nobody in
  who is not here.
- Coming in again while still here (second tab, reload) is no event.
- A lost link keeps the place for `GRACE`; then the person has left. Who was banned never comes back in.
- A return never changes how far in somebody is. How far newcomers come, and if there is room, `rooms.lobby` says.
- A leader who comes in opens a scheduled session.
"""

from __future__ import annotations

from typing import Final, assert_never

from rooms import lobby
from rooms.kernel import Code, Instant, ParticipantId, Rejected
from rooms.names import clean_name
from rooms.people import LEADERS, Invitation, Person, Presence, Role, Standing
from rooms.refusals import bad_name, no_such_person
from rooms.state import Session
from rooms.vocabulary import Event, Join, Joined, Left, LinkBack, LinkLost, LinkReturned, LinkWasLost

GRACE: Final = 120_000
"""Milliseconds a lost link is waited for before the person counts as having left."""


def arriving(session: Session, join: Join) -> ParticipantId:
    """Who a `Join` is about: the person the invitation is bound to, else the one it names."""
    invitation = session.invitations.get(join.invitation)
    return join.participant if invitation is None else invitation.participant or join.participant


def decide(session: Session, command: Join | LinkLost | LinkBack, now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from somebody's coming, and from what becomes of their link."""
    match command:
        case Join():
            return _join(session, command, now)
        case LinkLost():
            return _link_lost(session, command, now)
        case LinkBack():
            return _link_back(session, command, now)
        case _:
            assert_never(command)


def _join(session: Session, command: Join, now: Instant) -> tuple[Event, ...] | Rejected:
    """Somebody comes in by an invitation: for the first time, back, or once more while still here."""
    invitation = session.invitations.get(command.invitation)
    if invitation is None:
        return Rejected(Code.NOT_FOUND, "This invitation does not belong to this session.")
    participant = arriving(session, command)
    person = session.people.get(participant)
    if invitation.revoked and (person is None or not person.is_around):
        return Rejected(Code.EXPIRED, "This invitation has been withdrawn. Please ask for a new one.")
    if person is None:
        return _first_arrival(session, invitation, participant, command.name, now)
    if person.invitation != invitation.id:
        return Rejected(Code.FORBIDDEN, "This invitation is somebody else's.")
    if person.banned:
        return Rejected(Code.REMOVED, "You have been removed from this session.")
    if person.presence is Presence.PRESENT:
        return ()
    if not person.is_around:
        refused = _no_way_back(session, person)
        if refused is not None:
            return refused
    opened = lobby.opened(session, person.id, now, arriving=1) if person.is_leader else ()
    return (LinkReturned(at=now, participant=person.id), *opened)


def _no_way_back(session: Session, person: Person) -> Rejected | None:
    if person.standing is not Standing.IN:
        return lobby.no_room_for(session, person.role)
    return lobby.full() if not person.is_leader and lobby.is_full(session) else None


def _first_arrival(
    session: Session, invitation: Invitation, participant: ParticipantId, wish: str | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    role = invitation.role
    if invitation.expires_at is not None and invitation.expires_at <= now:
        return Rejected(Code.EXPIRED, "This invitation has expired.")
    if session.locked and role not in LEADERS:
        return Rejected(Code.LOCKED, "This session is locked; nobody new can come in now.")
    refused = lobby.no_room_for(session, role)
    if refused is not None:
        return refused
    wish = wish if wish is not None and wish.strip() else None
    name = invitation.name or _default_name(role) if wish is None else clean_name(wish)
    if name is None:
        return bad_name()
    joined = Joined(
        at=now,
        participant=participant,
        invitation=invitation.id,
        name=name,
        role=role,
        standing=lobby.standing_of_newcomer(session, role),
    )
    return (joined, *lobby.opened(session, participant, now, arriving=1)) if role in LEADERS else (joined,)


def _default_name(role: Role) -> str:
    return role.value.replace("_", "-").capitalize()


def _link_lost(session: Session, command: LinkLost, now: Instant) -> tuple[Event, ...] | Rejected:
    """The grace begins, once."""
    person = session.people.get(command.participant)
    if person is None:
        return no_such_person()
    if person.presence is not Presence.PRESENT:
        return ()
    return (LinkWasLost(at=now, participant=person.id),)


def _link_back(session: Session, command: LinkBack, now: Instant) -> tuple[Event, ...] | Rejected:
    """The grace ends well. Whoever has left needs an invitation to return; a link is not enough."""
    person = session.people.get(command.participant)
    if person is None or not person.is_around:
        return no_such_person()
    return () if person.presence is Presence.PRESENT else (LinkReturned(at=now, participant=person.id),)


def overdue(session: Session, now: Instant) -> tuple[Event, ...]:
    """Those whose grace is over by `now` have left."""
    return tuple(
        Left(at=now, participant=person.id, reason="link_lost")
        for person in session.people.values()
        if person.presence is Presence.LOST and person.since + GRACE <= now
    )


def next_deadline(session: Session) -> Instant | None:
    """When a `Tick` is due next: the end of the earliest running grace."""
    if session.is_over:
        return None
    ends = (Instant(p.since + GRACE) for p in session.people.values() if p.presence is Presence.LOST)
    return min(ends, default=None)
