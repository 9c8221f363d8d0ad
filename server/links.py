"""What a link leads to, told to whoever holds it before they come in: what this is, who invites, and if it lets
them in.

Whether it does is `rooms.arrivals`' to say, asked as if they came now, so that this page and the door never differ.
Rules that hold: looking changes nothing of a session and nobody inside notices; those invited to take part are never
named, the holder excepted; whom a link lets in no more, for good, is told nothing about what it was for.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import msgspec

from rooms import arrivals, lobby
from rooms.kernel import Code, Instant, ParticipantId, Rejected
from rooms.people import LEADERS, Invitation, Person, Presence, Role, Standing
from rooms.state import Life, Session
from rooms.vocabulary import Join
from server.auth import Claims, Tokens
from server.directory.directory import Directory
from server.directory.groupbook import Groupbook, NoGroup
from server.directory.groups.entrances import session_for
from server.directory.groups.state import Group, GroupInvitation
from server.directory.groups.vocabulary import Kind
from server.directory.kernel import GroupId
from server.live.sessions import NotFound, Sessions
from server.ports import Clock
from server.programme import Programme

NEXT_WITHIN: Final = 62 * 24 * 3_600_000
"""Milliseconds within which a group's next meeting is looked for."""

Obstacle: TypeAlias = Literal["expired", "withdrawn", "removed", "ended", "full", "locked", "early"]
"""Why a link does not lead in now. `early`: its group does not meet now."""

_FOR_GOOD: Final[frozenset[Obstacle]] = frozenset({"expired", "withdrawn", "removed"})


class LinkMeeting(msgspec.Struct, frozen=True):
    """What a link leads to. `hosts`: those who are invited to lead. `state` is null, and `starts_at` when the next one
    begins if that is known, while there is none to come into. `agreements`: they are still to be accepted. `waiting`:
    the holder will be let in by whoever leads."""

    title: str
    kind: Kind | None
    hosts: tuple[str, ...]
    state: Life | None
    starts_at: Instant | None
    ends_at: Instant | None
    agreements: bool = False
    waiting: bool = False


class LinkState(msgspec.Struct, frozen=True):
    """What somebody with a link may know before they come in. `role` and `name` are the holder's, `present` whether
    somebody is in by this very link now, on another page or device. `help_text`: how to get help, where the operator
    has said it."""

    obstacle: Obstacle | None
    role: Role | None = None
    name: str | None = None
    present: bool = False
    meeting: LinkMeeting | None = None
    help_text: str | None = None


