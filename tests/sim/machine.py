"""Any meeting at all, as a Hypothesis state machine: people of every role do whatever they like in any order.

Test modules derive from `AnyMeeting` and add what must hold of it.
"""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule

from facilitator.desk import Command, Desk, Event
from facilitator.moderation import Mute, MuteAll, SetMedia
from rooms.kernel import Instant, InvitationId, ParticipantId, Rejected, SessionId
from rooms.people import Role
from rooms.vocabulary import CreateSession, EndSession, Invite, Join, Leave, LinkBack, LinkLost, Remove, Rename, Tick
from tests.sim.meeting import Meeting

anyone = st.integers(0, 7)
"""Stands for one of those who ever came in, or, rarely, for a stranger; see `AnyMeeting.someone`."""

roles = st.sampled_from([*Role, Role.FACILITATOR, Role.PARTICIPANT])
switches = st.none() | st.booleans()


class AnyMeeting(RuleBasedStateMachine):
    """`happened` is called for each event, with the states around it."""

    invitations: Bundle[InvitationId] = Bundle("invitations")

    def __init__(self) -> None:
        super().__init__()
        self.meeting = Meeting(created=False)

    def happened(self, before: Desk | None, event: Event, after: Desk) -> None:
        """For those who derive from this."""

    def ask(self, by: ParticipantId | None, command: Command) -> None:
        before, known = self.meeting.desk, len(self.meeting.log)
        result = self.meeting.ask(by, command)
        assert self.meeting.log[known:] == ([] if isinstance(result, Rejected) else list(result))
        replayed = Meeting(created=False)
        replayed.desk = before
        for event in self.meeting.log[known:]:
            last = replayed.desk
            replayed.happen(event)
            self.happened(last, event, replayed.state)
        assert replayed.desk == self.meeting.desk

    def someone(self, number: int) -> ParticipantId:
        known = [*self.meeting.desk.session.people] if self.meeting.desk else []
        return [*known, ParticipantId("stranger")][number % (len(known) + 1)]

    @initialize(capacity=st.integers(1, 5), others=st.lists(roles, max_size=4))
    def begin(self, capacity: int, others: list[Role]) -> None:
        self.ask(None, CreateSession(SessionId("s"), "Any", capacity, waiting_room=False))
        for role in (Role.FACILITATOR, *others):
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

    @rule(by=anyone, microphone=switches, camera=switches)
    def set_media(self, by: int, microphone: bool | None, camera: bool | None) -> None:
        self.ask(self.someone(by), SetMedia(microphone, camera))

    @rule(by=anyone, who=anyone)
    def mute(self, by: int, who: int) -> None:
        self.ask(self.someone(by), Mute(self.someone(who)))

    @rule(by=anyone)
    def mute_all(self, by: int) -> None:
        self.ask(self.someone(by), MuteAll())

    @rule(by=anyone, who=anyone)
    def remove(self, by: int, who: int) -> None:
        self.ask(self.someone(by), Remove(self.someone(who)))

    @rule(by=anyone)
    def leave(self, by: int) -> None:
        self.ask(self.someone(by), Leave())

    @rule(by=anyone, sure=st.integers(0, 9))
    def end(self, by: int, sure: int) -> None:
        if sure == 0:  # rarely, or every meeting would be a short one
            self.ask(self.someone(by), EndSession())
