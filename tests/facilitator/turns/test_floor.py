"""The floor: who is heard under which mode, who has the word, and how leaders give and take it."""

from __future__ import annotations

import pytest

from facilitator.turns.following import PATIENCE
from facilitator.turns.vocabulary import (
    EndTurn,
    ExtendTurn,
    FloorMode,
    FloorSet,
    GrantTurn,
    HandLowered,
    LetIn,
    NextTurn,
    PassTurn,
    RaiseHand,
    SetFloor,
    TurnEnded,
    TurnExtended,
    TurnGranted,
    TurnKind,
    TurnOver,
    TurnWarned,
    WasLetIn,
)
from rooms.breakouts.vocabulary import CloseBreakouts, Move
from rooms.kernel import MAIN_ROOM, Code, ParticipantId
from rooms.people import Role
from rooms.vocabulary import (
    EndSession,
    Hold,
    InviteToSpeak,
    Leave,
    LinkBack,
    LinkLost,
    Release,
    SessionEnded,
    SetRole,
    StepAway,
)
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, Group, code, people

A, B, C = people("abc")


def granted(who: ParticipantId, by: ParticipantId | None, seconds: float | None = None) -> TurnGranted:
    return TurnGranted(at=START, room=MAIN_ROOM, participant=who, kind=TurnKind.GRANTED, seconds=seconds, by=by)


def ended(who: ParticipantId, reason: object, by: ParticipantId | None) -> TurnEnded:
    return TurnEnded(at=START, room=MAIN_ROOM, participant=who, reason=reason, by=by)  # type: ignore[arg-type]


def holder(group: Group) -> ParticipantId | None:
    turn = group.state.turns.turn(MAIN_ROOM)
    return None if turn is None else turn.participant


def heard(group: Group) -> str:
    """The clients who are heard, leaders aside."""
    return "".join(p.id for p in group.state.session.here if not p.is_leader and group.state.gates(p.id).microphone)


# --- modes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [FloorMode.OPEN, FloorMode.SOFT])
def test_under_an_open_and_a_soft_floor_everybody_is_heard(mode: FloorMode) -> None:
    group = Group("abc")
    group.must(group.lead, SetFloor(mode))
    group.must(group.lead, GrantTurn(A))
    assert heard(group) == "abc"


def test_under_an_enforced_floor_only_leaders_and_whose_turn_it_is_are_heard() -> None:
    group = Group("abc")
    co = group.person(Role.CO_FACILITATOR)
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    assert heard(group) == ""
    group.must(group.lead, GrantTurn(B))
    assert heard(group) == "b"
    assert group.state.gates(group.lead).microphone
    assert group.state.gates(co).microphone


def test_pictures_stay_under_an_enforced_floor() -> None:
    group = Group("a")
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    assert group.state.gates(A).camera


def test_who_is_let_in_is_heard_beside_whose_turn_it_is() -> None:
    group = Group("abc")
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    group.must(group.lead, GrantTurn(A))
    let_in = WasLetIn(at=START, room=MAIN_ROOM, participant=C, allowed=True, by=group.lead)
    assert group.ask(group.lead, LetIn(C, True)) == (let_in,)
    assert group.ask(group.lead, LetIn(C, True)) == ()
    assert heard(group) == "ac"
    group.must(group.lead, LetIn(C, False))
    assert heard(group) == "a"


def test_nobody_is_let_in_where_everybody_is_heard() -> None:
    group = Group("a")
    assert code(group.ask(group.lead, LetIn(A, True))) is Code.CONFLICT
    assert group.ask(group.lead, LetIn(A, False)) == ()


def test_another_mode_is_the_end_of_being_let_in() -> None:
    group = Group("a")
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    group.must(group.lead, LetIn(A, True))
    group.must(group.lead, SetFloor(FloorMode.SOFT))
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    assert heard(group) == ""


def test_who_was_let_in_and_has_left_is_let_in_no_longer() -> None:
    group = Group("ab")
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    group.must(group.lead, LetIn(A, True))
    group.must(A, Leave())
    group.come(group.who(A).invitation)
    assert heard(group) == ""


