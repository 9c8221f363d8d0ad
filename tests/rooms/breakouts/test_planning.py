"""Before the rooms open: pairs, the plan and the launch."""

from __future__ import annotations

import pytest

from rooms.breakouts.planning import MAX_PAIRS, MAX_ROOMS
from rooms.breakouts.state import pairs, resolved
from rooms.breakouts.vocabulary import (
    Assign,
    BreakoutsOpened,
    BreakoutsPlanned,
    CloseBreakouts,
    DiscardPlan,
    KeepPairs,
    Late,
    LaunchBreakouts,
    Method,
    Move,
    OpenBreakouts,
    PairsKept,
    PlanBreakouts,
    PlanChanged,
    PlanDiscarded,
    RecallRounds,
    RenameRoom,
    RoomPlan,
    RoomRenamed,
    RoomWish,
)
from rooms.kernel import Code, Instant, InvitationId, ParticipantId, RoomId
from rooms.people import Role
from rooms.vocabulary import Leave, LinkLost, Remove
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, THREE, TWO, Group, code, message, pair, people

A, B, C = people("abc")


def together(groups: tuple[str, ...], pair: str) -> bool:
    return any(set(pair) <= set(group) for group in groups)


# --- making a plan ---


def test_a_plan_is_made_by_lot_with_even_rooms_and_moves_nobody() -> None:
    group = Group("abcdefg")
    group.ask(group.lead, PlanBreakouts(Method.RANDOM, rooms=3), chance=7)
    assert sorted(map(len, group.planned())) == [2, 2, 3]
    assert sorted("".join(group.planned())) == list("abcdefg")
    assert group.where(RoomId("main")) == ("abcdefg",)


def test_another_chance_gives_another_plan_and_the_same_the_same() -> None:
    group = Group()
    plans = []
    for chance in (1, 2, 1):
        group.ask(group.lead, PlanBreakouts(Method.RANDOM, rooms=2), chance=chance)
        plans.append(group.planned())
    assert plans[0] == plans[2] != plans[1]


def test_a_size_gives_as_many_rooms_as_it_needs() -> None:
    group = Group("abcdefg")
    group.must(group.lead, PlanBreakouts(Method.RANDOM, size=3))
    assert sorted(map(len, group.planned())) == [2, 2, 3]


def test_rooms_have_the_names_wished_for_and_numbers_for_the_rest() -> None:
    group = Group()
    (planned,) = group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=3, names=(" Garden ",)))
    assert isinstance(planned, BreakoutsPlanned)
    assert [(room.id, room.name) for room in planned.rooms] == [(ONE, "Garden"), (TWO, "Room 2"), (THREE, "Room 3")]


def test_a_room_of_the_plan_and_an_open_one_take_another_name_and_nothing_else_changes() -> None:
    group = Group("ab")
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=2))
    places = group.planned()
    renamed = group.must(group.lead, RenameRoom(TWO, " Garden "))
    assert renamed == (RoomRenamed(at=START, room=TWO, name="Garden", planned=True, by=group.lead),)
    assert group.planned() == places
    group.must(group.lead, LaunchBreakouts())
    (live,) = group.must(group.lead, RenameRoom(ONE, "Library"))
    assert isinstance(live, RoomRenamed)
    assert not live.planned
    assert [room.name for room in group.state.breakouts.rooms.values()] == ["Library", "Garden"]
    assert group.ask(group.lead, RenameRoom(ONE, "Library")) == ()


@pytest.mark.parametrize(
    ("room", "name", "wrong"),
    [(THREE, "Garden", Code.NOT_FOUND), (ONE, " ", Code.INVALID), (ONE, "x" * 65, Code.INVALID)],
)
def test_a_room_that_is_not_there_and_a_name_that_is_none_are_refused(room: RoomId, name: str, wrong: Code) -> None:
    group = Group("ab")
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=2))
    assert code(group.ask(group.lead, RenameRoom(room, name))) is wrong


