"""Redis itself: crashes of the server, lost connections, fencing, and what leaves its files."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.ports import SealedText, Stored, StoreUnavailable, WrongSequence
from server.store import open_store, redis_streams
from server.store.redis_streams import Fenced, RedisStore
from tests.support.redis_server import RedisServer, redis_server


@pytest.fixture
async def store(redis: RedisServer) -> AsyncIterator[RedisStore]:
    redis.ask("FLUSHALL")
    store = RedisStore(redis.url)
    yield store
    await store.close()


async def test_what_was_acknowledged_survives_a_crash_of_redis(tmp_path: Path) -> None:
    with redis_server(tmp_path) as redis:
        store = RedisStore(redis.url)
        acknowledged = dict.fromkeys((f"s{n}" for n in range(8)), 0)
        enough = asyncio.Event()

        async def write(stream: str) -> None:
            try:
                while True:
                    sealed = [SealedText(f"t{acknowledged[stream]}", "p", b"sealed")]
                    acknowledged[stream] = await store.append(stream, acknowledged[stream], [b"one", b"two"], sealed)
                    if sum(acknowledged.values()) > 400:
                        enough.set()
            except StoreUnavailable:
                return

        async with asyncio.TaskGroup() as tasks:
            for stream in acknowledged:
                tasks.create_task(write(stream))
            await enough.wait()
            redis.kill()
        redis.start()
        for stream, last in acknowledged.items():
            head, events = await store.snapshot(stream)
            assert len(events) >= last
            assert len(events) % 2 == 0, "an append is there as a whole or not at all"
            assert [event.seq for event in events] == list(range(1, len(events) + 1))
            assert (head.seq, len(await store.texts(stream))) == (len(events), len(events) // 2)
            assert await store.append(stream, head.seq, [b"after"]) == head.seq + 1
        await store.close()


async def test_without_redis_it_is_unavailable_and_afterwards_it_goes_on(tmp_path: Path) -> None:
    with redis_server(tmp_path) as redis:
        store = RedisStore(redis.url)
        await asyncio.gather(*(store.append(f"s{n}", 0, [b"before"]) for n in range(20)))
        redis.kill()
        for attempt in (store.append("s0", 1, [b"lost"]), store.read("s0"), store.key("p", b"k"), store.erase(["p"])):
            with pytest.raises(StoreUnavailable, match="cannot be used"):
                await attempt
        redis.start()
        assert [await store.append(f"s{n}", 1, [b"after"]) for n in range(20)] == [2] * 20
        await store.close()


async def test_an_address_where_nobody_answers_is_told() -> None:
    store = open_store("redis://127.0.0.1:1/0")
    with pytest.raises(StoreUnavailable, match="Redis cannot be used: it cannot be reached") as caught:
        await store.streams()
    assert "127.0.0.1" not in str(caught.value)
    await store.close()


async def test_a_redis_that_does_not_answer_is_told(
    redis: RedisServer, store: RedisStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_streams, "ANSWER_SECONDS", 0.2)
    hasty = RedisStore(redis.url)
    assert await hasty.streams() == []
    redis.ask("CLIENT PAUSE 1000 ALL")
    with pytest.raises(StoreUnavailable, match="it does not answer"):
        await hasty.append("a", 0, [b"one"])
    redis.ask("CLIENT UNPAUSE")
    await hasty.close()


def test_what_is_no_address_is_told() -> None:
    with pytest.raises(StoreUnavailable, match="no address of a Redis"):
        open_store("redis://host:port/0")


async def test_a_redis_that_may_not_write_is_unavailable_and_afterwards_it_goes_on(
    redis: RedisServer, store: RedisStore
) -> None:
    await store.append("a", 0, [b"before"])
    redis.ask("CONFIG SET maxmemory 1")
    try:
        with pytest.raises(StoreUnavailable):
            await store.append("a", 1, [b"lost"])
        assert await store.read("a") == [Stored(1, b"before")]
    finally:
        redis.ask("CONFIG SET maxmemory 0")
    redis.ask("REPLICAOF 127.0.0.1 1")
    try:
        with pytest.raises(StoreUnavailable):
            await store.append("a", 1, [b"lost"])
    finally:
        redis.ask("REPLICAOF NO ONE")
    assert await store.append("a", 1, [b"after"]) == 2


async def test_scripts_that_redis_has_forgotten_are_sent_again(redis: RedisServer, store: RedisStore) -> None:
    await store.append("a", 0, [b"one"])
    redis.ask("SCRIPT FLUSH")
    assert await store.append("a", 1, [b"two"]) == 2


async def test_of_what_is_deleted_nothing_is_left_in_the_files(redis: RedisServer, store: RedisStore) -> None:
    await store.key("p", b"the key of p, 32 bytes as it is ")
    await store.append("a", 0, [b"one"], [SealedText("t", "p", b"the sealed text")])
    await store.append("b", 0, [b"the event of b"])
    assert b"the sealed text" in redis.files()
    await store.erase(["p"])
    await store.remove("b")
    for deleted in (b"the key of p", b"the sealed text", b"the event of b"):
        assert deleted not in redis.files()


async def test_snapshots_of_redis_are_written_anew_too(tmp_path: Path) -> None:
    with redis_server(tmp_path) as redis:
        redis.ask('CONFIG SET save "3600 1"')
        store = RedisStore(redis.url)
        await store.append("a", 0, [b"one"], [SealedText("t", "p", b"the sealed text")])
        assert redis.ask("SAVE").startswith("+OK")
        assert b"the sealed text" in (tmp_path / "dump.rdb").read_bytes()
        await store.erase(["p"])
        assert b"the sealed text" not in redis.files()
        await store.close()


async def test_where_the_files_may_not_be_written_anew_erasing_says_so(redis: RedisServer, store: RedisStore) -> None:
    redis.ask("ACL SETUSER narrow on nopass ~* +@all -bgrewriteaof")
    narrow = RedisStore(redis.url.replace("redis://", "redis://narrow:x@"))
    with pytest.raises(StoreUnavailable, match="no permissions"):
        await narrow.erase(["p"])
    await narrow.close()


async def test_a_leader_of_an_earlier_epoch_is_fenced_off(redis: RedisServer, store: RedisStore) -> None:
    later = RedisStore(redis.url)
    await store.fence("a", 1)
    await store.append("a", 0, [b"one"])
    await later.fence("a", 2)
    with pytest.raises(Fenced):
        await store.append("a", 1, [b"from the past"])
    with pytest.raises(Fenced):
        await store.fence("a", 1)
    assert await later.append("a", 1, [b"two"]) == 2
    assert await store.append("b", 0, [b"another stream"]) == 1
    await later.close()


def test_being_fenced_off_is_a_wrong_sequence_to_those_who_do_not_ask() -> None:
    assert issubclass(Fenced, WrongSequence)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("appendonly yes", False),
        ("appendfsync everysec", True),
        ("appendonly no", True),
        ("maxmemory-policy allkeys-lru", True),
    ],
)
async def test_a_redis_that_may_lose_what_it_acknowledged_is_told(
    redis: RedisServer, settings: str, told: bool, caplog: pytest.LogCaptureFixture
) -> None:
    redis.ask(f"CONFIG SET {settings}")
    store = RedisStore(redis.url)
    try:
        with caplog.at_level(logging.WARNING, logger="server.store.redis_streams"):
            await store.streams()
            await store.streams()
    finally:
        redis.ask("CONFIG SET appendonly yes")
        redis.ask("CONFIG SET appendfsync always")
        redis.ask("CONFIG SET maxmemory-policy noeviction")
        await store.close()
    assert ["the store's Redis may" in record.message for record in caplog.records] == [True] * told


async def test_programmes_that_share_a_redis_do_not_meet(redis: RedisServer, store: RedisStore) -> None:
    other = RedisStore(redis.url, prefix="other:")
    await store.append("a", 0, [b"one"])
    assert await other.streams() == []
    assert await other.append("a", 0, [b"another"]) == 1
    await other.close()
