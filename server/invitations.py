"""Invitation links: the invitation in the session's log, and the signed token that points at it.

A link is `<public_url>/join#<token>`. The token is in the fragment, which browsers send to nobody: it is in no server
log and in no Referer.
"""

from __future__ import annotations

import msgspec

from rooms.kernel import Instant, InvitationId, Issued, ParticipantId, Rejected, SessionId
from rooms.people import Person, Role
from rooms.vocabulary import Invite
from server.auth import Tokens
from server.live.runner import SessionRunner
from server.ports import Clock, Ids

_MS_PER_HOUR = 3_600_000


class Link(msgspec.Struct, frozen=True):
    """A way in, ready to be handed out. With event `seq` of the session's log at the latest it was there."""

    id: InvitationId
    token: str
    url: str
    expires_at: Instant
    seq: int


class Invitations:
    """Makes links. `hours` is how long they are good for."""

    def __init__(self, tokens: Tokens, clock: Clock, ids: Ids, public_url: str, hours: float) -> None:
        self._tokens = tokens
        self._clock = clock
        self._ids = ids
        self._public_url = public_url
        self._lifetime = int(hours * _MS_PER_HOUR)

    async def invite(
        self, runner: SessionRunner, by: ParticipantId | None, role: Role, name: str | None, shared: bool
    ) -> Link | Rejected:
        """A new invitation of `by` (None: the programme's staff)."""
        invitation = InvitationId(self._ids.new("i"))
        expires_at = self._end()
        command = Invite(invitation=invitation, role=role, name=name, shared=shared, expires_at=expires_at)
        answer = await runner.submit(Issued(by, command))
        if isinstance(answer, Rejected):
            return answer
        token = self._tokens.issue(runner.id, invitation, role.value, expires_at)
        return Link(invitation, token, self.url(token), expires_at, answer.seq)

    def again(self, runner: SessionRunner, invitation: InvitationId) -> Link | None:
        """The link of an invitation made earlier, or None when there is none, or it has expired or been revoked."""
        found = runner.state.session.invitations.get(invitation)
        if found is None or found.revoked or found.expires_at is None or found.expires_at <= self._clock.now():
            return None
        token = self._tokens.issue(runner.id, invitation, found.role.value, found.expires_at)
        return Link(invitation, token, self.url(token), found.expires_at, runner.seq)

    def personal(self, session: SessionId, person: Person, role: Role) -> str:
        """A token with which somebody who is in comes back as themselves, also after their invitation has expired.

        `role` is their invitation's.
        """
        return self._tokens.issue(session, person.invitation, role.value, self._end(), person.id)

    def for_group(self, group: str, invitation: InvitationId, role: Role, expires_at: Instant) -> tuple[str, str]:
        """The token and the link of a group's invitation."""
        token = self._tokens.issue_for_group(group, invitation, role.value, expires_at)
        return token, self.url(token)

    def url(self, token: str) -> str:
        """The link that carries `token`."""
        return f"{self._public_url}/join#{token}"

    def _end(self) -> Instant:
        return Instant(self._clock.now() + self._lifetime)