def test_names_alone_say_how_many_rooms_there_are() -> None:
    group = Group()
    group.must(group.lead, PlanBreakouts(Method.MANUAL, names=("Garden", "Library")))
    assert group.planned() == ("", "")


def test_leaders_and_observers_are_placed_only_when_they_are_named() -> None:
    group = Group("ab")
    observer, co = group.client("o", Role.OBSERVER), group.client("k", Role.CO_FACILITATOR)
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=2))
    assert sorted("".join(group.planned())) == ["a", "b"]
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=2, people=(A, observer, co)))
    assert sorted("".join(group.planned())) == ["a", "k", "o"]


def test_a_rotation_brings_new_partners_after_rounds_of_this_and_earlier_sessions() -> None:
    group = Group("abcd")
    group.must(None, RecallRounds(((pair("ac"), pair("bd")),)))
    group.open("ab", "cd")
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    group.must(group.lead, PlanBreakouts(Method.ROTATION, rooms=2))
    assert together(group.planned(), "ad")
    assert together(group.planned(), "bc")


def test_a_rotation_counts_those_who_met_by_being_moved_and_those_who_are_meeting_now() -> None:
    group = Group("abcd")
    group.open("a", "b", "cd")
    group.must(group.lead, Move(B, ONE))
    group.must(group.lead, PlanBreakouts(Method.ROTATION, rooms=2))
    assert not together(group.planned(), "ab")
    assert not together(group.planned(), "cd")


def test_a_balanced_plan_mixes_those_who_spoke_much_and_little() -> None:
    group = Group("abcd")
    spoken = dict(zip(people("abcd"), (600, 500, 3, 0), strict=True))
    for chance in range(10):
        group.ask(group.lead, PlanBreakouts(Method.BALANCED, rooms=2, spoken=spoken), chance=chance)
        assert not together(group.planned(), "ab")
        assert not together(group.planned(), "cd")


def test_the_last_round_can_be_repeated_by_those_who_are_here() -> None:
    group = Group("abcd")
    group.open("ab", "cd")
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    group.must(B, Leave())
    group.must(group.lead, PlanBreakouts(Method.REPEAT))
    assert group.planned() == ("a", "cd")


def test_without_an_earlier_round_there_is_nothing_to_repeat() -> None:
    group = Group()
    assert code(group.ask(group.lead, PlanBreakouts(Method.REPEAT))) is Code.CONFLICT


def test_rooms_to_choose_are_empty_and_have_a_limit() -> None:
    group = Group("abcd")
    (planned,) = group.must(group.lead, PlanBreakouts(Method.SELF_CHOSEN, rooms=2, size=3))
    assert isinstance(planned, BreakoutsPlanned)
    assert [(room.participants, room.limit) for room in planned.rooms] == [((), 3), ((), 3)]


@pytest.mark.parametrize(
    "command",
    [
        PlanBreakouts(Method.RANDOM),
        PlanBreakouts(Method.RANDOM, rooms=2, size=2),
        PlanBreakouts(Method.RANDOM, rooms=0),
        PlanBreakouts(Method.RANDOM, rooms=-1),
        PlanBreakouts(Method.RANDOM, rooms=MAX_ROOMS + 1),
        PlanBreakouts(Method.MANUAL, rooms=MAX_ROOMS + 1),
        PlanBreakouts(Method.RANDOM, size=0),
        PlanBreakouts(Method.RANDOM, rooms=4),
        PlanBreakouts(Method.RANDOM, rooms=1, names=pair("AB")),
        PlanBreakouts(Method.RANDOM, rooms=1, names=("\u202e",)),
        PlanBreakouts(Method.RANDOM, rooms=1, people=(A, A)),
        PlanBreakouts(Method.RANDOM, rooms=1, people=()),
    ],
)
def test_a_plan_that_makes_no_sense_is_invalid(command: PlanBreakouts) -> None:
    group = Group("abc")
    assert code(group.ask(group.lead, command)) is Code.INVALID
    assert group.state.breakouts.plan is None


