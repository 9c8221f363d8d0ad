"""While the rooms are open: moving, coming in late, dropping out, the timer, and the end."""

from __future__ import annotations

import pytest

from facilitator import desk
from facilitator.moderation import Mute
from rooms.breakouts.running import LATENESS
from rooms.breakouts.vocabulary import (
    BreakoutsClosed,
    BreakoutsClosing,
    BreakoutsExtended,
    BreakoutsWarned,
    ChooseRoom,
    CloseBreakouts,
    CloseRoom,
    ExtendBreakouts,
    KeepPairs,
    Late,
    LaunchBreakouts,
    Method,
    Move,
    Moved,
    OpenBreakouts,
    PlanBreakouts,
    ReturnToMain,
    RoomClosed,
    RoomClosing,
    RoomWish,
)
from rooms.kernel import MAIN_ROOM, Code, Instant, ParticipantId, RoomId
from rooms.people import Presence, Role
from rooms.vocabulary import (
    Admit,
    AdmitAll,
    EndSession,
    Hold,
    Leave,
    LinkBack,
    LinkLost,
    Remove,
    SendToLobby,
    Tick,
)
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, THREE, TWO, Group, code, message, pair, people

A, B, C, D = people("abcd")
STRANGER = ParticipantId("stranger")
SECOND, MINUTE = 1000, 60_000


def at(milliseconds: int) -> Instant:
    return Instant(START + milliseconds)


# --- moving ---


def test_moving_one_person_moves_nobody_else() -> None:
    """Elsewhere reassigning one ejected everyone (nextcloud/spreed #11920)."""
    group = Group("abcdef")
    group.open("ab", "cd")
    assert group.ask(group.lead, Move(A, TWO)) == (Moved(at=START, participant=A, room=TWO, by=group.lead),)
    assert group.where() == ("b", "acd")
    assert group.where(MAIN_ROOM) == ("ef",)


def test_the_main_room_is_asked_for_by_its_name_or_by_none() -> None:
    group = Group("ab")
    group.open("ab")
    group.must(group.lead, Move(A, None))
    group.must(group.lead, Move(B, MAIN_ROOM))
    assert group.where() == ("",)


def test_moving_somebody_where_they_are_is_no_event() -> None:
    group = Group("ab")
    group.open("a")
    assert group.ask(group.lead, Move(A, ONE)) == group.ask(group.lead, Move(B, None)) == ()


def test_the_last_to_leave_a_room_leaves_it_open() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, Move(A, TWO))
    assert group.where() == ("", "ab")


def test_a_mute_and_a_role_go_along() -> None:
    """Elsewhere every joiner of a breakout became moderator (BBB #17840)."""
    group = Group("ab")
    group.must(group.lead, Mute(A))
    group.open("a", "b")
    group.must(group.lead, Move(A, TWO))
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    assert not group.heard(A)
    assert group.who(A).role is Role.PARTICIPANT


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.CO_FACILITATOR, Role.GUEST])
def test_people_of_every_role_can_be_moved(role: Role) -> None:
    group = Group("ab")
    who = group.client("x", role)
    group.open("a")
    group.must(group.lead, Move(who, ONE))
    assert group.state.breakouts.room_of(who) == ONE


def test_people_kept_apart_are_not_moved_together() -> None:
    group = Group("abc")
    group.must(group.lead, KeepPairs(apart=(pair("ab"),)))
    group.open("a", "bc")
    result = group.ask(group.lead, Move(A, TWO))
    assert (code(result), message(result)) == (Code.CONFLICT, "These people are to be kept apart: a, b.")


def test_a_couple_may_be_moved_one_after_the_other() -> None:
    group = Group("abc")
    group.must(group.lead, KeepPairs(together=(pair("ab"),)))
    group.open("ab", "c")
    for who in (A, B):
        group.must(group.lead, Move(who, TWO))
    assert group.where() == ("", "abc")


