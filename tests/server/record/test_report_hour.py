"""The hour in the report: its segments as they were on, breaks and pauses, and nothing of anybody."""

from __future__ import annotations

from facilitator.hour.agenda.vocabulary import (
    EndAgenda,
    GoToSegment,
    Kind,
    NextSegment,
    SegmentId,
    SegmentWish,
    SetAgenda,
    StartAgenda,
)
from facilitator.hour.pause import EndPause, StartPause
from facilitator.hour.recess import EndBreak, StartBreak
from rooms.breakouts.vocabulary import Visit
from rooms.kernel import MAIN_ROOM, Instant
from rooms.vocabulary import EndSession
from server.record.report import Report, report
from server.record.reports_hour import BreakReport, PauseReport, SegmentReport
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, Group

FIRST, SECOND = SegmentId("segment-1"), SegmentId("segment-2")


def told(group: Group) -> Report:
    return report(group.log, group.now)


def at(minutes: int) -> Instant:
    return Instant(START + minutes * 60_000)


def a_minute_later(group: Group) -> None:
    group.now = Instant(group.now + 60_000)


def group_with_agenda() -> Group:
    group = Group()
    group.must(group.lead, SetAgenda((SegmentWish("How we are", Kind.CHECK_IN, 10), SegmentWish("Topic"))))
    group.must(group.lead, StartAgenda())
    a_minute_later(group)
    return group


def test_segments_are_told_in_the_order_in_which_they_were_on_as_often_as_they_were() -> None:
    group = group_with_agenda()
    group.must(group.lead, NextSegment())
    a_minute_later(group)
    group.must(group.lead, GoToSegment(FIRST))
    a_minute_later(group)
    group.must(group.lead, EndAgenda())
    assert told(group).agenda == (
        SegmentReport(FIRST, "How we are", Kind.CHECK_IN, 10, at(0), at(1)),
        SegmentReport(SECOND, "Topic", Kind.TOPIC, None, at(1), at(2)),
        SegmentReport(FIRST, "How we are", Kind.CHECK_IN, 10, at(2), at(3)),
    )


def test_a_segment_that_is_on_has_no_end_until_the_session_ends() -> None:
    group = group_with_agenda()
    assert [each.ended_at for each in told(group).agenda] == [None]
    group.must(group.lead, EndSession())
    assert [each.ended_at for each in told(group).agenda] == [at(1)]


def test_breaks_are_told_by_their_times() -> None:
    group = Group()
    group.must(group.lead, StartBreak(10))
    a_minute_later(group)
    group.must(group.lead, EndBreak())
    group.must(group.lead, StartBreak(5))
    assert told(group).breaks == (BreakReport(at(0), at(1)), BreakReport(at(1)))


def test_pauses_are_told_by_room_and_whether_a_voice_guided_them() -> None:
    group = Group()
    group.open("a", "b")
    group.must(group.lead, StartPause(10))
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartPause(10, guide=False))
    a_minute_later(group)
    group.must(group.lead, EndPause())
    assert told(group).pauses == (PauseReport(MAIN_ROOM, True, at(0)), PauseReport(ONE, False, at(0), at(1)))