def test_being_let_in_survives_a_lost_link() -> None:
    group = Group("a")
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    group.must(group.lead, LetIn(A, True))
    group.must(None, LinkLost(A))
    group.must(None, LinkBack(A))
    assert heard(group) == "a"


def test_setting_the_same_mode_again_is_no_event() -> None:
    group = Group("a")
    assert group.ask(group.lead, SetFloor(FloorMode.OPEN)) == ()
    assert group.ask(group.lead, SetFloor(FloorMode.SOFT)) == (
        FloorSet(at=START, room=MAIN_ROOM, mode=FloorMode.SOFT, by=group.lead),
    )


def test_an_observer_who_was_invited_to_speak_waits_for_the_word_like_everybody() -> None:
    group = Group("a")
    observer = group.client("o", Role.OBSERVER)
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    assert code(group.ask(group.lead, GrantTurn(observer))) is Code.CONFLICT
    group.must(group.lead, InviteToSpeak(observer, True))
    group.must(group.lead, GrantTurn(observer))
    assert holder(group) == observer


def test_a_client_who_becomes_a_leader_is_heard_at_once() -> None:
    group = Group("a")
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    group.must(group.lead, SetRole(A, Role.CO_FACILITATOR))
    assert group.state.gates(A).microphone


def test_each_room_has_a_floor_of_its_own() -> None:
    group = Group("abcd")
    group.open("ab", "cd")
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    assert heard(group) == "abcd"
    group.must(group.lead, Move(A, None))
    assert heard(group) == "bcd"


# --- turns -----------------------------------------------------------------------------------------------------------


def test_a_leader_gives_the_word_with_and_without_a_time() -> None:
    group = Group("ab")
    assert group.ask(group.lead, GrantTurn(A)) == (granted(A, group.lead),)
    assert group.ask(group.lead, GrantTurn(B, 60)) == (
        ended(A, "interrupted", group.lead),
        granted(B, group.lead, 60),
    )
    turn = group.state.turns.turn(MAIN_ROOM)
    assert turn is not None
    assert turn.ends_at == START + 60_000


def test_giving_the_word_to_who_has_it_is_no_event() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A, 60))
    assert group.ask(group.lead, GrantTurn(A, 30)) == ()


@pytest.mark.parametrize("seconds", [0, 4.9, -1, 3601, float("inf"), float("nan")])
def test_a_time_that_cannot_be_is_refused(seconds: float) -> None:
    group = Group("a")
    assert code(group.ask(group.lead, GrantTurn(A, seconds))) is Code.INVALID
    assert code(group.ask(group.lead, NextTurn(seconds=seconds))) is Code.INVALID
    group.must(group.lead, GrantTurn(A, 10))
    assert code(group.ask(group.lead, ExtendTurn(seconds))) is Code.INVALID


def test_the_word_goes_to_nobody_who_is_gone_apart_without_a_link_or_elsewhere() -> None:
    group = Group("abcde")
    group.must(A, Leave())
    group.must(group.lead, Hold(B))
    group.must(C, StepAway(True))
    group.must(None, LinkLost(ParticipantId("d")))
    assert code(group.ask(group.lead, GrantTurn(ParticipantId("stranger")))) is Code.NOT_FOUND
    assert code(group.ask(group.lead, GrantTurn(A))) is Code.NOT_FOUND
    for who in people("bcd"):
        assert code(group.ask(group.lead, GrantTurn(who))) is Code.CONFLICT
    group.open("e")
    assert code(group.ask(group.lead, GrantTurn(ParticipantId("e")))) is Code.CONFLICT


def test_whose_turn_it_is_is_done_by_their_own_word() -> None:
    group = Group("ab")
    group.must(group.lead, GrantTurn(A))
    assert code(group.ask(B, EndTurn())) is Code.FORBIDDEN
    assert group.ask(A, EndTurn()) == (ended(A, "done", A),)
    assert code(group.ask(A, EndTurn())) is Code.CONFLICT


