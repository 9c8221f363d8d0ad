"""The state of small rooms: what follows from events, and events that cannot have happened."""

from __future__ import annotations

import pytest

from rooms.breakouts.state import Breakouts, evolve, rounds
from rooms.breakouts.vocabulary import (
    BreakoutsClosed,
    BreakoutsOpened,
    CloseBreakouts,
    CloseRoom,
    Event,
    HelpAsked,
    Late,
    Move,
    Moved,
    PlanChanged,
    RecallRounds,
    RoomClosed,
    RoomPlan,
    RoomsMessaged,
    Visited,
)
from rooms.kernel import InvariantBroken, ParticipantId, RoomId
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, TWO, Group, people

A, B = people("ab")
NOWHERE = RoomId("nowhere")
OPENED = BreakoutsOpened(
    at=START,
    rooms=(RoomPlan(ONE, "Room 1", (A,)),),
    ends_at=None,
    late=Late.MAIN,
    may_return=True,
    choose=False,
    by=None,
)
OPEN = evolve(Breakouts(), OPENED)


@pytest.mark.parametrize(
    "event",
    [
        Moved(at=START, participant=A, room=ONE, by=None),
        BreakoutsClosed(at=START),
        HelpAsked(at=START, participant=A),
        RoomsMessaged(at=START, by=None),
        PlanChanged(at=START, participant=A, room=ONE, by=None),
    ],
)
def test_without_rooms_and_without_a_plan_nothing_happens_in_them(event: Event) -> None:
    with pytest.raises(InvariantBroken):
        evolve(Breakouts(), event)


@pytest.mark.parametrize(
    "event",
    [
        OPENED,
        Moved(at=START, participant=A, room=NOWHERE, by=None),
        Visited(at=START, participant=A, room=NOWHERE, listening=False),
        RoomClosed(at=START, room=NOWHERE),
    ],
)
def test_rooms_do_not_open_twice_and_nothing_happens_in_a_room_that_is_not_there(event: Event) -> None:
    with pytest.raises(InvariantBroken):
        evolve(OPEN, event)


def test_a_state_is_a_value_that_earlier_readers_keep() -> None:
    after = evolve(OPEN, Moved(at=START, participant=B, room=ONE, by=None))
    assert (OPEN.places, after.places) == ({A: ONE}, {A: ONE, B: ONE})


def test_what_lasts_longer_than_the_rooms_stays_and_the_rest_is_as_at_first() -> None:
    closed = evolve(OPEN, BreakoutsClosed(at=START))
    assert closed == Breakouts(round=1, history=(((A,),),))


def test_who_met_whom_is_remembered_room_by_room() -> None:
    group = Group("abcd")
    group.must(None, RecallRounds((((A, ParticipantId("d"), ParticipantId("absent")),),)))
    group.open("ab", "c", "d")
    group.must(group.lead, Move(A, TWO))
    earlier = (people("ad"),)
    assert rounds(group.state.breakouts, group.state.session) == (earlier, (people("ab"), people("ca"), people("d")))
    group.must(group.lead, CloseRoom(TWO, in_seconds=0))
    met = (people("ca"), people("ab"), people("d"))
    assert rounds(group.state.breakouts, group.state.session) == (earlier, met)
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    assert rounds(group.state.breakouts, group.state.session) == (earlier, met)


def test_whoever_is_nowhere_is_in_the_main_room() -> None:
    assert OPEN.room_of(ParticipantId("nobody")) == OPEN.place_of(B) == "main"
    assert not OPEN.listens_in(A)