def test_who_has_left_was_removed_or_never_came_is_not_moved() -> None:
    group = Group("abc")
    group.open("ab", "c")
    group.must(A, Leave())
    group.must(group.lead, Remove(B))
    for who in (A, B, STRANGER):
        assert code(group.ask(group.lead, Move(who, TWO))) is Code.NOT_FOUND


def test_who_is_held_or_has_lost_the_link_is_moved_all_the_same() -> None:
    group = Group("abc")
    group.open("ab", "c")
    group.must(group.lead, Hold(A))
    group.must(None, LinkLost(B))
    for who in (A, B):
        group.must(group.lead, Move(who, TWO))
    assert group.where() == ("", "abc")


def test_who_waits_at_the_door_is_not_moved() -> None:
    group = Group("", waiting_room=True)
    group.client("a")
    group.open("")
    assert code(group.ask(group.lead, Move(A, ONE))) is Code.NOT_FOUND


def test_nobody_is_moved_into_a_room_that_is_not_there_or_while_there_are_none() -> None:
    group = Group("ab")
    assert code(group.ask(group.lead, Move(A, ONE))) is Code.CONFLICT
    group.open("a", "b")
    assert code(group.ask(group.lead, Move(A, THREE))) is Code.NOT_FOUND


@pytest.mark.parametrize("close_first", [True, False])
def test_one_leader_closes_a_room_into_which_the_other_moves_somebody(close_first: bool) -> None:
    group = Group("abc")
    other = group.client("k", Role.CO_FACILITATOR)
    group.open("a", "b")
    if close_first:
        group.must(other, CloseRoom(TWO, in_seconds=0))
        assert code(group.ask(group.lead, Move(C, TWO))) is Code.NOT_FOUND
    else:
        group.must(group.lead, Move(C, TWO))
        group.must(other, CloseRoom(TWO, in_seconds=0))
    assert group.where() == ("a",)
    assert group.where(MAIN_ROOM) == ("bc",)


@pytest.mark.parametrize("first", [ONE, TWO])
def test_of_two_leaders_who_move_the_same_person_the_later_decides(first: RoomId) -> None:
    group = Group("ab")
    other = group.client("k", Role.CO_FACILITATOR)
    group.open("b", "", "a")
    second = TWO if first == ONE else ONE
    group.must(group.lead, Move(A, first))
    group.must(other, Move(A, second))
    assert group.state.breakouts.room_of(A) == second


# --- by oneself ---


def test_rooms_are_chosen_where_they_may_be() -> None:
    group = Group("abc")
    group.open("", "", choose=True)
    assert group.ask(A, ChooseRoom(TWO)) == (Moved(at=START, participant=A, room=TWO, by=A),)
    assert group.ask(A, ChooseRoom(TWO)) == ()
    group.must(A, ChooseRoom(ONE))
    assert group.where() == ("a", "")


def test_a_room_is_never_the_clients_choice_where_it_may_not_be() -> None:
    """Elsewhere the client said which room it was in (MiroTalk)."""
    group = Group("ab")
    group.open("a", "b")
    assert code(group.ask(A, ChooseRoom(TWO))) is Code.FORBIDDEN
    assert code(group.ask(A, ChooseRoom(THREE))) is Code.NOT_FOUND
    assert code(group.ask(None, ChooseRoom(ONE))) is Code.INVALID


def test_a_room_takes_as_many_as_its_limit() -> None:
    group = Group("abc")
    group.must(group.lead, PlanBreakouts(Method.SELF_CHOSEN, rooms=2, size=1))
    group.must(group.lead, LaunchBreakouts())
    group.must(A, ChooseRoom(ONE))
    assert code(group.ask(B, ChooseRoom(ONE))) is Code.FULL
    group.must(A, Leave())
    group.must(B, ChooseRoom(ONE))


def test_who_chooses_is_not_told_whom_they_are_kept_apart_from() -> None:
    group = Group("ab")
    group.must(group.lead, KeepPairs(apart=(pair("ab"),)))
    group.open("", "", choose=True)
    group.must(A, ChooseRoom(ONE))
    result = group.ask(B, ChooseRoom(ONE))
    assert code(result) is Code.CONFLICT
    assert message(result) == "This room is not open to you; please choose another one."