def test_letting_a_turn_go_by_ends_it_and_lowers_the_hand() -> None:
    group = Group("a")
    group.must(A, RaiseHand())
    group.must(group.lead, GrantTurn(A))
    group.must(A, PassTurn())
    assert holder(group) is None
    assert group.state.turns.line == ()
    assert code(group.ask(A, PassTurn())) is Code.CONFLICT


def test_ending_the_turn_of_somebody_whose_turn_is_over_is_no_event() -> None:
    group = Group("ab")
    group.must(group.lead, GrantTurn(A))
    group.must(group.lead, EndTurn(A))
    group.must(group.lead, GrantTurn(B))
    assert group.ask(group.lead, EndTurn(A)) == ()
    assert holder(group) == B


def test_the_next_turn_is_that_of_the_first_hand() -> None:
    group = Group("abc")
    for who in (C, A):
        group.must(who, RaiseHand())
    assert group.ask(group.lead, NextTurn()) == (granted(C, group.lead),)
    lowered = HandLowered(at=START, participant=C, reason="heard", by=group.lead)
    assert group.ask(group.lead, NextTurn(seconds=30)) == (
        ended(C, "done", group.lead),
        lowered,
        granted(A, group.lead, 30),
    )
    group.must(group.lead, NextTurn())
    assert holder(group) is None
    assert code(group.ask(group.lead, NextTurn())) is Code.CONFLICT


def test_hands_of_those_who_could_not_speak_now_are_passed_over_and_kept() -> None:
    group = Group("abc")
    for who in (A, B, C):
        group.must(who, RaiseHand())
    group.must(None, LinkLost(A))
    group.must(group.lead, Hold(B))
    group.must(group.lead, NextTurn())
    assert holder(group) == C
    assert group.state.turns.line == (A, B, C)


@pytest.mark.parametrize("first", [0, 1])
def test_two_leaders_who_press_next_at_once_go_on_by_one(first: int) -> None:
    group = Group("abc")
    leaders = (group.lead, group.person(Role.CO_FACILITATOR))
    for who in (A, B, C):
        group.must(who, RaiseHand())
    group.must(group.lead, GrantTurn(A))
    group.must(leaders[first], NextTurn(after=A))
    assert group.ask(leaders[1 - first], NextTurn(after=A)) == ()
    assert holder(group) == B


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_leaders_who_give_the_word_at_once_the_later_one_prevails(order: tuple[int, int]) -> None:
    group = Group("ab")
    asked = ((group.lead, GrantTurn(A)), (group.person(Role.CO_FACILITATOR), GrantTurn(B)))
    for number in order:
        group.must(*asked[number])
    assert holder(group) == asked[order[1]][1].participant


# --- time ------------------------------------------------------------------------------------------------------------


def test_the_end_of_a_time_is_warned_of_and_overrun_and_not_cut() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A, 120))
    assert group.later(90_000) == (TurnWarned(at=group.now, room=MAIN_ROOM, participant=A, seconds=30),)
    assert group.later(30_000) == (TurnOver(at=group.now, room=MAIN_ROOM, participant=A),)
    assert group.later(600_000) == ()
    assert holder(group) == A


@pytest.mark.parametrize(("seconds", "warning"), [(90, 30), (60, 15), (45, 15), (20, 10), (19, None), (5, None)])
def test_the_warning_is_as_gentle_as_the_time_is_short(seconds: float, warning: int | None) -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A, seconds))
    turn = group.state.turns.turn(MAIN_ROOM)
    assert turn is not None
    assert turn.warning == warning


def test_a_time_that_ran_out_unseen_is_told_of_once() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A, 120))
    assert group.later(500_000) == (TurnOver(at=group.now, room=MAIN_ROOM, participant=A),)
    assert group.later(0) == ()


