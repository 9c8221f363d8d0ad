"""The tables."""

from __future__ import annotations

import msgspec
import pytest

from bench.record import report
from bench.record.commands import Commands, Load
from bench.record.disk import Disk
from bench.record.idle import Idle
from bench.record.replay import Replay

FINE = Commands(
    store="SQLite",
    load=Load(sessions=50, people=12, pace="flat out"),
    seconds=10.0,
    per_second=2000.0,
    messages_per_second=24_000.0,
    cpu_us_per_command=400.0,
    cpu_share=0.8,
    store_share=0.0,
    p50_ms=10.0,
    p99_ms=20.0,
    max_ms=30.0,
    rss_mb=120.0,
    refused={},
    unchanged=0,
    generator_share=0.3,
    others_share=0.0,
)
REPLAY = Replay("Redis", 3.0, 12, 2600, 270_000, 5, 110.0, 760.0, 640.0, 104.0, 100.0)
IDLE = Idle("visited", "SQLite", 1000, 12, 100.0, 180.0, 900.0)


def test_a_run_of_commands_is_one_line() -> None:
    assert report.row(FINE).split() == [
        *("50", "sessions", "of", "12", "people", "SQLite", "flat", "out"),
        *("2,000", "24,000", "400", "80", "10.0", "20.0", "30.0", "120"),
    ]


def test_a_replay_is_one_line() -> None:
    assert report.row(REPLAY).split() == [
        *("3", "hours,", "12", "people", "Redis", "2,600", "270", "110", "760", "640", "104", "100"),
    ]


def test_idle_sessions_are_one_line() -> None:
    assert report.row(IDLE).split() == [
        *("1,000", "visited", "sessions", "of", "12", "SQLite", "100.0", "180.0", "80.0", "900"),
    ]


@pytest.mark.parametrize("result", [FINE, REPLAY, IDLE])
def test_columns_stand_below_their_titles(result: Commands | Replay | Idle) -> None:
    assert len(report.header(type(result))) == len(report.row(result))


def test_a_run_without_trouble_is_not_doubted() -> None:
    assert report.doubts(FINE) == report.doubts(REPLAY) == report.doubts(IDLE) == []


@pytest.mark.parametrize(
    "trouble",
    [
        {"refused": {"unavailable": 3}},
        {"unchanged": 1},
        {"per_second": 6.0},
        {"generator_share": 0.95},
        {"others_share": 0.2},
    ],
)
def test_each_trouble_is_said(trouble: dict[str, object]) -> None:
    assert len(report.doubts(msgspec.structs.replace(FINE, **trouble))) == 1


def test_stores_in_memory_are_said_to_be_no_measurement() -> None:
    assert "durable" in report.about(Disk("tmpfs", 0.0, 0.0))
    assert "0.25 ms (p99 1.50 ms)" in report.about(Disk("ext4", 0.25, 1.5))
