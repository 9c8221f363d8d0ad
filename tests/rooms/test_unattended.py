"""A room without its leaders goes on, says so, and closes by itself in the end."""

from __future__ import annotations

import pytest

from rooms.arrivals import GRACE
from rooms.kernel import Code, Instant, ParticipantId, Rejected
from rooms.people import LEADERS, Role
from rooms.session import next_deadline
from rooms.unattended import PATIENCE, USUAL_GRACE
from rooms.vocabulary import Leave, LinkBack, LinkLost, SessionEnded, SetRole, Unattended
from tests.sim.meeting import Meeting


def group(grace: int | None = USUAL_GRACE) -> tuple[Meeting, ParticipantId]:
    meeting = Meeting(unattended_grace=grace)
    meeting.person()
    return meeting, meeting.person(Role.FACILITATOR)


def test_when_the_last_leader_has_left_the_room_goes_on_and_says_so() -> None:
    meeting, leader = group()
    meeting.must(leader, Leave())
    assert meeting.later(PATIENCE - 1) == ()
    assert meeting.later(1) == (Unattended(at=meeting.now, closes_at=Instant(meeting.now + USUAL_GRACE)),)
    assert meeting.state.session.is_open


def test_a_leaders_reload_alarms_nobody() -> None:
    meeting, leader = group()
    meeting.must(None, LinkLost(leader))
    meeting.later(PATIENCE - 1)
    meeting.must(None, LinkBack(leader))
    assert meeting.later(PATIENCE) == ()
    assert next_deadline(meeting.state.session) is None


def test_after_the_grace_it_closes_by_itself() -> None:
    meeting, leader = group()
    meeting.must(leader, Leave())
    meeting.later(PATIENCE)
    assert meeting.later(USUAL_GRACE - 1) == ()
    assert meeting.later(1) == (SessionEnded(at=meeting.now, by=None, reason="unattended"),)


@pytest.mark.parametrize("role", sorted(LEADERS))
def test_any_leader_who_comes_back_clears_it(role: Role) -> None:
    meeting, leader = group()
    meeting.must(leader, Leave())
    meeting.later(PATIENCE)
    meeting.person(role)
    assert not meeting.state.session.unattended
    assert meeting.later(USUAL_GRACE) == ()


def test_one_leader_of_two_is_enough() -> None:
    meeting, leader = group()
    meeting.person(Role.CO_FACILITATOR)
    meeting.must(leader, Leave())
    assert meeting.later(PATIENCE) == ()


def test_somebody_made_a_leader_by_the_server_clears_it_too() -> None:
    meeting, leader = group()
    ann = meeting.state.session.here[0].id
    meeting.must(leader, Leave())
    meeting.later(PATIENCE)
    meeting.must(None, SetRole(ann, Role.CO_FACILITATOR))
    assert not meeting.state.session.unattended


def test_a_session_set_to_go_on_without_end_says_so_and_stays() -> None:
    meeting, leader = group(grace=None)
    meeting.must(leader, Leave())
    assert meeting.later(PATIENCE) == (Unattended(at=meeting.now, closes_at=None),)
    assert meeting.later(100 * USUAL_GRACE) == ()
    assert meeting.state.session.is_open


def test_a_session_no_leader_has_come_to_waits_for_one() -> None:
    meeting = Meeting(unattended_grace=USUAL_GRACE)
    meeting.person()
    assert meeting.later(100 * USUAL_GRACE) == ()
    assert next_deadline(meeting.state.session) is None


def test_a_lost_leaders_own_grace_and_the_rooms_run_side_by_side() -> None:
    meeting, leader = group()
    meeting.must(None, LinkLost(leader))
    told = meeting.later(GRACE)
    assert not isinstance(told, Rejected)
    assert [type(event).__name__ for event in told] == ["Left", "Unattended"]


@pytest.mark.parametrize("grace", [0, -1, 25 * 3_600_000])
def test_a_grace_has_to_make_sense(grace: int) -> None:
    meeting = Meeting(created=False)
    result = meeting.ask(None, meeting.creation(unattended_grace=grace))
    assert isinstance(result, Rejected)
    assert result.code is Code.INVALID
