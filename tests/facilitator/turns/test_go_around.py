"""Everyone has a turn: in order, with passing, coming back, dropping out, coming late and pausing."""

from __future__ import annotations

import pytest

from facilitator.turns.following import PATIENCE
from facilitator.turns.state import GoAround, Turn
from facilitator.turns.vocabulary import (
    DeferTurn,
    EndGoAround,
    EndTurn,
    FloorMode,
    GoAroundEnded,
    GoAroundOrder,
    GoAroundPaused,
    GoAroundStarted,
    GrantTurn,
    NextTurn,
    PassTurn,
    PauseGoAround,
    RaiseHand,
    SetFloor,
    SkipTurn,
    StartGoAround,
    StartPiece,
    TurnEnded,
    TurnGranted,
    TurnKind,
    TurnSkipped,
)
from rooms.arrivals import GRACE
from rooms.breakouts.vocabulary import CloseBreakouts, CloseRoom, Move, Visit
from rooms.chance import shuffled
from rooms.kernel import MAIN_ROOM, Code, ParticipantId, RoomId
from rooms.people import Role
from rooms.vocabulary import EndSession, Hold, Leave, LinkBack, LinkLost, Release, SetRole, StepAway
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, Group, code, people

A, B, C, D = people("abcd")


def begun(clients: str = "abc", seconds: float | None = None) -> Group:
    group = Group(clients)
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT, seconds))
    return group


def going(group: Group, room: RoomId = MAIN_ROOM) -> GoAround:
    found = group.state.turns.floor(room).go_around
    assert found is not None
    return found


def turn(group: Group, room: RoomId = MAIN_ROOM) -> Turn | None:
    return group.state.turns.turn(room)


def current(group: Group, room: RoomId = MAIN_ROOM) -> ParticipantId | None:
    on = turn(group, room)
    return None if on is None else on.participant


def names(line: tuple[ParticipantId, ...]) -> str:
    return "".join(line)


def is_over(group: Group, room: RoomId = MAIN_ROOM) -> bool:
    return group.state.turns.floor(room).go_around is None


# --- starting --------------------------------------------------------------------------------------------------------


def test_by_seat_everybody_has_a_turn_in_order_of_arrival_and_then_it_is_over() -> None:
    group = Group("abc")
    started = GoAroundStarted(
        at=START,
        room=MAIN_ROOM,
        order=GoAroundOrder.SEAT,
        participants=(A, B, C),
        outside=(group.lead,),
        seconds=60,
        by=group.lead,
    )
    granted = TurnGranted(at=START, room=MAIN_ROOM, participant=A, kind=TurnKind.GO_AROUND, seconds=60, by=None)
    assert group.ask(group.lead, StartGoAround(GoAroundOrder.SEAT, 60)) == (started, granted)
    for who in (A, B, C):
        assert current(group) == who
        group.must(who, EndTurn())
    assert group.log[-1] == GoAroundEnded(at=START, room=MAIN_ROOM, reason="done", by=None)
    assert is_over(group)


def test_by_lot_the_order_follows_from_the_chance_the_server_drew() -> None:
    group = Group("abcd")
    group.ask(group.lead, StartGoAround(GoAroundOrder.RANDOM), chance=7)
    assert (current(group), *going(group).waiting) == shuffled((A, B, C, D), 7)


def test_by_list_it_is_exactly_those_listed_leaders_too() -> None:
    group = Group("abc")
    group.must(group.lead, StartGoAround(GoAroundOrder.LIST, participants=(C, group.lead, A)))
    assert (current(group), *going(group).waiting) == (C, group.lead, A)
    assert going(group).outside == (B,)


def test_by_seat_and_by_lot_some_may_be_chosen() -> None:
    group = Group("abcd")
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT, participants=(D, B)))
    assert (current(group), *going(group).waiting) == (B, D)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (StartGoAround(GoAroundOrder.LIST), Code.INVALID),
        (StartGoAround(GoAroundOrder.LIST, participants=()), Code.INVALID),
        (StartGoAround(GoAroundOrder.LIST, participants=(A, A)), Code.INVALID),
        (StartGoAround(GoAroundOrder.LIST, participants=(ParticipantId("stranger"),)), Code.NOT_FOUND),
        (StartGoAround(GoAroundOrder.SEAT, seconds=1), Code.INVALID),
        (StartGoAround(GoAroundOrder.SEAT, seconds=float("nan")), Code.INVALID),
        (StartGoAround(GoAroundOrder.SEAT, participants=()), Code.CONFLICT),
    ],
)
def test_what_cannot_be_gone_around_is_refused(command: StartGoAround, expected: Code) -> None:
    group = Group("a")
    assert code(group.ask(group.lead, command)) is expected


