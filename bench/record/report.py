"""What is printed: a table for each measurement, and whatever makes a figure doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from bench.record.commands import Commands
from bench.record.disk import Disk
from bench.record.idle import Idle
from bench.record.replay import Replay
from bench.report import Columns, Machine, disturbances, line

_FEW: Final = 200
"""Fewer commands than this say little about one in a hundred."""

_COMMANDS: Final[Columns] = (
    ("commands", 28),
    ("store", 6),
    ("load", 8),
    ("commands/s", 10),
    ("messages/s", 10),
    ("µs/command", 10),
    ("CPU %", 5),
    ("p50 ms", 7),
    ("p99 ms", 7),
    ("max ms", 7),
    ("RSS MB", 6),
)
_REPLAY: Final[Columns] = (
    ("replay", 28),
    ("store", 6),
    ("events", 8),
    ("log kB", 10),
    ("replay ms", 10),
    ("start ms", 10),
    ("empty start ms", 14),
    ("RSS MB", 7),
    ("empty RSS MB", 12),
)
_IDLE: Final[Columns] = (
    ("idle", 28),
    ("store", 6),
    ("before MB", 9),
    ("after MB", 9),
    ("kB/session", 10),
    ("start ms", 10),
)

LEGEND: Final = """\
Commands: acknowledged after they were durable; times are the sender's, from before the send call to the answer; µs and
CPU % are the server's, without a store's own process. Messages go to everyone in the session. Flat out: everyone always
has commands under way, and p50 and p99 are those of that queue; paced: everyone sends at their own times.
Replay: the sessions' own start; start is the whole server's, from its first instruction until it is ready."""


class Failure(msgspec.Struct, frozen=True):
    """A measurement that gave no result, and why."""

    name: str
    store: str
    reason: str


class Report(msgspec.Struct, frozen=True):
    """Everything that was found, as `--json` writes it."""

    machine: Machine
    disk: Disk
    server_core: int | None
    generator_core: int | None
    commands: Sequence[Commands]
    replays: Sequence[Replay]
    idle: Sequence[Idle]
    failures: Sequence[Failure]


def header(kind: type[Commands | Replay | Idle]) -> str:
    """The line above the rows of one kind."""
    columns = _COMMANDS if kind is Commands else _REPLAY if kind is Replay else _IDLE
    return line([title for title, _ in columns], columns, names=3 if kind is Commands else 2)


def row(result: Commands | Replay | Idle) -> str:
    """One measurement as a line."""
    if isinstance(result, Commands):
        return line(_commands(result), _COMMANDS, names=3)
    if isinstance(result, Replay):
        return line(_replay(result), _REPLAY)
    return line(_idle(result), _IDLE)


def _commands(result: Commands) -> list[str]:
    load = result.load
    return [
        f"{load.sessions} {'session' if load.sessions == 1 else 'sessions'} of {load.people} people",
        result.store,
        load.pace,
        f"{result.per_second:,.0f}",
        f"{result.messages_per_second:,.0f}",
        f"{result.cpu_us_per_command:,.0f}",
        f"{result.cpu_share * 100:.0f}",
        f"{result.p50_ms:.1f}",
        f"{result.p99_ms:.1f}",
        f"{result.max_ms:.1f}",
        f"{result.rss_mb:.0f}",
    ]


def _replay(result: Replay) -> list[str]:
    return [
        f"{result.hours:g} hours, {result.people} people",
        result.store,
        f"{result.events:,}",
        f"{result.log_bytes / 1000:,.0f}",
        f"{result.replay_ms:.0f}",
        f"{result.start_ms:.0f}",
        f"{result.empty_start_ms:.0f}",
        f"{result.rss_mb:.0f}",
        f"{result.empty_rss_mb:.0f}",
    ]


def _idle(result: Idle) -> list[str]:
    people = f" of {result.people}" if result.people else ""
    return [
        f"{result.sessions:,} {result.kind} sessions{people}",
        result.store,
        f"{result.before_mb:.1f}",
        f"{result.after_mb:.1f}",
        f"{result.kb_each:.1f}",
        "" if result.start_ms is None else f"{result.start_ms:.0f}",
    ]


def doubts(result: Commands | Replay | Idle) -> list[str]:
    """What a reader of this row has to know, as sentences; empty when all went as it should."""
    if not isinstance(result, Commands):
        return []
    found = [f"{number} commands were refused ({code})." for code, number in sorted(result.refused.items())]
    if result.unchanged:
        found.append(f"{result.unchanged} commands were acknowledged without an event of their own.")
    answered = round(result.per_second * result.seconds)
    if answered < _FEW:
        found.append(f"With {answered} commands p99 is hardly more than the slowest: measure for longer.")
    return found + disturbances(result.generator_share, result.others_share)


def about(disk: Disk) -> str:
    """The disk in a sentence."""
    if disk.is_memory:
        return f"The stores are on {disk.file_system}, which is memory: nothing here was durable. Set TMPDIR to a disk."
    synced = f"{disk.sync_p50_ms:.2f} ms (p99 {disk.sync_p99_ms:.2f} ms)"
    return f"The stores are on {disk.file_system}; a synced write of 4 kB takes {synced} there."