def test_only_people_who_are_here_can_be_planned_for() -> None:
    group = Group("abc")
    group.must(B, Leave())
    for who in (B, ParticipantId("stranger")):
        assert code(group.ask(group.lead, PlanBreakouts(Method.RANDOM, rooms=1, people=(A, who)))) is Code.NOT_FOUND


# --- pairs ---


def test_pairs_are_respected_by_every_method() -> None:
    group = Group("abcdef")
    group.must(group.lead, KeepPairs(apart=(pair("ab"),), together=(pair("cd"),)))
    for method in (Method.RANDOM, Method.ROTATION, Method.BALANCED):
        for chance in range(20):
            group.ask(group.lead, PlanBreakouts(method, rooms=2), chance=chance)
            assert not together(group.planned(), "ab")
            assert together(group.planned(), "cd")


def test_where_pairs_cannot_be_respected_the_leader_is_told_who() -> None:
    group = Group("abc")
    group.must(group.lead, KeepPairs(apart=(pair("ab"),), together=(pair("ac"), pair("bc"))))
    result = group.ask(group.lead, PlanBreakouts(Method.RANDOM, rooms=2))
    assert code(result) is Code.CONFLICT
    assert message(result) == "These people are to be kept apart and together at once: a, b."


def test_where_no_pair_is_to_blame_alone_the_sentence_stands_alone() -> None:
    group = Group("abc")
    group.must(group.lead, KeepPairs(apart=(pair("ab"), pair("bc"), pair("ac"))))
    assert message(group.ask(group.lead, PlanBreakouts(Method.RANDOM, rooms=2))).endswith("try more or fewer rooms.")


def test_a_round_is_not_repeated_against_pairs_made_since() -> None:
    group = Group("abcd")
    group.open("ab", "cd")
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    group.must(group.lead, KeepPairs(apart=(pair("ab"),)))
    assert code(group.ask(group.lead, PlanBreakouts(Method.REPEAT))) is Code.CONFLICT


def test_the_server_keeps_pairs_of_those_who_are_invited_and_not_here_yet() -> None:
    group = Group("")
    one, other = group.invite(), group.invite()
    group.must(None, KeepPairs(apart=((one, other),)))
    assert pairs(group.state.breakouts, group.state.session).apart == ()
    group.come(one, "One", A)
    group.come(other, "Other", B)
    assert pairs(group.state.breakouts, group.state.session).apart == ((A, B),)
    assert resolved(group.state.session, InvitationId("i?")) is None


def test_what_a_leader_says_of_pairs_leaves_those_who_have_not_come() -> None:
    group = Group("ab")
    absent = group.invite()
    group.must(None, KeepPairs(apart=((A, absent),)))
    group.must(group.lead, KeepPairs(apart=(pair("ab"),)))
    assert group.state.breakouts.apart == (pair("ab"), (A, absent))


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (KeepPairs(apart=(pair("aa"),)), Code.INVALID),
        (KeepPairs(apart=(pair("ab"),) * (MAX_PAIRS + 1)), Code.INVALID),
        (KeepPairs(together=((A, ParticipantId("stranger")),)), Code.NOT_FOUND),
        (KeepPairs(together=((A, InvitationId("i1")),)), Code.NOT_FOUND),
    ],
)
def test_pairs_that_make_no_sense_are_refused(command: KeepPairs, expected: Code) -> None:
    group = Group("ab")
    assert code(group.ask(group.lead, command)) is expected


def test_keeping_the_same_pairs_is_no_event() -> None:
    group = Group("ab")
    keep = KeepPairs(apart=(pair("ab"),))
    assert group.ask(group.lead, keep) == (PairsKept(at=START, apart=(pair("ab"),), together=(), by=group.lead),)
    assert group.ask(group.lead, keep) == ()


