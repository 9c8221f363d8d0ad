"""When a group meets: a recurrence rule (RFC 5545, section 3.3.10) from a first meeting on, in a time zone. Pure.

A rule says local times: 18:00 stays 18:00 when the clocks change. As section 3.3.5 has it, a time that does not exist
on a day counts by the offset before the change (02:30 becomes 03:30), and of a time that comes twice it is the first.

Rule that holds: every schedule that `checked` lets pass gives its meetings in a window without raising, and soon. For
that, rules are evaluated `_CYCLES` after their time: dateutil looks for a date that fits until the year 9999, which
takes seconds for a rule that no day fits, and from there it is near. The calendar is the same every 400 years, week
days included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from dateutil.rrule import rrulestr

from rooms.kernel import Code, Instant, Rejected

MOST: Final = 1000
"""Meetings given at once."""

LONGEST_MINUTES: Final = 24 * 60
LONGEST_RULE: Final = 400
YEARS: Final = (2000, 2200)

SOON_YEARS: Final = 10
"""Within which a rule has its first meeting."""

_CYCLES: Final = 19 * 400
"""Years."""

_PART: Final = re.compile(r"[A-Z]+=[A-Z0-9,+-]+")
_PARTS: Final = frozenset(
    {
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "WKST",
        "BYDAY",
        "BYMONTHDAY",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYMONTH",
        "BYSETPOS",
    }
)
_FREQUENCIES: Final = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_DAY: Final = re.compile(r"([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)")
_HIGHEST_DAY: Final = {"MONTHLY": 5, "YEARLY": 53}
"""The n of "the nth Monday"."""
_UNTIL: Final = re.compile(r"\d{8}(T\d{6}Z?)?")
_START: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_ZONE: Final = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}")


class Schedule(msgspec.Struct, frozen=True):
    """`start` is the first meeting's local time, such as 2026-03-03T18:00; without a `rule` it is the only one. `zone`
    is a name of the IANA time zone database."""

    start: str
    minutes: int
    zone: str
    rule: str | None = None


class Occurrence(msgspec.Struct, frozen=True):
    """One meeting."""

    starts_at: Instant
    ends_at: Instant


def checked(schedule: Schedule) -> Schedule | Rejected:
    """The schedule as it is kept, or why it cannot be."""
    if not 1 <= schedule.minutes <= LONGEST_MINUTES:
        return _invalid(f"A meeting takes 1 to {LONGEST_MINUTES} minutes.")
    if _zone(schedule.zone) is None:
        return _invalid("The time zone is not one of the IANA database, such as Europe/Vienna.")
    start = _start(schedule.start)
    if start is None:
        return _invalid(f"The start is a local time such as 2026-03-03T18:00, from {YEARS[0]} to {YEARS[1]}.")
    if schedule.rule is None:
        return schedule
    rule = schedule.rule.strip().upper().removeprefix("RRULE:")
    wrong = _wrong_with(rule)
    if wrong is not None:
        return _invalid(wrong)
    kept = msgspec.structs.replace(schedule, rule=rule)
    try:
        first = next(_local_times(kept, start, start.replace(year=start.year + SOON_YEARS, day=1)), None)
    except (ValueError, OverflowError):
        return _invalid("The rule is not one of RFC 5545, such as FREQ=WEEKLY;BYDAY=TU,TH.")
    return kept if first is not None else _invalid(f"The rule gives no meeting in its first {SOON_YEARS} years.")


def occurrences(schedule: Schedule, since: Instant, until: Instant, most: int = MOST) -> tuple[Occurrence, ...]:
    """The meetings that begin from `since` up to but not including `until`, in order; at most `most`."""
    if until <= since:
        return ()
    zone = _zone(schedule.zone)
    assert zone is not None  # as checked
    # Offsets differ by at most a day around the world, so the window in local time is a day wider on both sides.
    first, last = _wide(since, -1), _wide(until, +1)
    length = schedule.minutes * 60_000
    starts = (_instant(local, zone) for local in _local_times(schedule, first, last))
    found = (Occurrence(at, Instant(at + length)) for at in starts if since <= at < until)
    return tuple(islice(found, most))


# --- rules -----------------------------------------------------------------------------------------------------------


def _wrong_with(rule: str) -> str | None:
    """What is wrong with a rule as a text; that its numbers fit, dateutil says."""
    if len(rule) > LONGEST_RULE:
        return f"A rule has at most {LONGEST_RULE} characters."
    parts = rule.split(";")
    if not all(_PART.fullmatch(part) for part in parts):
        return "A rule is made of parts such as FREQ=WEEKLY;BYDAY=TU,TH."
    pairs = [part.partition("=")[::2] for part in parts]
    named = dict(pairs)
    if len(named) < len(pairs) or not set(named) <= _PARTS:
        return f"A rule has each of its parts once, of these: {', '.join(sorted(_PARTS))}."
    if named.get("FREQ") not in _FREQUENCIES:
        return "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY."
    for part in ("INTERVAL", "COUNT"):
        value = named.get(part, "1")
        if not value.isdigit() or len(value) > 4 or int(value) < 1:
            return f"{part} is a number from 1 to 9999."
    days = [_DAY.fullmatch(day) for day in named["BYDAY"].split(",")] if "BYDAY" in named else []
    if not all(day and abs(int(day[1] or 0)) <= _HIGHEST_DAY.get(named["FREQ"], 0) for day in days):
        return "BYDAY has days such as MO,WE; by the month or year also such as 1MO or -1FR."
    if "COUNT" in named and "UNTIL" in named:
        return "A rule has COUNT or UNTIL, not both."
    if "UNTIL" in named and not _UNTIL.fullmatch(named["UNTIL"]):
        return "UNTIL is a date or a time such as 20261231T235959Z."
    return None


def _local_times(schedule: Schedule, since: datetime, until: datetime) -> Iterator[datetime]:
    """The local times of the meetings from `since` to `until`, both included.

    Raises: ValueError for a rule that is none.
    """
    start, zone = _start(schedule.start), _zone(schedule.zone)
    assert start is not None  # as checked
    assert zone is not None
    if schedule.rule is None:
        yield from (start,) if since <= start <= until else ()
        return
    parts = dict(part.partition("=")[::2] for part in schedule.rule.split(";"))
    own = parts.pop("UNTIL", None)
    end = until if own is None else min(until, _local_until(own, zone))
    rule = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=_far(start))
    late = takewhile(lambda at: at <= _far(end), rule.xafter(_far(since), inc=True))
    yield from (at.replace(year=at.year - _CYCLES) for at in late)


def _far(at: datetime) -> datetime:
    return at.replace(year=at.year + _CYCLES)


def _local_until(text: str, zone: ZoneInfo) -> datetime:
    """UNTIL as a local time. Of a date it is the whole day; a Z means UTC."""
    if len(text) == 8:
        return datetime.strptime(text, "%Y%m%d").replace(hour=23, minute=59, second=59)  # noqa: DTZ007 - local
    until = datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - made aware just below
    return until.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) if text.endswith("Z") else until


# --- times -----------------------------------------------------------------------------------------------------------


def _start(text: str) -> datetime | None:
    if not _START.fullmatch(text):
        return None
    try:
        start = datetime.fromisoformat(text)
    except ValueError:
        return None
    return start if YEARS[0] <= start.year <= YEARS[1] else None


def _zone(name: str) -> ZoneInfo | None:
    if not _ZONE.fullmatch(name) or len(name) > 64:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _instant(local: datetime, zone: ZoneInfo) -> Instant:
    return Instant(int(local.replace(tzinfo=zone, fold=0).timestamp()) * 1000)


def _wide(at: Instant, days: int) -> datetime:
    bounded = min(max(at, 0), int(datetime(YEARS[1] + SOON_YEARS, 1, 1, tzinfo=UTC).timestamp()) * 1000)
    return datetime.fromtimestamp(bounded / 1000, UTC).replace(tzinfo=None) + timedelta(days=days)


def _invalid(message: str) -> Rejected:
    return Rejected(Code.INVALID, message)
