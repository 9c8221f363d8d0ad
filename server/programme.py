"""The programme's sessions: made from the schedules of its groups, or ad hoc, and kept in step with the groups.

    a meeting of the schedule --`AHEAD` before it--> planned in the group --> a session, scheduled
    scheduled --a facilitator comes in, or its time comes--> open --> ended --> closed in the group
    forgotten (nobody there long after its end), or cancelled before it began --> ended

What a session is to be stands in the group first (`session_planned`, with the ids of the session and of every way into
it), and is made true after that. Rules that hold: making it true is always safe to repeat, so that a crash in between
loses and doubles nothing; whatever changes in a group reaches its sessions that are not over; staff-visible names never
enter a session.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from typing import Final, TypeAlias

import msgspec

from facilitator.hour.agenda.vocabulary import AgendaTemplate, SaveAgendaTemplate, SegmentWish
from facilitator.polls.vocabulary import SavePollTemplate
from rooms.breakouts.vocabulary import KeepPairs, KeyPair, PersonKey, RecallRounds
from rooms.kernel import Code, Instant, InvitationId, Issued, Rejected, SessionId
from rooms.people import Role
from rooms.vocabulary import EndSession, Invite, OpenSession, RevokeInvitation
from server.auth import Claims
from server.directory.aggregate import DirectoryCorrupt
from server.directory.directory import Directory
from server.directory.groupbook import Groupbook, NoGroup
from server.directory.groups.entrances import session_for
from server.directory.groups.state import Group, GroupInvitation, Planned
from server.directory.groups.vocabulary import AddWays, CloseSession, Pair, PlanSession, RemovePerson, Way
from server.directory.kernel import Actor, GroupId, PersonId, StaffId
from server.invitations import Invitations, Link
from server.live.runner import SessionRunner
from server.live.sessions import NotFound, Sessions
from server.ports import Clock, Ids, LogBroken, StoreUnavailable
from server.records import ErasedPeople, Records

_log = logging.getLogger(__name__)

HOUR: Final = 3_600_000
AHEAD: Final = 24 * HOUR
"""Milliseconds before a meeting from when on there is a session for it."""

AFTERWARDS: Final = 2 * HOUR
"""Milliseconds after its end at which a session that nobody is in counts as forgotten."""

USUAL_LENGTH: Final = 12 * HOUR
"""Milliseconds after which an ad hoc session counts as over its time."""

PERIOD: Final = 15.0
"""Seconds between two looks at the schedules."""

ROUNDS: Final = 20
"""Breakout rounds of earlier sessions that are told to a new one."""

Rounds: TypeAlias = tuple[tuple[tuple[PersonKey, ...], ...], ...]


class Programme:
    """`capacity` is how many people a session of a group may have."""

    def __init__(
        self,
        book: Groupbook,
        directory: Directory,
        sessions: Sessions,
        invitations: Invitations,
        clock: Clock,
        ids: Ids,
        records: Records,
        capacity: int,
    ) -> None:
        self._book = book
        self._directory = directory
        self._sessions = sessions
        self._invitations = invitations
        self._clock = clock
        self._ids = ids
        self._records = records
        self._capacity = capacity
        self._one_at_a_time = asyncio.Lock()
        self._recalled: set[SessionId] = set()

    # --- making sessions -------------------------------------------------------------------------------------------

    async def hold(
        self, group: GroupId, title: str | None, starts_at: Instant | None, minutes: int | None, by: Actor
    ) -> SessionId | Rejected:
        """Have a session beside the schedule, now or later. Raises: NoGroup, and as `Sessions.get`."""
        async with self._one_at_a_time:
            now = self._clock.now()
            begins = now if starts_at is None else starts_at
            ends = None if minutes is None else Instant(begins + minutes * 60_000)
            planned = await self._plan(self._book.get(group), title, begins, ends, None, by)
            if isinstance(planned, Rejected):
                return planned
            await self._make_true(group, planned.id)
            return planned.id

    async def look_after(self) -> None:
        """Plan what is due, and bring every session in step with its group. One group's fault is not another's."""
        for group in self._book.all():
            try:
                await self.follow(group.id)
            except (StoreUnavailable, LogBroken, DirectoryCorrupt, NoGroup) as error:
                _log.error("the sessions of group %s cannot be looked after now: %s", group.id, error)

    async def run(self) -> None:
        """Look after the groups until cancelled."""
        while True:
            try:
                await self.look_after()
            except Exception:  # noqa: BLE001 - a fault of ours must not end the programme of all groups
                _log.exception("the programme could not be looked after")
            await asyncio.sleep(PERIOD)

    async def follow(self, group: GroupId, pairs_changed: bool = False) -> None:
        """Plan what is due of one group, and bring its sessions in step with it.

        Who is kept apart in a session is its leaders' to say once people are in, until it changes in the group.
        Raises: NoGroup, StoreUnavailable, LogBroken, DirectoryCorrupt.
        """
        async with self._one_at_a_time:
            await self._plan_due(self._book.get(group))
            for planned in self._book.get(group).running:
                await self._make_true(group, planned.id, pairs_changed)

    async def _plan_due(self, group: Group) -> None:
        if not group.is_active or group.schedule is None:
            return
        now = self._clock.now()
        running_since = Instant(now - group.schedule.minutes * 60_000 + 1)
        for meeting in group.meetings(running_since, Instant(now + AHEAD)):
            if meeting.starts_at in group.cancelled or group.session_of(meeting.starts_at) is not None:
                continue
            await self._plan(group, None, meeting.starts_at, meeting.ends_at, meeting.starts_at, None)

    async def _plan(
        self,
        group: Group,
        title: str | None,
        starts_at: Instant,
        ends_at: Instant | None,
        occurrence: Instant | None,
        by: Actor | None,
    ) -> Planned | Rejected:
        session = SessionId(self._ids.new("s"))
        command = PlanSession(
            session=session,
            title=group.title if title is None else title,
            starts_at=starts_at,
            ends_at=ends_at,
            occurrence=occurrence,
            ways=self._missing_ways(group, None),
        )
        answer = await self._book.submit(group.id, command, by)
        return answer if isinstance(answer, Rejected) else self._book.get(group.id).sessions[session]

    # --- keeping them in step --------------------------------------------------------------------------------------

    async def _make_true(self, group_id: GroupId, session: SessionId, pairs_changed: bool = False) -> None:
        """Bring one session in step with what its group says. Raises: StoreUnavailable, LogBroken."""
        group = self._book.get(group_id)
        missing = self._missing_ways(group, group.sessions[session])
        if missing and group.is_active:
            await self._book.submit(group_id, AddWays(session=session, ways=missing), None)
            group = self._book.get(group_id)
        planned = group.sessions[session]
        runner = await self._runner(group, planned)
        if runner is None:
            return
        await self._time(group, planned, runner)
        if not runner.state.session.is_over:
            await self._let_in(group, planned, runner)
            if pairs_changed or not runner.state.session.people:
                await self._keep_pairs(group, planned, runner)
            await self._recall(group, planned, runner)

    async def _runner(self, group: Group, planned: Planned) -> SessionRunner | None:
        """The session, made if it is not there yet; None when that cannot be now."""
        try:
            return await self._sessions.get(planned.id)
        except NotFound:
            pass
        now = self._clock.now()
        created = await self._sessions.create(
            planned.title,
            self._capacity,
            waiting_room=True,
            scheduled_for=planned.starts_at if planned.starts_at > now else None,
            agreements=group.agreements.text,
            retention_days=group.retention_days,
            own_summary=group.own_summary,
            session=planned.id,
        )
        if isinstance(created, Rejected):
            _log.error("session %s of group %s cannot be made: %s", planned.id, group.id, created.message)
            return None
        return await self._sessions.get(created)

    async def _time(self, group: Group, planned: Planned, runner: SessionRunner) -> None:
        """Open it when its time comes, end it when it is not to be or was forgotten, and note its end."""
        session, now = runner.state.session, self._clock.now()
        if session.life == "scheduled" and _called_off(group, planned):
            await runner.submit(Issued(None, EndSession()))
            await self._book.submit(group.id, CloseSession(session=planned.id, cancelled=True), None)
            return
        end = planned.ends_at or Instant(planned.starts_at + USUAL_LENGTH)
        if not session.is_over and not session.around and now > end + AFTERWARDS:
            await runner.submit(Issued(None, EndSession()))
        elif session.life == "scheduled" and planned.starts_at <= now:
            await runner.submit(Issued(None, OpenSession()))
        if runner.state.session.is_over:
            await self._book.submit(group.id, CloseSession(session=planned.id), None)

    async def _let_in(self, group: Group, planned: Planned, runner: SessionRunner) -> None:
        """Make the invitations of the session's log those of the group."""
        expires_at = Instant((planned.ends_at or Instant(planned.starts_at + USUAL_LENGTH)) + AHEAD)
        for way in planned.ways:
            wish = self._wish(group, way, expires_at)
            made = runner.state.session.invitations.get(way.invitation)
            if wish is not None and made is None:
                await runner.submit(Issued(None, wish))
            elif wish is None and made is not None and not made.revoked:
                await runner.submit(Issued(None, RevokeInvitation(invitation=way.invitation)))

    def _wish(self, group: Group, way: Way, expires_at: Instant) -> Invite | None:
        """The invitation that a way should be; None when it is to lead nowhere (any more)."""
        if way.person is not None:
            listed = group.roster.get(way.person)
            if listed is None:
                return None
            return Invite(way.invitation, Role.PARTICIPANT, listed.display_name, expires_at=expires_at)
        if way.staff is not None:
            account = self._directory.state.staff.accounts.get(way.staff)
            if account is None or not account.is_open or way.staff not in group.facilitators:
                return None
            return Invite(way.invitation, Role.FACILITATOR, account.name, expires_at=expires_at)
        source = None if way.source is None else group.invitations.get(way.source)
        if source is None or source.revoked_at is not None:
            return None
        ends = min(expires_at, source.expires_at)
        return Invite(way.invitation, source.role, None, shared=True, expires_at=ends)

    async def _keep_pairs(self, group: Group, planned: Planned, runner: SessionRunner) -> None:
        apart, together = _in_session(planned, group.apart), _in_session(planned, group.together)
        kept = runner.state.breakouts
        if (kept.apart, kept.together) != (apart, together):
            await runner.submit(Issued(None, KeepPairs(apart=apart, together=together)))

    async def _recall(self, group: Group, planned: Planned, runner: SessionRunner) -> None:
        """Tell it once, before anybody comes, what is handed on from earlier sessions: who shared rooms, for the
        rotation, and the questions and agendas that leaders have saved."""
        if planned.id in self._recalled:
            return
        if not runner.state.session.people:
            rounds = await self._earlier_rounds(group, planned)
            if rounds:
                await runner.submit(Issued(None, RecallRounds(rounds=rounds)))
            for template in await self._saved_templates(group):
                await runner.submit(Issued(None, template))
        self._recalled.add(planned.id)

    async def _saved_templates(self, group: Group) -> tuple[SavePollTemplate | SaveAgendaTemplate, ...]:
        """As they were at the end of the latest session there was."""
        ended = [session for session in group.sessions.values() if session.closed and not session.cancelled]
        latest = max(ended, key=lambda session: session.starts_at, default=None)
        if latest is not None:
            with contextlib.suppress(NotFound, LogBroken):  # purged, or beyond use
                last = (await self._sessions.get(latest.id)).state
                polls = (SavePollTemplate(each.name, each.form) for each in last.polls.templates.values())
                return (*polls, *(_saved_again(each) for each in last.agenda.templates.values()))
        return ()

    async def _earlier_rounds(self, group: Group, planned: Planned) -> Rounds:
        """Who shared rooms in earlier sessions of the group, by the invitations they have in this one."""
        rounds: list[tuple[tuple[PersonKey, ...], ...]] = []
        ended = [session for session in group.sessions.values() if session.closed and not session.cancelled]
        for earlier in sorted(ended, key=lambda session: session.starts_at, reverse=True):
            if len(rounds) >= ROUNDS:
                break
            try:
                runner = await self._sessions.get(earlier.id)
            except (NotFound, LogBroken):
                continue  # purged, or beyond use
            persons = {way.invitation: way.person for way in earlier.ways if way.person is not None}
            now = {
                participant.id: way.invitation
                for participant in runner.state.session.people.values()
                if (way := planned.way(person=persons.get(participant.invitation, PersonId("")))) is not None
            }
            rounds.extend(
                tuple(tuple(now[who] for who in room if who in now) for room in groups)
                for groups in reversed(runner.state.breakouts.history)
            )
        return tuple(reversed(rounds[:ROUNDS]))

    def _missing_ways(self, group: Group, planned: Planned | None) -> tuple[Way, ...]:
        """Ways for everyone of the group who has none into this session (None: one that is not planned yet)."""
        people = [Way(invitation=InvitationId(""), person=person) for person in group.roster]
        leaders = [Way(invitation=InvitationId(""), staff=staff) for staff in group.facilitators]
        shared = [
            Way(invitation=InvitationId(""), source=invitation.id)
            for invitation in group.invitations.values()
            if _is_shared_into(invitation, planned, self._clock.now())
        ]
        return tuple(
            msgspec.structs.replace(way, invitation=InvitationId(self._ids.new("i")))
            for way in (*leaders, *people, *shared)
            if planned is None or planned.way(way.person, way.staff, way.source) is None
        )

    # --- ways in ---------------------------------------------------------------------------------------------------

    async def admit(self, claims: Claims) -> Claims | Rejected:
        """What the token of a group's invitation means now: the token of an invitation of one session."""
        try:
            group = self._book.get(GroupId(claims.grp or ""))
            planned = session_for(group, claims.inv, self._clock.now())
            if isinstance(planned, Rejected):
                return planned
            await self.follow(group.id)
            group = self._book.get(group.id)
        except NoGroup:
            return Rejected(Code.NOT_FOUND, "This group does not exist any more.")
        except (StoreUnavailable, LogBroken, DirectoryCorrupt):
            return Rejected(Code.UNAVAILABLE, "This session cannot be opened now; please try again.")
        invitation, planned = group.invitations[claims.inv], group.sessions[planned.id]
        person = invitation.person
        way = planned.way(person=person) if person is not None else planned.way(source=invitation.id)
        if way is None:
            return Rejected(Code.NOT_FOUND, "This invitation does not exist any more.")
        return msgspec.structs.replace(claims, sid=planned.id, inv=way.invitation, role=invitation.role.value, grp=None)

    async def entrance(self, session: SessionId, staff: StaffId) -> Link | Rejected:
        """The link by which a facilitator enters a session of their group. Raises: as `follow`."""
        found = self._book.of_session(session)
        if found is None or staff not in found[0].facilitators:
            return Rejected(Code.FORBIDDEN, "This is not a session of a group of yours.")
        await self.follow(found[0].id)
        way = self._book.get(found[0].id).sessions[session].way(staff=staff)
        runner = await self._sessions.get(session)
        link = None if way is None else self._invitations.again(runner, way.invitation)
        return Rejected(Code.ENDED, "This session has ended.") if link is None else link

    # --- erasing ---------------------------------------------------------------------------------------------------

    async def erase(self, group_id: GroupId, person: PersonId, by: Actor) -> ErasedPeople | None:
        """Take somebody off the roster, and erase their names from the group and from every session of it. Safe to
        repeat. None: the group has never known them.

        Raises: NoGroup, StoreUnavailable, LogBroken, CodecError, DirectoryCorrupt.
        """
        group = self._book.get(group_id)
        if person in group.roster:
            await self._book.submit(group_id, RemovePerson(person=person), by)
            await self.follow(group_id)
        found: list[ErasedPeople | None] = [await self._records.erase(person, by)]
        for planned in group.sessions.values():
            way = planned.way(person=person)
            named = None if way is None else await self._named(planned.id, way.invitation)
            if named is not None:
                found.append(await self._records.erase(named, by))
        await self._book.renew()
        erased = [each for each in found if each is not None]
        if not erased and person not in group.roster:
            return None
        return ErasedPeople(
            owners=tuple(sorted({owner for each in erased for owner in each.owners})),
            sessions=tuple(sorted({session for each in erased for session in each.sessions})),
        )

    async def _named(self, session: SessionId, invitation: InvitationId) -> str | None:
        """The id under which a session has a name of whom the invitation is for, if it has one."""
        try:
            runner = await self._sessions.get(session)
        except NotFound:
            return None
        made = runner.state.session.invitations.get(invitation)
        if made is None or (made.participant is None and made.name is None):
            return None
        return made.participant or made.id


def _called_off(group: Group, planned: Planned) -> bool:
    """Whether a session is not to be after all."""
    if not group.is_active:
        return True
    meeting = planned.occurrence
    if meeting is None:
        return False
    return meeting in group.cancelled or not group.meetings(meeting, Instant(meeting + 1))


def _is_shared_into(invitation: GroupInvitation, planned: Planned | None, now: Instant) -> bool:
    """Whether a session should have this invitation as a shared one."""
    if invitation.person is not None or invitation.revoked_at is not None or invitation.expires_at <= now:
        return False
    return invitation.session is None or (planned is not None and planned.id == invitation.session)


def _saved_again(template: AgendaTemplate) -> SaveAgendaTemplate:
    segments = (SegmentWish(each.title, each.kind, each.minutes, each.opens) for each in template.segments)
    return SaveAgendaTemplate(template.name, tuple(segments))


def _in_session(planned: Planned, pairs: Sequence[Pair]) -> tuple[KeyPair, ...]:
    """Pairs of the roster as those of the invitations they have in a session."""
    ways = [(planned.way(person=one), planned.way(person=other)) for one, other in pairs]
    return tuple((one.invitation, other.invitation) for one, other in ways if one is not None and other is not None)
