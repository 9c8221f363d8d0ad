"""Logs for other programs and for people."""

from __future__ import annotations

import csv
import io
import json

import pytest

from server.record import export
from server.record.codec import Raw

EVENTS: list[Raw] = [
    {"seq": 1, "at": 1_700_000_000_123, "type": "session_created", "title": 'Tuesday, "late"\ntoday', "capacity": 4},
    {"seq": 2, "at": 1_700_000_001_000, "type": "muted", "participant": "p_1", "by": None},
    {"seq": 3, "at": 1_700_000_002_000, "type": "renamed", "participant": "=SUM(A1)", "name": "Änna"},
]  # fmt: skip


def test_ndjson_is_one_object_a_line() -> None:
    assert [json.loads(line) for line in export.ndjson(EVENTS)] == EVENTS
    assert all(line.count("\n") == 1 for line in export.ndjson(EVENTS))


def test_csv_names_its_columns_and_keeps_the_rest_as_details() -> None:
    rows = list(csv.DictReader(io.StringIO("".join(export.csv_rows(EVENTS)))))
    assert list(rows[0]) == list(export.COLUMNS)
    assert (rows[0]["seq"], rows[0]["time"]) == ("1", "2023-11-14T22:13:20.123Z")
    assert json.loads(rows[0]["details"]) == {"title": 'Tuesday, "late"\ntoday', "capacity": 4}
    assert (rows[1]["participant"], rows[1]["by"], rows[1]["details"]) == ("p_1", "", "{}")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_what_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    (row,) = csv.reader([export.csv_line([text, "a-b", -1])])
    assert row == [f"'{text}", "a-b", "-1"]


def test_an_event_for_a_person_is_one_line() -> None:
    assert export.shown(EVENTS[1]) == "     2  2023-11-14T22:13:21.000Z  muted                 participant=p_1"