def test_recalling_the_same_rounds_is_no_event() -> None:
    group = Group("ab")
    rounds = RecallRounds(((pair("ab"),),))
    assert group.must(None, rounds) != ()
    assert group.must(None, rounds) == ()


# --- review ---


def test_one_person_is_placed_and_nobody_else() -> None:
    group = Group("abc")
    group.must(group.lead, PlanBreakouts(Method.MANUAL, rooms=2))
    assert group.ask(group.lead, Assign(A, TWO)) == (PlanChanged(at=START, participant=A, room=TWO, by=group.lead),)
    group.must(group.lead, Assign(B, TWO))
    group.must(group.lead, Assign(A, ONE))
    assert group.planned() == pair("ab")
    group.must(group.lead, Assign(A, None))
    assert group.planned() == ("", "b")


def test_placing_somebody_where_they_are_is_no_event() -> None:
    group = Group("abc")
    group.must(group.lead, PlanBreakouts(Method.MANUAL, rooms=2))
    group.must(group.lead, Assign(A, ONE))
    assert group.ask(group.lead, Assign(A, ONE)) == ()
    assert group.ask(group.lead, Assign(B, None)) == ()


def test_people_kept_apart_are_not_placed_together() -> None:
    group = Group("abc")
    group.must(group.lead, KeepPairs(apart=(pair("ab"),)))
    group.must(group.lead, PlanBreakouts(Method.MANUAL, rooms=2))
    group.must(group.lead, Assign(A, ONE))
    result = group.ask(group.lead, Assign(B, ONE))
    assert (code(result), message(result)) == (Code.CONFLICT, "These people are to be kept apart: b, a.")


def test_placing_needs_a_plan_a_room_of_it_and_somebody_who_is_here() -> None:
    group = Group("abc")
    assert code(group.ask(group.lead, Assign(A, ONE))) is Code.NOT_FOUND
    group.must(group.lead, PlanBreakouts(Method.MANUAL, rooms=2))
    assert code(group.ask(group.lead, Assign(A, THREE))) is Code.NOT_FOUND
    assert code(group.ask(group.lead, Assign(ParticipantId("x"), ONE))) is Code.NOT_FOUND


def test_a_plan_is_discarded_once() -> None:
    group = Group("abc")
    group.must(group.lead, PlanBreakouts(Method.MANUAL, rooms=2))
    assert group.ask(group.lead, DiscardPlan()) == (PlanDiscarded(at=START, by=group.lead),)
    assert group.ask(group.lead, DiscardPlan()) == ()


def test_who_is_removed_is_taken_out_of_the_plan() -> None:
    group = Group("ab")
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=1))
    group.must(group.lead, Remove(A))
    assert group.planned() == ("b",)


# --- launch ---


def test_a_launch_puts_everyone_into_their_room() -> None:
    group = Group("abcd")
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=2))
    plan = group.planned()
    (opened,) = group.must(group.lead, LaunchBreakouts(minutes=10, late=Late.SMALLEST, may_return=False))
    assert isinstance(opened, BreakoutsOpened)
    assert (opened.ends_at, opened.late, opened.may_return) == (START + 600_000, Late.SMALLEST, False)
    assert tuple("".join(sorted(room)) for room in group.where()) == plan
    assert group.state.breakouts.plan is None


def test_a_launch_places_those_who_are_still_here_or_expected_back() -> None:
    group = Group("abc")
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=1))
    group.must(A, Leave())
    group.must(None, LinkLost(B))
    group.must(group.lead, LaunchBreakouts())
    assert group.where() == ("bc",)


def test_who_left_between_plan_and_launch_comes_back_to_the_main_room() -> None:
    group = Group("ab")
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=1))
    group.must(A, Leave())
    group.must(group.lead, LaunchBreakouts())
    group.come(group.who(A).invitation)
    assert group.where(RoomId("main")) == ("a",)


