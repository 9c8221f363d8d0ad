"""Who is what: roles given and taken, and observers asked to speak.

Rules that hold:
- Nobody gives or takes a role that they could not invite to (`GRANTABLE`), save that everyone may step down themselves.
- A session that has a facilitator keeps one: the last who is there cannot become anything else.
- Nobody becomes a leader at the door or on hold, so that no leader is ever kept apart.
"""

from __future__ import annotations

from typing import assert_never

from rooms.kernel import Code, Instant, ParticipantId, Rejected
from rooms.people import LEADERS, Person, Role
from rooms.refusals import no_such_person
from rooms.state import Session
from rooms.vocabulary import GRANTABLE, NOBODY, Event, InvitedToSpeak, InviteToSpeak, RoleSet, SetRole


def decide(
    session: Session, command: SetRole | InviteToSpeak, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to."""
    match command:
        case SetRole():
            return _set_role(session, command, by, now)
        case InviteToSpeak():
            return _invite_to_speak(session, command, by, now)
        case _:
            assert_never(command)


def _set_role(
    session: Session, command: SetRole, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Somebody becomes something else."""
    person = session.people.get(command.participant)
    if person is None or not person.is_around:
        return no_such_person()
    if person.role is command.role:
        return ()
    refused = _no_right(session, person, command.role, by) or _not_now(session, person, command.role)
    return refused or (RoleSet(at=now, participant=person.id, role=command.role, by=by),)


def _no_right(session: Session, person: Person, role: Role, by: ParticipantId | None) -> Rejected | None:
    if by is None:
        return None
    grantable = GRANTABLE.get(session.people[by].role, NOBODY)
    if role in grantable and (person.role in grantable or person.id == by):
        return None
    return Rejected(Code.FORBIDDEN, "You cannot give or take this role.")


def _not_now(session: Session, person: Person, role: Role) -> Rejected | None:
    if person.role is Role.FACILITATOR and not _other_facilitator(session, person):
        return Rejected(Code.CONFLICT, "A session keeps its last facilitator; make somebody else one first.")
    if role in LEADERS and not person.is_here:
        return Rejected(Code.CONFLICT, "They have not been let in yet.")
    if role in LEADERS and person.held:
        return Rejected(Code.CONFLICT, "They are on hold; release them first.")
    return None


def _other_facilitator(session: Session, person: Person) -> bool:
    return any(each.role is Role.FACILITATOR and each.id != person.id for each in session.here)


def _invite_to_speak(
    session: Session, command: InviteToSpeak, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """An observer may be seen and heard, or no longer. They switch their own microphone on."""
    person = session.people.get(command.participant)
    if person is None or not person.is_here:
        return no_such_person()
    if person.role is not Role.OBSERVER:
        return Rejected(Code.INVALID, "Only observers need to be invited to speak.")
    if person.invited_to_speak is command.allowed:
        return ()
    return (InvitedToSpeak(at=now, participant=person.id, allowed=command.allowed, by=by),)