def test_those_listed_have_to_be_in_the_room() -> None:
    group = Group("ab")
    observer = group.client("o", Role.OBSERVER)
    assert code(group.ask(group.lead, StartGoAround(GoAroundOrder.LIST, participants=(A, observer)))) is Code.CONFLICT
    group.open("a")
    assert code(group.ask(group.lead, StartGoAround(GoAroundOrder.LIST, participants=(A, B)))) is Code.CONFLICT


def test_with_nobody_but_leaders_and_observers_there_is_nothing_to_go_around() -> None:
    group = Group("")
    group.client("o", Role.OBSERVER)
    assert code(group.ask(group.lead, StartGoAround(GoAroundOrder.SEAT))) is Code.CONFLICT


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_leaders_who_start_at_once_one_does(first: int) -> None:
    group = Group("ab")
    leaders = (group.lead, group.person(Role.CO_FACILITATOR))
    group.must(leaders[first], StartGoAround(GoAroundOrder.SEAT))
    assert code(group.ask(leaders[1 - first], StartGoAround(GoAroundOrder.RANDOM))) is Code.CONFLICT
    assert current(group) == A


def test_a_go_around_ends_the_turn_that_was_on_and_keeps_the_hand() -> None:
    group = Group("ab")
    group.must(B, RaiseHand())
    group.must(group.lead, GrantTurn(B))
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT))
    assert current(group) == A
    assert group.state.turns.line == (B,)


# --- passing, coming back --------------------------------------------------------------------------------------------


def test_who_passes_has_been_asked() -> None:
    group = begun()
    group.must(A, PassTurn())
    assert (current(group), names(going(group).passed)) == (B, "a")
    assert group.ask(A, PassTurn()) == ()


def test_one_may_pass_before_it_comes_to_one() -> None:
    group = begun()
    group.must(C, PassTurn())
    group.must(A, EndTurn())
    group.must(B, EndTurn())
    assert is_over(group)


def test_who_says_come_back_to_me_is_asked_again_at_the_end() -> None:
    group = begun()
    group.must(A, DeferTurn())
    assert current(group) == B
    group.must(B, EndTurn())
    group.must(C, EndTurn())
    assert current(group) == A
    group.must(A, EndTurn())
    assert is_over(group)


def test_one_may_put_it_off_before_it_comes_to_one_and_twice() -> None:
    group = begun()
    group.must(B, DeferTurn())
    assert group.ask(B, DeferTurn()) == ()
    group.must(A, DeferTurn())
    assert current(group) == C
    group.must(C, EndTurn())
    assert current(group) == B
    group.must(B, DeferTurn())
    assert current(group) == A


def test_the_last_one_cannot_put_it_off_but_pass() -> None:
    group = begun("ab")
    group.must(A, EndTurn())
    assert code(group.ask(B, DeferTurn())) is Code.CONFLICT
    group.must(B, PassTurn())
    assert is_over(group)


def test_nobody_passes_or_puts_off_what_they_do_not_have() -> None:
    group = begun("ab")
    group.must(A, EndTurn())
    assert group.ask(A, PassTurn()) == ()
    assert code(group.ask(A, DeferTurn())) is Code.CONFLICT
    assert code(group.ask(group.lead, PassTurn())) is Code.CONFLICT
    assert code(group.ask(None, PassTurn())) is Code.INVALID
    assert code(group.ask(None, DeferTurn())) is Code.INVALID


def test_a_leader_lets_a_turn_go_by_be_it_on_or_still_to_come() -> None:
    group = begun("abcd")
    skipped = TurnSkipped(at=START, room=MAIN_ROOM, participant=A, reason="skipped", by=group.lead)
    assert group.must(group.lead, SkipTurn())[0] == skipped
    group.must(group.lead, SkipTurn(C))
    assert group.ask(group.lead, SkipTurn(C)) == ()
    group.must(B, EndTurn())
    assert current(group) == D
    assert group.ask(group.lead, SkipTurn(B)) == ()
    assert code(group.ask(group.lead, SkipTurn(group.lead))) is Code.NOT_FOUND


# --- leading it ------------------------------------------------------------------------------------------------------


def test_a_leader_goes_on_to_the_next_one() -> None:
    group = begun()
    group.must(group.lead, NextTurn(after=A))
    assert group.ask(group.lead, NextTurn(after=A)) == ()
    assert (current(group), names(going(group).done)) == (B, "a")


def test_a_leader_takes_somebody_first_and_who_was_interrupted_is_next() -> None:
    group = begun("abcd")
    group.must(group.lead, GrantTurn(D))
    assert (current(group), names(going(group).waiting)) == (D, "abc")
    group.must(D, EndTurn())
    assert current(group) == A


