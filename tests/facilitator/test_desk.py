"""The whole session: who may do what, what an ended session does, and what holds of any meeting."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant

from facilitator import desk
from facilitator.desk import PERMISSIONS, Command, Desk
from facilitator.moderation import MediaSet, MuteAll, SetMedia
from facilitator.sharing import AllowSharing
from facilitator.speech.vocabulary import HoldSilence, RecordSpeech, SetBalance
from rooms.arrivals import GRACE
from rooms.kernel import (
    MAIN_ROOM,
    BaseCommand,
    Code,
    Instant,
    InvariantBroken,
    InvitationId,
    ParticipantId,
    Rejected,
    SessionId,
)
from rooms.people import LEADERS, Presence, Role, Standing
from rooms.unattended import PATIENCE
from rooms.vocabulary import (
    AcceptAgreements,
    Admit,
    AdmitAll,
    CreateSession,
    EndSession,
    Hold,
    Invite,
    InviteToSpeak,
    Join,
    Leave,
    LinkBack,
    LinkLost,
    LockSession,
    MessageLobby,
    OpenSession,
    Release,
    Remove,
    Rename,
    RevokeInvitation,
    RoleSet,
    SendToLobby,
    SetRole,
    SetWaitingRoom,
    StepAway,
    Tick,
)
from tests.sim import (
    check_ins,
    hour_rules,
    moderation_rules,
    poll_rules,
    scene_rules,
    sharing_rules,
    small_rooms,
    support_rules,
    turns_rules,
)
from tests.sim.machine import AnyMeeting
from tests.sim.meeting import START, Meeting

SERVER_ONLY: set[type[BaseCommand]] = {
    CreateSession, RevokeInvitation, Join, LinkLost, LinkBack, Tick, RecordSpeech, *small_rooms.SERVER_ONLY,
}  # fmt: skip
LEADING: set[type[BaseCommand]] = {
    OpenSession, Invite, Remove, EndSession, LockSession, SetWaitingRoom, Admit, AdmitAll, SendToLobby, MessageLobby,
    SetRole, InviteToSpeak, Hold, Release, SetBalance, HoldSilence, *small_rooms.LEADING,
    *turns_rules.LEADING, *moderation_rules.LEADING,
    *check_ins.LEADING,
    *poll_rules.LEADING,
    *support_rules.LEADING, *hour_rules.LEADING,
    *scene_rules.LEADING, *sharing_rules.LEADING,
}  # fmt: skip
OWN: set[type[BaseCommand]] = {
    Rename, Leave, StepAway, *small_rooms.OWN,
    *turns_rules.OWN, *moderation_rules.OWN, *support_rules.OWN, *hour_rules.OWN,
    *scene_rules.OWN,
}  # fmt: skip
LED: set[type[BaseCommand]] = OWN | {AcceptAgreements, *small_rooms.CLIENTS, *support_rules.CLIENTS}
MEMBERS_ONLY: set[type[BaseCommand]] = {*check_ins.MEMBERS, *poll_rules.MEMBERS}

EXPECTED: dict[Role, set[type[BaseCommand]]] = {
    Role.FACILITATOR: LEADING | OWN | sharing_rules.OWN,
    Role.CO_FACILITATOR: LEADING | OWN | sharing_rules.OWN,
    Role.PARTICIPANT: LED | MEMBERS_ONLY | sharing_rules.OWN,
    Role.GUEST: LED | MEMBERS_ONLY | sharing_rules.OWN,
    Role.OBSERVER: LED | moderation_rules.WATCHING,  # set_media once invited to speak
}

EXAMPLES: dict[type[BaseCommand], Command] = {
    CreateSession: CreateSession(SessionId("s"), "Again", 8, waiting_room=True),
    Invite: Invite(InvitationId("new"), Role.PARTICIPANT),
    Join: Join(ParticipantId("new"), InvitationId("i1")),
    LinkLost: LinkLost(ParticipantId("other")),
    LinkBack: LinkBack(ParticipantId("other")),
    Tick: Tick(),
    Rename: Rename("Somebody else"),
    Remove: Remove(ParticipantId("other")),
    Leave: Leave(),
    RevokeInvitation: RevokeInvitation(InvitationId("x")),
    EndSession: EndSession(),
    OpenSession: OpenSession(),
    LockSession: LockSession(locked=True),
    SetWaitingRoom: SetWaitingRoom(on=True),
    Admit: Admit(ParticipantId("other")),
    AdmitAll: AdmitAll(),
    SendToLobby: SendToLobby(ParticipantId("other")),
    MessageLobby: MessageLobby("We begin at six."),
    AcceptAgreements: AcceptAgreements(),
    SetRole: SetRole(ParticipantId("other"), Role.GUEST),
    InviteToSpeak: InviteToSpeak(ParticipantId("other"), allowed=True),
    StepAway: StepAway(away=True),
    Hold: Hold(ParticipantId("other")),
    Release: Release(ParticipantId("other")),
    RecordSpeech: RecordSpeech(ParticipantId("other"), MAIN_ROOM, Instant(START - 1000), START),
    SetBalance: SetBalance(quiet_below=0.4),
    HoldSilence: HoldSilence(on=True),
    **small_rooms.EXAMPLES,
    **turns_rules.EXAMPLES,
    **scene_rules.EXAMPLES,
    **check_ins.EXAMPLES,
    **poll_rules.EXAMPLES,
    **moderation_rules.EXAMPLES,
    **support_rules.EXAMPLES,
    **hour_rules.EXAMPLES,
    **sharing_rules.EXAMPLES,
}


def group_with(role: Role) -> tuple[Meeting, ParticipantId]:
    meeting = Meeting()
    meeting.come(meeting.invite(), participant=ParticipantId("other"))
    person = meeting.person(role)
    if role is Role.OBSERVER:
        meeting.must(None, InviteToSpeak(person, allowed=True))
    meeting.must(None, AllowSharing(allowed=True))
    return meeting, person


def test_every_command_has_an_example_here() -> None:
    assert set(EXAMPLES) == set(get_args(Command))


@pytest.mark.parametrize("role", Role)
def test_the_permission_table_is_as_agreed(role: Role) -> None:
    assert PERMISSIONS[role] == EXPECTED[role]


@pytest.mark.parametrize("command", EXAMPLES.values(), ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("role", Role)
def test_a_person_may_do_exactly_what_the_table_says(role: Role, command: Command) -> None:
    meeting, person = group_with(role)
    result = meeting.ask(person, command)
    refused = isinstance(result, Rejected) and result.code is Code.FORBIDDEN
    assert refused is (type(command) not in EXPECTED[role])


def test_server_only_commands_are_in_nobodys_row() -> None:
    assert not SERVER_ONLY & frozenset().union(*PERMISSIONS.values())


@pytest.mark.parametrize("command", EXAMPLES.values(), ids=lambda command: type(command).__name__)
def test_an_ended_session_refuses_everything(command: Command) -> None:
    meeting, leader = group_with(Role.FACILITATOR)
    meeting.must(leader, EndSession())
    for by in (leader, None):
        result = meeting.ask(by, command)
        assert isinstance(result, Rejected)
        assert result.code is Code.ENDED


@pytest.mark.parametrize("command", [c for c in EXAMPLES.values() if not isinstance(c, CreateSession)])
def test_before_a_session_is_created_there_is_nothing_to_ask(command: Command) -> None:
    result = Meeting(created=False).ask(None, command)
    assert isinstance(result, Rejected)
    assert result.code is Code.NOT_FOUND


def test_a_stranger_may_do_nothing() -> None:
    result = Meeting().ask(ParticipantId("stranger"), Leave())
    assert isinstance(result, Rejected)
    assert result.code is Code.FORBIDDEN


def test_who_has_left_may_do_nothing_until_they_come_back() -> None:
    meeting, leader = group_with(Role.FACILITATOR)
    meeting.must(leader, Leave())
    result = meeting.ask(leader, MuteAll())
    assert isinstance(result, Rejected)
    assert result.code is Code.FORBIDDEN


def test_who_was_removed_is_told_so_whatever_they_ask() -> None:
    meeting, leader = group_with(Role.FACILITATOR)
    meeting.must(leader, Remove(ParticipantId("other")))
    result = meeting.ask(ParticipantId("other"), Rename("Back"))
    assert isinstance(result, Rejected)
    assert result.code is Code.REMOVED


def test_a_person_whose_link_is_lost_may_still_be_heard_out() -> None:
    meeting, leader = group_with(Role.FACILITATOR)
    meeting.must(None, LinkLost(leader))
    assert not isinstance(meeting.ask(leader, MuteAll()), Rejected)


def test_an_instruments_event_before_the_session_breaks_an_invariant() -> None:
    with pytest.raises(InvariantBroken):
        desk.evolve(None, MediaSet(at=START, participant=ParticipantId("p"), microphone=True, camera=True))


def test_the_deadline_of_the_desk_is_the_earliest_of_all() -> None:
    meeting, leader = group_with(Role.FACILITATOR)
    assert desk.next_deadline(meeting.desk) is None
    meeting.must(None, LinkLost(ParticipantId("other")))
    assert desk.next_deadline(meeting.desk) == START + GRACE
    meeting.later(1000)
    meeting.must(None, LinkLost(leader))
    assert desk.next_deadline(meeting.desk) == START + 1000 + PATIENCE


@pytest.mark.parametrize("command", EXAMPLES.values(), ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("role", Role)
def test_at_the_door_a_person_may_do_only_what_is_for_the_door(role: Role, command: Command) -> None:
    meeting = Meeting(waiting_room=True, agreements="Be kind.")
    person = meeting.person(role)
    result = meeting.ask(person, command)
    refused = isinstance(result, Rejected) and result.code is Code.FORBIDDEN
    allowed = EXPECTED[role] if role in LEADERS else EXPECTED[role] & desk.AT_THE_DOOR
    assert refused is (type(command) not in allowed - ({SetMedia} if role is Role.OBSERVER else set()))


class DeskMachine(AnyMeeting):
    """What holds of any meeting."""

    @invariant()
    def replaying_the_log_gives_the_state(self) -> None:
        state: Desk | None = None
        for event in self.meeting.log:
            state = desk.evolve(state, event)
        assert state == self.meeting.desk

    @invariant()
    def everyone_has_switches_and_a_place_of_their_own(self) -> None:
        if self.meeting.desk is not None:
            people = self.meeting.desk.session.people
            assert set(self.meeting.desk.moderation.switches) == set(people)
            assert [person.place for person in people.values()] == list(range(1, len(people) + 1))

    @invariant()
    def leaders_are_never_kept_apart(self) -> None:
        if self.meeting.desk is not None:
            for person in self.meeting.desk.session.people.values():
                assert not person.is_leader or (person.standing is Standing.IN and not person.held)

    @invariant()
    def who_has_led_the_session_is_there_or_missed(self) -> None:
        if self.meeting.desk is not None:
            session = self.meeting.desk.session
            leaders = [p for p in session.people.values() if p.is_leader and p.presence is Presence.PRESENT]
            assert session.is_over or (session.leaderless_since is not None) is (session.led and not leaders)
            assert session.leaderless_since is not None or not session.unattended

    @invariant()
    def after_a_tick_no_deadline_is_past(self) -> None:
        if self.meeting.desk is not None and self.meeting.log:
            self.meeting.ask(None, Tick())
            deadline = desk.next_deadline(self.meeting.desk)
            assert deadline is None or deadline > self.meeting.now

    def happened(self, before: Desk | None, event: desk.Event, after: Desk) -> None:
        """Roles change by `role_set` alone, a banned person never becomes anything else, and who comes in fits in."""
        if before is None:
            return
        for person in before.session.people.values():
            later = after.session.people[person.id]
            assert later.role is person.role or isinstance(event, RoleSet)
            assert later.place == person.place
            assert not person.banned or later == person
        came = {p.id for p in after.session.here} - {p.id for p in before.session.here}
        assert all(after.session.people[p].is_leader for p in came) or len(after.session.here) <= after.session.capacity


TestDeskMachine = DeskMachine.TestCase
TestDeskMachine.settings = settings(max_examples=120, stateful_step_count=50)
