"""What a session decides: created, people renamed and removed, ended.

The rest is next door: invitations in `rooms.invitations`, coming and going in `rooms.arrivals`, the waiting room in
`rooms.lobby`, roles in `rooms.roles`, hold and stepping away in `rooms.apart`, sessions without a leader in
`rooms.unattended`.

Rule that holds: authority, and that the session is not over, are checked before by whoever composes the whole
(`facilitator.desk`, with the table of `rooms.permissions`).
"""

from __future__ import annotations

from typing import Final

from rooms import apart, arrivals, invitations, lobby, roles, unattended
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected
from rooms.names import MAX_TITLE, clean_name, clean_page, clean_text
from rooms.people import Presence, Role
from rooms.refusals import bad_name, no_such_person, no_such_session, nobody_asked
from rooms.state import Session
from rooms.vocabulary import (
    Command,
    CreateSession,
    EndSession,
    Event,
    Hold,
    Invite,
    InviteToSpeak,
    Join,
    Leave,
    Left,
    LinkBack,
    LinkLost,
    Release,
    Remove,
    Removed,
    Rename,
    Renamed,
    RevokeInvitation,
    SessionCreated,
    SessionEnded,
    SetRole,
    StepAway,
    StepOut,
    Tick,
)

MAX_CAPACITY: Final = 100
MAX_AGREEMENTS: Final = 20_000
LONGEST_GRACE: Final = 24 * 3_600_000
LONGEST_RETENTION: Final = 36_500
"""Days."""


def decide(session: Session | None, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in a session that is not over (None: not created yet)."""
    command, by = issued.command, issued.by
    if isinstance(command, CreateSession):
        return _create(session, command, now)
    if session is None:
        return no_such_session()
    match command:
        case Join() | LinkLost() | LinkBack():
            return arrivals.decide(session, command, now)
        case Tick():
            return arrivals.overdue(session, now) + unattended.overdue(session, now)
        case Invite() | RevokeInvitation():
            return invitations.decide(session, command, by, now)
        case Rename():
            return _rename(session, command, by, now)
        case Remove():
            return _remove(session, command, by, now)
        case Leave():
            return _leave(by, now)
        case EndSession():
            return (SessionEnded(at=now, by=by),)
        case SetRole() | InviteToSpeak():
            return roles.decide(session, command, by, now)
        case StepAway() | StepOut() | Hold() | Release():
            return apart.decide(session, command, by, now)
        case _:
            return lobby.decide(session, command, by, now)


def next_deadline(session: Session) -> Instant | None:
    """When a `Tick` is due next, or None while nothing waits for time to pass."""
    deadlines = (arrivals.next_deadline(session), unattended.next_deadline(session))
    return min((deadline for deadline in deadlines if deadline is not None), default=None)


def _create(session: Session | None, command: CreateSession, now: Instant) -> tuple[Event, ...] | Rejected:
    if session is not None:
        return Rejected(Code.CONFLICT, "This session exists already.")
    title = clean_text(command.title, MAX_TITLE)
    if title is None:
        return Rejected(Code.INVALID, f"A session needs a title of 1 to {MAX_TITLE} characters.")
    if not 1 <= command.capacity <= MAX_CAPACITY:
        return Rejected(Code.INVALID, f"The capacity must be between 1 and {MAX_CAPACITY}.")
    agreements = None if command.agreements is None else clean_page(command.agreements, MAX_AGREEMENTS)
    if command.agreements is not None and agreements is None:
        return Rejected(Code.INVALID, f"Agreements need a text of 1 to {MAX_AGREEMENTS} characters.")
    if command.unattended_grace is not None and not 0 < command.unattended_grace <= LONGEST_GRACE:
        return Rejected(Code.INVALID, "A session can go on without leaders for up to 24 hours, or without end.")
    if command.retention_days is not None and not 0 < command.retention_days <= LONGEST_RETENTION:
        return Rejected(Code.INVALID, f"A session can be kept for 1 to {LONGEST_RETENTION} days after its end.")
    created = SessionCreated(
        at=now,
        id=command.id,
        title=title,
        capacity=command.capacity,
        waiting_room=command.waiting_room,
        scheduled_for=command.scheduled_for,
        agreements=agreements,
        unattended_grace=command.unattended_grace,
        retention_days=command.retention_days,
        own_summary=command.own_summary,
    )
    return (created,)


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
    if person.banned or (person.presence is Presence.REMOVED and not command.ban):
        return ()
    return (Removed(at=now, participant=person.id, by=by, ban=command.ban),)