def test_who_has_passed_may_be_given_the_word_after_all() -> None:
    group = begun()
    group.must(A, PassTurn())
    group.must(group.lead, GrantTurn(A))
    assert (current(group), going(group).passed) == (A, ())


def test_who_has_had_a_turn_is_given_another_one_in_a_pause_only() -> None:
    group = begun("ab")
    group.must(A, EndTurn())
    assert code(group.ask(group.lead, GrantTurn(A))) is Code.CONFLICT
    group.must(group.lead, PauseGoAround(True))
    group.must(group.lead, GrantTurn(A))
    assert (current(group), names(going(group).waiting)) == (A, "b")
    group.must(group.lead, PauseGoAround(False))
    assert current(group) == A
    group.must(A, EndTurn())
    assert current(group) == B


def test_in_a_pause_whose_turn_it_is_keeps_it_and_the_clock_stands_still() -> None:
    group = begun(seconds=60)
    group.later(10_000)
    paused = GoAroundPaused(at=group.now, room=MAIN_ROOM, paused=True, by=group.lead)
    assert group.ask(group.lead, PauseGoAround(True)) == (paused,)
    assert group.ask(group.lead, PauseGoAround(True)) == ()
    group.later(600_000)
    on = turn(group)
    assert on is not None
    assert (on.participant, on.left, on.over) == (A, 50_000, False)
    group.must(group.lead, PauseGoAround(False))
    on = turn(group)
    assert on is not None
    assert on.ends_at == group.now + 50_000


def test_in_a_pause_nobody_is_called_up() -> None:
    group = begun()
    group.must(group.lead, PauseGoAround(True))
    group.must(A, EndTurn())
    assert current(group) is None
    group.must(group.lead, PauseGoAround(False))
    assert current(group) == B


def test_who_drops_out_during_a_pause_keeps_the_clock_stopped_until_both_are_over() -> None:
    group = begun(seconds=60)
    group.must(group.lead, PauseGoAround(True))
    group.must(None, LinkLost(A))
    group.must(group.lead, PauseGoAround(False))
    on = turn(group)
    assert on is not None
    assert (on.ends_at, on.left) == (None, 60_000)
    group.must(None, LinkBack(A))
    on = turn(group)
    assert on is not None
    assert on.ends_at == START + 60_000


def test_in_a_pause_the_next_turn_is_that_of_a_hand_and_the_go_around_goes_on_where_it_was() -> None:
    group = begun()
    group.must(C, RaiseHand())
    group.must(group.lead, PauseGoAround(True))
    group.must(group.lead, NextTurn())
    assert (current(group), names(going(group).waiting)) == (C, "abc")
    assert code(group.ask(group.lead, StartPiece(A))) is Code.CONFLICT
    group.must(C, EndTurn())
    group.must(group.lead, PauseGoAround(False))
    assert current(group) == A


def test_a_leader_ends_it_wherever_it_is() -> None:
    group = begun()
    assert group.ask(group.lead, EndGoAround()) == (
        GoAroundEnded(at=START, room=MAIN_ROOM, reason="ended", by=group.lead),
    )
    assert current(group) is None
    assert group.ask(group.lead, EndGoAround()) == ()
    for command in (SkipTurn(), PauseGoAround(True)):
        assert code(group.ask(group.lead, command)) is Code.CONFLICT


def test_under_an_enforced_floor_only_whose_turn_it_is_is_heard() -> None:
    group = begun()
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    assert [group.state.gates(who).microphone for who in (A, B, C)] == [True, False, False]
    group.must(A, PassTurn())
    assert [group.state.gates(who).microphone for who in (A, B, C)] == [False, True, False]


# --- dropping out, coming late, leaving ------------------------------------------------------------------------------


def test_who_is_not_there_when_it_comes_to_them_is_next_once_they_are_back() -> None:
    group = begun("abcd")
    group.must(None, LinkLost(B))
    group.must(A, EndTurn())
    assert (current(group), names(going(group).dropped)) == (C, "b")
    group.must(None, LinkBack(B))
    assert (current(group), names(going(group).waiting)) == (C, "bd")
    group.must(C, EndTurn())
    assert current(group) == B


def test_several_who_dropped_out_are_put_back_in_their_order() -> None:
    group = begun("abcd")
    for who in (B, C):
        group.must(group.lead, Hold(who))
    group.must(A, EndTurn())
    assert (current(group), names(going(group).dropped)) == (D, "bc")
    group.must(None, LinkLost(D))
    group.must(group.lead, Release(C))
    group.must(group.lead, Release(B))
    assert names(going(group).waiting) == "bc"


