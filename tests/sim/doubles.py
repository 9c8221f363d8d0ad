"""Stand-ins for the world around a session runner. Each does what its Protocol promises and lets a test look."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rooms.kernel import Code, ParticipantId, SessionId
from server.live.audience import GoodbyeCode
from server.ports import Answer, DesiredMedia, OfferRejected, Stored, StoreUnavailable
from server.record.ledger import Ledger
from server.store.memory import MemoryStore
from tests.sim.fold import fold

Wire = dict[str, Any]  # Any: wire data


class CountingIds:
    """Fresh, though not unguessable."""

    def __init__(self) -> None:
        self.made = 0

    def new(self, prefix: str) -> str:
        self.made += 1
        return f"{prefix}_{self.made}"

    def draw(self) -> int:
        self.made += 1
        return self.made


class FlakyStore:
    """A record in memory that can be broken, slow (`latency`, in seconds), held up by its gate, and looked into."""

    def __init__(self) -> None:
        self.inner = Ledger(MemoryStore())
        self.broken = False
        self.appends: list[int] = []
        self.latency: Callable[[], float] = lambda: 0.0
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting = asyncio.Event()

    async def append(self, stream: str, expected_seq: int, events: Sequence[bytes]) -> int:
        self.waiting.set()
        await self.gate.wait()
        await asyncio.sleep(self.latency())
        if self.broken:
            raise StoreUnavailable("the disk is full")
        self.appends.append(len(events))
        return await self.inner.append(stream, expected_seq, events)

    async def read(self, stream: str, after: int = 0) -> list[Stored]:
        if self.broken:
            raise StoreUnavailable("the disk is gone")
        return await self.inner.read(stream, after)

    async def streams(self, prefix: str = "") -> list[str]:
        return await self.inner.streams(prefix)

    async def close(self) -> None:
        await self.inner.close()


class RecordingPlane:
    """An SFU that only writes down what it is told. Offers are the number of seats, in digits."""

    def __init__(self) -> None:
        self.desired: dict[SessionId, DesiredMedia] = {}
        self.applied = 0
        self.connected: set[ParticipantId] = set()
        self.closed: set[SessionId] = set()
        self.shown: dict[ParticipantId, Mapping[int, int]] = {}
        self.broken = False
        self.answering = asyncio.Event()
        self.answering.set()

    async def connect(self, session: SessionId, participant: ParticipantId, offer: str) -> Answer:
        await self.answering.wait()
        if not offer.isdigit():
            raise OfferRejected(Code.INVALID, "This offer cannot be answered.")
        self.connected.add(participant)
        return Answer(sdp=f"answer to {offer}", seats=int(offer))

    def apply(self, session: SessionId, desired: DesiredMedia) -> None:
        if self.broken:
            raise RuntimeError("the SFU has a fault")
        self.applied += 1
        self.desired[session] = desired
        self.connected &= set(desired)

    def show(self, session: SessionId, participant: ParticipantId, widths: Mapping[int, int]) -> None:
        self.shown[participant] = widths

    def disconnect(self, session: SessionId, participant: ParticipantId) -> None:
        self.connected.discard(participant)

    def close_session(self, session: SessionId) -> None:
        self.closed.add(session)
        self.desired.pop(session, None)


class Listener:
    """A client: it folds what it is told into its view, and remembers the rest."""

    def __init__(self) -> None:
        self.view: Wire = {}
        self.seq = 0
        self.told: list[Wire] = []
        self.tables: list[list[Wire]] = []
        self.signalled: list[Wire] = []
        self.goodbyes: list[GoodbyeCode] = []

    def events(self, batch: list[Wire]) -> None:
        assert batch, "an empty batch is nothing to tell"
        for event in batch:
            assert event["seq"] > self.seq, "told twice, or out of order"
            self.view, self.seq = fold(self.view, event), event["seq"]
            self.told.append(event)

    def seats(self, table: list[Wire]) -> None:
        self.tables.append(table)

    def signals(self, data: Wire) -> None:
        self.signalled.append(data)

    def goodbye(self, code: GoodbyeCode, message: str) -> None:
        assert message.endswith("."), "a goodbye is a sentence"
        self.goodbyes.append(code)
