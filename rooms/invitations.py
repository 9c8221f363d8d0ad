"""Ways in: who may be invited to which role, and invitations that are withdrawn."""

from __future__ import annotations

from typing import assert_never

from rooms.kernel import Code, Instant, ParticipantId, Rejected
from rooms.names import clean_name
from rooms.refusals import bad_name
from rooms.state import Session
from rooms.vocabulary import GRANTABLE, NOBODY, Event, InvitationRevoked, Invite, Invited, RevokeInvitation


def decide(
    session: Session, command: Invite | RevokeInvitation, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to."""
    match command:
        case Invite():
            return _invite(session, command, by, now)
        case RevokeInvitation():
            return _revoke(session, command, by, now)
        case _:
            assert_never(command)


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


def _revoke(
    session: Session, command: RevokeInvitation, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    invitation = session.invitations.get(command.invitation)
    if invitation is None:
        return Rejected(Code.NOT_FOUND, "There is no such invitation.")
    return () if invitation.revoked else (InvitationRevoked(at=now, invitation=invitation.id, by=by),)