def test_more_time_counts_from_the_end_and_is_warned_of_anew() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A, 120))
    group.later(100_000)
    extended = TurnExtended(at=group.now, room=MAIN_ROOM, participant=A, seconds=60, by=group.lead)
    assert group.ask(group.lead, ExtendTurn(60)) == (extended,)
    turn = group.state.turns.turn(MAIN_ROOM)
    assert turn is not None
    assert (turn.ends_at, turn.seconds, turn.warned) == (START + 180_000, 180, False)
    assert group.later(50_000) == (TurnWarned(at=group.now, room=MAIN_ROOM, participant=A, seconds=30),)


def test_more_time_after_the_end_counts_from_now() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A, 30))
    group.later(60_000)
    group.must(group.lead, ExtendTurn(30))
    turn = group.state.turns.turn(MAIN_ROOM)
    assert turn is not None
    assert (turn.ends_at, turn.over) == (START + 90_000, False)


def test_a_turn_without_a_time_cannot_be_extended() -> None:
    group = Group("a")
    assert code(group.ask(group.lead, ExtendTurn(30))) is Code.CONFLICT
    group.must(group.lead, GrantTurn(A))
    assert code(group.ask(group.lead, ExtendTurn(30))) is Code.CONFLICT


# --- coming and going ------------------------------------------------------------------------------------------------


def test_a_turn_is_kept_for_somebody_who_drops_and_the_clock_stands_still() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A, 60))
    group.later(10_000)
    group.must(None, LinkLost(A))
    turn = group.state.turns.turn(MAIN_ROOM)
    assert turn is not None
    assert (turn.ends_at, turn.left) == (None, 50_000)
    group.later(PATIENCE - 1)
    group.must(None, LinkBack(A))
    turn = group.state.turns.turn(MAIN_ROOM)
    assert turn is not None
    assert (turn.ends_at, turn.missing_since) == (group.now + 50_000, None)


def test_a_turn_is_kept_for_so_long_only_and_the_hand_stays() -> None:
    group = Group("a")
    group.must(A, RaiseHand())
    group.must(group.lead, GrantTurn(A))
    group.must(None, LinkLost(A))
    group.later(PATIENCE)
    assert holder(group) is None
    assert group.state.turns.line == (A,)


def test_somebody_who_is_held_or_away_during_their_turn_is_waited_for_as_well() -> None:
    group = Group("ab")
    group.must(group.lead, GrantTurn(A))
    group.must(group.lead, Hold(A))
    group.must(A, StepAway(True))
    group.must(group.lead, Release(A))
    turn = group.state.turns.turn(MAIN_ROOM)
    assert turn is not None
    assert turn.missing_since == START
    group.must(A, StepAway(False))
    turn = group.state.turns.turn(MAIN_ROOM)
    assert turn is not None
    assert turn.missing_since is None


def test_a_turn_ends_when_they_leave_or_go_to_another_room() -> None:
    group = Group("abc")
    group.must(group.lead, GrantTurn(A))
    group.must(A, Leave())
    assert holder(group) is None
    group.must(group.lead, GrantTurn(B))
    group.open("b")
    assert holder(group) is None
    assert ended(B, "gone", None) in group.log


def test_a_turn_ends_when_they_may_speak_no_longer() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A))
    group.must(group.lead, SetRole(A, Role.OBSERVER))
    assert holder(group) is None


def test_when_a_room_closes_what_was_on_in_it_ends() -> None:
    group = Group("abc")
    group.open("ab")
    group.must(group.lead, Move(group.lead, ONE))
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    group.must(group.lead, GrantTurn(A, 60))
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    assert group.state.turns.floors == {}
    assert TurnEnded(at=START, room=ONE, participant=A, reason="closed", by=None) in group.log
    assert heard(group) == "abc"


def test_the_session_ends_after_the_turn() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A))
    group.must(group.lead, EndSession())
    assert isinstance(group.log[-1], SessionEnded)
    assert group.log[-2] == ended(A, "closed", None)


def test_a_clock_that_stands_still_warns_once() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A, 120))
    group.later(90_000)
    assert group.later(0) == ()


def test_the_programmes_staff_act_in_the_main_room() -> None:
    group = Group("a")
    group.must(None, SetFloor(FloorMode.ENFORCED))
    group.must(None, GrantTurn(A))
    assert heard(group) == "a"
