"""The break: everyone switched off, a countdown, and who is back."""

from __future__ import annotations

import math

import pytest

from facilitator.hour.recess import (
    BreakEnded,
    BreakExtended,
    BreakOver,
    BreakStarted,
    EndBreak,
    ExtendBreak,
    Recess,
    ReturnedFromBreak,
    ReturnFromBreak,
    StartBreak,
    evolve,
)
from facilitator.moderation import SetMedia, Switches
from rooms.arrivals import GRACE
from rooms.kernel import Code, Instant, InvariantBroken, ParticipantId
from rooms.people import Role
from rooms.vocabulary import EndSession, Hold, Leave, LinkBack, LinkLost, SessionEnded
from tests.sim.small_rooms import Group, code

MINUTE = 60_000
A, B = ParticipantId("a"), ParticipantId("b")


def on_break(minutes: float = 10) -> Group:
    """Given: a, b and their facilitator are in a break."""
    group = Group("ab")
    group.must(group.lead, StartBreak(minutes))
    return group


def switches(group: Group, who: ParticipantId) -> Switches:
    return group.state.moderation.switches[who]


def kinds(events: object) -> list[type]:
    assert isinstance(events, tuple), events
    return [type(event) for event in events]


# --- it begins ---


def test_at_its_beginning_everyones_microphone_and_camera_are_off_the_leaders_included() -> None:
    group = on_break()
    assert {switches(group, who) for who in (A, B, group.lead)} == {Switches(microphone=False, camera=False)}


def test_who_was_not_there_is_not_switched_off() -> None:
    group = Group("ab")
    group.must(A, Leave())
    group.must(group.lead, StartBreak(10))
    assert switches(group, A) == Switches(microphone=True, camera=True)


def test_whose_link_is_lost_is_switched_off_like_everyone() -> None:
    group = Group("ab")
    group.must(None, LinkLost(A))
    group.must(group.lead, StartBreak(10))
    assert switches(group, A) == Switches(microphone=False, camera=False)


def test_people_in_small_rooms_are_in_the_break_as_well() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, StartBreak(10))
    assert not switches(group, A).microphone


def test_who_stays_may_switch_on_and_talk() -> None:
    group = on_break()
    group.must(A, SetMedia(microphone=True))
    assert group.state.gates(A).microphone
    assert not group.state.gates(A).camera


def test_the_end_switches_nobody_on() -> None:
    group = on_break()
    group.must(group.lead, EndBreak())
    assert switches(group, A) == Switches(microphone=False, camera=False)


@pytest.mark.parametrize("minutes", [0, -1, math.nan, math.inf, 181, 1e-9])
def test_a_length_that_cannot_be_is_refused(minutes: float) -> None:
    group = Group("a")
    assert code(group.ask(group.lead, StartBreak(minutes))) is Code.INVALID


@pytest.mark.parametrize("swapped", [False, True])
def test_two_leaders_who_begin_the_same_break_begin_one(swapped: bool) -> None:
    group = Group("a")
    other = group.person(Role.CO_FACILITATOR)
    first, second = (other, group.lead) if swapped else (group.lead, other)
    group.must(first, StartBreak(10))
    assert group.ask(second, StartBreak(10)) == ()


@pytest.mark.parametrize("swapped", [False, True])
def test_two_leaders_who_begin_different_breaks_begin_the_first(swapped: bool) -> None:
    group = Group("a")
    lengths = (20, 10) if swapped else (10, 20)
    group.must(group.lead, StartBreak(lengths[0]))
    assert code(group.ask(group.lead, StartBreak(lengths[1]))) is Code.CONFLICT
    assert group.state.recess.on is not None
    assert group.state.recess.on.ends_at == group.now + lengths[0] * MINUTE


# --- coming back ---


def test_who_is_back_says_so_once() -> None:
    group = on_break()
    assert group.must(A, ReturnFromBreak()) == (ReturnedFromBreak(at=group.now, participant=A),)
    assert group.ask(A, ReturnFromBreak()) == ()
    assert group.state.recess.on is not None
    assert group.state.recess.on.back == (A,)


def test_without_a_break_nobody_has_to_come_back() -> None:
    group = Group("a")
    assert group.ask(A, ReturnFromBreak()) == ()


def test_nobody_comes_back_for_somebody_else() -> None:
    group = on_break()
    assert code(group.ask(None, ReturnFromBreak())) is Code.INVALID


def test_everyone_being_back_early_does_not_shorten_the_break() -> None:
    group = on_break()
    for who in (A, B):
        group.must(who, ReturnFromBreak())
    assert group.later(9 * MINUTE) == ()


# --- it ends ---