def test_people_return_by_themselves_where_that_is_allowed() -> None:
    group = Group("ab")
    group.open("ab")
    assert group.ask(A, ReturnToMain()) == (Moved(at=START, participant=A, room=MAIN_ROOM, by=A),)
    assert group.ask(A, ReturnToMain()) == ()
    assert code(group.ask(None, ReturnToMain())) is Code.INVALID


def test_people_stay_where_returning_is_not_allowed() -> None:
    group = Group("ab")
    group.open("a", may_return=False)
    assert code(group.ask(A, ReturnToMain())) is Code.FORBIDDEN
    assert group.ask(B, ReturnToMain()) == ()


# --- late, dropped, gone and back ---


def late(group: Group, where: Late, *rooms: str, choose: bool = False) -> None:
    wishes = tuple(RoomWish("Room", people(names)) for names in rooms)
    group.must(group.lead, OpenBreakouts(wishes, late=where, choose=choose))


def test_who_comes_late_is_in_the_main_room() -> None:
    group = Group("ab")
    late(group, Late.MAIN, "a", "b")
    group.client("c")
    assert group.where(MAIN_ROOM) == ("c",)


def test_who_comes_late_is_in_the_smallest_room_when_the_launch_says_so() -> None:
    group = Group("abc")
    late(group, Late.SMALLEST, "ab", "c")
    group.come(group.invite(), "D", D)
    assert group.log[-1] == Moved(at=START, participant=D, room=TWO, by=None)
    group.client("e")
    assert group.where() == ("abe", "cd")


def test_those_let_in_together_are_spread() -> None:
    group = Group("", waiting_room=True)
    for name in "abcd":
        group.client(name)
    late(group, Late.SMALLEST, "", "")
    group.must(group.lead, AdmitAll())
    assert group.where() == ("ac", "bd")


def test_latecomers_go_to_those_they_belong_to_and_not_to_those_they_are_kept_from() -> None:
    group = Group("ab")
    one, other = group.invite(), group.invite()
    group.must(None, KeepPairs(apart=((other, B),), together=((one, A),)))
    late(group, Late.SMALLEST, "a", "b", "")
    group.must(group.lead, Move(A, TWO))
    group.come(one, "C", C)
    assert group.state.breakouts.room_of(C) == TWO
    group.must(group.lead, CloseRoom(THREE))
    group.come(other, "D", D)
    assert group.state.breakouts.room_of(D) == ONE


def test_where_no_room_is_for_them_latecomers_are_in_the_main_room() -> None:
    group = Group("a")
    other = group.invite()
    group.must(None, KeepPairs(apart=((other, A),)))
    late(group, Late.SMALLEST, "a")
    group.come(other, "B", B)
    assert group.where(MAIN_ROOM) == ("b",)


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.CO_FACILITATOR])
def test_late_leaders_and_observers_are_in_the_main_room(role: Role) -> None:
    group = Group("a")
    late(group, Late.SMALLEST, "a")
    assert group.state.breakouts.room_of(group.client("x", role)) == MAIN_ROOM


def test_where_rooms_are_chosen_latecomers_choose() -> None:
    group = Group("a")
    late(group, Late.SMALLEST, "a", choose=True)
    group.client("b")
    assert group.where(MAIN_ROOM) == ("b",)


def test_who_dropped_is_back_in_the_same_room() -> None:
    group = Group("ab")
    late(group, Late.SMALLEST, "a", "b")
    group.must(None, LinkLost(A))
    group.must(None, LinkBack(A))
    assert group.where() == pair("ab")


def test_who_left_and_comes_back_is_in_the_same_room() -> None:
    group = Group("abc")
    late(group, Late.SMALLEST, "ab", "c")
    group.must(None, LinkLost(A))
    group.later(120_000)
    assert group.who(A).presence is Presence.LEFT
    group.come(group.who(A).invitation)
    assert group.where() == ("ab", "c")


