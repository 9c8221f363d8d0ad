"""A group to test with, and a desk that takes commands to it one after the other."""

from __future__ import annotations

from typing import Final, TypeVar

from rooms.kernel import Instant, InvitationId, Rejected, SessionId
from rooms.people import Role
from server.directory.groups import deciding, state
from server.directory.groups.state import Group
from server.directory.groups.vocabulary import AddPerson, Command, CreateGroup, Event, InviteToGroup, Kind, PlanSession
from server.directory.kernel import Actor, Asked, GroupId, PersonId, StaffId

GROUP: Final = GroupId("g_1")
BY: Final = Actor("st_1")
FAY: Final = StaffId("st_1")
ANA, BEN, CLEO = PersonId("m_ana"), PersonId("m_ben"), PersonId("m_cleo")
HOUR: Final = 3_600_000

T = TypeVar("T")


class Book:
    """One group, from its creation on."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.now = Instant(1_774_000_000_000)
        self.maybe: Group | None = None

    @property
    def group(self) -> Group:
        assert self.maybe is not None
        return self.maybe

    def do(self, command: Command) -> tuple[Event, ...] | Rejected:
        answer = deciding.decide(GROUP, self.maybe, Asked(BY, command), self.now)
        for event in () if isinstance(answer, Rejected) else answer:
            self.maybe = state.evolve(self.maybe, event)
            self.events.append(event)
        return answer

    def must(self, command: Command) -> None:
        answer = self.do(command)
        assert not isinstance(answer, Rejected), answer

    @classmethod
    def of_three(cls) -> Book:
        book = cls()
        book.must(CreateGroup(kind=Kind.THERAPY, title="Tuesday", facilitators=(FAY,)))
        for person, name in ((ANA, "Ana Adler"), (BEN, "Ben Bauer"), (CLEO, "Cleo Cerny")):
            book.must(AddPerson(person=person, name=name, display_name=name.split()[0]))
        return book

    def plan(self, session: str, hours: float = 0, occurrence: bool = False) -> None:
        starts_at = Instant(self.now + int(hours * HOUR))
        self.must(
            PlanSession(
                session=SessionId(session),
                title="Tuesday",
                starts_at=starts_at,
                ends_at=Instant(starts_at + HOUR),
                occurrence=starts_at if occurrence else None,
            )
        )

    def invite(self, invitation: str, **wish: object) -> tuple[Event, ...] | Rejected:
        fields: dict[str, object] = {"role": Role.PARTICIPANT, "expires_at": self.now + 24 * HOUR, **wish}
        return self.do(InviteToGroup(invitation=InvitationId(invitation), **fields))  # type: ignore[arg-type]  # by name