def test_when_its_time_is_over_that_is_said_and_those_who_are_away_are_waited_for() -> None:
    group = on_break()
    group.must(A, ReturnFromBreak())
    assert group.later(10 * MINUTE) == (BreakOver(at=group.now),)
    assert group.later(MINUTE) == ()
    assert group.must(B, ReturnFromBreak()) == (
        ReturnedFromBreak(at=group.now, participant=B),
        BreakEnded(at=group.now, by=None, reason="all_back"),
    )


def test_when_all_are_back_at_its_end_it_is_done() -> None:
    group = on_break()
    for who in (A, B):
        group.must(who, ReturnFromBreak())
    assert kinds(group.later(10 * MINUTE)) == [BreakOver, BreakEnded]


def test_the_server_being_late_ends_it_late_and_once() -> None:
    group = on_break()
    assert kinds(group.later(60 * MINUTE)) == [BreakOver]
    assert group.later(0) == ()


def test_who_leaves_is_not_waited_for() -> None:
    group = on_break()
    group.must(A, ReturnFromBreak())
    group.later(10 * MINUTE)
    assert kinds(group.must(B, Leave()))[-1] is BreakEnded


def test_whose_link_is_lost_is_not_waited_for() -> None:
    group = on_break()
    group.must(A, ReturnFromBreak())
    group.later(10 * MINUTE)
    assert kinds(group.must(None, LinkLost(B)))[-1] is BreakEnded


def test_who_lost_their_link_and_came_back_is_waited_for() -> None:
    group = on_break()
    group.must(None, LinkLost(B))
    group.must(A, ReturnFromBreak())
    group.later(GRACE // 2)
    group.must(None, LinkBack(B))
    assert kinds(group.later(10 * MINUTE)) == [BreakOver]


def test_who_is_on_hold_is_not_waited_for() -> None:
    group = on_break()
    group.must(A, ReturnFromBreak())
    group.later(10 * MINUTE)
    assert kinds(group.must(group.lead, Hold(B)))[-1] is BreakEnded


def test_observers_are_not_waited_for() -> None:
    group = Group("a")
    group.client("o", Role.OBSERVER)
    group.must(group.lead, StartBreak(10))
    group.must(A, ReturnFromBreak())
    assert kinds(group.later(10 * MINUTE)) == [BreakOver, BreakEnded]


def test_a_leader_may_end_it_at_any_time() -> None:
    group = on_break()
    assert group.must(group.lead, EndBreak()) == (BreakEnded(at=group.now, by=group.lead),)
    assert group.ask(group.lead, EndBreak()) == ()


def test_it_can_be_made_longer_from_its_end() -> None:
    group = on_break()
    start = group.now
    group.later(4 * MINUTE)
    assert group.must(group.lead, ExtendBreak(5)) == (
        BreakExtended(at=group.now, ends_at=Instant(start + 15 * MINUTE), by=group.lead),
    )


def test_when_it_is_over_it_can_be_made_longer_from_now() -> None:
    group = on_break()
    group.later(12 * MINUTE)
    group.must(group.lead, ExtendBreak(5))
    assert group.state.recess.on is not None
    assert (group.state.recess.on.over, group.state.recess.on.ends_at) == (False, group.now + 5 * MINUTE)
    assert kinds(group.later(5 * MINUTE)) == [BreakOver]


def test_without_a_break_there_is_nothing_to_make_longer() -> None:
    group = Group("a")
    assert code(group.ask(group.lead, ExtendBreak(5))) is Code.CONFLICT


def test_after_its_time_a_new_one_may_begin() -> None:
    group = on_break()
    group.later(10 * MINUTE)
    group.must(A, SetMedia(microphone=True))
    assert kinds(group.must(group.lead, StartBreak(5))) == [BreakEnded, BreakStarted]
    assert not switches(group, A).microphone


def test_with_the_session_ends_the_break_first() -> None:
    group = on_break()
    assert kinds(group.must(group.lead, EndSession())) == [BreakEnded, SessionEnded]


def test_clients_neither_begin_nor_end_a_break() -> None:
    group = on_break()
    for command in (StartBreak(5), ExtendBreak(5), EndBreak()):
        assert code(group.ask(A, command)) is Code.FORBIDDEN


# --- what cannot have happened ---


def test_nothing_happens_in_a_break_that_is_not_on() -> None:
    for event in (BreakOver(at=Instant(0)), ReturnedFromBreak(at=Instant(0), participant=A)):
        with pytest.raises(InvariantBroken):
            evolve(Recess(), event)


def test_no_break_begins_in_a_break() -> None:
    state = on_break().state.recess
    with pytest.raises(InvariantBroken):
        evolve(state, BreakStarted(at=Instant(0), ends_at=Instant(1), participants=(), by=None))
