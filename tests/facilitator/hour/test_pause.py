"""The guided pause: who is kept silent, by what, and until when."""

from __future__ import annotations

import math

import pytest

from facilitator.hour.pause import (
    EndPause,
    Pacer,
    PauseEnded,
    Pauses,
    PauseStarted,
    StartPause,
    evolve,
)
from facilitator.moderation import SetMedia
from rooms.arrivals import GRACE
from rooms.aside import EndAside, TakeAside
from rooms.breakouts.vocabulary import CloseBreakouts, Move, Visit
from rooms.kernel import MAIN_ROOM, Code, Instant, InvariantBroken, ParticipantId
from rooms.people import Role
from rooms.vocabulary import EndSession, Leave, LinkLost, SessionEnded, SetRole
from tests.sim.small_rooms import ONE, TWO, Group, code

MINUTE = 60_000
A, B, C = ParticipantId("a"), ParticipantId("b"), ParticipantId("c")


def paused(command: StartPause | None = None, clients: str = "ab") -> Group:
    """Given: a facilitator holds a pause with their group."""
    group = Group(clients)
    group.must(group.lead, command or StartPause(minutes=3))
    return group


def heard(group: Group) -> set[ParticipantId]:
    """Whose microphone is let out."""
    return {person.id for person in group.state.session.here if group.state.gates(person.id).microphone}


def seen(group: Group) -> set[ParticipantId]:
    return {person.id for person in group.state.session.here if group.state.gates(person.id).camera}


def endings(events: object) -> list[tuple[str, str]]:
    assert isinstance(events, tuple), events
    return [(event.room, event.reason) for event in events if isinstance(event, PauseEnded)]


# --- who is heard ---


def test_only_the_guide_is_heard() -> None:
    group = paused()
    assert heard(group) == {group.lead}


def test_without_a_guide_nobody_is_heard_the_leader_included() -> None:
    group = paused(StartPause(minutes=3, guide=False))
    assert heard(group) == set()


def test_another_leader_is_as_quiet_as_everyone() -> None:
    group = paused()
    other = group.person(Role.CO_FACILITATOR)
    assert other not in heard(group)


def test_cameras_stay_as_each_wants() -> None:
    group = Group("ab")
    group.must(A, SetMedia(camera=False))
    group.must(group.lead, StartPause(minutes=3))
    assert seen(group) == {B, group.lead}


def test_a_microphone_that_is_switched_on_during_the_pause_stays_in() -> None:
    group = paused()
    group.must(A, SetMedia(microphone=False))
    group.must(A, SetMedia(microphone=True))
    assert A not in heard(group)


def test_when_it_is_over_everyone_is_as_they_were() -> None:
    group = Group("ab")
    group.must(A, SetMedia(microphone=False))
    group.must(group.lead, StartPause(minutes=3))
    group.later(3 * MINUTE)
    assert heard(group) == {B, group.lead}


def test_who_comes_late_comes_into_it() -> None:
    group = paused()
    group.client("late")
    assert heard(group) == {group.lead}


def test_a_guide_who_no_longer_leads_is_no_longer_heard() -> None:
    group = paused()
    other = group.person(Role.FACILITATOR)
    group.must(other, SetRole(group.lead, Role.PARTICIPANT))
    assert heard(group) == set()


# --- in which room ---


def test_a_pause_in_a_small_room_is_that_rooms_alone() -> None:
    group = Group("abc")
    group.open("ab", "c")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartPause(minutes=3))
    assert heard(group) == {group.lead, C}


def test_who_is_taken_elsewhere_is_heard_there() -> None:
    group = Group("abc")
    group.open("ab", "c")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartPause(minutes=3))
    group.must(group.lead, Move(A, TWO))
    assert A in heard(group)


def test_who_is_taken_aside_may_talk_there_and_comes_back_into_the_silence() -> None:
    group = paused()
    other = group.person(Role.CO_FACILITATOR)
    group.must(other, TakeAside(A))
    assert heard(group) == {group.lead, other, A}
    group.must(other, EndAside())
    assert heard(group) == {group.lead}


def test_a_pause_in_a_side_conversation_ends_with_it() -> None:
    group = Group("ab")
    group.must(group.lead, TakeAside(A))
    group.must(group.lead, StartPause(minutes=3))
    assert heard(group) == {group.lead, B}
    assert [reason for _, reason in endings(group.must(group.lead, EndAside()))] == ["room_closed"]


def test_two_rooms_may_pause_at_once_each_in_its_own_time() -> None:
    group = Group("ab")
    other = group.person(Role.CO_FACILITATOR)
    group.open("a", "b")
    group.must(group.lead, Visit(ONE))
    group.must(other, Visit(TWO))
    group.must(group.lead, StartPause(minutes=3))
    group.must(other, StartPause(minutes=5))
    assert heard(group) == {group.lead, other}
    assert endings(group.later(3 * MINUTE)) == [(ONE, "time")]
    assert endings(group.later(2 * MINUTE)) == [(TWO, "time")]


