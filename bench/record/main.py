"""The command line of `python -m bench record`: what is measured, in which order, and how it is told."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import tempfile
from collections.abc import AsyncIterator, Coroutine, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final, TypeAlias

import aiohttp
import msgspec

from bench.arguments import numbers, setting
from bench.process import Cores, ServerFailed
from bench.record import commands, idle, replay, report, stores
from bench.record.commands import Commands, Load, Pace
from bench.record.disk import Disk
from bench.record.idle import Idle
from bench.record.past import FEWEST
from bench.record.replay import Replay
from bench.record.stores import Stores
from bench.report import Machine
from server.ports import StoreUnavailable

_PARTS: Final = ("commands", "replay", "idle")

Result: TypeAlias = Commands | Replay | Idle


def group(text: str) -> int:
    """How many people are in a session."""
    people = int(text)
    if people < FEWEST:
        raise argparse.ArgumentTypeError(f"must be at least {FEWEST}")
    return people


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench record", description="Measure signalling and the record.")
    parser.add_argument("--only", choices=_PARTS, help="measure one part only")
    parser.add_argument("--store", choices=[name.lower() for name in stores.NAMES], help="measure one store only")
    parser.add_argument("--sessions", type=numbers, default=[1, 50], metavar="N,…", help="sessions at the same time")
    parser.add_argument("--people", type=group, default=12, help="people in each session")
    parser.add_argument("--seconds", type=float, default=10.0, help="length of the measured part of each run")
    parser.add_argument("--depth", type=int, default=2, help="commands each person has under way, flat out")
    parser.add_argument("--rate", type=float, default=0.5, help="commands a second of each person, paced")
    parser.add_argument("--hours", type=float, default=3.0, help="length of the session that is replayed")
    parser.add_argument("--repeat", type=int, default=5, help="how often it is replayed")
    parser.add_argument("--idle", type=int, default=1000, help="sessions in which nothing happens")
    parser.add_argument(
        "--set", type=setting, action="append", default=[], metavar="KEY=VALUE", help="a key of Hearth's configuration"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything measured there as well")
    return parser.parse_args(argv)


async def _measurements(
    arguments: argparse.Namespace, kinds: Sequence[Stores], cores: Cores
) -> AsyncIterator[Result | report.Failure]:
    """Everything that was asked for, one after the other."""
    settings = {"HEARTH_AUTH__SECRET": secrets.token_hex(32), **dict(arguments.set)}
    for name, store, measurement in _plan(arguments, kinds, cores, settings):
        try:
            yield await measurement
        except (ServerFailed, StoreUnavailable, OSError, aiohttp.ClientError) as error:
            yield report.Failure(name, store, str(error) or type(error).__name__)


def _plan(
    arguments: argparse.Namespace, kinds: Sequence[Stores], cores: Cores, settings: Mapping[str, str]
) -> Iterator[tuple[str, str, Coroutine[None, None, Result]]]:
    """What is measured on which store, in order. Memory of sessions does not depend on the store: it is done once."""
    people = arguments.people
    if arguments.only in (None, "commands"):
        for kind in kinds:
            for load in loads(arguments.sessions, people, arguments.depth, arguments.rate):
                yield "commands", kind.name, commands.measure(kind, load, arguments.seconds, cores, settings)
    if arguments.only in (None, "replay"):
        for kind in kinds:
            work = replay.measure(kind, arguments.hours, people, arguments.repeat, cores, settings)
            yield "replay", kind.name, work
    if arguments.only in (None, "idle"):
        for kind in kinds[:1]:
            yield "idle", kind.name, idle.measure_new(kind, arguments.idle, cores, settings)
            yield "idle", kind.name, idle.measure_visited(kind, arguments.idle, people, cores, settings)


def loads(sessions: Sequence[int], people: int, depth: int, rate: float) -> list[Load]:
    """Each number of sessions under both kinds of load."""
    both: tuple[Pace, Pace] = ("flat out", "paced")
    return [Load(number, people, pace, depth, rate) for number in sessions for pace in both]


async def _all(arguments: argparse.Namespace, names: Sequence[str], cores: Cores) -> list[Result | report.Failure]:
    found: list[Result | report.Failure] = []
    async with AsyncExitStack() as cleanup:
        kinds = [await cleanup.enter_async_context(stores.opened(name, cores.server)) for name in names]
        shown: type[Result] | None = None
        async for outcome in _measurements(arguments, kinds, cores):
            found.append(outcome)
            if isinstance(outcome, report.Failure):
                print(f"{outcome.name}, {outcome.store}: not measured. {outcome.reason}", flush=True)
                continue
            if type(outcome) is not shown:
                shown = type(outcome)
                print(f"\n{report.header(shown)}")
            print(report.row(outcome), flush=True)
            for doubt in report.doubts(outcome):
                print(f"    {doubt}", flush=True)
    return found


def main(argv: Sequence[str]) -> int:
    """Returns: 0, or 1 when something could not be measured."""
    arguments = _arguments(argv)
    names = [name for name in stores.NAMES if arguments.store in (None, name.lower())]
    if "Redis" in names and not stores.redis_is_here():
        print(stores.INSTALL)
        names.remove("Redis")
    cores, machine, disk = Cores.choose(), Machine.here(), Disk.under(Path(tempfile.gettempdir()))
    print(f"{machine.processor}, Linux {machine.kernel}, Python {machine.python}.")
    print(report.about(disk))
    cores.pin_generator()
    found = asyncio.run(_all(arguments, names, cores))
    print(f"\n{report.LEGEND}")
    if arguments.json is not None:
        everything = report.Report(
            machine,
            disk,
            cores.server,
            cores.generator,
            [one for one in found if isinstance(one, Commands)],
            [one for one in found if isinstance(one, Replay)],
            [one for one in found if isinstance(one, Idle)],
            [one for one in found if isinstance(one, report.Failure)],
        )
        arguments.json.write_bytes(msgspec.json.format(msgspec.json.encode(everything)) + b"\n")
    return 1 if any(isinstance(one, report.Failure) for one in found) else 0