class Links:
    """Looks at links. `help_text` is the operator's, empty for none."""

    def __init__(
        self,
        sessions: Sessions,
        book: Groupbook,
        directory: Directory,
        programme: Programme,
        tokens: Tokens,
        clock: Clock,
        help_text: str,
    ) -> None:
        self._sessions = sessions
        self._book = book
        self._directory = directory
        self._programme = programme
        self._tokens = tokens
        self._clock = clock
        self._help_text = help_text.strip() or None

    def read(self, token: str) -> Claims | Rejected:
        """The claims of a genuine token; `expired` when its time is over."""
        return self._tokens.read(token)

    async def look(self, claims: Claims | Rejected) -> LinkState | Rejected:
        """What the link with these claims leads to now. Rejected: to nothing there is.

        Raises: StoreUnavailable, LogBroken.
        """
        if isinstance(claims, Rejected):
            found = LinkState("expired") if claims.code is Code.EXPIRED else claims
        elif claims.grp is not None:
            found = await self._of_group(claims)
        else:
            found = await self._of_session(claims)
        if isinstance(found, Rejected):
            return found
        return msgspec.structs.replace(found, help_text=self._help_text)

    # --- into a group ------------------------------------------------------------------------------------------------

    async def _of_group(self, claims: Claims) -> LinkState | Rejected:
        try:
            group = self._book.get(GroupId(claims.grp or ""))
        except NoGroup:
            return Rejected(Code.NOT_FOUND, "This group does not exist any more.")
        if isinstance(session_for(group, claims.inv, self._clock.now()), Rejected):
            return self._not_now(group, group.invitations.get(claims.inv))
        admitted = await self._programme.admit(claims)
        return admitted if isinstance(admitted, Rejected) else await self._of_session(admitted)

    def _not_now(self, group: Group, invitation: GroupInvitation | None) -> LinkState:
        """Why a group's invitation leads into no session."""
        now = self._clock.now()
        if invitation is None or invitation.revoked_at is not None:
            return LinkState("withdrawn")
        if invitation.person is not None and invitation.person not in group.roster:
            return LinkState("withdrawn")
        if invitation.expires_at <= now:
            return LinkState("expired")
        listed = None if invitation.person is None else group.roster[invitation.person]
        only = None if invitation.session is None else group.sessions.get(invitation.session)
        over = not group.is_active or (only is not None and only.closed)
        starts_at = None if over else _next(group, invitation, now)
        meeting = LinkMeeting(
            title=group.title if only is None else only.title,
            kind=group.kind,
            hosts=self._leading(group),
            state=None,
            starts_at=starts_at,
            ends_at=None,
        )
        name = None if listed is None else listed.display_name
        return LinkState("ended" if over else "early", invitation.role, name, meeting=meeting)

    # --- into a session ----------------------------------------------------------------------------------------------

    async def _of_session(self, claims: Claims) -> LinkState | Rejected:
        try:
            session = (await self._sessions.get(claims.sid)).state.session
        except NotFound:
            return Rejected(Code.NOT_FOUND, "This session does not exist any more.")
        invitation = session.invitations.get(claims.inv)
        if invitation is None:
            return Rejected(Code.NOT_FOUND, "This invitation does not exist any more.")
        if invitation.role.value != claims.role:
            return Rejected(Code.FORBIDDEN, "This link does not fit its invitation.")
        join = Join(participant=claims.par or ParticipantId(""), invitation=invitation.id, name=None)
        person = session.people.get(arrivals.arriving(session, join))
        obstacle = _obstacle(session, invitation, join, self._clock.now())
        if isinstance(obstacle, Rejected):
            return obstacle
        if obstacle in _FOR_GOOD:
            return LinkState(obstacle)
        return LinkState(
            obstacle,
            role=invitation.role if person is None else person.role,
            name=invitation.name if person is None else person.name,
            present=person is not None and person.presence is Presence.PRESENT,
            meeting=self._meeting(session, invitation.role, person),
        )

    def _meeting(self, session: Session, role: Role, person: Person | None) -> LinkMeeting:
        found = self._book.of_session(session.id)
        group, planned = (None, None) if found is None else found
        standing = lobby.standing_of_newcomer(session, role) if person is None else person.standing
        return LinkMeeting(
            title=session.title,
            kind=None if group is None else group.kind,
            hosts=_invited_to_lead(session) if group is None else self._leading(group),
            state=session.life,
            starts_at=session.scheduled_for if planned is None else planned.starts_at,
            ends_at=None if planned is None else planned.ends_at,
            agreements=standing is Standing.AGREEING,
            waiting=standing is not Standing.IN and lobby.must_wait(session),
        )

    def _leading(self, group: Group) -> tuple[str, ...]:
        accounts = self._directory.state.staff.accounts
        found = (accounts.get(staff) for staff in group.facilitators)
        return tuple(account.name for account in found if account is not None and account.is_open)


def _obstacle(session: Session, invitation: Invitation, join: Join, now: Instant) -> Obstacle | Rejected | None:
    """What `rooms.arrivals` would answer to somebody who came now; that a session is over it is not asked."""
    answer = arrivals.decide(session, join, now)
    code = answer.code if isinstance(answer, Rejected) else None
    match code:
        case Code.EXPIRED:
            return "withdrawn" if invitation.revoked else "expired"
        case Code.REMOVED:
            return "removed"
        case Code.FULL | Code.LOCKED | None if session.is_over:
            return "ended"
        case Code.FULL:
            return "full"
        case Code.LOCKED:
            return "locked"
        case None:
            return None
        case _:
            assert isinstance(answer, Rejected)
            return answer


def _invited_to_lead(session: Session) -> tuple[str, ...]:
    """By what name those go whom an invitation makes leaders; whoever became one later was a client before."""
    names: list[str] = []
    for invitation in session.invitations.values():
        if invitation.role not in LEADERS or invitation.revoked:
            continue
        person = session.people.get(invitation.participant) if invitation.participant is not None else None
        name = invitation.name if person is None else person.name
        if name is not None and name not in names:
            names.append(name)
    return tuple(names)


def _next(group: Group, invitation: GroupInvitation, now: Instant) -> Instant | None:
    """When the next session begins into which an invitation leads, as far as that is planned."""
    since = max(now, invitation.not_before or now)
    planned = [each.starts_at for each in group.running if invitation.session in (None, each.id)]
    if invitation.session is None:
        meetings = group.meetings(Instant(since), Instant(since + NEXT_WITHIN))
        planned += [meeting.starts_at for meeting in meetings if meeting.starts_at not in group.cancelled]
    return min((start for start in planned if start >= since), default=None)
