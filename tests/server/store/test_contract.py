"""What every event store promises, whatever it is made of (`server.ports.EventStore`)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.ports import EventStore, Stored, StoreUnavailable, WrongSequence
from server.store import open_store


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[EventStore]:
    store = open_store("memory:" if request.param == "memory" else f"sqlite:///{tmp_path / 'hearth.db'}")
    yield store
    await store.close()


async def test_a_new_stream_begins_at_one(store: EventStore) -> None:
    assert await store.append("a", 0, [b"one", b"two"]) == 2
    assert await store.read("a") == [Stored(1, b"one"), Stored(2, b"two")]


async def test_events_are_appended_after_those_before(store: EventStore) -> None:
    await store.append("a", 0, [b"one"])
    assert await store.append("a", 1, [b"two"]) == 2
    assert await store.append("a", 2, [b"three"]) == 3
    assert [event.data for event in await store.read("a")] == [b"one", b"two", b"three"]


async def test_reading_begins_after_a_number(store: EventStore) -> None:
    await store.append("a", 0, [b"one", b"two", b"three"])
    assert await store.read("a", after=1) == [Stored(2, b"two"), Stored(3, b"three")]
    assert await store.read("a", after=3) == []
    assert await store.read("a", after=99) == []


async def test_an_unknown_stream_is_empty(store: EventStore) -> None:
    assert await store.read("nowhere") == []


@pytest.mark.parametrize("expected", [0, 2])
async def test_a_wrong_sequence_appends_nothing(store: EventStore, expected: int) -> None:
    await store.append("a", 0, [b"one"])
    with pytest.raises(WrongSequence):
        await store.append("a", expected, [b"lost"])
    assert await store.read("a") == [Stored(1, b"one")]


async def test_after_a_wrong_sequence_the_right_one_still_goes(store: EventStore) -> None:
    await store.append("a", 0, [b"one"])
    with pytest.raises(WrongSequence):
        await store.append("a", 0, [b"lost"])
    assert await store.append("a", 1, [b"two"]) == 2


async def test_appending_nothing_changes_nothing(store: EventStore) -> None:
    assert await store.append("a", 0, []) == 0
    assert await store.streams() == []


async def test_streams_do_not_touch_each_other(store: EventStore) -> None:
    await store.append("a", 0, [b"a1"])
    await store.append("b", 0, [b"b1"])
    assert await store.read("a") == [Stored(1, b"a1")]
    assert await store.read("b") == [Stored(1, b"b1")]


async def test_streams_are_listed_by_prefix_in_order(store: EventStore) -> None:
    for name in ("session/b", "directory", "session/a", "sessions", "session/ä", "session/%"):
        await store.append(name, 0, [b"x", b"y"])
    assert await store.streams("session/") == ["session/%", "session/a", "session/b", "session/ä"]
    assert await store.streams() == ["directory", "session/%", "session/a", "session/b", "session/ä", "sessions"]
    assert await store.streams("x") == []


async def test_bytes_come_back_as_they_were(store: EventStore) -> None:
    data = bytes(range(256)) * 100
    await store.append("a", 0, [data, b""])
    assert [event.data for event in await store.read("a")] == [data, b""]


async def test_of_two_writers_at_once_one_is_refused(store: EventStore) -> None:
    results = await asyncio.gather(
        store.append("a", 0, [b"left"]), store.append("a", 0, [b"right"]), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["WrongSequence", "int"]
    assert len(await store.read("a")) == 1


async def test_many_streams_written_at_once_are_all_there(store: EventStore) -> None:
    async def write(stream: str) -> None:
        for seq in range(10):
            await store.append(stream, seq, [b"%d" % seq])

    names = [f"s{number:02}" for number in range(40)]
    await asyncio.gather(*(write(name) for name in names))
    assert await store.streams() == names
    for name in names:
        assert [event.data for event in await store.read(name)] == [b"%d" % seq for seq in range(10)]


async def test_a_closed_store_says_that_it_is_unavailable(store: EventStore) -> None:
    await store.close()
    with pytest.raises(StoreUnavailable):
        await store.append("a", 0, [b"one"])
    with pytest.raises(StoreUnavailable):
        await store.read("a")
    with pytest.raises(StoreUnavailable):
        await store.streams()


async def test_closing_twice_is_closing(store: EventStore) -> None:
    await store.close()
    await store.close()
