"""What a session decides: created, people invited, renamed and removed, ended. Coming and going is `rooms.arrivals`.

States: (none) --session_created--> open --session_ended--> ended, for good.
Rule that holds: authority, and that the session is still open, are checked before by whoever composes the whole
(`facilitator.desk`, with the table of `rooms.permissions`).
"""

from __future__ import annotations

from typing import Final, assert_never

from rooms import arrivals
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected
from rooms.names import MAX_TITLE, clean_name, clean_text
from rooms.people import Presence, Role
from rooms.refusals import bad_name, no_such_person, no_such_session, nobody_asked
from rooms.state import Session
from rooms.vocabulary import (
    GRANTABLE,
    NOBODY,
    Command,
    CreateSession,
    EndSession,
    Event,
    Invite,
    Invited,
    Join,
    Leave,
    Left,
    LinkBack,
    LinkLost,
    Remove,
    Removed,
    Rename,
    Renamed,
    SessionCreated,
    SessionEnded,
    Tick,
)

MAX_CAPACITY: Final = 100


def decide(session: Session | None, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in an open session (None: not created yet)."""
    command = issued.command
    if isinstance(command, CreateSession):
        return _create(session, command, now)
    if session is None:
        return no_such_session()
    match command:
        case Invite():
            return _invite(session, command, issued.by, now)
        case Join():
            return arrivals.join(session, command, now)
        case LinkLost():
            return arrivals.link_lost(session, command, now)
        case LinkBack():
            return arrivals.link_back(session, command, now)
        case Tick():
            return arrivals.overdue(session, now)
        case Rename():
            return _rename(session, command, issued.by, now)
        case Remove():
            return _remove(session, command, issued.by, now)
        case Leave():
            return _leave(issued.by, now)
        case EndSession():
            return (SessionEnded(at=now, by=issued.by),)
        case _:
            assert_never(command)


def _create(session: Session | None, command: CreateSession, now: Instant) -> tuple[Event, ...] | Rejected:
    if session is not None:
        return Rejected(Code.CONFLICT, "This session exists already.")
    title = clean_text(command.title, MAX_TITLE)
    if title is None:
        return Rejected(Code.INVALID, f"A session needs a title of 1 to {MAX_TITLE} characters.")
    if not 1 <= command.capacity <= MAX_CAPACITY:
        return Rejected(Code.INVALID, f"The capacity must be between 1 and {MAX_CAPACITY}.")
    created = SessionCreated(
        at=now, id=command.id, title=title, capacity=command.capacity, waiting_room=command.waiting_room
    )
    return (created,)


def _invite(session: Session, command: Invite, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    if by is not None and command.role not in GRANTABLE.get(session.people[by].role, NOBODY):
        return Rejected(Code.FORBIDDEN, "You cannot invite somebody to this role.")
    if command.invitation in session.invitations:
        return Rejected(Code.CONFLICT, "This invitation exists already.")
    name = None if command.name is None else clean_name(command.name)
    if command.name is not None and name is None:
        return bad_name()
    invited = Invited(
        at=now,
        invitation=command.invitation,
        role=command.role,
        name=name,
        shared=command.shared,
        expires_at=command.expires_at,
        by=by,
    )
    return (invited,)


def _leave(by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    return nobody_asked() if by is None else (Left(at=now, participant=by, reason="left"),)


def _rename(session: Session, command: Rename, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    if by is None:
        return nobody_asked()
    name = clean_name(command.name)
    if name is None:
        return bad_name()
    return () if name == session.people[by].name else (Renamed(at=now, participant=by, name=name),)


def _remove(session: Session, command: Remove, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    person = session.people.get(command.participant)
    if person is None:
        return no_such_person()
    if person.id == by:
        return Rejected(Code.INVALID, "You cannot remove yourself; leave instead.")
    if by is not None and person.role is Role.FACILITATOR and session.people[by].role is not Role.FACILITATOR:
        return Rejected(Code.FORBIDDEN, "Only a facilitator can remove a facilitator.")
    return () if person.presence is Presence.REMOVED else (Removed(at=now, participant=person.id, by=by),)
