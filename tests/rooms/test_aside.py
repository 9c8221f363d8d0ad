"""Side rooms: two people, from anywhere, and back to the same place."""

from __future__ import annotations

import pytest

from rooms.arrivals import GRACE
from rooms.aside import AsideEnded, EndAside, TakeAside, TakenAside
from rooms.breakouts.vocabulary import CloseBreakouts, ListenIn, Move, Visit
from rooms.kernel import MAIN_ROOM, Code, InvariantBroken, ParticipantId, RoomId
from rooms.people import Role
from rooms.vocabulary import (
    EndSession,
    Hold,
    Join,
    Leave,
    LinkBack,
    LinkLost,
    Release,
    Remove,
    SendToLobby,
    SessionEnded,
    SetRole,
    StepAway,
)
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, TWO, Group, code, people

A, B, C = people("abc")
FIRST, SECOND = RoomId("aside-1"), RoomId("aside-2")


def group_of_two_leaders() -> tuple[Group, ParticipantId]:
    group = Group("abc")
    return group, group.client("k", Role.CO_FACILITATOR)


def where(group: Group, *who: ParticipantId) -> list[RoomId]:
    return [group.state.room_of(each) for each in who]


def test_a_leader_and_one_other_are_in_a_room_of_their_own_at_once() -> None:
    group = Group()
    assert group.ask(group.lead, TakeAside(A)) == (TakenAside(at=START, room=FIRST, leader=group.lead, participant=A),)
    assert where(group, group.lead, A, B) == [FIRST, FIRST, MAIN_ROOM]


def test_taking_the_same_person_aside_again_changes_nothing() -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    assert group.ask(group.lead, TakeAside(A)) == ()


def test_both_come_back_to_the_small_room_and_the_visit_they_were_taken_from() -> None:
    group = Group()
    group.open("ab", "c")
    group.must(group.lead, Visit(TWO))
    group.must(group.lead, TakeAside(A))
    assert where(group, group.lead, A) == [FIRST, FIRST]
    assert group.ask(group.lead, EndAside()) == (
        AsideEnded(at=START, room=FIRST, leader=group.lead, participant=A, by=group.lead),
    )
    assert where(group, group.lead, A) == [TWO, ONE]


def test_a_leader_who_listened_in_listens_in_again_afterwards() -> None:
    group = Group()
    group.open("ab", "c")
    group.must(group.lead, ListenIn(TWO))
    group.must(group.lead, TakeAside(A))
    group.must(group.lead, EndAside())
    assert group.state.breakouts.listens_in(group.lead)
    assert where(group, group.lead) == [TWO]


def test_small_rooms_may_close_meanwhile_and_the_two_come_back_to_the_main_room() -> None:
    group = Group()
    group.open("ab", "c")
    group.must(group.lead, TakeAside(A))
    group.must(group.lead, CloseBreakouts(0))
    assert where(group, group.lead, A) == [FIRST, FIRST]
    group.must(A, EndAside())
    assert where(group, group.lead, A) == [MAIN_ROOM, MAIN_ROOM]


def test_small_rooms_may_open_meanwhile_and_the_two_come_back_to_their_places() -> None:
    group, co = group_of_two_leaders()
    group.must(co, TakeAside(A))
    group.open("ab", "c")
    assert where(group, A, B) == [FIRST, ONE]
    group.must(co, EndAside())
    assert where(group, A, co) == [ONE, MAIN_ROOM]


def test_who_is_moved_meanwhile_is_there_afterwards() -> None:
    group, co = group_of_two_leaders()
    group.open("ab", "c")
    group.must(co, TakeAside(A))
    group.must(group.lead, Move(A, TWO))
    assert where(group, A) == [FIRST]
    group.must(co, EndAside())
    assert where(group, A) == [TWO]


def test_several_side_rooms_are_open_at_once_and_none_is_used_again() -> None:
    group, co = group_of_two_leaders()
    group.must(group.lead, TakeAside(A))
    group.must(co, TakeAside(B))
    assert where(group, A, B) == [FIRST, SECOND]
    group.must(group.lead, EndAside())
    group.must(group.lead, TakeAside(C))
    assert where(group, A, B, C) == [MAIN_ROOM, SECOND, RoomId("aside-3")]


def test_whoever_of_the_two_wants_to_ends_it() -> None:
    group = Group()
    for by, whom in ((group.lead, None), (group.lead, A), (A, None), (A, A)):
        group.must(group.lead, TakeAside(A))
        (ended,) = group.must(by, EndAside(whom))
        assert isinstance(ended, AsideEnded)
        assert ended.by == by


def test_another_leader_may_end_it_and_so_may_the_staff() -> None:
    group, co = group_of_two_leaders()
    for by in (co, None):
        group.must(group.lead, TakeAside(A))
        group.must(by, EndAside(A))
        assert where(group, A) == [MAIN_ROOM]


def test_who_does_not_lead_ends_nobody_elses() -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    assert code(group.ask(B, EndAside(A))) is Code.FORBIDDEN
    assert code(group.ask(B, EndAside(C))) is Code.FORBIDDEN  # the same answer: it tells nothing of who is where
    assert group.ask(B, EndAside()) == ()


def test_ending_what_is_not_there_changes_nothing() -> None:
    group = Group()
    assert group.ask(group.lead, EndAside()) == ()
    assert group.ask(group.lead, EndAside(A)) == ()
    assert code(group.ask(group.lead, EndAside(ParticipantId("stranger")))) is Code.NOT_FOUND
    assert code(group.ask(None, EndAside())) is Code.INVALID


