"""What a benchmark prints: one line a run, the ratio to Janus beside it, and whatever makes a figure doubtful."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from bench.measure import Result

_BUSY: Final = 0.9
"""A generator that uses more of its core than this may itself be what is slow."""

_DISTURBED: Final = 0.05
"""Somebody else's share of the two cores from which latency and loss no longer tell of the server."""

Columns = Sequence[tuple[str, int]]
"""Titles and widths."""

_COLUMNS: Final[Columns] = (
    ("run", 16),
    ("server", 7),
    ("packets/s", 10),
    ("µs/packet", 10),
    ("× Janus", 8),
    ("CPU %", 7),
    ("p50 ms", 7),
    ("p99 ms", 7),
    ("max ms", 7),
    ("loss %", 8),
    ("RSS MB", 7),
)

LEGEND: Final = """\
µs/packet is the server's CPU time, user and system, for each packet that reached a receiver. Latency is from before
the send call to the receiver's kernel. Every payload is verified by its checksum. 600 kbit/s a person."""


class Failure(msgspec.Struct, frozen=True):
    """A run that gave no result, and why."""

    server: str
    people: int
    groups: int
    reason: str


class Machine(msgspec.Struct, frozen=True):
    """Where it was measured."""

    processor: str
    kernel: str
    python: str

    @classmethod
    def here(cls) -> Machine:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
        return cls(model, platform.release(), platform.python_version())


class Report(msgspec.Struct, frozen=True):
    """Everything a benchmark found, as `--json` writes it."""

    machine: Machine
    server_core: int | None
    generator_core: int | None
    results: Sequence[Result]
    failures: Sequence[Failure]


def name_of(people: int, groups: int) -> str:
    """What a run is called."""
    return f"{people} people" if groups == 1 else f"{groups} groups of {people}"


def header() -> str:
    """The line above the runs."""
    return line([title for title, _ in _COLUMNS], _COLUMNS)


def row(result: Result, janus: Result | None) -> str:
    """One run; `janus` is the same load through Janus, if it was measured."""
    return line(
        [
            name_of(result.people, result.groups),
            result.server,
            f"{result.packets_per_second:,.0f}",
            f"{result.cpu_us_per_packet:.1f}",
            f"{result.cpu_us_per_packet / janus.cpu_us_per_packet:.2f}" if janus else "",
            f"{result.cpu_share * 100:.0f}",
            f"{result.p50_ms:.1f}",
            f"{result.p99_ms:.1f}",
            f"{result.max_ms:.1f}",
            f"{result.loss * 100:.3f}",
            f"{result.rss_mb:.0f}",
        ],
        _COLUMNS,
    )


def doubts(result: Result) -> list[str]:
    """What a reader of this run has to know, as sentences; empty when all went as it should."""
    found = []
    if result.unheard:
        found.append(f"{result.unheard} streams never reached somebody who should have heard them.")
    if result.corrupt:
        found.append(f"{result.corrupt} packets arrived with a wrong checksum.")
    if result.duplicates:
        found.append(f"{result.duplicates} packets arrived twice.")
    if result.renumbered:
        found.append(f"{result.renumbered} times the RTP numbering of a stream jumped.")
    if result.generator_drops:
        found.append(f"The generator lost {result.generator_drops} packets by reading too late; they count as loss.")
    return found + disturbances(result.generator_share, result.others_share)


def disturbances(generator_share: float, others_share: float) -> list[str]:
    """What beside the server made a run slow, as sentences. Shares as in `Result`."""
    found = []
    if generator_share > _BUSY:
        found.append(f"The generator used {generator_share:.0%} of its core and may be the limit.")
    if others_share > _DISTURBED:
        found.append(f"Others used {others_share:.0%} of the two cores meanwhile: measure on a quiet machine.")
    return found


def line(cells: Sequence[str], columns: Columns, names: int = 2) -> str:
    """`cells` below the titles of `columns`; the first `names` of them are words and stand to the left."""
    return " ".join(
        cell.ljust(width) if place < names else cell.rjust(width)
        for place, (cell, (_, width)) in enumerate(zip(cells, columns, strict=True))
    ).rstrip()
