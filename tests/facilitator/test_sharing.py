"""Sharing a screen: who may, one at a time in a room, and everything that ends it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitator.hour.pause import EndPause, StartPause
from facilitator.hour.recess import EndBreak, StartBreak
from facilitator.sharing import (
    GRACE,
    AllowSharing,
    ScreenShared,
    ShareScreen,
    SharingAllowed,
    SharingStopped,
    StopSharing,
)
from rooms.aside import TakeAside
from rooms.breakouts.vocabulary import CloseBreakouts, Move, OpenBreakouts, RoomWish, SpeakToRooms
from rooms.kernel import MAIN_ROOM, Code, InvariantBroken, ParticipantId
from rooms.people import Role
from rooms.vocabulary import (
    EndSession,
    Hold,
    InviteToSpeak,
    Join,
    Leave,
    LinkBack,
    LinkLost,
    Remove,
    SendToLobby,
    SetRole,
    StepAway,
    StepOut,
)
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, TWO, Group, code, people

A, B, C = people("abc")
STRANGER = ParticipantId("stranger")


def letting(*who: ParticipantId) -> Group:
    """Everyone of `who` may share; without them everyone."""
    group = Group("abc")
    group.must(group.lead, AllowSharing(True, who or None))
    return group


def sharing(group: Group) -> dict[str, str]:
    """Whose screen is shown in each room."""
    return {room: share.participant for room, share in group.state.sharing.on.items()}


def reasons(events: object) -> list[str]:
    assert isinstance(events, tuple), events
    return [event.reason for event in events if isinstance(event, SharingStopped)]


def let_out(group: Group, who: ParticipantId) -> bool:
    return group.state.gates(who).screen


# --- who may ---


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.CO_FACILITATOR])
def test_leaders_share_without_asking(role: Role) -> None:
    group = Group("")
    who = group.client("x", role)
    assert group.ask(who, ShareScreen()) == (ScreenShared(at=START, participant=who, room=MAIN_ROOM),)
    assert let_out(group, who)


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.GUEST])
def test_members_share_only_when_a_leader_lets_them(role: Role) -> None:
    group = Group("")
    who = group.client("x", role)
    assert code(group.ask(who, ShareScreen())) is Code.FORBIDDEN
    group.must(group.lead, AllowSharing(True, (who,)))
    group.must(who, ShareScreen())
    assert sharing(group) == {MAIN_ROOM: who}


def test_everyone_may_be_let_newcomers_too_and_single_people_not() -> None:
    group = letting()
    group.must(group.lead, AllowSharing(False, (B,)))
    newcomer = group.client("n")
    assert code(group.ask(B, ShareScreen())) is Code.FORBIDDEN
    group.must(newcomer, ShareScreen())


def test_observers_never_share_also_when_they_may_speak() -> None:
    group = letting()
    who = group.client("x", Role.OBSERVER)
    group.must(group.lead, InviteToSpeak(who, True))
    assert code(group.ask(who, ShareScreen())) is Code.FORBIDDEN


def test_letting_somebody_twice_changes_nothing() -> None:
    group = letting(A)
    assert group.ask(group.lead, AllowSharing(True, (A, A))) == ()
    assert group.ask(group.lead, AllowSharing(False)) != ()
    assert group.ask(group.lead, AllowSharing(False)) == ()


def test_only_leaders_let_and_only_those_there_are() -> None:
    group = Group("abc")
    assert code(group.ask(A, AllowSharing(True))) is Code.FORBIDDEN
    assert code(group.ask(group.lead, AllowSharing(True, (STRANGER,)))) is Code.NOT_FOUND
    assert code(group.ask(group.lead, AllowSharing(True, (group.lead,)))) is Code.INVALID


def test_the_programme_lets_people_too_but_has_no_screen() -> None:
    group = Group("abc")
    assert group.ask(None, AllowSharing(True)) == (SharingAllowed(at=START, allowed=True, participants=None, by=None),)
    assert code(group.ask(None, ShareScreen())) is Code.INVALID
    assert code(group.ask(None, StopSharing())) is Code.INVALID


def test_permission_survives_leaving_and_coming_back() -> None:
    group = letting(A)
    group.must(A, Leave())
    group.must(None, Join(A, group.who(A).invitation))
    group.must(A, ShareScreen())


def test_nothing_of_a_screen_is_let_out_but_of_who_shares() -> None:
    group = letting()
    group.must(A, ShareScreen())
    assert [let_out(group, who) for who in (A, B, group.lead)] == [True, False, False]


# --- one at a time ---


def test_sharing_twice_is_sharing_once() -> None:
    group = letting()
    group.must(A, ShareScreen())
    assert group.ask(A, ShareScreen()) == ()


def test_members_wait_until_a_screen_is_free() -> None:
    group = letting()
    group.must(A, ShareScreen())
    assert code(group.ask(B, ShareScreen())) is Code.CONFLICT
    group.must(A, StopSharing())
    group.must(B, ShareScreen())
    assert sharing(group) == {MAIN_ROOM: B}


def test_a_leader_takes_over_and_the_other_leader_from_them() -> None:
    group = letting()
    other = group.client("k", Role.CO_FACILITATOR)
    group.must(A, ShareScreen())
    for leader in (group.lead, other):
        assert reasons(group.ask(leader, ShareScreen())) == ["taken_over"]
        assert sharing(group) == {MAIN_ROOM: leader}


def test_each_room_has_its_own_screen() -> None:
    group = letting()
    group.open("a", "b")
    for who in (A, B, group.lead):
        group.must(who, ShareScreen())
    assert sharing(group) == {ONE: A, TWO: B, MAIN_ROOM: group.lead}


def test_a_leader_who_speaks_to_all_rooms_shares_in_their_own_alone() -> None:
    group = letting()
    group.open("a", "b")
    group.must(group.lead, SpeakToRooms(True))
    group.must(group.lead, ShareScreen())
    assert sharing(group) == {MAIN_ROOM: group.lead}


# --- ending it ---


def test_a_leader_ends_anybodys_and_others_their_own_only() -> None:
    group = letting()
    group.must(A, ShareScreen())
    assert code(group.ask(B, StopSharing(A))) is Code.FORBIDDEN
    assert reasons(group.ask(group.lead, StopSharing(A))) == ["stopped"]
    assert not let_out(group, A)
    assert code(group.ask(group.lead, StopSharing(STRANGER))) is Code.NOT_FOUND


def test_two_who_end_the_same_screen_both_get_what_they_want() -> None:
    group = letting()
    group.must(A, ShareScreen())
    group.must(group.lead, StopSharing(A))
    assert group.ask(A, StopSharing()) == ()
    assert group.ask(group.lead, StopSharing(A)) == ()


@pytest.mark.parametrize(
    ("reason", "happens"),
    [
        ("gone", lambda group: group.must(A, Leave())),
        ("gone", lambda group: group.must(group.lead, Remove(A))),
        ("gone", lambda group: group.must(group.lead, SendToLobby(A))),
        ("apart", lambda group: group.must(group.lead, Hold(A))),
        ("apart", lambda group: group.must(A, StepAway(True))),
        ("apart", lambda group: group.must(A, StepOut())),
        ("moved", lambda group: group.must(group.lead, TakeAside(A))),
        ("moved", lambda group: group.must(group.lead, OpenBreakouts((RoomWish("Oak", (A,)),)))),
        ("not_allowed", lambda group: group.must(group.lead, AllowSharing(False))),
        ("not_allowed", lambda group: group.must(group.lead, AllowSharing(False, (A,)))),
        ("apart", lambda group: group.must(group.lead, SetRole(A, Role.OBSERVER))),
        ("break", lambda group: group.must(group.lead, StartBreak(5))),
        ("pause", lambda group: group.must(group.lead, StartPause(5))),
        ("session_ended", lambda group: group.must(group.lead, EndSession())),
    ],
)
def test_it_ends_by_itself_when(reason: str, happens: Callable[[Group], object]) -> None:
    group = letting()
    group.must(A, ShareScreen())
    assert reasons(happens(group)) == [reason]
    assert sharing(group) == {}


def test_it_ends_when_its_room_closes() -> None:
    group = letting()
    group.open("a", "b")
    group.must(A, ShareScreen())
    assert reasons(group.must(group.lead, CloseBreakouts(in_seconds=0))) == ["room_closed"]


def test_it_ends_when_its_owner_is_moved() -> None:
    group = letting()
    group.open("a", "b")
    group.must(A, ShareScreen())
    assert reasons(group.must(group.lead, Move(A, TWO))) == ["moved"]


def test_moving_somebody_else_leaves_it_alone() -> None:
    group = letting()
    group.open("a", "b")
    group.must(A, ShareScreen())
    assert reasons(group.must(group.lead, Move(B, ONE))) == []
    assert sharing(group) == {ONE: A}


def test_a_leader_who_leads_no_more_shares_no_more() -> None:
    group = Group("abc")
    other = group.client("k", Role.CO_FACILITATOR)
    group.must(other, ShareScreen())
    assert reasons(group.must(group.lead, SetRole(other, Role.PARTICIPANT))) == ["not_allowed"]


def test_a_lost_link_is_waited_for_and_then_no_longer() -> None:
    group = letting()
    group.must(A, ShareScreen())
    group.must(None, LinkLost(A))
    assert reasons(group.later(GRACE - 1)) == []
    group.must(None, LinkBack(A))
    assert reasons(group.later(GRACE)) == []
    group.must(None, LinkLost(A))
    assert reasons(group.later(GRACE)) == ["link_lost"]


def test_nobody_shares_while_apart() -> None:
    group = letting()
    group.must(group.lead, Hold(A))
    assert code(group.ask(A, ShareScreen())) is Code.CONFLICT


def test_nobody_shares_in_a_break_or_a_pause_and_again_after_it() -> None:
    group = letting()
    group.must(group.lead, StartBreak(5))
    assert code(group.ask(A, ShareScreen())) is Code.CONFLICT
    group.must(group.lead, EndBreak())
    group.must(group.lead, StartPause(5))
    assert code(group.ask(A, ShareScreen())) is Code.CONFLICT
    group.must(group.lead, EndPause())
    group.must(A, ShareScreen())


def test_a_pause_elsewhere_is_no_pause_here() -> None:
    group = letting()
    group.open("a")
    group.must(group.lead, StartPause(5))
    group.must(A, ShareScreen())


def test_events_that_do_not_fit_are_broken() -> None:
    group = letting()
    with pytest.raises(InvariantBroken):
        group.happen(SharingStopped(at=START, participant=A, room=MAIN_ROOM, by=A, reason="stopped"))
    group.must(A, ShareScreen())
    with pytest.raises(InvariantBroken):
        group.happen(ScreenShared(at=START, participant=B, room=MAIN_ROOM))
    with pytest.raises(InvariantBroken):
        group.happen(SharingStopped(at=START, participant=B, room=MAIN_ROOM, by=B, reason="stopped"))
