"""How many commands a second are acknowledged as durable, and how long one takes, as the people who send them see it.

Sessions of real connections to a real server; nobody sends media. Every command is one that changes something: of ten,
seven switch a microphone, two a camera, one is a new name. Everyone in the session is told of each.

Two kinds of load: "flat out" keeps commands of everyone under way all the time, which shows the most that is possible
(its times are those of a queue that is always full); "paced" sends each person's at their times, whatever comes back.

Rule that holds: a command counts if its acknowledgement arrived in the measured stretch. That it stands for an event of
its own is checked by its number, which no other command of the session may have.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count, cycle
from types import MappingProxyType
from typing import Final, Literal

import msgspec
import socketio

from bench.hearth import Hearth, HearthError, signalling
from bench.measure import clocks, percentile
from bench.process import Cores
from bench.record.stores import Stores

_WARM_UP: Final = 1.0
_TIMEOUT: Final = 20.0
_MUCH: Final = "1000000"

UNLIMITED: Final = MappingProxyType(
    {
        "HEARTH_LIMITS__COMMANDS_PER_SECOND": _MUCH,
        "HEARTH_LIMITS__COMMANDS_BURST": _MUCH,
        "HEARTH_LIMITS__CONNECTS_PER_MINUTE": _MUCH,
        "HEARTH_LIMITS__CONNECTS_BURST": _MUCH,
        "HEARTH_LIMITS__JOINS_PER_MINUTE": _MUCH,
        "HEARTH_LIMITS__JOINS_BURST": _MUCH,
    }
)
"""A crowd from one address is what these limits are against."""

Pace = Literal["flat out", "paced"]


class Load(msgspec.Struct, frozen=True):
    """`sessions` of `people` each. Flat out, everyone has `depth` commands under way; paced, everyone sends `rate` a
    second."""

    sessions: int
    people: int
    pace: Pace
    depth: int = 2
    rate: float = 0.5


class Commands(msgspec.Struct, frozen=True):
    """What one run gave. Times in the unit their name says, shares of one core."""

    store: str
    load: Load
    seconds: float
    per_second: float
    """Commands acknowledged."""
    messages_per_second: float
    """Messages to everyone in consequence, acknowledgements not counted."""
    cpu_us_per_command: float
    cpu_share: float
    store_share: float
    """CPU of the store's own server, where it has one."""
    p50_ms: float
    p99_ms: float
    max_ms: float
    rss_mb: float
    refused: dict[str, int]
    """Commands that were not taken, by code."""
    unchanged: int
    """Acknowledgements without an event of their own."""
    generator_share: float
    others_share: float
    """How much of the two cores somebody else used, as a fraction of both."""


class Tally:
    """What is acknowledged to whom. Times in ns count while it is open."""

    def __init__(self) -> None:
        self.is_open = False
        self.is_over = False
        self.took: list[int] = []
        self.refused: Counter[str] = Counter()
        self.unchanged = 0
        self._seen: set[tuple[int, int]] = set()

    def taken(self, session: int, seq: int, took_ns: int) -> None:
        """A command was acknowledged as event `seq` of a session."""
        self.unchanged += (session, seq) in self._seen
        self._seen.add((session, seq))
        if self.is_open:
            self.took.append(took_ns)


class _Sender:
    """Somebody who sends commands, one like the other."""

    def __init__(self, session: int, client: socketio.AsyncClient, tally: Tally) -> None:
        self.messages = 0
        """How many they were sent, acknowledgements not counted."""
        self._session = session
        self._client = client
        self._tally = tally
        self._script = script()
        client.on("*", self._told)

    def _told(self, event: str, *data: object) -> None:
        self.messages += 1

    async def flat_out(self) -> None:
        """One after the other."""
        while not self._tally.is_over:
            await self._send()

    async def paced(self, every: float, phase: float) -> None:
        """Every so many seconds, answered or not, `phase` of that later than the others."""
        begin = asyncio.get_running_loop().time()
        async with asyncio.TaskGroup() as under_way:
            for number in count():
                await asyncio.sleep(begin + (number + phase) * every - asyncio.get_running_loop().time())
                if self._tally.is_over:
                    return
                under_way.create_task(self._send())

    async def _send(self) -> None:
        begin = time.monotonic_ns()
        try:
            answer = await self._client.call("command", next(self._script), timeout=_TIMEOUT)
        except socketio.exceptions.SocketIOError as error:
            raise HearthError(f"a command was not answered: {error}") from error
        if answer["ok"]:
            self._tally.taken(self._session, answer["seq"], time.monotonic_ns() - begin)
        else:
            self._tally.refused[answer["error"]["code"]] += 1


