"""One run: people connect, everybody hears everybody, then for some seconds it is measured.

Rule that holds: the server's CPU time and the packets belong to the same stretch of time, and what the generator itself
has spoiled is in the result too, so that it is not taken for the server's doing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Final

import msgspec

from bench.meeting import Member, Server
from bench.process import Cores, Process, core_busy_ns
from bench.pump import Pump
from bench.stamps import Window
from bench.traffic import Talker

_FLOWS_EACH: Final = 2
_ALL_HEARD_TIMEOUT: Final = 20.0
_WARM_UP: Final = 1.0
_STRAGGLERS: Final = 0.5
_POLL: Final = 0.05


class Result(msgspec.Struct, frozen=True):
    """What one run gave. Times in the unit their name says; `loss` is a fraction of the expected packets."""

    server: str
    people: int
    groups: int
    seconds: float
    packets_per_second: float
    cpu_us_per_packet: float
    cpu_share: float
    p50_ms: float
    p99_ms: float
    max_ms: float
    loss: float
    rss_mb: float
    unheard: int
    """Streams that somebody should have heard and did not, ever."""
    corrupt: int
    duplicates: int
    renumbered: int
    nacked: int
    """Packets the server asked the generator for again."""
    generator_share: float
    """CPU the generator used, of one core."""
    generator_drops: int
    """Datagrams its sockets lost because it read too late: loss that is not the server's."""
    generator_late_ms: float
    """The longest it sent a packet after its time."""
    others_share: float
    """How much of the two cores somebody else used, as a fraction of both: other programs, or other machines."""


async def run(server: Server, people: int, groups: int, seconds: float, cores: Cores) -> Result:
    """Measure `groups` meetings of `people` each for `seconds`. `cores` are those the two sides are pinned to.

    Raises: whatever keeps the server or a client from connecting.
    """
    window = Window()
    async with AsyncExitStack() as meetings:
        members: list[Member] = []
        for _ in range(groups):
            members += await meetings.enter_async_context(server.meet(people, window))
        load = Load(server.name, people, groups)
        return await _measure(server, load, members, window, seconds, cores)


class Load(msgspec.Struct, frozen=True):
    """What is put on which server."""

    server: str
    people: int
    groups: int


class _Span(msgspec.Struct, frozen=True):
    """What was used during the measured stretch."""

    elapsed_ns: int
    server_ns: int
    generator_ns: int
    busy_ns: int
    rss_bytes: int


async def _measure(
    server: Server, load: Load, members: Sequence[Member], window: Window, seconds: float, cores: Cores
) -> Result:
    talkers = [Talker(place, member.publisher, window) for place, member in enumerate(members)]
    pump = Pump([peer for member in members for peer in member.peers], talkers)
    async with _running(pump):
        unheard = await _all_heard(members, (load.people - 1) * _FLOWS_EACH)
        await asyncio.sleep(_WARM_UP)
        pump.worst_late_ns = 0
        span = await _span(server, window, seconds, cores)
        pump.silence()
        await asyncio.sleep(_STRAGGLERS)
    expected = sum(talker.sent for talker in talkers) * (load.people - 1)
    return _result(load, members, expected, window, span, pump.worst_late_ns, unheard)


@asynccontextmanager
async def _running(pump: Pump) -> AsyncIterator[None]:
    """Pump meanwhile; a failure of the pump is a failure of the run."""
    pumping = asyncio.create_task(pump.run())
    try:
        yield
    finally:
        pumping.cancel()
        with suppress(asyncio.CancelledError):
            await pumping


async def _span(server: Server, window: Window, seconds: float, cores: Cores) -> _Span:
    before = clocks(server.process, cores)
    window.start = time.time_ns()
    await asyncio.sleep(seconds)
    window.end = time.time_ns()
    elapsed, cpu, own, busy = (after - then for after, then in zip(clocks(server.process, cores), before, strict=True))
    return _Span(elapsed, cpu, own, busy, server.process.rss_bytes())


def clocks(process: Process, cores: Cores) -> tuple[int, int, int, int]:
    """Wall time, the server's and the generator's CPU time, and that of both cores for anybody; ns.

    Raises: ServerFailed when the server has ended.
    """
    busy = sum(core_busy_ns(core) for core in {cores.server, cores.generator})
    return time.monotonic_ns(), process.cpu_ns(), time.process_time_ns(), busy


async def _all_heard(members: Sequence[Member], flows: int) -> int:
    """Wait until everybody has heard all `flows`. Returns how many were still missing when patience ended."""
    deadline = time.monotonic() + _ALL_HEARD_TIMEOUT
    while True:
        missing = sum(flows - member.collector.flows for member in members)
        if not missing or time.monotonic() > deadline:
            return missing
        await asyncio.sleep(_POLL)


def _result(
    load: Load, members: Sequence[Member], expected: int, window: Window, span: _Span, late_ns: int, unheard: int
) -> Result:
    collectors = [member.collector for member in members]
    received = sum(collector.received for collector in collectors)
    latencies = sorted(window.latencies)
    return Result(
        server=load.server,
        people=load.people,
        groups=load.groups,
        seconds=span.elapsed_ns / 1e9,
        packets_per_second=received * 1e9 / span.elapsed_ns,
        cpu_us_per_packet=span.server_ns / 1000 / max(1, received),
        cpu_share=span.server_ns / span.elapsed_ns,
        p50_ms=percentile(latencies, 50) / 1e6,
        p99_ms=percentile(latencies, 99) / 1e6,
        max_ms=percentile(latencies, 100) / 1e6,
        loss=1 - received / max(1, expected),
        rss_mb=span.rss_bytes / 1e6,
        unheard=unheard,
        corrupt=sum(collector.corrupt for collector in collectors),
        duplicates=sum(collector.duplicates for collector in collectors),
        renumbered=sum(collector.renumbered for collector in collectors),
        nacked=sum(member.publisher.feedback.nacked for member in members),
        generator_share=span.generator_ns / span.elapsed_ns,
        generator_drops=sum(peer.transport.kernel_drops for member in members for peer in member.peers),
        generator_late_ms=late_ns / 1e6,
        others_share=max(0, span.busy_ns - span.server_ns - span.generator_ns) / span.elapsed_ns / 2,
    )


def percentile(ordered: Sequence[int], percent: int) -> int:
    """The smallest value that at least `percent` of `ordered` do not exceed (nearest rank); 0 of nothing."""
    if not ordered:
        return 0
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
