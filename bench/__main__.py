"""`python -m bench`: measure Hearth, and Janus beside it where it is installed, under the same load in the same run.

`python -m bench record` measures signalling and the record instead, `python -m bench page` the web page.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Final

import aiohttp
import msgspec

from bench import janus, measure, report
from bench.arguments import numbers, setting
from bench.hearth import Hearth
from bench.janus import Janus
from bench.measure import Result
from bench.meeting import Server
from bench.process import Cores, ServerFailed
from bench.record import main as record
from bench.sdp import SdpError

_GROUP: Final = 8

Run = tuple[str, int, int]
"""Server, people in each group, groups."""


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=("hearth", "janus"), help="measure one server only")
    parser.add_argument("--n", type=numbers, default=[4, 8, 16, 24], metavar="N,…", help="people in one meeting")
    parser.add_argument(
        "--groups", type=numbers, default=[1, 4, 8], metavar="G,…", help=f"groups of {_GROUP}, through Hearth"
    )
    parser.add_argument("--seconds", type=float, default=10.0, help="length of the measured part of each run")
    parser.add_argument(
        "--set",
        type=setting,
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a key of Hearth's configuration, such as media.tick_ms=1",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything measured there as well")
    return parser.parse_args(argv)


def plan(people: Sequence[int], groups: Sequence[int], servers: Sequence[str]) -> list[Run]:
    """The runs in order, each once: the same load through both servers next to each other in time, Janus first."""
    runs = [(server, number, 1) for number in people for server in servers]
    if "Hearth" in servers:
        runs += [("Hearth", _GROUP, number) for number in groups]
    return list(dict.fromkeys(runs))


async def _measure(run: Run, cores: Cores, seconds: float, settings: Mapping[str, str]) -> Result | report.Failure:
    """One run on a server started for it, so that no run inherits another's memory."""
    name, people, groups = run
    starting: AbstractAsyncContextManager[Server]
    starting = Janus.running(cores.server) if name == "Janus" else Hearth.running(cores.server, settings)
    try:
        async with starting as server:
            return await measure.run(server, people, groups, seconds, cores)
    except (ServerFailed, SdpError, OSError, aiohttp.ClientError) as error:
        return report.Failure(name, people, groups, str(error) or type(error).__name__)


async def _all(
    runs: Sequence[Run], cores: Cores, seconds: float, settings: Mapping[str, str]
) -> tuple[list[Result], list[report.Failure]]:
    results: dict[Run, Result] = {}
    failures: list[report.Failure] = []
    print(report.header())
    for run in runs:
        outcome = await _measure(run, cores, seconds, settings)
        if isinstance(outcome, report.Failure):
            failures.append(outcome)
            print(f"{report.name_of(run[1], run[2])}, {run[0]}: not measured. {outcome.reason}", flush=True)
            continue
        results[run] = outcome
        print(report.row(outcome, results.get(("Janus", *run[1:])) if run[0] != "Janus" else None), flush=True)
        for doubt in report.doubts(outcome):
            print(f"    {doubt}", flush=True)
    return list(results.values()), failures


def main(argv: Sequence[str] | None = None) -> int:
    """Returns: 0, or 1 when a run could not be measured."""
    argv = sys.argv[1:] if argv is None else argv
    if argv and argv[0] == "record":
        return record.main(argv[1:])
    if argv and argv[0] == "page":
        # Here, as only this part needs what the tests need.
        from bench.page import main as page  # noqa: PLC0415

        return page.main(argv[1:])
    arguments = _arguments(argv)
    servers = ["Janus", "Hearth"] if arguments.only is None else [arguments.only.title()]
    if "Janus" in servers and janus.find() is None:
        print(janus.INSTALL)
        servers.remove("Janus")
    cores, machine = Cores.choose(), report.Machine.here()
    print(f"{machine.processor}, Linux {machine.kernel}, Python {machine.python}, {arguments.seconds:g} s a run.")
    if cores.server is None:
        print("This machine has one core: server and generator share it, and every figure is the worse for it.")
    else:
        print(f"Server on core {cores.server}, generator on core {cores.generator}.")
    print()
    cores.pin_generator()
    runs = plan(arguments.n, arguments.groups, servers)
    results, failures = asyncio.run(_all(runs, cores, arguments.seconds, dict(arguments.set)))
    print(f"\n{report.LEGEND}")
    if arguments.json is not None:
        found = report.Report(machine, cores.server, cores.generator, results, failures)
        arguments.json.write_bytes(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
