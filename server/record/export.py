"""What leaves the server: a log as NDJSON, CSV, or lines for a person to read; a report as CSV. Pure, save
for the calendar.

A log comes in as exported events, `{seq, type, at, ...}` (`Codec.exported`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

import msgspec

from server.record.codec import Raw
from server.record.report import Attendance, Report, Sheet
from server.record.reports_polls import PollReport, lines
from server.record.reports_speech import OwnTalk, TalkReport

COLUMNS: Final = ("seq", "time", "at", "type", "participant", "by", "details")
"""Of a log as CSV. `time` is `at` in ISO 8601, UTC; `details` are all other fields as JSON."""

REPORT_COLUMNS: Final = (
    "participant", "name", "role", "observer", "minutes", "late_minutes", "gap_minutes", "away_minutes",
    "held_minutes", "breakout_minutes", "first_seen_at", "first_joined_at", "last_left_at", "moves",
)  # fmt: skip
TALK_COLUMNS: Final = {"talk_minutes": "minutes", "talk_turns": "turns", "talk_band": "band"}
"""Of a report as CSV, one line a person: attendance, and beside it talk. Times are in ISO 8601, UTC."""

POLL_COLUMNS: Final = (
    "poll", "question", "kind", "anonymous", "state", "opened_at", "closed_at", "took_part", "ballots", "mean",
    "answer", "votes",
)  # fmt: skip
"""Of polls as CSV, one line an answer. `ballots` are the votes counted; `votes` is empty where it is withheld."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def ndjson(events: Iterable[Raw]) -> Iterator[str]:
    """One JSON object a line."""
    for event in events:
        yield f"{msgspec.json.encode(event).decode()}\n"


def csv_rows(events: Iterable[Raw]) -> Iterator[str]:
    """RFC 4180, the first line names the columns."""
    yield csv_line(COLUMNS)
    for event in events:
        rest = {key: value for key, value in event.items() if key not in COLUMNS}
        named = {**event, "time": iso_time(event["at"]), "details": msgspec.json.encode(rest).decode()}
        yield csv_line([named.get(column) for column in COLUMNS])


def report_rows(report: Report) -> Iterator[str]:
    """A report, a line a person. RFC 4180, the first line names the columns."""
    talk = {each.participant: each for each in report.talk}
    yield csv_line((*REPORT_COLUMNS, *TALK_COLUMNS))
    for attendance in report.attendance:
        yield _report_row(attendance, talk.get(attendance.participant))


def sheet_rows(sheet: Sheet) -> Iterator[str]:
    """One person's part of it, in the same columns."""
    yield csv_line((*REPORT_COLUMNS, *TALK_COLUMNS))
    yield _report_row(sheet.attendance, sheet.talk)


def _report_row(attendance: Attendance, talk: TalkReport | OwnTalk | None) -> str:
    attended = [_cell(name, getattr(attendance, name)) for name in REPORT_COLUMNS]
    return csv_line([*attended, *(getattr(talk, name, None) for name in TALK_COLUMNS.values())])


def poll_rows(polls: Iterable[PollReport]) -> Iterator[str]:
    """RFC 4180, the first line names the columns. A poll with nothing to tell has one line without an answer."""
    yield csv_line(POLL_COLUMNS)
    for poll in polls:
        result = poll.result
        about = [
            poll.id,
            poll.question,
            poll.kind.value,
            poll.anonymous,
            poll.state.value,
            iso_time(poll.opened_at),
            None if poll.closed_at is None else iso_time(poll.closed_at),
            len(poll.took_part),
            None if result is None else result.ballots,
            None if result is None else result.mean,
        ]
        answers: list[tuple[str | None, int | None]] = [*lines(poll)]
        for answer, votes in answers or [(None, None)]:
            yield csv_line([*about, answer, votes])


def _cell(column: str, value: object) -> object:
    return iso_time(value) if column.endswith("_at") and value is not None else value


def shown(event: Raw) -> str:
    """One event as a line for a person: number, time, type, and what it is about."""
    about = " ".join(
        f"{key}={value if isinstance(value, str) else msgspec.json.encode(value).decode()}"
        for key, value in event.items()
        if key not in ("seq", "at", "type") and value is not None
    )
    return f"{event['seq']:>6}  {iso_time(event['at'])}  {event['type']:<20}  {about}".rstrip()


def csv_line(values: Iterable[object]) -> str:
    """One line of CSV. Spreadsheets run what begins like a formula, and a name may: such text gets an apostrophe."""
    row = io.StringIO()
    csv.writer(row).writerow([_harmless(value) for value in values])
    return row.getvalue()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def iso_time(at: object) -> str:
    """An instant in ISO 8601, UTC, to the millisecond."""
    assert isinstance(at, int)  # every event has one
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
