"""The memory of open sessions in which nothing happens, as what the server's resident memory grows by.

Two kinds: "new" sessions are made through the HTTP API on a running server; "visited" ones are there when the server
starts, each with people who have come and left, as after a restart in the middle of the week.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from bench.hearth import Hearth
from bench.process import Cores
from bench.record.past import visited_session
from bench.record.replay import Start, started, write
from bench.record.stores import Stores
from rooms.kernel import Instant, SessionId
from server.system import SystemClock

_FIRST: Final = 20
"""Sessions made before it is measured: what the first ones bring into memory stays for the others."""
_AT_ONCE: Final = 10
_SETTLE: Final = 1.0
_MS_PER_DAY: Final = 86_400_000


class Idle(msgspec.Struct, frozen=True):
    """Resident memory before and with the sessions. `start_ms` is how long the server took to start with them."""

    kind: Literal["new", "visited"]
    store: str
    sessions: int
    people: int
    before_mb: float
    after_mb: float
    start_ms: float | None = None

    @property
    def kb_each(self) -> float:
        """Memory of one session."""
        return (self.after_mb - self.before_mb) * 1000 / self.sessions


async def measure_new(stores: Stores, sessions: int, cores: Cores, settings: Mapping[str, str]) -> Idle:
    """Sessions nobody has come to yet. Raises: ServerFailed."""
    async with Hearth.running(cores.server, {**settings, "HEARTH_STORE__URL": stores.fresh()}) as hearth:
        before = await _with_more(hearth, _FIRST)
        after = await _with_more(hearth, sessions)
    return Idle("new", stores.name, sessions, 0, before, after)


async def measure_visited(
    stores: Stores, sessions: int, people: int, cores: Cores, settings: Mapping[str, str]
) -> Idle:
    """Sessions that `people` each have come to and left. Raises: ServerFailed, StoreUnavailable."""
    yesterday = Instant(SystemClock().now() - _MS_PER_DAY)
    url = stores.fresh()
    named = [SessionId(f"s_{number}") for number in range(sessions)]
    await write(url, {session: visited_session(session, yesterday, people) for session in named})
    empty: Start = await started(stores.fresh(), cores, settings)
    full: Start = await started(url, cores, settings)
    return Idle("visited", stores.name, sessions, people, empty.rss_mb, full.rss_mb, full.ms)


async def _with_more(hearth: Hearth, sessions: int) -> float:
    """The server's memory in MB with so many more sessions."""
    left = iter(range(sessions))

    async def make() -> None:
        for number in left:
            await hearth.post("sessions", {"title": f"Group {number}"})

    await asyncio.gather(*(make() for _ in range(_AT_ONCE)))
    await asyncio.sleep(_SETTLE)
    return hearth.process.rss_bytes() / 1e6