def test_who_comes_back_after_the_room_has_gone_is_in_the_main_room() -> None:
    """Elsewhere a deleted room stranded people (nextcloud/spreed #17544)."""
    group = Group("ab")
    group.open("a", "b")
    group.must(A, Leave())
    group.must(group.lead, CloseRoom(ONE, in_seconds=0))
    group.come(group.who(A).invitation)
    assert group.where() == ("b",)
    assert group.where(MAIN_ROOM) == ("a",)


def test_who_was_sent_to_the_waiting_room_comes_back_to_their_room() -> None:
    group = Group("ab")
    late(group, Late.SMALLEST, "a", "b")
    group.must(group.lead, SendToLobby(A))
    assert group.where() == ("", "b")
    group.must(group.lead, Admit(A))
    assert group.where() == pair("ab")


# --- time ---


def test_rooms_without_a_time_stay_open() -> None:
    group = Group("a")
    group.open("a")
    assert desk.next_deadline(group.state) is None
    assert code(group.ask(group.lead, ExtendBreakouts(5))) is Code.CONFLICT


def test_everyone_is_warned_at_five_and_one_minutes_and_back_when_the_time_is_over() -> None:
    """Elsewhere a breakout ended in the middle of a sentence (Jitsi #13456)."""
    group = Group("ab")
    group.open("a", "b", minutes=10)
    assert desk.next_deadline(group.state) == at(5 * MINUTE)
    assert group.later(5 * MINUTE) == (BreakoutsWarned(at=at(5 * MINUTE), minutes=5),)
    assert desk.next_deadline(group.state) == at(9 * MINUTE)
    assert group.later(4 * MINUTE) == (
        BreakoutsWarned(at=at(9 * MINUTE), minutes=1),
        BreakoutsClosing(at=at(9 * MINUTE), closing_at=at(10 * MINUTE), by=None),
    )
    assert group.later(MINUTE - 1) == ()
    assert group.later(1) == (BreakoutsClosed(at=at(10 * MINUTE)),)
    assert group.where(MAIN_ROOM) == ("ab",)
    assert desk.next_deadline(group.state) is None


@pytest.mark.parametrize(("minutes", "first"), [(5, 4 * MINUTE), (3, 2 * MINUTE), (1, 0), (0.5, 0)])
def test_a_short_time_has_no_warning_of_a_longer_one(minutes: float, first: int) -> None:
    group = Group("a")
    group.open("a", minutes=minutes)
    assert desk.next_deadline(group.state) == at(first)
    group.now = at(first)
    warned, closing = group.must(None, Tick())
    assert warned == BreakoutsWarned(at=at(first), minutes=1)
    assert closing == BreakoutsClosing(at=at(first), closing_at=at(round(minutes * MINUTE)), by=None)


def test_more_time_is_counted_from_the_end_and_warned_of_again() -> None:
    group = Group("a")
    group.open("a", minutes=6)
    group.later(2 * MINUTE)
    assert group.ask(group.lead, ExtendBreakouts(5)) == (
        BreakoutsExtended(at=at(2 * MINUTE), ends_at=at(11 * MINUTE), by=group.lead),
    )
    assert group.state.breakouts.warned is None
    assert group.later(4 * MINUTE) == (BreakoutsWarned(at=at(6 * MINUTE), minutes=5),)


def test_more_time_calls_a_countdown_off() -> None:
    group = Group("a")
    group.open("a", minutes=3)
    group.later(2 * MINUTE)
    group.later(30 * SECOND)
    group.must(group.lead, ExtendBreakouts(1))
    assert group.state.breakouts.closing_at is None
    assert desk.next_deadline(group.state) == at(3 * MINUTE)


def test_a_leaders_countdown_is_extended_as_well() -> None:
    group = Group("a")
    group.open("a")
    group.must(group.lead, CloseBreakouts(in_seconds=30))
    group.must(group.lead, ExtendBreakouts(2))
    assert desk.next_deadline(group.state) == at(90 * SECOND)


