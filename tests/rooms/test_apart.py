"""Held by a leader, or stepped away by oneself."""

from __future__ import annotations

import pytest

from rooms.arrivals import GRACE
from rooms.kernel import Code, ParticipantId, Rejected
from rooms.people import LEADERS, Role
from rooms.vocabulary import (
    CameBack,
    Held,
    Hold,
    Leave,
    LinkBack,
    LinkLost,
    Release,
    Released,
    StepAway,
    StepOut,
    SteppedAway,
    SteppedOut,
)
from tests.sim.meeting import START, Meeting

STRANGER = ParticipantId("stranger")


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def group() -> tuple[Meeting, ParticipantId, ParticipantId]:
    meeting = Meeting()
    return meeting, meeting.person(Role.FACILITATOR), meeting.person()


@pytest.mark.parametrize("role", Role)
def test_anyone_may_step_away_and_come_back(role: Role) -> None:
    meeting = Meeting()
    who = meeting.person(role)
    assert meeting.ask(who, StepAway(away=True)) == (SteppedAway(at=START, participant=who),)
    assert meeting.who(who).is_here
    assert not meeting.who(who).may_receive
    assert not meeting.who(who).may_send
    assert meeting.ask(who, StepAway(away=False)) == (CameBack(at=START, participant=who),)
    assert meeting.who(who).may_receive


def test_stepping_away_twice_is_no_second_event() -> None:
    meeting, _, ann = group()
    assert meeting.ask(ann, StepAway(away=False)) == ()
    assert code(meeting.ask(None, StepAway(away=True))) is Code.INVALID


def test_stepping_out_is_stepping_away_and_known_to_be_more() -> None:
    meeting, _, ann = group()
    assert meeting.ask(ann, StepOut()) == (SteppedOut(at=START, participant=ann),)
    assert (meeting.who(ann).away, meeting.who(ann).stepped_out) == (True, True)
    assert not meeting.who(ann).may_receive
    assert meeting.ask(ann, StepOut()) == ()
    assert meeting.ask(ann, StepAway(away=True)) == ()


@pytest.mark.parametrize("back", [StepOut(out=False), StepAway(away=False)])
def test_who_stepped_out_comes_back_either_way(back: StepOut | StepAway) -> None:
    meeting, _, ann = group()
    meeting.must(ann, StepOut())
    assert meeting.ask(ann, back) == (CameBack(at=START, participant=ann),)
    assert (meeting.who(ann).away, meeting.who(ann).stepped_out) == (False, False)
    assert meeting.ask(ann, StepOut(out=False)) == ()


def test_who_has_stepped_away_may_still_step_out() -> None:
    meeting, _, ann = group()
    meeting.must(ann, StepAway(away=True))
    assert meeting.ask(ann, StepOut()) == (SteppedOut(at=START, participant=ann),)


def test_leaders_and_the_server_do_not_step_out() -> None:
    meeting, leader, _ = group()
    assert code(meeting.ask(leader, StepOut())) is Code.FORBIDDEN
    assert code(meeting.ask(None, StepOut())) is Code.INVALID


def test_a_leader_holds_and_releases() -> None:
    meeting, leader, ann = group()
    assert meeting.ask(leader, Hold(ann)) == (Held(at=START, participant=ann, by=leader),)
    assert not meeting.who(ann).may_receive
    assert not meeting.who(ann).may_send
    assert meeting.ask(leader, Hold(ann)) == ()
    assert meeting.ask(leader, Release(ann)) == (Released(at=START, participant=ann, by=leader),)
    assert meeting.ask(leader, Release(ann)) == ()
    assert meeting.who(ann).may_send


@pytest.mark.parametrize("role", sorted(LEADERS))
def test_a_leader_cannot_be_held(role: Role) -> None:
    meeting, leader, _ = group()
    assert code(meeting.ask(leader, Hold(meeting.person(role)))) is Code.INVALID


def test_who_is_not_here_cannot_be_held() -> None:
    meeting, leader, ann = group()
    meeting.must(ann, Leave())
    assert code(meeting.ask(leader, Hold(ann))) is Code.NOT_FOUND
    assert code(meeting.ask(leader, Hold(STRANGER))) is Code.NOT_FOUND
    assert code(meeting.ask(leader, Release(STRANGER))) is Code.NOT_FOUND


@pytest.mark.parametrize("way", ["drop", "end of grace", "leave"])
def test_coming_back_is_no_way_out_of_a_hold_nor_out_of_being_away(way: str) -> None:
    """Elsewhere a lock was not checked on resume (MiroTalk)."""
    meeting, leader, ann = group()
    meeting.must(leader, Hold(ann))
    meeting.must(ann, StepAway(away=True))
    if way == "leave":
        meeting.must(ann, Leave())
    else:
        meeting.must(None, LinkLost(ann))
        meeting.later(GRACE if way == "end of grace" else 1)
    meeting.must(None, LinkBack(ann)) if way == "drop" else meeting.come(meeting.who(ann).invitation)
    assert meeting.who(ann).is_here
    assert (meeting.who(ann).held, meeting.who(ann).away) == (True, True)


def test_coming_back_from_being_away_does_not_end_a_hold() -> None:
    meeting, leader, ann = group()
    meeting.must(ann, StepAway(away=True))
    meeting.must(leader, Hold(ann))
    meeting.must(ann, StepAway(away=False))
    assert not meeting.who(ann).may_receive


def test_who_left_on_hold_may_be_released_before_they_return() -> None:
    meeting, leader, ann = group()
    meeting.must(leader, Hold(ann))
    meeting.must(ann, Leave())
    meeting.must(leader, Release(ann))
    meeting.come(meeting.who(ann).invitation)
    assert meeting.who(ann).may_receive