# --- who can be taken aside ---


def test_who_is_not_here_cannot_be_taken_aside() -> None:
    group = Group(waiting_room=True)
    group.must(group.lead, Leave())
    group.must(None, Join(group.lead, group.who(group.lead).invitation))
    assert code(group.ask(group.lead, TakeAside(A))) is Code.NOT_FOUND  # at the door
    assert code(group.ask(group.lead, TakeAside(ParticipantId("stranger")))) is Code.NOT_FOUND
    group = Group()
    group.must(A, Leave())
    assert code(group.ask(group.lead, TakeAside(A))) is Code.NOT_FOUND


def test_nobody_is_in_a_side_room_with_themselves_and_the_server_is_in_none() -> None:
    group = Group()
    assert code(group.ask(group.lead, TakeAside(group.lead))) is Code.INVALID
    assert code(group.ask(None, TakeAside(A))) is Code.INVALID


def test_nobody_is_in_two_side_rooms() -> None:
    group, co = group_of_two_leaders()
    group.must(group.lead, TakeAside(A))
    assert code(group.ask(group.lead, TakeAside(B))) is Code.CONFLICT
    assert code(group.ask(co, TakeAside(A))) is Code.CONFLICT
    assert code(group.ask(co, TakeAside(group.lead))) is Code.CONFLICT


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_leaders_who_want_the_same_person_the_first_has_them(order: tuple[int, int]) -> None:
    group, co = group_of_two_leaders()
    first, second = ((group.lead, co)[number] for number in order)
    group.must(first, TakeAside(A))
    assert code(group.ask(second, TakeAside(A))) is Code.CONFLICT
    assert where(group, first, second, A) == [FIRST, MAIN_ROOM, FIRST]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_leaders_who_take_each_other_aside_are_in_one_room(order: tuple[int, int]) -> None:
    group, co = group_of_two_leaders()
    first, second = ((group.lead, co)[number] for number in order)
    group.must(first, TakeAside(second))
    assert group.ask(second, TakeAside(first)) == ()
    assert where(group, first, second) == [FIRST, FIRST]


def test_the_last_facilitator_may_go_aside_with_an_observer() -> None:
    group = Group("a")
    observer = group.client("o", Role.OBSERVER)
    group.must(group.lead, TakeAside(observer))
    assert where(group, group.lead, observer) == [FIRST, FIRST]


def test_who_is_on_hold_is_with_their_leader_only_once_the_hold_is_ended() -> None:
    group = Group()
    group.must(group.lead, Hold(A))
    group.must(group.lead, TakeAside(A))
    assert not group.who(A).may_receive
    group.must(group.lead, Release(A))
    assert group.who(A).may_send
    assert where(group, A) == [FIRST]


def test_who_is_away_is_with_their_leader_only_once_they_come_back() -> None:
    group = Group()
    group.must(A, StepAway(True))
    group.must(group.lead, TakeAside(A))
    assert not group.who(A).may_receive
    group.must(A, StepAway(False))
    assert where(group, A) == [FIRST]


# --- how long it lasts ---


@pytest.mark.parametrize("whose", ["a", "lead"])
def test_a_lost_link_comes_back_into_the_side_room(whose: str) -> None:
    group = Group()
    who = group.lead if whose == "lead" else A
    group.must(group.lead, TakeAside(A))
    group.must(None, LinkLost(who))
    group.later(GRACE - 1)
    group.must(None, LinkBack(who))
    assert where(group, group.lead, A) == [FIRST, FIRST]


@pytest.mark.parametrize("whose", ["a", "lead"])
def test_it_ends_when_either_has_not_come_back_in_time(whose: str) -> None:
    group = Group()
    who = group.lead if whose == "lead" else A
    group.must(group.lead, TakeAside(A))
    group.must(None, LinkLost(who))
    events = group.later(GRACE)
    assert isinstance(events, tuple)
    assert events[-1] == AsideEnded(at=group.now, room=FIRST, leader=group.lead, participant=A, by=None)
    assert where(group, group.lead, A) == [MAIN_ROOM, MAIN_ROOM]


@pytest.mark.parametrize("step", [Remove(A), SendToLobby(A)])
def test_it_ends_when_the_other_is_sent_out(step: Remove | SendToLobby) -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    assert isinstance(group.must(group.lead, step)[-1], AsideEnded)


@pytest.mark.parametrize("whose", ["a", "lead"])
def test_it_ends_when_either_leaves(whose: str) -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    assert isinstance(group.must(group.lead if whose == "lead" else A, Leave())[-1], AsideEnded)


def test_it_ends_when_its_leader_leads_no_more() -> None:
    group, co = group_of_two_leaders()
    group.must(co, TakeAside(A))
    assert isinstance(group.must(group.lead, SetRole(co, Role.PARTICIPANT))[-1], AsideEnded)


def test_it_goes_on_when_the_other_becomes_a_leader() -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    group.must(group.lead, SetRole(A, Role.CO_FACILITATOR))
    assert where(group, group.lead, A) == [FIRST, FIRST]


def test_the_end_of_the_session_ends_it_first() -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    ended, last = group.must(group.lead, EndSession())
    assert isinstance(ended, AsideEnded)
    assert isinstance(last, SessionEnded)


def test_events_that_cannot_have_happened_are_refused() -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    twice = TakenAside(at=START, room=SECOND, leader=group.lead, participant=B)
    unknown = AsideEnded(at=START, room=SECOND, leader=group.lead, participant=B, by=None)
    for event in (twice, unknown):
        with pytest.raises(InvariantBroken):
            group.happen(event)