def test_a_server_that_was_down_gives_notice_all_the_same() -> None:
    group = Group("a")
    group.open("a", minutes=10)
    group.now = at(20 * MINUTE)
    events = group.must(None, Tick())
    assert events[-1] == BreakoutsClosing(at=group.now, closing_at=at(21 * MINUTE), by=None)


def test_a_tick_that_is_a_little_late_does_not_lengthen_the_time() -> None:
    group = Group("a")
    group.open("a", minutes=2)
    group.now = at(MINUTE + LATENESS)
    assert group.must(None, Tick())[-1] == BreakoutsClosing(at=group.now, closing_at=at(2 * MINUTE), by=None)


# --- the end ---


def test_closing_has_a_countdown_of_a_minute() -> None:
    group = Group("ab")
    group.open("a", "b", minutes=30)
    assert group.ask(group.lead, CloseBreakouts()) == (
        BreakoutsClosing(at=START, closing_at=at(MINUTE), by=group.lead),
    )
    assert group.where() == pair("ab")
    assert group.later(MINUTE) == (BreakoutsClosed(at=at(MINUTE)),)


def test_another_countdown_takes_the_place_of_the_first() -> None:
    group = Group("a")
    group.open("a", minutes=1)
    group.must(None, Tick())
    group.must(group.lead, CloseBreakouts(in_seconds=90))
    assert group.ask(group.lead, CloseBreakouts(in_seconds=90)) == ()
    assert group.later(89 * SECOND) == ()
    assert group.later(SECOND) == (BreakoutsClosed(at=at(90 * SECOND)),)


@pytest.mark.parametrize("seconds", [-1, 3601, float("nan"), float("inf")])
def test_a_countdown_that_makes_no_sense_is_invalid(seconds: float) -> None:
    group = Group("a")
    group.open("a", "")
    assert code(group.ask(group.lead, CloseBreakouts(seconds))) is Code.INVALID
    assert code(group.ask(group.lead, CloseRoom(ONE, seconds))) is Code.INVALID


def test_what_is_closed_is_not_closed_again() -> None:
    group = Group("a")
    group.open("a")
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    assert code(group.ask(group.lead, CloseBreakouts())) is Code.CONFLICT
    assert code(group.ask(group.lead, ExtendBreakouts(5))) is Code.CONFLICT
    assert code(group.ask(group.lead, CloseRoom(ONE))) is Code.NOT_FOUND


def test_one_room_is_closed_and_the_others_go_on() -> None:
    group = Group("abc")
    group.open("ab", "c")
    assert group.ask(group.lead, CloseRoom(ONE, in_seconds=10)) == (
        RoomClosing(at=START, room=ONE, closing_at=at(10 * SECOND), by=group.lead),
    )
    assert group.ask(group.lead, CloseRoom(ONE, in_seconds=10)) == ()
    assert group.later(10 * SECOND) == (RoomClosed(at=at(10 * SECOND), room=ONE),)
    assert group.where() == ("c",)
    assert group.where(MAIN_ROOM) == ("ab",)


def test_the_last_room_to_close_closes_all() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, CloseRoom(ONE, in_seconds=0))
    assert group.ask(group.lead, CloseRoom(TWO, in_seconds=0)) == (BreakoutsClosed(at=START),)


def test_rooms_that_close_at_one_moment_all_close() -> None:
    group = Group("abc")
    group.open("a", "b", "c")
    for room in (ONE, TWO):
        group.must(group.lead, CloseRoom(room, in_seconds=5))
    assert group.later(5 * SECOND) == (
        RoomClosed(at=at(5 * SECOND), room=ONE),
        RoomClosed(at=at(5 * SECOND), room=TWO),
    )


def test_a_session_that_ends_takes_its_rooms_along() -> None:
    group = Group("ab")
    group.open("a", "b", minutes=10)
    group.must(group.lead, EndSession())
    assert not group.state.breakouts.are_open
    assert desk.next_deadline(group.state) is None


def test_a_tick_that_ends_the_session_says_nothing_of_its_rooms() -> None:
    group = Group("a")
    group.open("a", minutes=1)
    group.must(None, EndSession())
    assert code(group.later(MINUTE)) is Code.ENDED
