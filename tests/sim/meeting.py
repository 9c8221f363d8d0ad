"""A session told step by step, without a server: given what has happened, when somebody asks, then what follows."""

from __future__ import annotations

from facilitator import desk
from facilitator.desk import Command, Desk, Event
from rooms.kernel import Instant, InvitationId, Issued, ParticipantId, Rejected, SessionId
from rooms.people import Person, Role
from rooms.vocabulary import CreateSession, Invite, Join, Tick
from server.live import ballot_box

START = Instant(1_700_000_000_000)


class Meeting:
    """One session with its log and a clock that only the test moves."""

    def __init__(
        self,
        capacity: int = 16,
        *,
        created: bool = True,
        waiting_room: bool = False,
        agreements: str | None = None,
        scheduled_for: Instant | None = None,
        unattended_grace: int | None = None,
    ) -> None:
        self.now = START
        self.log: list[Event] = []
        self.desk: Desk | None = None
        self.box = ballot_box.EMPTY
        self._made = 0
        if created:
            self.must(None, self.creation(capacity, waiting_room, scheduled_for, agreements, unattended_grace))

    @staticmethod
    def creation(
        capacity: int = 16,
        waiting_room: bool = False,
        scheduled_for: Instant | None = None,
        agreements: str | None = None,
        unattended_grace: int | None = None,
    ) -> CreateSession:
        return CreateSession(
            SessionId("s"), "Tuesday group", capacity, waiting_room, scheduled_for, agreements, unattended_grace
        )

    @property
    def state(self) -> Desk:
        assert self.desk is not None
        return self.desk

    def ask(self, by: ParticipantId | None, command: Command, chance: int = 0) -> tuple[Event, ...] | Rejected:
        """When: what is decided, which has then happened."""
        result = ballot_box.decide(self.desk, self.box, Issued(by, command, chance), self.now)
        if isinstance(result, Rejected):
            return result
        self.happen(*result.events)
        self.box = result.box
        return result.events

    def must(self, by: ParticipantId | None, command: Command) -> tuple[Event, ...]:
        """Given: something that was asked and accepted."""
        result = self.ask(by, command)
        assert not isinstance(result, Rejected), result
        return result

    def happen(self, *events: Event) -> None:
        """Given: events as they are in the log."""
        for event in events:
            self.desk = desk.evolve(self.desk, event)
            self.log.append(event)

    def invite(
        self,
        role: Role = Role.PARTICIPANT,
        name: str | None = None,
        *,
        shared: bool = False,
        hours: float | None = None,
    ) -> InvitationId:
        invitation = InvitationId(self.fresh("i"))
        expires_at = None if hours is None else Instant(self.now + round(hours * 3_600_000))
        self.must(None, Invite(invitation, role, name, shared, expires_at))
        return invitation

    def come(
        self, invitation: InvitationId, name: str | None = None, participant: ParticipantId | None = None
    ) -> tuple[Event, ...] | Rejected:
        return self.ask(None, Join(participant or ParticipantId(self.fresh("p")), invitation, name))

    def person(self, role: Role = Role.PARTICIPANT, name: str | None = None) -> ParticipantId:
        """Given: somebody with a personal invitation has come in."""
        participant = ParticipantId(self.fresh("p"))
        self.must(None, Join(participant, self.invite(role), name))
        return participant

    def later(self, milliseconds: int) -> tuple[Event, ...] | Rejected:
        """When: time passes and the server ticks."""
        self.now = Instant(self.now + milliseconds)
        return self.ask(None, Tick())

    def who(self, participant: ParticipantId) -> Person:
        return self.state.session.people[participant]

    def heard(self, participant: ParticipantId) -> bool:
        """Whether their microphone is let out."""
        return self.state.moderation.switches[participant].microphone

    def fresh(self, prefix: str) -> str:
        self._made += 1
        return f"{prefix}{self._made}"
