"""Coming and going: who comes in by which invitation, lost links, and those who do not come back.

Rules that hold:
- A personal invitation is one participant for ever: same person, name, role and place on every return.
- A shared invitation makes a new participant per newcomer; who came by it returns by their own id.
- An expired invitation lets nobody new in, but those who came by it earlier may return.
- Coming in again while still here (second tab, reload) is no event.
- A lost link keeps the place for `GRACE`; then the person has left. Who was removed never comes back in.
- The session's capacity bounds the people who are here; leaders are never refused for it.
"""

from __future__ import annotations

from typing import Final

from rooms.kernel import Code, Instant, ParticipantId, Rejected
from rooms.names import clean_name
from rooms.people import LEADERS, Invitation, Presence, Role
from rooms.refusals import bad_name, no_such_person
from rooms.state import Session
from rooms.vocabulary import Event, Join, Joined, Left, LinkBack, LinkLost, LinkReturned, LinkWasLost

GRACE: Final = 120_000
"""Milliseconds a lost link is waited for before the person counts as having left."""


def arriving(session: Session, join: Join) -> ParticipantId:
    """Who a `Join` is about: the person the invitation is bound to, else the one it names."""
    invitation = session.invitations.get(join.invitation)
    return join.participant if invitation is None else invitation.participant or join.participant


def join(session: Session, command: Join, now: Instant) -> tuple[Event, ...] | Rejected:
    """Somebody comes in by an invitation: for the first time, back, or once more while still here."""
    invitation = session.invitations.get(command.invitation)
    if invitation is None:
        return Rejected(Code.NOT_FOUND, "This invitation does not belong to this session.")
    participant = arriving(session, command)
    person = session.people.get(participant)
    if person is None:
        return _first_arrival(session, invitation, participant, command.name, now)
    if person.invitation != invitation.id:
        return Rejected(Code.FORBIDDEN, "This invitation is somebody else's.")
    if person.presence is Presence.REMOVED:
        return Rejected(Code.REMOVED, "You have been removed from this session.")
    if person.presence is Presence.PRESENT:
        return ()
    if person.presence is Presence.LEFT and _is_full_for(session, person.role):
        return _full()
    return (LinkReturned(at=now, participant=person.id),)


def _first_arrival(
    session: Session, invitation: Invitation, participant: ParticipantId, wish: str | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    if invitation.expires_at is not None and invitation.expires_at <= now:
        return Rejected(Code.EXPIRED, "This invitation has expired.")
    if _is_full_for(session, invitation.role):
        return _full()
    wish = wish if wish is not None and wish.strip() else None
    name = invitation.name or _default_name(invitation.role) if wish is None else clean_name(wish)
    if name is None:
        return bad_name()
    return (Joined(at=now, participant=participant, invitation=invitation.id, name=name, role=invitation.role),)


def _default_name(role: Role) -> str:
    return role.value.replace("_", "-").capitalize()


def _is_full_for(session: Session, role: Role) -> bool:
    return role not in LEADERS and len(session.here) >= session.capacity


def _full() -> Rejected:
    return Rejected(Code.FULL, "This session is full.")


def link_lost(session: Session, command: LinkLost, now: Instant) -> tuple[Event, ...] | Rejected:
    """The grace begins, once."""
    person = session.people.get(command.participant)
    if person is None:
        return no_such_person()
    if person.presence is not Presence.PRESENT:
        return ()
    return (LinkWasLost(at=now, participant=person.id),)


def link_back(session: Session, command: LinkBack, now: Instant) -> tuple[Event, ...] | Rejected:
    """The grace ends well. Whoever has left needs an invitation to return; a link is not enough."""
    person = session.people.get(command.participant)
    if person is None or not person.is_here:
        return no_such_person()
    return () if person.presence is Presence.PRESENT else (LinkReturned(at=now, participant=person.id),)


def overdue(session: Session, now: Instant) -> tuple[Event, ...]:
    """Those whose grace is over by `now` have left."""
    return tuple(
        Left(at=now, participant=person.id, reason="link_lost")
        for person in session.people.values()
        if person.presence is Presence.LOST and person.since + GRACE <= now
    )


def next_deadline(session: Session | None) -> Instant | None:
    """When a `Tick` is due next: the end of the earliest running grace."""
    if session is None or not session.is_open:
        return None
    ends = (Instant(p.since + GRACE) for p in session.people.values() if p.presence is Presence.LOST)
    return min(ends, default=None)
