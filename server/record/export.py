"""A log as it leaves the server: NDJSON, CSV, or lines for a person to read. Pure but for the calendar.

What comes in are exported events, `{seq, type, at, ...}` (`Codec.exported`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

import msgspec

from server.record.codec import Raw

COLUMNS: Final = ("seq", "time", "at", "type", "participant", "by", "details")
"""Of a CSV export. `time` is `at` in ISO 8601, UTC; `details` are all other fields as JSON."""

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
