"""Any meeting at all, as a Hypothesis state machine: people of every role do whatever they like in any order.

Test modules derive from `AnyMeeting` and add what must hold of it.
"""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, initialize, rule

from facilitator.desk import Command, Desk, Event
from rooms.kernel import Instant, InvitationId, ParticipantId, Rejected, RoomId, SessionId
from rooms.people import Role
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
    SendToLobby,
    SetRole,
    SetWaitingRoom,
    StepAway,
    Tick,
)
from tests.sim.checkins_rules import CheckInRules
from tests.sim.hour_rules import HourRules
from tests.sim.meeting import Meeting
from tests.sim.moderation_rules import ModerationRules
from tests.sim.poll_rules import PollRules
from tests.sim.room_rules import RoomRules
from tests.sim.rules import anyone
from tests.sim.scene_rules import SceneRules
from tests.sim.sharing_rules import SharingRules
from tests.sim.speech_rules import SpeechRules
from tests.sim.support_rules import SupportRules
from tests.sim.turns_rules import TurnsRules

roles = st.sampled_from([*Role, Role.FACILITATOR, Role.PARTICIPANT])


class AnyMeeting(
    RoomRules,
    ModerationRules,
    PollRules,
    SpeechRules,
    CheckInRules,
    SupportRules,
    HourRules,
    SceneRules,
    TurnsRules,
    SharingRules,
):
    """`happened` is called for each event, with the states around it."""

    invitations: Bundle[InvitationId] = Bundle("invitations")

    def __init__(self) -> None:
        super().__init__()
        self.meeting = Meeting(created=False)

    def happened(self, before: Desk | None, event: Event, after: Desk) -> None:
        """For those who derive from this."""

    def accepted(self, by: ParticipantId | None, command: Command) -> None:
        """For those who derive from this: a command was not refused, with or without events."""

    def ask(self, by: ParticipantId | None, command: Command, chance: int = 0) -> None:
        before, known = self.meeting.desk, len(self.meeting.log)
        result = self.meeting.ask(by, command, chance)
        assert self.meeting.log[known:] == ([] if isinstance(result, Rejected) else list(result))
        replayed = Meeting(created=False)
        replayed.desk = before
        for event in self.meeting.log[known:]:
            last = replayed.desk
            replayed.happen(event)
            self.happened(last, event, replayed.state)
        assert replayed.desk == self.meeting.desk
        if not isinstance(result, Rejected):
            self.accepted(by, command)

    def someone(self, number: int) -> ParticipantId:
        known = [*self.meeting.desk.session.people] if self.meeting.desk else []
        return [*known, ParticipantId("stranger")][number % (len(known) + 1)]

    @property
    def now_known(self) -> Desk:
        return self.meeting.state

    @property
    def time_known(self) -> Instant:
        return self.meeting.now

    def open_rooms(self) -> list[RoomId]:
        return [*self.meeting.state.breakouts.rooms]

    @initialize(
        capacity=st.integers(1, 5),
        waiting_room=st.booleans(),
        scheduled=st.booleans(),
        agreements=st.none() | st.just("Be kind."),
        grace=st.none() | st.just(60_000),
        others=st.lists(roles, max_size=4),
    )
    def begin(
        self,
        capacity: int,
        waiting_room: bool,
        scheduled: bool,
        agreements: str | None,
        grace: int | None,
        others: list[Role],
    ) -> None:
        later = Instant(self.meeting.now + 60_000) if scheduled else None
        self.ask(None, CreateSession(SessionId("s"), "Any", capacity, waiting_room, later, agreements, grace))
        for role in (*others[:2], Role.FACILITATOR, *others[2:]):
            self.join(self.invite_by_server(role, shared=False), newcomer=True, number=0)

    @rule(target=invitations, role=roles, shared=st.booleans())
    def invite_by_server(self, role: Role, shared: bool) -> InvitationId:
        invitation = InvitationId(self.meeting.fresh("inv-"))
        self.ask(None, Invite(invitation, role, None, shared))
        return invitation

    @rule(target=invitations, by=anyone, role=roles)
    def invite(self, by: int, role: Role) -> InvitationId:
        invitation = InvitationId(self.meeting.fresh("inv-"))
        self.ask(self.someone(by), Invite(invitation, role))
        return invitation

    @rule(invitation=invitations)
    def revoke(self, invitation: InvitationId) -> None:
        self.ask(None, RevokeInvitation(invitation))

    @rule(invitation=invitations, newcomer=st.booleans(), number=anyone)
    def join(self, invitation: InvitationId, newcomer: bool, number: int) -> None:
        participant = ParticipantId(self.meeting.fresh("p")) if newcomer else self.someone(number)
        self.ask(None, Join(participant, invitation))

    @rule(number=anyone)
    def come_back(self, number: int) -> None:
        person = self.meeting.state.session.people.get(self.someone(number))
        if person is not None:
            self.ask(None, Join(person.id, person.invitation))

    @rule(number=anyone, back=st.booleans())
    def link(self, number: int, back: bool) -> None:
        self.ask(None, LinkBack(self.someone(number)) if back else LinkLost(self.someone(number)))

    @rule(milliseconds=st.integers(0, 150_000))
    def time_passes(self, milliseconds: int) -> None:
        self.meeting.now = Instant(self.meeting.now + milliseconds)
        self.ask(None, Tick())

    @rule(by=anyone, name=st.text(max_size=70))
    def rename(self, by: int, name: str) -> None:
        self.ask(self.someone(by), Rename(name))

    @rule(by=anyone, who=anyone, ban=st.booleans())
    def remove(self, by: int, who: int, ban: bool) -> None:
        self.ask(self.someone(by), Remove(self.someone(who), ban))

    @rule(by=anyone, who=anyone)
    def admit(self, by: int, who: int) -> None:
        self.ask(self.someone(by), Admit(self.someone(who)))

    @rule(by=anyone)
    def admit_all(self, by: int) -> None:
        self.ask(self.someone(by), AdmitAll())

    @rule(by=anyone, who=anyone)
    def send_to_lobby(self, by: int, who: int) -> None:
        self.ask(self.someone(by), SendToLobby(self.someone(who)))

    @rule(by=anyone, text=st.text(max_size=10))
    def message_lobby(self, by: int, text: str) -> None:
        self.ask(self.someone(by), MessageLobby(text))

    @rule(by=anyone, locked=st.booleans())
    def lock_session(self, by: int, locked: bool) -> None:
        self.ask(self.someone(by), LockSession(locked))

    @rule(by=anyone, on=st.booleans())
    def set_waiting_room(self, by: int, on: bool) -> None:
        self.ask(self.someone(by), SetWaitingRoom(on))

    @rule(by=anyone, server=st.booleans())
    def open_session(self, by: int, server: bool) -> None:
        self.ask(None if server else self.someone(by), OpenSession())

    @rule(by=anyone)
    def accept_agreements(self, by: int) -> None:
        self.ask(self.someone(by), AcceptAgreements())

    @rule(by=anyone, who=anyone, role=roles)
    def set_role(self, by: int, who: int, role: Role) -> None:
        self.ask(self.someone(by), SetRole(self.someone(who), role))

    @rule(by=anyone, who=anyone, allowed=st.booleans())
    def invite_to_speak(self, by: int, who: int, allowed: bool) -> None:
        self.ask(self.someone(by), InviteToSpeak(self.someone(who), allowed))

    @rule(by=anyone, away=st.booleans())
    def step_away(self, by: int, away: bool) -> None:
        self.ask(self.someone(by), StepAway(away))

    @rule(by=anyone, who=anyone)
    def hold(self, by: int, who: int) -> None:
        self.ask(self.someone(by), Hold(self.someone(who)))

    @rule(by=anyone, who=anyone)
    def release(self, by: int, who: int) -> None:
        self.ask(self.someone(by), Release(self.someone(who)))

    @rule(by=anyone)
    def leave(self, by: int) -> None:
        self.ask(self.someone(by), Leave())

    @rule(by=anyone, sure=st.integers(0, 9))
    def end(self, by: int, sure: int) -> None:
        if sure == 0:  # rarely, or every meeting would be a short one
            self.ask(self.someone(by), EndSession())
