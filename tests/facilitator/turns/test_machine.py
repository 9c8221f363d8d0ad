"""What holds of hands, floors and turns in any meeting, whatever people of every role do in any order."""

from __future__ import annotations

from hypothesis import settings
from hypothesis.stateful import invariant

from facilitator.turns.asking import may_have_turn
from facilitator.turns.state import Floor
from facilitator.turns.vocabulary import FloorMode, TurnKind
from rooms.kernel import RoomId
from tests.sim.machine import AnyMeeting


class TurnMachine(AnyMeeting):
    """See the module."""

    def floors(self) -> list[tuple[RoomId, Floor]]:
        desk = self.meeting.desk
        return [] if desk is None or desk.session.is_over else [*desk.turns.floors.items()]

    @invariant()
    def everybody_with_a_hand_up_is_here(self) -> None:
        desk = self.meeting.desk
        if desk is not None and not desk.session.is_over:
            assert all(desk.session.people[who].is_here for who in desk.turns.hands)

    @invariant()
    def things_are_on_in_rooms_that_are_open_only(self) -> None:
        assert all(self.meeting.state.around.is_open(room) for room, _ in self.floors())

    @invariant()
    def whose_turn_it_is_is_in_the_room_and_may_speak(self) -> None:
        for room, floor in self.floors():
            if floor.turn is not None:
                around = self.meeting.state.around
                assert may_have_turn(around, room, around.session.people[floor.turn.participant])

    @invariant()
    def a_turn_is_of_what_is_on(self) -> None:
        for _, floor in self.floors():
            assert floor.go_around is None or floor.piece is None
            kind = None if floor.turn is None else floor.turn.kind
            assert kind is not TurnKind.GO_AROUND or floor.go_around is not None
            assert kind is not TurnKind.PIECE or floor.piece is not None

    @invariant()
    def everyone_of_a_go_around_is_in_one_place(self) -> None:
        for _, floor in self.floors():
            going, turn = floor.go_around, floor.turn
            if going is None:
                continue
            current = (turn.participant,) if turn is not None and turn.kind is TurnKind.GO_AROUND else ()
            lines = (*current, *going.waiting, *going.deferred, *going.dropped, *going.done, *going.passed)
            assert len(set(lines)) == len(lines)
            assert not set(lines) & set(going.outside)

    @invariant()
    def a_go_around_never_stands_still_while_somebody_could_speak(self) -> None:
        for _, floor in self.floors():
            going = floor.go_around
            if going is not None and not going.paused and floor.turn is None:
                assert not going.waiting
                assert not going.deferred
                assert going.dropped

    @invariant()
    def under_an_enforced_floor_nobody_else_is_heard(self) -> None:
        for room, floor in self.floors():
            if floor.mode is not FloorMode.ENFORCED:
                continue
            desk = self.meeting.state
            holder = None if floor.turn is None else floor.turn.participant
            for person in desk.around.inside(room):
                entitled = person.is_leader or person.id == holder or person.id in floor.let_in
                assert entitled or not desk.gates(person.id).microphone


TestTurnMachine = TurnMachine.TestCase
TestTurnMachine.settings = settings(max_examples=80, stateful_step_count=50)
