"""Sessions whose time is over."""

from __future__ import annotations

import asyncio
import logging

import msgspec
import pytest

from rooms.kernel import Instant, SessionId
from rooms.vocabulary import SessionCreated, SessionEnded
from server.live.codec import encode
from server.live.history import stream_of
from server.ports import StoreUnavailable
from server.record import audit as audits
from server.record.audit import Audit, Purged
from server.record.ledger import Ledger
from server.record.retention import DAY, PERIOD, RETRY, Retention
from server.store.memory import MemoryStore
from tests.sim.meeting import START
from tests.sim.virtual_time import LoopClock, in_virtual_time


class Kept:
    """A record and its retention."""

    def __init__(self, days: int) -> None:
        self.store = MemoryStore()
        self.ledger = Ledger(self.store)
        self.audit = Audit(self.ledger, LoopClock())
        self.retention = Retention(self.ledger, self.audit, LoopClock(), days)
        self.gone: list[str] = []

    async def session(self, name: str, *, ended: int | None, days: int | None = None) -> str:
        """A session that ended so many days before the start."""
        stream = stream_of(SessionId(name))
        made = SessionCreated(at=Instant(1), id=SessionId(name), title=name, capacity=4, waiting_room=False)
        created = msgspec.json.encode({**msgspec.json.decode(encode(made)), "retention_days": days})
        events = [created]
        if ended is not None:
            events.append(encode(SessionEnded(at=Instant(START - ended * DAY), by=None)))
        await self.ledger.append(stream, 0, events)
        return stream

    async def note(self, stream: str) -> None:
        self.gone.append(stream)


@in_virtual_time
async def test_what_has_ended_long_enough_ago_is_purged() -> None:
    kept = Kept(days=30)
    old = await kept.session("old", ended=30)
    young = await kept.session("young", ended=29)
    head = await kept.store.head(old)
    assert await kept.retention.purge("me") == [old]
    assert await kept.ledger.streams("session/") == [young]
    (stored,) = await kept.ledger.read(audits.STREAM)
    assert audits.CODEC.decode(stored.data) == Purged(at=START, stream=old, events=2, head=head.hash, by="me")
    assert await kept.retention.purge("me") == []


@in_virtual_time
async def test_the_sessions_own_time_counts_before_the_servers() -> None:
    kept = Kept(days=30)
    await kept.session("longer", ended=100, days=365)
    await kept.session("for ever", ended=10_000, days=0)
    shorter = await kept.session("shorter", ended=8, days=7)
    assert await kept.retention.due() == [shorter]


@in_virtual_time
async def test_without_a_time_everything_is_kept() -> None:
    kept = Kept(days=0)
    await kept.session("old", ended=10_000)
    assert await kept.retention.due() == []


@in_virtual_time
async def test_what_has_not_ended_is_never_purged() -> None:
    kept = Kept(days=1)
    await kept.session("open", ended=None)
    await kept.ledger.append("directory", 0, [b'{"v":1,"type":"session_ended","at":1}'])
    assert await kept.retention.due() == []


@in_virtual_time
async def test_names_go_with_their_session() -> None:
    kept = Kept(days=1)
    await kept.session("old", ended=2)
    await kept.retention.purge("me")
    assert [key for key in (await kept.store.keys()).values() if key is not None] == []


@in_virtual_time
async def test_it_is_looked_after_daily() -> None:
    kept = Kept(days=30)
    now, tomorrow = await kept.session("now", ended=30), await kept.session("tomorrow", ended=29)
    task = asyncio.create_task(kept.retention.run(kept.note))
    await asyncio.sleep(1)
    assert kept.gone == [now]
    await asyncio.sleep(PERIOD)
    assert kept.gone == [now, tomorrow]
    task.cancel()


@in_virtual_time
async def test_when_the_store_is_away_it_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    kept = Kept(days=30)
    old = await kept.session("old", ended=30)
    streams = kept.store.streams

    async def away(prefix: str = "") -> list[str]:
        raise StoreUnavailable("gone")

    kept.store.streams = away  # type: ignore[method-assign]  # a store that is away for a while
    with caplog.at_level(logging.CRITICAL, logger="server.record.retention"):
        task = asyncio.create_task(kept.retention.run(kept.note))
        await asyncio.sleep(1)
        kept.store.streams = streams  # type: ignore[method-assign]  # and back
        await asyncio.sleep(RETRY)
    assert kept.gone == [old]
    task.cancel()
