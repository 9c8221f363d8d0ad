"""The table, and when a figure is doubted."""

from __future__ import annotations

import msgspec
import pytest

from bench import report
from bench.measure import Result, percentile

FINE = Result(
    server="Hearth",
    people=16,
    groups=1,
    seconds=10.0,
    packets_per_second=30_000.0,
    cpu_us_per_packet=8.0,
    cpu_share=0.24,
    p50_ms=1.5,
    p99_ms=4.0,
    max_ms=9.0,
    loss=0.0,
    rss_mb=90.0,
    unheard=0,
    corrupt=0,
    duplicates=0,
    renumbered=0,
    nacked=0,
    generator_share=0.3,
    generator_drops=0,
    generator_late_ms=1.0,
    others_share=0.0,
)


def test_the_ratio_is_that_of_cpu_per_packet() -> None:
    janus = msgspec.structs.replace(FINE, server="Janus", cpu_us_per_packet=16.0)

    assert report.row(FINE, janus).split() == [
        *("16", "people", "Hearth", "30,000", "8.0", "0.50", "24", "1.5", "4.0", "9.0", "0.000", "90"),
    ]


def test_columns_stand_below_their_titles() -> None:
    header, row = report.header(), report.row(FINE, None)

    assert len(header) == len(row)
    assert header.index("µs/packet") + len("µs/packet") == row.index("8.0") + len("8.0")


def test_several_groups_are_named() -> None:
    assert report.name_of(8, 4) == "4 groups of 8"


def test_a_run_without_trouble_is_not_doubted() -> None:
    assert report.doubts(FINE) == []


@pytest.mark.parametrize(
    "trouble",
    [
        {"unheard": 1},
        {"corrupt": 1},
        {"duplicates": 1},
        {"renumbered": 1},
        {"generator_drops": 1},
        {"generator_share": 0.95},
        {"others_share": 0.2},
    ],
)
def test_each_trouble_is_said(trouble: dict[str, float]) -> None:
    assert len(report.doubts(msgspec.structs.replace(FINE, **trouble))) == 1


@pytest.mark.parametrize(("percent", "expected"), [(0, 1), (50, 50), (99, 99), (100, 100)])
def test_percentiles_are_by_nearest_rank(percent: int, expected: int) -> None:
    assert percentile(range(1, 101), percent) == expected


def test_the_percentile_of_nothing_is_nothing() -> None:
    assert percentile([], 99) == 0
