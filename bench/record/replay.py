"""The way back after a restart: how long the log of a long session takes to become a session again.

Measured as the sessions' own start, in this process, and as the whole server's from its first instruction to its
readiness, beside that of a server with nothing to replay. The log is written through the store as the server would.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Final

import msgspec

from bench.hearth import Hearth
from bench.process import Cores
from bench.record.past import long_session
from bench.record.stores import Stores
from facilitator.desk import Event
from rooms.kernel import Instant, SessionId
from server.live import codec
from server.live.history import stream_of
from server.live.sessions import Sessions
from server.live.signals import FactsRelay
from server.record.ledger import Ledger
from server.sfu.plane import SfuPlane
from server.store import open_store
from server.system import RandomIds, SystemClock

_BATCH: Final = 128
_MS_PER_HOUR: Final = 3_600_000


class Replay(msgspec.Struct, frozen=True):
    """What it took: medians of `repeats`. `empty_*` is the server with an empty store."""

    store: str
    hours: float
    people: int
    events: int
    log_bytes: int
    """The events as they are encoded."""
    repeats: int
    replay_ms: float
    start_ms: float
    empty_start_ms: float
    rss_mb: float
    empty_rss_mb: float


class Start(msgspec.Struct, frozen=True):
    """How long a server took until it was ready, and the memory it had then."""

    ms: float
    rss_mb: float


async def measure(
    stores: Stores, hours: float, people: int, repeats: int, cores: Cores, settings: Mapping[str, str]
) -> Replay:
    """Each repetition on stores of its own, for a start adds events.

    Raises: ServerFailed, StoreUnavailable.
    """
    session = SessionId("s_long")
    events = long_session(session, Instant(SystemClock().now() - int(hours * _MS_PER_HOUR)), hours, people)
    replays, starts, empty = [], [], []
    for _ in range(repeats):
        here, there = stores.fresh(), stores.fresh()
        for url in (here, there):
            await write(url, {session: events})
        replays.append(await _replayed(here))
        starts.append(await started(there, cores, settings))
        empty.append(await started(stores.fresh(), cores, settings))
    return Replay(
        store=stores.name,
        hours=hours,
        people=people,
        events=len(events),
        log_bytes=sum(len(codec.encode(event)) for event in events),
        repeats=repeats,
        replay_ms=median(replays),
        start_ms=median(start.ms for start in starts),
        empty_start_ms=median(start.ms for start in empty),
        rss_mb=median(start.rss_mb for start in starts),
        empty_rss_mb=median(start.rss_mb for start in empty),
    )


async def write(url: str, sessions: Mapping[SessionId, Sequence[Event]]) -> None:
    """Write logs into a store. Raises: StoreUnavailable."""
    ledger = Ledger(open_store(url))
    try:
        for session, events in sessions.items():
            for begin in range(0, len(events), _BATCH):
                batch = [codec.encode(event) for event in events[begin : begin + _BATCH]]
                await ledger.append(stream_of(session), begin, batch)
    finally:
        await ledger.close()


async def started(url: str, cores: Cores, settings: Mapping[str, str]) -> Start:
    """Start a server on a store and end it. Raises: ServerFailed."""
    begin = time.monotonic_ns()
    async with Hearth.running(cores.server, {**settings, "HEARTH_STORE__URL": url}) as hearth:
        return Start((time.monotonic_ns() - begin) / 1e6, hearth.process.rss_bytes() / 1e6)


async def _replayed(url: str) -> float:
    """Milliseconds that all sessions of a store took to run."""
    ledger, facts = Ledger(open_store(url)), FactsRelay()
    plane = SfuPlane("127.0.0.1", 0, (), False, 2.0, facts)
    await plane.start()
    sessions = Sessions(ledger, SystemClock(), RandomIds(), plane, facts)
    try:
        begin = time.monotonic_ns()
        await sessions.start()
        return (time.monotonic_ns() - begin) / 1e6
    finally:
        await sessions.stop()
        await plane.stop()
        await ledger.close()
