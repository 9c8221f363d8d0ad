"""Calls for support and side conversations in the report: that they were, and nothing of why."""

from __future__ import annotations

import msgspec

from facilitator.support import AcknowledgeSupport, AskForSupport, SettleSupport, WithdrawSupport
from rooms.aside import EndAside, TakeAside
from rooms.breakouts.vocabulary import OpenBreakouts, RoomWish
from rooms.kernel import Instant
from rooms.vocabulary import EndSession
from server.record.report import Report, report, sheet
from server.record.reports_support import AsideReport, OwnAside, OwnSupport, SupportReport
from tests.sim.meeting import START
from tests.sim.small_rooms import Group, people

A, B, C = people("abc")


def told(group: Group) -> Report:
    return report(group.log, group.now)


def at(minutes: int) -> Instant:
    return Instant(START + minutes * 60_000)


def a_minute_later(group: Group) -> None:
    group.now = Instant(group.now + 60_000)


def test_a_call_is_told_from_asking_to_its_end_in_a_side_conversation() -> None:
    group = Group()
    group.must(A, AskForSupport())
    a_minute_later(group)
    group.must(group.lead, AcknowledgeSupport(A))
    a_minute_later(group)
    group.must(group.lead, TakeAside(A))
    a_minute_later(group)
    group.must(group.lead, EndAside())
    assert told(group).support == (SupportReport(A, at(0), at(1), group.lead, at(3), group.lead, "aside"),)
    assert told(group).asides == (AsideReport(group.lead, A, at(2), at(3)),)


def test_calls_that_were_withdrawn_settled_or_never_answered_are_told_apart() -> None:
    group = Group()
    for who in (A, B, C):
        group.must(who, AskForSupport())
    group.must(A, WithdrawSupport())
    group.must(group.lead, SettleSupport(B))
    group.must(group.lead, EndSession())
    assert [call.outcome for call in told(group).support] == ["withdrawn", "settled", "open"]


def test_a_second_call_of_the_same_person_is_one_of_its_own() -> None:
    group = Group()
    group.must(A, AskForSupport())
    group.must(A, WithdrawSupport())
    group.must(A, AskForSupport())
    assert [call.outcome for call in told(group).support] == ["withdrawn", "open"]


def test_a_side_conversation_ends_with_the_session_at_the_latest() -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    assert told(group).asides == (AsideReport(group.lead, A, at(0), None),)
    a_minute_later(group)
    group.must(group.lead, EndSession())
    assert told(group).asides == (AsideReport(group.lead, A, at(0), at(1)),)


def test_time_in_a_side_room_is_attendance_and_no_time_in_a_small_room() -> None:
    group = Group()
    group.must(group.lead, OpenBreakouts((RoomWish("One", (A, B)),)))
    a_minute_later(group)
    group.must(group.lead, TakeAside(A))
    a_minute_later(group)
    group.must(group.lead, EndAside())
    a_minute_later(group)
    shown = next(each for each in told(group).attendance if each.participant == A)
    assert (shown.minutes, shown.breakout_minutes) == (3, 2)
    assert [(span.since, span.until) for span in shown.rooms] == [(at(0), at(1)), (at(2), None)]


def test_a_sheet_has_ones_own_and_names_nobody_else() -> None:
    group = Group()
    group.must(A, AskForSupport())
    group.must(B, AskForSupport())
    group.must(group.lead, AcknowledgeSupport(A))
    group.must(group.lead, TakeAside(A))
    own = sheet(told(group), A)
    assert own is not None
    assert own.support == (OwnSupport(at(0), at(0), None, "open"),)
    assert own.asides == (OwnAside(at(0), None),)
    assert group.lead not in msgspec.json.encode(own).decode()