def test_who_drops_out_of_their_turn_is_waited_for_and_then_put_back() -> None:
    group = begun()
    group.must(None, LinkLost(A))
    group.later(PATIENCE - 1)
    assert current(group) == A
    group.later(1)
    assert (current(group), names(going(group).dropped)) == (B, "a")
    group.must(None, LinkBack(A))
    group.must(B, EndTurn())
    assert current(group) == A


def test_it_waits_at_its_end_for_those_who_dropped_out_as_long_as_they_are_expected() -> None:
    group = begun("ab")
    group.must(None, LinkLost(B))
    group.must(A, EndTurn())
    assert (current(group), is_over(group)) == (None, False)
    assert code(group.ask(group.lead, NextTurn())) is Code.CONFLICT
    group.later(GRACE)
    assert is_over(group)


def test_who_steps_away_to_the_end_does_not_keep_a_leader_from_ending_it() -> None:
    group = begun("ab")
    group.must(B, StepAway(True))
    group.must(A, EndTurn())
    assert current(group) is None
    group.must(B, StepAway(False))
    assert current(group) == B


def test_who_comes_late_is_last_in_line() -> None:
    group = begun("ab")
    late = group.client("late")
    assert going(group).waiting == (B, late)


def test_who_was_there_and_not_chosen_is_not_taken_for_late() -> None:
    group = Group("abc")
    group.must(group.lead, StartGoAround(GoAroundOrder.LIST, participants=(A,)))
    group.must(None, LinkLost(B))
    group.must(None, LinkBack(B))
    assert going(group).waiting == ()
    late = group.client("late", Role.GUEST)
    assert going(group).waiting == (late,)


def test_leaders_and_observers_who_come_late_are_not_in_line() -> None:
    group = begun("ab")
    group.client("o", Role.OBSERVER)
    group.person(Role.CO_FACILITATOR)
    assert going(group).waiting == (B,)


def test_who_leaves_is_out_and_who_comes_back_without_having_been_asked_is_last() -> None:
    group = begun()
    group.must(B, Leave())
    assert going(group).waiting == (C,)
    group.come(group.who(B).invitation)
    assert going(group).waiting == (C, B)


def test_who_has_been_asked_and_comes_back_is_not_asked_again() -> None:
    group = begun()
    group.must(A, EndTurn())
    group.must(A, Leave())
    group.come(group.who(A).invitation)
    assert (current(group), names(going(group).waiting)) == (B, "c")


def test_who_leaves_during_their_turn_is_followed_by_the_next_one() -> None:
    group = begun()
    group.must(A, Leave())
    assert TurnEnded(at=START, room=MAIN_ROOM, participant=A, reason="gone", by=None) in group.log
    assert (current(group), going(group).dropped) == (B, ())


def test_who_is_taken_out_of_the_room_and_comes_back_is_next() -> None:
    group = begun()
    group.open("b", "c")
    assert current(group) == A
    group.must(group.lead, Move(B, None))
    group.must(A, EndTurn())
    assert current(group) == B
    group.must(B, EndTurn())
    assert is_over(group)  # c is elsewhere, and is not waited for


def test_who_becomes_an_observer_is_not_waited_for() -> None:
    group = begun("ab")
    group.must(group.lead, SetRole(B, Role.OBSERVER))
    group.must(A, EndTurn())
    assert is_over(group)


def test_when_the_last_person_leaves_the_go_around_is_over() -> None:
    group = begun("a")
    group.must(A, Leave())
    assert is_over(group)


def test_each_room_has_a_go_around_of_its_own_and_its_end_when_the_room_closes() -> None:
    group = Group("abcd")
    group.open("ab", "cd")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT))
    assert (current(group, ONE), going(group, ONE).waiting) == (A, (B,))
    group.must(group.lead, CloseRoom(ONE, in_seconds=0))
    assert GoAroundEnded(at=START, room=ONE, reason="closed", by=None) in group.log
    assert is_over(group, ONE)
    assert current(group) is None


def test_closing_all_rooms_ends_what_is_on_in_each() -> None:
    group = Group("abcd")
    group.open("ab", "cd")
    for room in group.state.breakouts.rooms:
        group.must(group.lead, Visit(room))
        group.must(group.lead, StartGoAround(GoAroundOrder.SEAT))
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    assert group.state.turns.floors == {}


def test_a_go_around_of_thirty_survives_that_everybody_drops_out_at_once() -> None:
    group = Group("".join(chr(ord("A") + n) for n in range(30)))
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT))
    clients = [person.id for person in group.state.session.here if not person.is_leader]
    for who in clients:
        group.must(None, LinkLost(who))
    group.later(GRACE)
    assert is_over(group)


def test_it_ends_with_the_session() -> None:
    group = begun()
    group.must(group.lead, EndSession())
    assert group.log[-2] == GoAroundEnded(at=START, room=MAIN_ROOM, reason="closed", by=None)
