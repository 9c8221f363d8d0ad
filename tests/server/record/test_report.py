"""Minutes present, from the facts of the log."""

from __future__ import annotations

import pytest

from facilitator.desk import Event
from rooms.kernel import Instant, InvitationId, ParticipantId, SessionId
from rooms.people import Role
from rooms.vocabulary import (
    Joined,
    Left,
    LinkReturned,
    LinkWasLost,
    Removed,
    Renamed,
    SessionCreated,
    SessionEnded,
)
from server.record.report import Attendance, Span, report

ANA, BEN = ParticipantId("ana"), ParticipantId("ben")
MINUTE = 60_000


def at(minute: float) -> Instant:
    return Instant(int(minute * MINUTE))


def created() -> Event:
    return SessionCreated(at=at(0), id=SessionId("s"), title="T", capacity=8, waiting_room=False)


def joined(minute: float, who: ParticipantId = ANA) -> Event:
    return Joined(at=at(minute), participant=who, invitation=InvitationId("i"), name=str(who), role=Role.PARTICIPANT)


def attendance(*events: Event, now: float = 60) -> tuple[Attendance, ...]:
    return report([created(), *events], at(now)).attendance


def minutes(*events: Event, now: float = 60) -> float:
    (only,) = attendance(*events, now=now)
    return only.minutes


def test_who_is_still_there_is_counted_up_to_now() -> None:
    assert minutes(joined(10)) == 50.0


def test_who_left_is_counted_until_then() -> None:
    assert minutes(joined(10), Left(at=at(25), participant=ANA, reason="left")) == 15.0


def test_who_was_removed_is_counted_until_then() -> None:
    assert minutes(joined(10), Removed(at=at(12), participant=ANA, by=BEN)) == 2.0


def test_the_end_of_the_session_ends_everyones_presence() -> None:
    assert [a.minutes for a in attendance(joined(10), joined(20, BEN), SessionEnded(at=at(30), by=None))] == [20, 10]


def test_a_lost_link_is_a_gap_and_its_grace_is_not_counted() -> None:
    lost = LinkWasLost(at=at(20), participant=ANA)
    assert minutes(joined(10), lost, Left(at=at(22), participant=ANA, reason="link_lost")) == 10.0
    (ana,) = attendance(joined(10), lost, LinkReturned(at=at(21), participant=ANA))
    assert ana.spans == (Span(at(10), at(20)), Span(at(21), None))
    assert (ana.minutes, ana.first_joined_at, ana.last_left_at) == (49.0, at(10), None)


def test_coming_back_after_leaving_goes_on() -> None:
    left = Left(at=at(20), participant=ANA, reason="left")
    assert minutes(joined(10), left, LinkReturned(at=at(50), participant=ANA)) == 20.0


def test_the_last_name_is_the_one_reported() -> None:
    (ana,) = attendance(joined(10), Renamed(at=at(11), participant=ANA, name="Anna"))
    assert ana.name == "Anna"


def test_people_are_in_order_of_arrival() -> None:
    assert [a.participant for a in attendance(joined(10, BEN), joined(20))] == [BEN, ANA]


def test_minutes_are_to_a_tenth() -> None:
    assert minutes(joined(0), now=1.26) == 1.3


def test_a_session_nobody_came_to_has_a_report() -> None:
    assert report([created()], at(1)).attendance == ()


@pytest.mark.parametrize("events", [[], [joined(1)]])
def test_something_that_is_no_sessions_log_is_refused(events: list[Event]) -> None:
    with pytest.raises(ValueError, match="begins with session_created"):
        report(events, at(1))