def test_when_its_room_closes_it_ends() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartPause(minutes=3))
    assert endings(group.must(group.lead, CloseBreakouts(in_seconds=0))) == [(ONE, "room_closed")]
    assert heard(group) == {A, B, group.lead}


def test_ending_ends_the_pause_of_the_own_room_only() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartPause(minutes=3))
    group.must(group.lead, Visit(None))
    assert group.ask(group.lead, EndPause()) == ()
    assert ONE in group.state.pauses.on


# --- its end ---


def test_it_ends_when_its_time_is_over() -> None:
    group = paused()
    assert group.later(3 * MINUTE - 1) == ()
    assert group.later(1) == (PauseEnded(at=group.now, room=MAIN_ROOM, by=None, reason="time"),)
    assert group.later(0) == ()


def test_any_leader_may_end_it() -> None:
    group = paused()
    other = group.person(Role.CO_FACILITATOR)
    assert group.must(other, EndPause()) == (PauseEnded(at=group.now, room=MAIN_ROOM, by=other),)
    assert group.ask(group.lead, EndPause()) == ()


def test_without_a_time_it_ends_when_no_leader_is_left_who_could_end_it() -> None:
    group = paused(StartPause())
    assert endings(group.must(group.lead, Leave())) == [(MAIN_ROOM, "unguided")]


def test_a_leader_whose_link_is_lost_is_waited_for() -> None:
    group = paused(StartPause())
    assert endings(group.must(None, LinkLost(group.lead))) == []
    assert endings(group.later(GRACE)) == [(MAIN_ROOM, "unguided")]


def test_without_a_time_it_ends_when_its_last_leader_goes_elsewhere() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartPause())
    assert endings(group.must(group.lead, Visit(None))) == [(ONE, "unguided")]


def test_with_a_time_it_goes_on_without_its_guide() -> None:
    group = paused()
    assert endings(group.must(group.lead, Leave())) == []
    assert heard(group) == set()


def test_with_the_session_end_its_pauses_first() -> None:
    group = paused()
    ended = group.must(group.lead, EndSession())
    assert [type(event) for event in ended] == [PauseEnded, SessionEnded]


# --- what is asked ---


@pytest.mark.parametrize("minutes", [0, -1, math.nan, math.inf, 61])
def test_a_length_that_cannot_be_is_refused(minutes: float) -> None:
    group = Group("a")
    assert code(group.ask(group.lead, StartPause(minutes))) is Code.INVALID


@pytest.mark.parametrize(
    "pacer", [Pacer(0, 0, 4, 0), Pacer(4, -1, 4, 0), Pacer(4, 21, 4, 0), Pacer(4, math.nan, 4, 0), Pacer(4, 0, 0.5, 0)]
)
def test_a_breath_that_nobody_can_breathe_is_refused(pacer: Pacer) -> None:
    group = Group("a")
    assert code(group.ask(group.lead, StartPause(3, pacer=pacer))) is Code.INVALID


@pytest.mark.parametrize("text", ["", " ", "x" * 301])
def test_a_text_that_cannot_be_shown_is_refused(text: str) -> None:
    group = Group("a")
    assert code(group.ask(group.lead, StartPause(3, text=text))) is Code.INVALID


def test_staff_need_a_time_where_no_leader_is() -> None:
    group = Group("a")
    group.must(group.lead, Leave())
    assert code(group.ask(None, StartPause())) is Code.INVALID
    group.must(None, StartPause(minutes=3))
    assert heard(group) == set()


def test_the_same_pause_again_changes_nothing() -> None:
    command = StartPause(3, pacer=Pacer(4, 0, 6, 0), text="Breathe.")
    group = paused(command)
    group.later(MINUTE)
    assert group.ask(group.lead, command) == ()


@pytest.mark.parametrize("swapped", [False, True])
def test_two_leaders_who_begin_pauses_at_the_same_time_begin_the_first(swapped: bool) -> None:
    group = Group("a")
    other = group.person(Role.CO_FACILITATOR)
    first, second = (other, group.lead) if swapped else (group.lead, other)
    group.must(first, StartPause(3))
    assert code(group.ask(second, StartPause(5))) is Code.CONFLICT
    assert heard(group) == {first}


def test_clients_neither_begin_nor_end_a_pause() -> None:
    group = paused()
    for command in (StartPause(3), EndPause()):
        assert code(group.ask(A, command)) is Code.FORBIDDEN


# --- what cannot have happened ---


def test_no_pause_begins_in_a_pause_or_ends_without_one() -> None:
    started = PauseStarted(at=Instant(0), room=MAIN_ROOM, ends_at=None, guide=None, pacer=None, text=None, by=None)
    ended = PauseEnded(at=Instant(0), room=MAIN_ROOM, by=None)
    with pytest.raises(InvariantBroken):
        evolve(evolve(Pauses(), started), started)
    with pytest.raises(InvariantBroken):
        evolve(Pauses(), ended)
