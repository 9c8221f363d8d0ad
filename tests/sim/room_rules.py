"""What people of every role try with small rooms, as rules of a Hypothesis state machine; `AnyMeeting` has them too."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from facilitator.desk import Command
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
    Late,
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
from rooms.kernel import MAIN_ROOM, RoomId
from tests.sim.rules import Rules, anyone

some_people = st.lists(anyone, max_size=4, unique=True)
minutes = st.none() | st.sampled_from([0.5, 2, 6])
lateness = st.sampled_from(Late)
soon = st.sampled_from([0, 1, 60])


class RoomRules(Rules):
    """See the module."""

    def some_room(self, number: int) -> RoomId:
        """Mostly one that is open or planned."""
        known = [*self.open_rooms() * 2, RoomId("room-1-1"), MAIN_ROOM, RoomId("nowhere")]
        return known[number % len(known)]

    @rule(by=anyone, method=st.sampled_from(Method), rooms=st.integers(1, 3), chance=st.integers(0, 99))
    def plan(self, by: int, method: Method, rooms: int, chance: int) -> None:
        self.ask(self.someone(by), PlanBreakouts(method, rooms), chance)

    @rule(by=anyone, who=anyone, room=st.integers(1, 3), keep=st.booleans())
    def assign(self, by: int, who: int, room: int, keep: bool) -> None:
        place = Assign(self.someone(who), RoomId(f"room-1-{room}"))
        self.ask(self.someone(by), place if keep else DiscardPlan())

    @rule(by=anyone, minutes=minutes, late=lateness)
    def launch(self, by: int, minutes: float | None, late: Late) -> None:
        self.ask(self.someone(by), LaunchBreakouts(minutes, late))

    @rule(by=anyone, members=some_people, minutes=minutes, late=lateness, free=st.booleans())
    def open_at_once(self, by: int, members: list[int], minutes: float | None, late: Late, free: bool) -> None:
        here = list(dict.fromkeys(self.someone(number) for number in members))
        rooms = (RoomWish("One", tuple(here[::2])), RoomWish("Two", tuple(here[1::2])))
        self.ask(self.someone(by), OpenBreakouts(rooms, minutes, late, may_return=free, choose=free))

    @rule(by=anyone, who=anyone, room=anyone)
    def move(self, by: int, who: int, room: int) -> None:
        self.ask(self.someone(by), Move(self.someone(who), self.some_room(room)))

    @rule(by=anyone, room=anyone, back=st.booleans())
    def go_by_oneself(self, by: int, room: int, back: bool) -> None:
        self.ask(self.someone(by), ReturnToMain() if back else ChooseRoom(self.some_room(room)))

    @rule(by=anyone, room=anyone, listening=st.booleans(), end=st.booleans())
    def visit(self, by: int, room: int, listening: bool, end: bool) -> None:
        where = None if end else self.some_room(room)
        self.ask(self.someone(by), ListenIn(where) if listening else Visit(where))

    @rule(by=anyone, on=st.booleans())
    def speak_to_all(self, by: int, on: bool) -> None:
        self.ask(self.someone(by), SpeakToRooms(on))

    @rule(by=anyone, room=st.none() | anyone)
    def write_to_rooms(self, by: int, room: int | None) -> None:
        self.ask(self.someone(by), MessageRooms("Hello", None if room is None else self.some_room(room)))

    @rule(by=anyone, seconds=soon, room=st.none() | anyone)
    def close(self, by: int, seconds: int, room: int | None) -> None:
        every = CloseBreakouts(seconds)
        self.ask(self.someone(by), every if room is None else CloseRoom(self.some_room(room), seconds))

    @rule(by=anyone, minutes=st.sampled_from([1, 5]))
    def extend(self, by: int, minutes: float) -> None:
        self.ask(self.someone(by), ExtendBreakouts(minutes))

    @rule(by=anyone, who=anyone, what=st.integers(0, 3), visit=st.booleans())
    def help(self, by: int, who: int, what: int, visit: bool) -> None:
        asked: list[Command] = [AskForHelp(), AskForHelp(), WithdrawHelp(), AnswerHelp(self.someone(who), visit)]
        self.ask(self.someone(by), asked[what])

    @rule(by=anyone, one=anyone, other=anyone, apart=st.booleans(), server=st.booleans())
    def keep_pair(self, by: int, one: int, other: int, apart: bool, server: bool) -> None:
        pair = ((self.someone(one), self.someone(other)),)
        self.ask(None if server else self.someone(by), KeepPairs(apart=pair) if apart else KeepPairs(together=pair))

    @rule(by=anyone, room=anyone, name=st.sampled_from(["Garden", "Library", " "]))
    def rename_room(self, by: int, room: int, name: str) -> None:
        self.ask(self.someone(by), RenameRoom(self.some_room(room), name))

    @rule(one=anyone, other=anyone)
    def recall(self, one: int, other: int) -> None:
        self.ask(None, RecallRounds((((self.someone(one), self.someone(other)),),)))
