"""The programme: sessions made from schedules, kept in step with their groups, across crashes and restarts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

import pytest

from facilitator.hour.agenda.vocabulary import OpensPause, SaveAgendaTemplate, SegmentWish
from facilitator.polls.vocabulary import PollForm, PollKind, SavePollTemplate
from rooms.breakouts.vocabulary import OpenBreakouts, RoomWish
from rooms.kernel import Code, Instant, InvitationId, Issued, ParticipantId, Rejected, SessionId
from rooms.people import Role
from rooms.vocabulary import AdmitAll, EndSession
from server.auth import Claims, Tokens
from server.directory.directory import Directory
from server.directory.groupbook import Groupbook
from server.directory.groups.state import Group
from server.directory.groups.vocabulary import (
    AddPerson,
    ArchiveGroup,
    CancelOccurrence,
    Command,
    CreateGroup,
    InviteToGroup,
    Kind,
    RemovePerson,
    SetAgreements,
    SetFacilitators,
    SetOwnSummary,
    SetPairs,
    SetRetention,
    SetSchedule,
)
from server.directory.kernel import ROOT, GroupId, PersonId, StaffId
from server.directory.passwords import Passwords
from server.directory.staff import StaffRole
from server.invitations import Invitations
from server.live.runner import SessionRunner
from server.live.sessions import Sessions
from server.live.signals import FactsRelay
from server.ports import LogBroken
from server.programme import AFTERWARDS, AHEAD, HOUR, Programme
from server.record.audit import Audit
from server.records import Records
from tests.server.directory.doubles import CountingIds, Disk, SetClock, record
from tests.sim.doubles import RecordingPlane

START: Final = 1_774_375_200_000
"""2026-03-24T18:00Z, a Tuesday."""
DAY: Final = 24 * HOUR
WEEKLY: Final = SetSchedule(start="2026-03-24T18:00", minutes=90, zone="UTC", rule="FREQ=WEEKLY")
ANA, BEN, CLEO = PersonId("m_ana"), PersonId("m_ben"), PersonId("m_cleo")


class Clinic:
    """A node without its network, which may crash and come back over the same disk."""

    def __init__(self) -> None:
        self.disk = Disk()
        self.clock = SetClock(START - 2 * DAY)
        self.ids = CountingIds()
        self.passwords = Passwords(memory_kib=8, passes=1)

    async def start(self) -> None:
        ledger = record(self.disk)
        self.directory = await Directory.open(ledger, self.clock, self.ids, self.passwords)
        self.book = await Groupbook.open(ledger, self.clock, self.ids)
        self.sessions = Sessions(ledger, self.clock, self.ids, RecordingPlane(), FactsRelay())
        await self.sessions.start()
        tokens = Tokens(b"s" * 40, self.clock)
        invitations = Invitations(tokens, self.clock, self.ids, "http://localhost", 24)
        records = Records(ledger, Audit(ledger, self.clock), self.sessions, self.clock)
        self.programme = Programme(
            self.book, self.directory, self.sessions, invitations, self.clock, self.ids, records, capacity=16
        )

    async def stop(self) -> None:
        await self.sessions.stop()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def make(self) -> GroupId:
        made = await self.book.create(CreateGroup(kind=Kind.THERAPY, title="Tuesday"), ROOT)
        assert not isinstance(made, Rejected)
        for person in (ANA, BEN, CLEO):
            await self.do(made, AddPerson(person=person, name=f"{person} Surname", display_name=person))
        return made

    async def do(self, group: GroupId, command: Command) -> None:
        answer = await self.book.submit(group, command, ROOT)
        assert not isinstance(answer, Rejected), answer
        await self.programme.follow(group)

    async def facilitator(self, group: GroupId) -> StaffId:
        fay = await self.directory.add_staff("fay", "Fay", StaffRole.STAFF, "a long enough password", ROOT)
        assert not isinstance(fay, Rejected)
        await self.do(group, SetFacilitators(staff=(fay,)))
        return fay

    async def pass_to(self, time: int) -> None:
        self.clock.time = time
        await self.programme.look_after()

    def running(self, group: GroupId) -> list[SessionId]:
        return [session.id for session in self.book.get(group).running]

    async def only(self, group: GroupId) -> SessionRunner:
        (session,) = self.running(group)
        return await self.sessions.get(session)

    async def held(self, group: GroupId, minutes: int | None = None) -> SessionRunner:
        session = await self.programme.hold(group, None, None, minutes, ROOT)
        assert not isinstance(session, Rejected), session
        return await self.sessions.get(session)

    async def come(self, runner: SessionRunner, group: Group, person: PersonId) -> ParticipantId:
        way = group.sessions[runner.id].way(person=person)
        assert way is not None
        came = await runner.join(ParticipantId(self.ids.new("p")), way.invitation, None)
        assert not isinstance(came, Rejected), came
        return came.id


@pytest.fixture
async def clinic() -> AsyncIterator[Clinic]:
    clinic = Clinic()
    await clinic.start()
    yield clinic
    await clinic.stop()
    clinic.passwords.close()


async def test_a_meeting_becomes_a_scheduled_session_a_day_ahead(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.do(group, WEEKLY)
    await clinic.pass_to(START - AHEAD)
    assert clinic.running(group) == []
    await clinic.pass_to(START - AHEAD + 1)
    session = (await clinic.only(group)).state.session
    assert (session.life, session.scheduled_for, session.title, session.waiting_room) == (
        "scheduled", START, "Tuesday", True,
    )  # fmt: skip


async def test_looking_again_and_again_changes_nothing(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.do(group, WEEKLY)
    await clinic.do(group, SetPairs(apart=((ANA, BEN),)))
    await clinic.pass_to(START - HOUR)
    runner = await clinic.only(group)
    before = runner.seq
    for _ in range(3):
        await clinic.programme.look_after()
    assert (await clinic.only(group)).seq == before
    await clinic.restart()
    await clinic.programme.look_after()
    assert (await clinic.only(group)).seq == before


async def test_what_was_planned_before_a_crash_is_made_true_after_it(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.do(group, WEEKLY)
    clinic.clock.time = START - HOUR
    await clinic.programme._plan_due(clinic.book.get(group))  # and then, before the session was made, the power went
    await clinic.restart()
    await clinic.programme.look_after()
    assert len((await clinic.only(group)).state.session.invitations) == 3


async def test_a_crash_between_invitations_loses_and_doubles_none(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.do(group, WEEKLY)
    clinic.clock.time = START - HOUR
    await clinic.programme._plan_due(clinic.book.get(group))
    planned = clinic.book.get(group).running[0]
    await clinic.sessions.create(planned.title, 16, True, scheduled_for=planned.starts_at, session=planned.id)
    await clinic.restart()
    await clinic.programme.look_after()
    runner = await clinic.only(group)
    assert set(runner.state.session.invitations) == {way.invitation for way in planned.ways}


async def test_it_opens_when_its_time_comes(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.do(group, WEEKLY)
    await clinic.pass_to(START - 1)
    assert (await clinic.only(group)).state.session.life == "scheduled"
    await clinic.pass_to(START)
    assert (await clinic.only(group)).state.session.life == "open"


async def test_a_server_that_was_down_at_the_beginning_makes_the_session_all_the_same(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.do(group, WEEKLY)
    await clinic.pass_to(START + HOUR)
    assert (await clinic.only(group)).state.session.life == "open"


async def test_a_meeting_that_is_past_makes_no_session(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.do(group, WEEKLY)
    await clinic.pass_to(START + 2 * HOUR)
    assert clinic.running(group) == []


async def test_what_the_group_says_goes_along(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.facilitator(group)
    await clinic.do(group, SetAgreements(text="Be kind."))
    await clinic.do(group, SetRetention(days=30))
    await clinic.do(group, SetOwnSummary(allowed=True))
    runner = await clinic.held(group)
    (created, *_) = await runner.log()
    assert (created["agreements"], created["retention_days"], created["own_summary"]) == ("Be kind.", 30, True)
    made = [(i.role, i.name) for i in runner.state.session.invitations.values()]
    assert made == [(Role.FACILITATOR, "Fay"), *((Role.PARTICIPANT, person) for person in (ANA, BEN, CLEO))]


async def test_pairs_are_the_groups_until_people_are_in(clinic: Clinic) -> None:
    group = await clinic.make()
    runner = await clinic.held(group)
    await clinic.do(group, SetPairs(apart=((ANA, BEN),)))
    assert len(runner.state.breakouts.apart) == 1
    await clinic.come(runner, clinic.book.get(group), CLEO)
    await clinic.do(group, SetPairs())
    assert len(runner.state.breakouts.apart) == 1, "its leaders may have said otherwise"
    await clinic.programme.follow(group, pairs_changed=True)
    assert not runner.state.breakouts.apart


async def test_earlier_rounds_are_told_for_the_rotation(clinic: Clinic) -> None:
    group = await clinic.make()
    first = await clinic.held(group)
    ana, ben = [await clinic.come(first, clinic.book.get(group), person) for person in (ANA, BEN)]
    await first.submit(Issued(None, AdmitAll()))
    await first.submit(Issued(None, OpenBreakouts(rooms=(RoomWish("A", (ana,)), RoomWish("B", (ben,))))))
    await first.submit(Issued(None, EndSession()))
    await clinic.programme.look_after()
    second = await clinic.held(group)
    planned = clinic.book.get(group).sessions[second.id]
    ways = [way.invitation for person in (ANA, BEN) if (way := planned.way(person=person)) is not None]
    assert second.state.breakouts.earlier == (((ways[0],), (ways[1],)),)


async def test_questions_that_leaders_have_saved_are_there_again_next_time(clinic: Clinic) -> None:
    group = await clinic.make()
    first = await clinic.held(group)
    form = PollForm("How are you?", PollKind.SCALE)
    await first.submit(Issued(None, SavePollTemplate("Mood", form)))
    await first.submit(Issued(None, EndSession()))
    await clinic.programme.look_after()
    second = await clinic.held(group)
    assert [(each.name, each.form) for each in second.state.polls.templates.values()] == [("Mood", form)]
    await clinic.programme.look_after()
    assert len(second.state.polls.templates) == 1


async def test_agendas_that_leaders_have_saved_are_there_again_next_time(clinic: Clinic) -> None:
    group = await clinic.make()
    first = await clinic.held(group)
    wishes = (SegmentWish("How we are", minutes=10), SegmentWish("Still", opens=OpensPause(text="Breathe.")))
    await first.submit(Issued(None, SaveAgendaTemplate("Usual", wishes)))
    await first.submit(Issued(None, EndSession()))
    await clinic.programme.look_after()
    second = await clinic.held(group)
    (template,) = second.state.agenda.templates.values()
    assert template.name == "Usual"
    assert [(each.title, each.kind, each.minutes, each.opens) for each in template.segments] == [
        (wish.title, wish.kind, wish.minutes, wish.opens) for wish in wishes
    ]


async def test_a_meeting_that_is_called_off_ends_unless_it_has_begun(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.do(group, WEEKLY)
    await clinic.pass_to(START - HOUR)
    runner = await clinic.only(group)
    await clinic.do(group, CancelOccurrence(starts_at=Instant(START)))
    assert (runner.state.session.life, clinic.running(group)) == ("ended", [])
    begun = await clinic.held(group)
    await clinic.do(group, ArchiveGroup())
    assert begun.state.session.life == "open"


async def test_a_forgotten_session_ends_by_itself(clinic: Clinic) -> None:
    group = await clinic.make()
    runner = await clinic.held(group, minutes=60)
    await clinic.pass_to(clinic.clock.time + HOUR + AFTERWARDS)
    assert runner.state.session.life == "open"
    await clinic.pass_to(clinic.clock.time + 1)
    assert (runner.state.session.life, clinic.running(group)) == ("ended", [])


async def test_a_session_with_people_in_it_is_not_forgotten(clinic: Clinic) -> None:
    group = await clinic.make()
    runner = await clinic.held(group, minutes=60)
    await clinic.come(runner, clinic.book.get(group), ANA)
    await clinic.pass_to(clinic.clock.time + HOUR + AFTERWARDS + 1)
    assert runner.state.session.life == "open"


async def test_one_groups_broken_log_is_not_anothers(clinic: Clinic) -> None:
    bad, good = await clinic.make(), await clinic.make()
    for group in (bad, good):
        await clinic.do(group, WEEKLY)
    await clinic.pass_to(START - HOUR)
    (session,) = clinic.running(bad)
    clinic.disk._streams[f"session/{session}"][0] = b"{}"
    await clinic.restart()
    await clinic.pass_to(START)
    assert (await clinic.only(good)).state.session.life == "open"
    with pytest.raises(LogBroken):
        await clinic.only(bad)


# --- ways in ---------------------------------------------------------------------------------------------------------


def claims(group: GroupId, invitation: str, role: Role = Role.PARTICIPANT) -> Claims:
    return Claims(sid=SessionId(""), inv=InvitationId(invitation), role=role.value, iat=0, exp=2**40, grp=group)


async def invited(clinic: Clinic, group: GroupId, person: PersonId | None) -> None:
    invitation = InvitationId(f"gi_{person}")
    expires_at = Instant(START + 30 * DAY)
    await clinic.do(
        group, InviteToGroup(invitation=invitation, role=Role.PARTICIPANT, expires_at=expires_at, person=person)
    )


async def test_one_link_leads_into_this_weeks_session_and_into_the_next_one(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.do(group, WEEKLY)
    await invited(clinic, group, ANA)
    seen = []
    for week in (0, 7):
        await clinic.pass_to(START + week * DAY)
        admitted = await clinic.programme.admit(claims(group, f"gi_{ANA}"))
        assert isinstance(admitted, Claims)
        runner = await clinic.sessions.get(admitted.sid)
        assert runner.state.session.invitations[admitted.inv].name == ANA
        seen.append(admitted.sid)
        await runner.submit(Issued(None, EndSession()))
    assert len(set(seen)) == 2


async def test_a_shared_link_is_a_shared_invitation_in_each_session(clinic: Clinic) -> None:
    group = await clinic.make()
    await invited(clinic, group, None)
    runner = await clinic.held(group)
    admitted = await clinic.programme.admit(claims(group, "gi_None"))
    assert isinstance(admitted, Claims)
    assert (admitted.sid, admitted.grp) == (runner.id, None)
    assert runner.state.session.invitations[admitted.inv].shared


async def test_without_a_session_or_a_group_nobody_comes_in(clinic: Clinic) -> None:
    group = await clinic.make()
    await invited(clinic, group, ANA)
    for where in (group, GroupId("g_none")):
        refused = await clinic.programme.admit(claims(where, f"gi_{ANA}"))
        assert isinstance(refused, Rejected)
        assert refused.code is Code.NOT_FOUND


async def test_a_facilitator_who_is_none_any_more_comes_in_no_more(clinic: Clinic) -> None:
    group = await clinic.make()
    fay = await clinic.facilitator(group)
    runner = await clinic.held(group)
    assert not isinstance(await clinic.programme.entrance(runner.id, fay), Rejected)
    await clinic.do(group, SetFacilitators(staff=()))
    assert isinstance(await clinic.programme.entrance(runner.id, fay), Rejected)
    (leader,) = [i for i in runner.state.session.invitations.values() if i.role is Role.FACILITATOR]
    assert leader.revoked


# --- erasing ---------------------------------------------------------------------------------------------------------


async def test_erasing_a_person_reaches_every_session_they_were_in(clinic: Clinic) -> None:
    group = await clinic.make()
    for _ in range(2):
        runner = await clinic.held(group)
        await clinic.come(runner, clinic.book.get(group), ANA)
    erased = await clinic.programme.erase(group, ANA, ROOT)
    assert erased is not None
    assert set(erased.sessions) == set(clinic.book.get(group).sessions)
    assert ANA not in clinic.book.get(group).roster
    for session in erased.sessions:
        people = (await clinic.sessions.get(session)).state.session.people.values()
        assert {person.name for person in people} == {"[erased]"}


async def test_erasing_is_safe_to_repeat_and_knows_whom_it_never_knew(clinic: Clinic) -> None:
    group = await clinic.make()
    await clinic.do(group, RemovePerson(person=ANA))
    assert await clinic.programme.erase(group, ANA, ROOT) is not None
    await clinic.programme.erase(group, ANA, ROOT)
    assert await clinic.programme.erase(group, PersonId("m_nobody"), ROOT) is None
