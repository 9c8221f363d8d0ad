"""Who sits where, and whose media goes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.moderation import Mute, SetMedia
from rooms.kernel import ParticipantId
from rooms.people import Role
from rooms.vocabulary import Hold, InviteToSpeak, Leave, LinkLost, Release, StepAway
from server.live.media_plan import SeatRow, media_plan, reseat, seat_rows, wanted
from server.ports import Desired, Seat
from tests.sim.meeting import Meeting


def p(name: str) -> ParticipantId:
    return ParticipantId(name)


A, B, C, D = p("a"), p("b"), p("c"), p("d")
People = list[ParticipantId]
persons = st.lists(st.sampled_from([p(c) for c in "abcdefgh"]), unique=True)


# --- seating ---


def test_the_first_come_sit_in_order() -> None:
    assert reseat((), [A, B], 3) == (A, B, None)


def test_who_sits_stays_seated_whatever_the_order_wanted() -> None:
    assert reseat((A, B, None), [C, B, A], 3) == (A, B, C)


def test_a_leaver_frees_the_seat_and_nobody_moves() -> None:
    assert reseat((A, B, C), [A, C], 3) == (A, None, C)


def test_a_newcomer_takes_the_first_free_seat() -> None:
    assert reseat((A, None, C), [A, C, D], 3) == (A, D, C)


def test_when_seats_are_few_the_first_wanted_sit() -> None:
    assert reseat((A, B), [C, A, B], 2) == (A, C)


def test_fewer_seats_keep_the_first_of_the_table() -> None:
    assert reseat((A, B, C), [A, B, C], 2) == (A, B)


@given(before=persons, now=persons, size=st.integers(0, 10))
def test_seating_is_complete_stable_and_settled(
    before: list[ParticipantId], now: list[ParticipantId], size: int
) -> None:
    table = reseat((), before, size)
    after = reseat(table, now, size)
    seated = [who for who in after if isinstance(who, str)]
    assert len(after) == size
    assert sorted(seated) == sorted(now[:size])
    assert all(new == old for old, new in zip(table, after, strict=True) if old in now[:size])
    assert reseat(after, now, size) == after


# --- whom to see ---


def test_everyone_sees_the_others_and_not_themselves() -> None:
    meeting = Meeting()
    ann, ben, kim = (meeting.person() for _ in range(3))
    assert wanted(meeting.state, ben) == (ann, kim)


def test_leaders_come_first() -> None:
    meeting = Meeting()
    ann, ben = meeting.person(), meeting.person()
    leader = meeting.person(Role.FACILITATOR)
    assert wanted(meeting.state, ann) == (leader, ben)


def test_an_observer_sees_and_takes_no_seat() -> None:
    meeting = Meeting()
    ann, observer = meeting.person(), meeting.person(Role.OBSERVER)
    assert wanted(meeting.state, observer) == (ann,)
    assert wanted(meeting.state, ann) == ()


def test_a_lost_link_keeps_the_seat_and_leaving_frees_it() -> None:
    meeting = Meeting()
    ann, ben = meeting.person(), meeting.person()
    meeting.must(None, LinkLost(ben))
    assert wanted(meeting.state, ann) == (ben,)
    meeting.must(ben, Leave())
    assert wanted(meeting.state, ann) == ()


def test_who_is_not_here_sees_nobody() -> None:
    meeting = Meeting()
    ann, _ = meeting.person(), meeting.person()
    meeting.must(ann, Leave())
    assert wanted(meeting.state, ann) == wanted(meeting.state, p("stranger")) == ()


# --- the plan ---


def test_the_plan_has_everyone_who_is_here_with_their_seats() -> None:
    meeting = Meeting()
    ann, ben, gone = (meeting.person() for _ in range(3))
    meeting.must(None, LinkLost(ben))
    meeting.must(gone, Leave())
    assert media_plan(meeting.state, {ann: (None, ben)}) == {
        ann: Desired(seats=(None, Seat(ben)), microphone=True, camera=True, screen=False),
        ben: Desired(seats=(), microphone=True, camera=True, screen=False),
    }


def test_a_mute_and_a_switched_off_camera_are_enforced_in_the_plan() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Mute(ann))
    meeting.must(leader, SetMedia(camera=False))
    plan = media_plan(meeting.state, {})
    assert (plan[ann].microphone, plan[ann].camera) == (False, True)
    assert (plan[leader].microphone, plan[leader].camera) == (True, False)


def test_nothing_of_an_observer_goes_out() -> None:
    meeting = Meeting()
    observer = meeting.person(Role.OBSERVER)
    assert media_plan(meeting.state, {})[observer] == Desired((), microphone=False, camera=False, screen=False)


def test_an_observer_who_is_invited_to_speak_takes_a_seat_like_others() -> None:
    meeting = Meeting()
    leader, observer = meeting.person(Role.FACILITATOR), meeting.person(Role.OBSERVER)
    meeting.must(leader, InviteToSpeak(observer, allowed=True))
    meeting.must(observer, SetMedia(microphone=True))
    assert wanted(meeting.state, leader) == (observer,)
    assert media_plan(meeting.state, {})[observer].microphone


def test_who_waits_has_a_transport_in_the_plan_and_nothing_in_it() -> None:
    meeting = Meeting(waiting_room=True)
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    assert wanted(meeting.state, ann) == wanted(meeting.state, leader) == ()
    plan = media_plan(meeting.state, {ann: (leader, None)})
    assert plan[ann] == Desired((None, None), microphone=False, camera=False, screen=False)


@pytest.mark.parametrize("how", ["held", "away"])
def test_who_is_apart_keeps_the_seat_before_others_and_the_table_before_themselves(how: str) -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader if how == "held" else ann, Hold(ann) if how == "held" else StepAway(away=True))
    assert wanted(meeting.state, leader) == (ann,)
    assert wanted(meeting.state, ann) == (leader,)
    plan = media_plan(meeting.state, {leader: (ann,), ann: (leader,)})
    assert plan[ann] == Desired((None,), microphone=False, camera=False, screen=False)
    assert plan[leader].seats == (Seat(ann),)
    assert seat_rows(meeting.state, leader, (ann,)) == (SeatRow(0, ann, audio=False, video=False),)
    assert seat_rows(meeting.state, ann, (leader,)) == (SeatRow(0, None, audio=False, video=False),)


def test_a_hold_leaves_ones_own_switches_as_they_are() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(ann, SetMedia(camera=False))
    meeting.must(leader, Hold(ann))
    meeting.must(leader, Release(ann))
    plan = media_plan(meeting.state, {})
    assert (plan[ann].microphone, plan[ann].camera) == (True, False)


def test_a_table_is_sent_whole_with_what_is_on() -> None:
    meeting = Meeting()
    ann, ben = meeting.person(), meeting.person()
    meeting.must(ann, SetMedia(microphone=False))
    assert seat_rows(meeting.state, ben, (None, ann)) == (
        SeatRow(seat=0, participant=None, audio=False, video=False),
        SeatRow(seat=1, participant=ann, audio=False, video=True),
    )
