"""Attendance, rooms and observers, from the facts of the log."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from hypothesis import settings

from facilitator.desk import Command, Desk, Event
from rooms.breakouts.vocabulary import CloseBreakouts, Move, OpenBreakouts, ReturnToMain, RoomWish, Visit
from rooms.kernel import Instant, InvariantBroken, ParticipantId, RoomId
from rooms.people import Role
from rooms.vocabulary import (
    Admit,
    EndSession,
    Hold,
    Join,
    Leave,
    LinkBack,
    LinkLost,
    Release,
    Remove,
    Rename,
    SendToLobby,
    SetRole,
    StepAway,
)
from server.record.export import REPORT_COLUMNS, TALK_COLUMNS, report_rows
from server.record.report import Attendance, Report, Round, RoundRoom, Span, report, sheet
from tests.sim.machine import AnyMeeting
from tests.sim.meeting import START, Meeting

MINUTE = 60_000


class Hour(Meeting):
    """A meeting that is told by the minute."""

    def minute(self, minute: float) -> None:
        self.now = Instant(START + round(minute * MINUTE))

    def at(self, minute: float, by: ParticipantId | None, command: Command) -> None:
        self.minute(minute)
        self.must(by, command)

    def arrives(self, minute: float, role: Role = Role.PARTICIPANT, name: str | None = None) -> ParticipantId:
        self.minute(minute)
        return self.person(role, name)

    def report(self, minute: float = 60) -> Report:
        return report(self.log, Instant(START + round(minute * MINUTE)))

    def of(self, who: ParticipantId, minute: float = 60) -> Attendance:
        found = sheet(self.report(minute), who)
        assert found is not None
        return found.attendance


def when(minute: float) -> Instant:
    return Instant(START + round(minute * MINUTE))


@pytest.fixture
def hour() -> Hour:
    return Hour()


# --- attendance ---


def test_who_is_still_there_is_counted_up_to_now(hour: Hour) -> None:
    ann = hour.arrives(10)
    assert (hour.of(ann).minutes, hour.of(ann).last_left_at) == (50.0, None)


def test_who_left_or_was_removed_is_counted_until_then(hour: Hour) -> None:
    leader, ann, ben = hour.arrives(0, Role.FACILITATOR), hour.arrives(10), hour.arrives(10)
    hour.at(25, ann, Leave())
    hour.at(12, leader, Remove(ben))
    assert (hour.of(ann).minutes, hour.of(ben).minutes) == (15.0, 2.0)
    assert hour.of(ann).last_left_at == when(25)


def test_the_end_of_the_session_ends_everyones_presence(hour: Hour) -> None:
    leader, ann = hour.arrives(0, Role.FACILITATOR), hour.arrives(20)
    hour.at(30, leader, EndSession())
    assert [a.minutes for a in hour.report().attendance] == [30.0, 10.0]
    assert (hour.report().ended_at, hour.of(ann).last_left_at) == (when(30), when(30))


def test_a_lost_link_is_a_gap_and_its_grace_is_not_counted(hour: Hour) -> None:
    ann = hour.arrives(10)
    hour.at(20, None, LinkLost(ann))
    hour.at(21, None, LinkBack(ann))
    attendance = hour.of(ann)
    assert attendance.spans == (Span(when(10), when(20)), Span(when(21), None))
    assert (attendance.minutes, attendance.gap_minutes, attendance.late_minutes) == (49.0, 1.0, 10.0)


def test_a_link_that_stays_lost_ends_where_it_was_lost(hour: Hour) -> None:
    ann = hour.arrives(10)
    hour.at(20, None, LinkLost(ann))
    hour.later(10 * MINUTE)
    assert (hour.of(ann).minutes, hour.of(ann).last_left_at) == (10.0, when(20))


def test_coming_back_after_leaving_goes_on(hour: Hour) -> None:
    ann = hour.arrives(10)
    hour.at(20, ann, Leave())
    hour.at(50, None, Join(ann, hour.who(ann).invitation))
    assert (hour.of(ann).minutes, hour.of(ann).gap_minutes) == (20.0, 30.0)


def test_minutes_are_to_a_tenth(hour: Hour) -> None:
    assert hour.of(hour.arrives(0), 1.26).minutes == 1.3


def test_waiting_is_no_attendance() -> None:
    hour = Hour(waiting_room=True)
    leader, ann, ben = hour.arrives(0, Role.FACILITATOR), hour.arrives(5), hour.arrives(6)
    hour.at(15, leader, Admit(ann))
    hour.at(25, leader, SendToLobby(ann))
    hour.at(30, leader, Admit(ann))
    attendance = hour.of(ann)
    assert (attendance.first_seen_at, attendance.first_joined_at) == (when(5), when(15))
    assert (attendance.minutes, attendance.gap_minutes, attendance.late_minutes) == (40.0, 5.0, 15.0)
    never = hour.of(ben)
    assert (never.minutes, never.first_joined_at, never.late_minutes, never.spans) == (0.0, None, 0.0, ())


def test_lateness_counts_from_the_time_it_was_scheduled_for() -> None:
    hour = Hour(scheduled_for=when(10))
    leader, ann = hour.arrives(4, Role.FACILITATOR), hour.arrives(13)
    assert (hour.of(leader).late_minutes, hour.of(ann).late_minutes) == (0.0, 3.0)
    assert (hour.report().scheduled_for, hour.report().opened_at) == (when(10), when(4))


def test_stepping_away_and_being_held_are_attendance_and_counted_beside_it(hour: Hour) -> None:
    leader, ann = hour.arrives(0, Role.FACILITATOR), hour.arrives(0)
    hour.at(10, ann, StepAway(away=True))
    hour.at(15, ann, StepAway(away=False))
    hour.at(20, leader, Hold(ann))
    hour.at(22, leader, Release(ann))
    attendance = hour.of(ann)
    assert (attendance.minutes, attendance.away_minutes, attendance.held_minutes) == (60.0, 5.0, 2.0)


def test_people_are_in_order_of_arrival_by_their_last_name(hour: Hour) -> None:
    ben, ann = hour.arrives(1, name="Ben"), hour.arrives(2, name="Ann")
    hour.at(3, ann, Rename("Anna"))
    assert [(a.participant, a.name) for a in hour.report().attendance] == [(ben, "Ben"), (ann, "Anna")]


def test_who_observed_is_told_even_if_they_took_part_later(hour: Hour) -> None:
    leader, eve, ann = hour.arrives(0, Role.FACILITATOR), hour.arrives(0, Role.OBSERVER), hour.arrives(0)
    hour.at(10, leader, SetRole(eve, Role.PARTICIPANT))
    observed = hour.of(eve)
    assert (observed.observer, observed.role, observed.roles) == (
        True,
        Role.PARTICIPANT,
        (Role.OBSERVER, Role.PARTICIPANT),
    )
    assert not hour.of(ann).observer


def test_a_session_nobody_came_to_has_a_report(hour: Hour) -> None:
    assert hour.report().attendance == ()


def test_something_that_is_no_sessions_log_is_refused(hour: Hour) -> None:
    with pytest.raises(ValueError, match="empty log"):
        report([], START)
    hour.arrives(0)
    with pytest.raises(InvariantBroken):
        report(hour.log[1:], START)


# --- small rooms ---


def rooms_of(attendance: Attendance) -> list[tuple[str, Instant, Instant | None]]:
    return [(span.room, span.since, span.until) for span in attendance.rooms]


def test_rounds_of_small_rooms_tell_who_was_in_which(hour: Hour) -> None:
    leader, ann, ben = hour.arrives(0, Role.FACILITATOR), hour.arrives(0), hour.arrives(0)
    hour.at(10, leader, OpenBreakouts(rooms=(RoomWish("Blue", (ann,)), RoomWish("Red", (ben,)))))
    blue, red = hour.state.breakouts.rooms
    hour.at(12, leader, Visit(red))
    hour.at(15, leader, Move(ann, red))
    hour.at(20, leader, CloseBreakouts(in_seconds=0))
    hour.later(0)
    hour.at(30, leader, OpenBreakouts(rooms=(RoomWish("Green", (ann,)),)))
    (green,) = hour.state.breakouts.rooms
    first, second = hour.report().breakouts
    assert (first.opened_at, first.closed_at) == (when(10), when(20))
    assert [(room.name, set(room.participants)) for room in first.rooms] == [
        ("Blue", {ann}), ("Red", {ann, ben, leader}),
    ]  # fmt: skip
    assert second == Round(when(30), None, (RoundRoom(green, "Green", (ann,)),))
    ann_was = hour.of(ann)
    assert rooms_of(ann_was) == [(blue, when(10), when(15)), (red, when(15), when(20)), (green, when(30), None)]
    assert (ann_was.breakout_minutes, ann_was.moves) == (40.0, 1)
    assert rooms_of(hour.of(leader)) == [(red, when(12), when(20))]


def test_time_in_a_small_room_ends_with_the_link_and_goes_on_with_it(hour: Hour) -> None:
    leader, ann = hour.arrives(0, Role.FACILITATOR), hour.arrives(0)
    hour.at(10, leader, OpenBreakouts(rooms=(RoomWish("Blue", (ann,)),)))
    (blue,) = hour.state.breakouts.rooms
    hour.at(12, None, LinkLost(ann))
    hour.at(13, None, LinkBack(ann))
    hour.at(20, ann, ReturnToMain())
    assert rooms_of(hour.of(ann)) == [(blue, when(10), when(12)), (blue, when(13), when(20))]


def test_the_end_of_the_session_ends_its_rooms(hour: Hour) -> None:
    leader, ann = hour.arrives(0, Role.FACILITATOR), hour.arrives(0)
    hour.at(10, leader, OpenBreakouts(rooms=(RoomWish("Blue", (ann,)),)))
    hour.at(20, leader, EndSession())
    assert [each.closed_at for each in hour.report().breakouts] == [when(20)]
    assert hour.of(ann).breakout_minutes == 10.0


# --- forms ---


def test_a_sheet_names_nobody_else_and_no_room(hour: Hour) -> None:
    leader, ann = hour.arrives(0, Role.FACILITATOR, "Dr. Lee"), hour.arrives(0, name="Ann")
    ben = hour.arrives(0, name="Ben")
    hour.at(10, leader, OpenBreakouts(rooms=(RoomWish("Ann and Ben", (ann, ben)),)))
    written = msgspec.json.encode(sheet(hour.report(), ann))
    for other in (b"Ben", b"Lee", ben.encode() + b'"', leader.encode() + b'"'):
        assert other not in written
    assert b'"Ann"' in written


def test_who_was_not_there_has_no_sheet(hour: Hour) -> None:
    assert sheet(hour.report(), ParticipantId("nobody")) is None


def test_a_report_is_a_table_with_a_line_a_person(hour: Hour) -> None:
    hour.arrives(10, name="=Ann")
    (row,) = csv.DictReader(io.StringIO("".join(report_rows(hour.report()))))
    assert tuple(row) == (*REPORT_COLUMNS, *TALK_COLUMNS)
    assert (row["name"], row["minutes"], row["observer"]) == ("'=Ann", "50.0", "False")
    assert (row["first_joined_at"], row["last_left_at"]) == ("2023-11-14T22:23:20.000Z", "")


class ReportMachine(AnyMeeting):
    """Of any meeting there is a report, and its sums are right."""

    def happened(self, before: Desk | None, event: Event, after: Desk) -> None:
        """Reported at the end."""

    def teardown(self) -> None:
        if self.meeting.desk is None:
            return
        whole = report(self.meeting.log, self.meeting.now)
        lasted = (self.meeting.now - self.meeting.log[0].at) / MINUTE
        assert [a.participant for a in whole.attendance] == list(self.meeting.state.session.people)
        for attendance in whole.attendance:
            times = [t for span in attendance.spans for t in (span.since, span.until) if t is not None]
            assert times == sorted(times)
            assert attendance.minutes + attendance.gap_minutes <= lasted + 0.2
            assert attendance.breakout_minutes <= attendance.minutes + 0.1
            assert all(room.room != RoomId("main") for room in attendance.rooms)


TestReportMachine = ReportMachine.TestCase
TestReportMachine.settings = settings(max_examples=30, stateful_step_count=40)