def test_nothing_is_launched_that_divides_those_kept_together() -> None:
    group = Group("abc")
    group.must(group.lead, KeepPairs(together=(pair("ab"),)))
    group.must(group.lead, PlanBreakouts(Method.MANUAL, rooms=2))
    group.must(group.lead, Assign(A, ONE))
    group.must(group.lead, Assign(B, TWO))
    assert code(group.ask(group.lead, LaunchBreakouts())) is Code.CONFLICT
    assert group.state.breakouts.plan is not None


def test_without_a_plan_there_is_nothing_to_launch() -> None:
    group = Group("ab")
    assert code(group.ask(group.lead, LaunchBreakouts())) is Code.NOT_FOUND


@pytest.mark.parametrize("minutes", [0, -1, 24 * 60 + 1, float("nan"), float("inf")])
def test_a_time_that_makes_no_sense_is_invalid(minutes: float) -> None:
    group = Group("ab")
    assert code(group.ask(group.lead, OpenBreakouts((RoomWish("R", (A,)),), minutes))) is Code.INVALID


def test_rooms_are_opened_at_once_as_they_are_asked_for() -> None:
    group = Group("abc")
    wishes = (RoomWish("Garden", (A, B)), RoomWish("Library"))
    assert group.ask(group.lead, OpenBreakouts(wishes, minutes=0.5)) == (
        BreakoutsOpened(
            at=START,
            rooms=(RoomPlan(ONE, "Garden", (A, B)), RoomPlan(TWO, "Library")),
            ends_at=Instant(START + 30_000),
            late=Late.MAIN,
            may_return=True,
            choose=False,
            by=group.lead,
        ),
    )
    assert group.where() == ("ab", "")
    assert group.where(RoomId("main")) == ("c",)


@pytest.mark.parametrize(
    ("rooms", "expected"),
    [
        ((), Code.INVALID),
        ((RoomWish(" "),), Code.INVALID),
        ((RoomWish("R"),) * (MAX_ROOMS + 1), Code.INVALID),
        ((RoomWish("R", (ParticipantId("x"),)),), Code.NOT_FOUND),
        ((RoomWish("R", (A,)), RoomWish("S", (A,))), Code.CONFLICT),
        ((RoomWish("R", (A, A)),), Code.CONFLICT),
        ((RoomWish("R", (A, B)),), Code.CONFLICT),
        ((RoomWish("R", (A,)), RoomWish("S", (C,))), Code.CONFLICT),
    ],
)
def test_rooms_that_cannot_be_are_refused(rooms: tuple[RoomWish, ...], expected: Code) -> None:
    group = Group("abc")
    group.must(group.lead, KeepPairs(apart=(pair("ab"),), together=(pair("ac"),)))
    assert code(group.ask(group.lead, OpenBreakouts(rooms))) is expected


def test_there_is_one_round_at_a_time_whoever_of_two_leaders_is_first() -> None:
    group = Group("ab")
    other = group.client("k", Role.CO_FACILITATOR)
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=2))
    group.must(other, LaunchBreakouts())
    assert code(group.ask(group.lead, LaunchBreakouts())) is Code.CONFLICT
    assert code(group.ask(group.lead, OpenBreakouts((RoomWish("R"),)))) is Code.CONFLICT


def test_the_next_round_is_planned_while_one_is_on() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=1))
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    group.must(group.lead, LaunchBreakouts())
    assert group.where() == ("ab",)
    assert list(group.state.breakouts.rooms) == ["room-2-1"]


def test_the_same_plan_again_is_no_event() -> None:
    group = Group("ab")
    group.must(group.lead, PlanBreakouts(Method.MANUAL, rooms=2))
    assert group.ask(group.lead, PlanBreakouts(Method.MANUAL, rooms=2)) == ()