def script() -> Iterator[dict[str, object]]:
    """One person's commands without end, each of which changes something. Everyone begins with both switches on."""
    microphone = camera = True
    for number, deed in zip(count(), cycle("mmmcmmmcmn")):
        if deed == "m":
            microphone = not microphone
            yield {"type": "set_media", "microphone": microphone}
        elif deed == "c":
            camera = not camera
            yield {"type": "set_media", "camera": camera}
        else:
            yield {"type": "rename", "name": f"Name {number}"}


async def measure(stores: Stores, load: Load, seconds: float, cores: Cores, settings: Mapping[str, str]) -> Commands:
    """One run, on a server and a store of its own.

    Raises: ServerFailed.
    """
    tally = Tally()
    own = {**UNLIMITED, **settings, "HEARTH_STORE__URL": stores.fresh()}
    async with Hearth.running(cores.server, own) as hearth, _senders(hearth, load, tally) as senders:
        if load.pace == "flat out":
            work = [sender.flat_out() for sender in senders for _ in range(load.depth)]
        else:
            work = [sender.paced(1 / load.rate, place / len(senders)) for place, sender in enumerate(senders)]
        going_on = asyncio.gather(*work)
        try:
            await _meanwhile(going_on, _WARM_UP)
            return await _measured(hearth, stores, load, senders, tally, seconds, cores, going_on)
        finally:
            tally.is_over = True
            await going_on


async def _measured(
    hearth: Hearth,
    stores: Stores,
    load: Load,
    senders: Sequence[_Sender],
    tally: Tally,
    seconds: float,
    cores: Cores,
    going_on: asyncio.Future[list[None]],
) -> Commands:
    def now() -> tuple[int, ...]:
        messages = sum(sender.messages for sender in senders)
        return *clocks(hearth.process, cores), stores.server.cpu_ns() if stores.server else 0, messages

    before = now()
    tally.is_open = True
    await _meanwhile(going_on, seconds)
    tally.is_open = False
    elapsed, cpu, own, busy, store, messages = (after - then for after, then in zip(now(), before, strict=True))
    took = sorted(tally.took)
    return Commands(
        store=stores.name,
        load=load,
        seconds=elapsed / 1e9,
        per_second=len(took) * 1e9 / elapsed,
        messages_per_second=messages * 1e9 / elapsed,
        cpu_us_per_command=cpu / 1000 / max(1, len(took)),
        cpu_share=cpu / elapsed,
        store_share=store / elapsed,
        p50_ms=percentile(took, 50) / 1e6,
        p99_ms=percentile(took, 99) / 1e6,
        max_ms=percentile(took, 100) / 1e6,
        rss_mb=hearth.process.rss_bytes() / 1e6,
        refused=dict(tally.refused),
        unchanged=tally.unchanged,
        generator_share=own / elapsed,
        others_share=max(0, busy - cpu - own - store) / elapsed / 2,
    )


async def _meanwhile(going_on: asyncio.Future[list[None]], seconds: float) -> None:
    """Let it go on for so long. Raises: whatever has ended it."""
    done, _ = await asyncio.wait({going_on}, timeout=seconds)
    if done:
        going_on.result()


@asynccontextmanager
async def _senders(hearth: Hearth, load: Load, tally: Tally) -> AsyncIterator[Sequence[_Sender]]:
    """Everyone in their session: a facilitator who was invited personally, and people with a link they share."""
    async with AsyncExitStack() as cleanup:
        senders = []
        for session in range(load.sessions):
            tokens = await _tokens(hearth, load.people)
            for place, token in enumerate(tokens):
                client = await cleanup.enter_async_context(signalling(hearth.origin, token, f"Person {place}"))
                senders.append(_Sender(session, client, tally))
        yield senders


async def _tokens(hearth: Hearth, people: int) -> list[str]:
    """A way into a new session for each of `people`."""
    body = {"title": "Load", "capacity": max(2, people), "waiting_room": False}
    session = (await hearth.post("sessions", body))["id"]
    leader = await hearth.post(f"sessions/{session}/invitations", {"role": "facilitator"})
    others = await hearth.post(f"sessions/{session}/invitations", {"role": "participant", "shared": True})
    return [leader["token"], *[others["token"]] * (people - 1)]
