"""To which session an invitation of a group leads now.

The one that runs, or else the one that begins next: whoever opens the link early waits there for its beginning. Rule
that holds: an invitation leads nowhere before its time, after it, once revoked, or for a person off the roster.
"""

from __future__ import annotations

from typing import Final

from rooms.kernel import Code, Instant, InvitationId, Rejected
from server.directory.groups.state import Group, Planned

EARLY: Final = 12 * 3_600_000
"""Milliseconds before its beginning from when on a session can be entered to wait."""


def session_for(group: Group, invitation: InvitationId, now: Instant) -> Planned | Rejected:
    """The session that somebody with this invitation enters at `now`."""
    found = group.invitations.get(invitation)
    if found is None or (found.person is not None and found.person not in group.roster):
        return Rejected(Code.NOT_FOUND, "This invitation does not exist any more.")
    if found.revoked_at is not None:
        return Rejected(Code.EXPIRED, "This invitation has been withdrawn. Please ask for a new one.")
    if now >= found.expires_at:
        return Rejected(Code.EXPIRED, "This invitation has expired. Please ask for a new one.")
    if found.not_before is not None and now < found.not_before:
        return Rejected(Code.NOT_FOUND, "It is too early for this invitation; please come back later.")
    running = [s for s in group.running if found.session in (None, s.id) and s.starts_at <= now + EARLY]
    if not running:
        return Rejected(
            Code.NOT_FOUND, "There is no session now; please come back when the next one is about to begin."
        )
    begun = [session for session in running if session.starts_at <= now]
    return begun[-1] if begun else running[0]
