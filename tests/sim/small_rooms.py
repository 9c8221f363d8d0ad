"""A group of one facilitator and some clients, ready to be split into small rooms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rooms import breakouts
from rooms.breakouts.vocabulary import (
    AnswerHelp,
    AskForHelp,
    Assign,
    ChooseRoom,
    CloseBreakouts,
    CloseRoom,
    DiscardPlan,
    ExtendBreakouts,
    KeepPairs,
    LaunchBreakouts,
    ListenIn,
    MessageRooms,
    Method,
    Move,
    OpenBreakouts,
    PlanBreakouts,
    RecallRounds,
    RenameRoom,
    ReturnToMain,
    RoomWish,
    SpeakToRooms,
    Visit,
    WithdrawHelp,
)
from rooms.kernel import BaseCommand, Code, ParticipantId, Rejected, RoomId
from rooms.people import Role
from tests.sim.meeting import Meeting

ONE, TWO, THREE = RoomId("room-1-1"), RoomId("room-1-2"), RoomId("room-1-3")
"""The rooms of the first round."""

SERVER_ONLY: Final[frozenset[type[BaseCommand]]] = frozenset({RecallRounds})
CLIENTS: Final[frozenset[type[BaseCommand]]] = frozenset({AskForHelp, WithdrawHelp})
OWN: Final[frozenset[type[BaseCommand]]] = frozenset({ChooseRoom, ReturnToMain})

EXAMPLES: Final[Mapping[type[BaseCommand], breakouts.Command]] = {
    PlanBreakouts: PlanBreakouts(Method.RANDOM, rooms=1),
    Assign: Assign(ParticipantId("other"), ONE),
    DiscardPlan: DiscardPlan(),
    LaunchBreakouts: LaunchBreakouts(),
    OpenBreakouts: OpenBreakouts((RoomWish("Room"),)),
    RenameRoom: RenameRoom(ONE, "Garden"),
    KeepPairs: KeepPairs(),
    RecallRounds: RecallRounds(()),
    Move: Move(ParticipantId("other"), ONE),
    ChooseRoom: ChooseRoom(ONE),
    ReturnToMain: ReturnToMain(),
    ExtendBreakouts: ExtendBreakouts(5),
    CloseBreakouts: CloseBreakouts(),
    CloseRoom: CloseRoom(ONE),
    Visit: Visit(ONE),
    ListenIn: ListenIn(ONE),
    SpeakToRooms: SpeakToRooms(on=True),
    MessageRooms: MessageRooms("Two more minutes."),
    AskForHelp: AskForHelp(),
    WithdrawHelp: WithdrawHelp(),
    AnswerHelp: AnswerHelp(ParticipantId("other")),
}
LEADING: Final = frozenset(EXAMPLES) - SERVER_ONLY - CLIENTS - OWN


class Group(Meeting):
    """`lead` and the clients a, b, c, ..., who are called like that."""

    def __init__(self, clients: str = "abcdef", *, waiting_room: bool = False, capacity: int = 32) -> None:
        super().__init__(capacity, waiting_room=waiting_room)
        self.lead = self.person(Role.FACILITATOR, "Lead")
        for name in clients:
            self.client(name)

    def client(self, name: str, role: Role = Role.PARTICIPANT) -> ParticipantId:
        """Somebody comes in whose id is their name."""
        participant = ParticipantId(name)
        assert not isinstance(self.come(self.invite(role), name, participant), Rejected)
        return participant

    def open(self, *rooms: str, minutes: float | None = None, may_return: bool = True, choose: bool = False) -> None:
        """Given: rooms with these clients, `"ab"` is a and b."""
        wishes = tuple(RoomWish(f"Room {n}", people(names)) for n, names in enumerate(rooms, start=1))
        self.must(self.lead, OpenBreakouts(wishes, minutes, may_return=may_return, choose=choose))

    def where(self, *rooms: RoomId) -> tuple[str, ...]:
        """The clients here, by the room they are in: those of the open rooms in order, or of these."""
        chosen = rooms or tuple(self.state.breakouts.rooms)
        here = [person.id for person in self.state.session.here if not person.is_leader]
        return tuple("".join(w for w in here if self.state.breakouts.room_of(w) == room) for room in chosen)

    def planned(self) -> tuple[str, ...]:
        """The clients in the rooms of the plan, in alphabetical order."""
        plan = self.state.breakouts.plan
        assert plan is not None
        return tuple("".join(sorted(w for w, where in plan.places.items() if where == r.id)) for r in plan.rooms)


def people(names: str) -> tuple[ParticipantId, ...]:
    return tuple(ParticipantId(name) for name in names)


def pair(names: str) -> tuple[ParticipantId, ParticipantId]:
    one, other = people(names)
    return one, other


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def message(result: object) -> str:
    assert isinstance(result, Rejected), result
    return result.message
