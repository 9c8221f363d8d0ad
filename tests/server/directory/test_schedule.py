"""When groups meet."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.kernel import Instant, Rejected
from server.directory.schedule import MOST, Schedule, checked, occurrences

VIENNA = "Europe/Vienna"


def at(text: str) -> Instant:
    return Instant(int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1000)


def meetings(schedule: Schedule, since: str, until: str) -> list[str]:
    kept = checked(schedule)
    assert isinstance(kept, Schedule), kept
    return [shown(meeting.starts_at) for meeting in occurrences(kept, at(since), at(until))]


def shown(instant: Instant) -> str:
    return datetime.fromtimestamp(instant / 1000, UTC).strftime("%Y-%m-%d %H:%M")


def weekly(rule: str = "FREQ=WEEKLY;BYDAY=TU,TH", start: str = "2026-03-24T18:00", zone: str = VIENNA) -> Schedule:
    return Schedule(start=start, minutes=90, zone=zone, rule=rule)


def test_a_weekly_group_stays_at_its_local_time_when_the_clocks_change() -> None:
    assert meetings(weekly(), "2026-03-20", "2026-04-03") == [
        "2026-03-24 17:00", "2026-03-26 17:00", "2026-03-31 16:00", "2026-04-02 16:00",
    ]  # fmt: skip


def test_a_time_that_does_not_exist_counts_by_the_offset_before() -> None:
    daily = weekly("FREQ=DAILY;COUNT=2", "2026-03-29T02:30")
    assert meetings(daily, "2026-03-28", "2026-04-01") == ["2026-03-29 01:30", "2026-03-30 00:30"]


def test_of_a_time_that_comes_twice_it_is_the_first() -> None:
    assert meetings(weekly("FREQ=DAILY;COUNT=1", "2026-10-25T02:30"), "2026-10-20", "2026-11-01") == [
        "2026-10-25 00:30"
    ]


def test_without_a_rule_there_is_one_meeting() -> None:
    once = Schedule(start="2026-05-01T10:00", minutes=60, zone="UTC")
    assert meetings(once, "2026-01-01", "2027-01-01") == ["2026-05-01 10:00"]
    assert meetings(once, "2026-05-02", "2027-01-01") == []


def test_a_window_holds_its_beginning_and_not_its_end() -> None:
    rule = weekly("FREQ=DAILY", "2026-05-01T10:00", "UTC")
    assert meetings(rule, "2026-05-02T10:00", "2026-05-03T10:00") == ["2026-05-02 10:00"]


def test_far_from_greenwich_no_meeting_is_missed() -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        rule = weekly("FREQ=DAILY", "2026-05-01T00:00", zone)
        assert len(meetings(rule, "2026-06-01", "2026-06-08")) == 7


@pytest.mark.parametrize("until", ["20260402T160000Z", "20260402", "20260402T180000"])
def test_until_is_included_as_utc_as_a_day_and_as_local_time(until: str) -> None:
    found = meetings(weekly(f"FREQ=WEEKLY;BYDAY=TU,TH;UNTIL={until}"), "2026-03-20", "2026-05-01")
    assert found[-1] == "2026-04-02 16:00"


def test_until_just_before_a_meeting_leaves_it_out() -> None:
    found = meetings(weekly("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260402T155959Z"), "2026-03-20", "2026-05-01")
    assert found[-1] == "2026-03-31 16:00"


def test_count_counts_from_the_start_whatever_the_window() -> None:
    assert len(meetings(weekly("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6"), "2026-03-30", "2026-12-01")) == 4


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-03-27 17:00"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "2026-04-01 16:00"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-04-06 16:00"),
        ("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4", "2026-07-04 16:00"),
        ("rrule:freq=weekly;byday=we", "2026-03-25 17:00"),
    ],
)
def test_rules_of_rfc_5545(rule: str, first: str) -> None:
    assert meetings(weekly(rule), "2026-03-20", "2027-01-01")[0] == first


@pytest.mark.parametrize(
    "rule",
    [
        "", "WEEKLY", "FREQ=HOURLY", "FREQ=SECONDLY", "BYDAY=MO", "FREQ=WEEKLY;FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=-1", "FREQ=WEEKLY;COUNT=99999", "FREQ=WEEKLY;COUNT=2;UNTIL=20270101",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=,", "FREQ=MONTHLY;BYDAY=99MO", "FREQ=DAILY;BYDAY=1MO",
        "FREQ=WEEKLY;UNTIL=20269999",
        "FREQ=WEEKLY;UNTIL=tomorrow", "FREQ=WEEKLY;BYEASTER=1", "FREQ=WEEKLY;BYHOUR=1", "FREQ=WEEKLY;DTSTART=20260101",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;UNTIL=20200101",
        "FREQ=WEEKLY\nFREQ=DAILY", "FREQ=WEEKLY;" * 100, "FREQ=WEEKLY;INTERVAL=²",
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_is_rejected_soon(rule: str) -> None:
    assert isinstance(checked(weekly(rule)), Rejected)


@pytest.mark.parametrize("zone", ["", "Europe", "..", "/etc/passwd", "Nowhere/Land", "x" * 100, "a\x00b", "CEST+1"])
def test_a_zone_that_is_none_is_rejected(zone: str) -> None:
    assert isinstance(checked(weekly(zone=zone)), Rejected)


@pytest.mark.parametrize("start", ["", "2026-03-24", "2026-13-01T10:00", "1999-01-01T10:00", "9999-01-01T10:00", "now"])
def test_a_start_that_is_none_is_rejected(start: str) -> None:
    assert isinstance(checked(weekly(start=start)), Rejected)


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_a_length_that_is_none_is_rejected(minutes: int) -> None:
    assert isinstance(checked(Schedule(start="2026-03-24T18:00", minutes=minutes, zone=VIENNA)), Rejected)


def test_a_wide_window_gives_a_bounded_number() -> None:
    assert len(meetings(weekly("FREQ=DAILY"), "2026-01-01", "2150-01-01")) == MOST


def test_a_backward_window_is_empty() -> None:
    assert meetings(weekly(), "2026-06-01", "2026-05-01") == []


PARTS = st.lists(
    st.one_of(
        st.builds("INTERVAL={}".format, st.integers(0, 12)),
        st.builds("COUNT={}".format, st.integers(0, 30)),
        st.builds(
            "BYDAY={}{}".format, st.sampled_from(["", "1", "-1", "6", "53"]), st.sampled_from(["MO", "SU", "XX"])
        ),
        st.builds("BYMONTHDAY={}".format, st.integers(-40, 40)),
        st.builds("BYYEARDAY={}".format, st.integers(-400, 400)),
        st.builds("BYWEEKNO={}".format, st.integers(-60, 60)),
        st.builds("BYMONTH={}".format, st.integers(-1, 14)),
        st.builds("BYSETPOS={}".format, st.integers(-3, 3)),
        st.builds("WKST={}".format, st.sampled_from(["MO", "SU", "NO"])),
        st.builds("UNTIL={}".format, st.sampled_from(["20270101", "20260325T000000Z", "00000000", "99991231"])),
        st.text(max_size=8),
    ),
    max_size=4,
)
FREQUENCIES = st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])


@given(FREQUENCIES, PARTS)
def test_whatever_is_let_pass_gives_meetings_in_order_at_its_local_time(frequency: str, parts: list[str]) -> None:
    kept = checked(weekly(";".join([f"FREQ={frequency}", *parts]), zone="America/New_York"))
    if isinstance(kept, Rejected):
        return
    found = occurrences(kept, at("2026-04-01"), at("2028-04-01"))
    starts = [meeting.starts_at for meeting in found]
    assert starts == sorted(set(starts))
    zone = ZoneInfo("America/New_York")
    assert all(datetime.fromtimestamp(start / 1000, zone).strftime("%H:%M") == "18:00" for start in starts)
