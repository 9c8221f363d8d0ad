"""What every store of the record promises, whatever it is made of (`server.ports.RecordStore`)."""

from __future__ import annotations

import asyncio
import hashlib

import pytest

from server.ports import Head, RecordStore, SealedText, Stored, StoreUnavailable, WrongSequence


async def test_a_new_stream_begins_at_one(store: RecordStore) -> None:
    assert await store.append("a", 0, [b"one", b"two"]) == 2
    assert await store.read("a") == [Stored(1, b"one"), Stored(2, b"two")]


async def test_events_are_appended_after_those_before(store: RecordStore) -> None:
    await store.append("a", 0, [b"one"])
    assert await store.append("a", 1, [b"two"]) == 2
    assert await store.append("a", 2, [b"three"]) == 3
    assert [event.data for event in await store.read("a")] == [b"one", b"two", b"three"]


async def test_reading_begins_after_a_number(store: RecordStore) -> None:
    await store.append("a", 0, [b"one", b"two", b"three"])
    assert await store.read("a", after=1) == [Stored(2, b"two"), Stored(3, b"three")]
    assert await store.read("a", after=3) == []
    assert await store.read("a", after=99) == []


async def test_an_unknown_stream_is_empty(store: RecordStore) -> None:
    assert await store.read("nowhere") == []


@pytest.mark.parametrize("expected", [0, 2])
async def test_a_wrong_sequence_appends_nothing(store: RecordStore, expected: int) -> None:
    await store.append("a", 0, [b"one"])
    with pytest.raises(WrongSequence):
        await store.append("a", expected, [b"lost"])
    assert await store.read("a") == [Stored(1, b"one")]


async def test_after_a_wrong_sequence_the_right_one_still_goes(store: RecordStore) -> None:
    await store.append("a", 0, [b"one"])
    with pytest.raises(WrongSequence):
        await store.append("a", 0, [b"lost"])
    assert await store.append("a", 1, [b"two"]) == 2


async def test_appending_nothing_changes_nothing(store: RecordStore) -> None:
    assert await store.append("a", 0, []) == 0
    assert await store.streams() == []


async def test_streams_do_not_touch_each_other(store: RecordStore) -> None:
    await store.append("a", 0, [b"a1"])
    await store.append("b", 0, [b"b1"])
    assert await store.read("a") == [Stored(1, b"a1")]
    assert await store.read("b") == [Stored(1, b"b1")]


async def test_streams_are_listed_by_prefix_in_order(store: RecordStore) -> None:
    for name in ("session/b", "directory", "session/a", "sessions", "session/ä", "session/%"):
        await store.append(name, 0, [b"x", b"y"])
    assert await store.streams("session/") == ["session/%", "session/a", "session/b", "session/ä"]
    assert await store.streams() == ["directory", "session/%", "session/a", "session/b", "session/ä", "sessions"]
    assert await store.streams("x") == []


async def test_bytes_come_back_as_they_were(store: RecordStore) -> None:
    data = bytes(range(256)) * 100
    await store.append("a", 0, [data, b""])
    assert [event.data for event in await store.read("a")] == [data, b""]


async def test_of_two_writers_at_once_one_is_refused(store: RecordStore) -> None:
    results = await asyncio.gather(
        store.append("a", 0, [b"left"]), store.append("a", 0, [b"right"]), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["WrongSequence", "int"]
    assert len(await store.read("a")) == 1


async def test_many_streams_written_at_once_are_all_there(store: RecordStore) -> None:
    async def write(stream: str) -> None:
        for seq in range(10):
            await store.append(stream, seq, [b"%d" % seq])

    names = [f"s{number:02}" for number in range(40)]
    await asyncio.gather(*(write(name) for name in names))
    assert await store.streams() == names
    for name in names:
        assert [event.data for event in await store.read(name)] == [b"%d" % seq for seq in range(10)]


# --- heads ---


async def test_the_head_is_the_number_and_hash_of_the_last_event(store: RecordStore) -> None:
    assert await store.head("a") == Head()
    await store.append("a", 0, [b"one", b"two"])
    assert await store.head("a") == Head(2, hashlib.sha256(b"two").hexdigest())
    await store.append("a", 2, [b"three"])
    assert await store.head("a") == Head(3, hashlib.sha256(b"three").hexdigest())


async def test_a_snapshot_is_the_head_and_everything(store: RecordStore) -> None:
    await store.append("a", 0, [b"one", b"two"])
    head, events = await store.snapshot("a")
    assert (head.seq, events) == (2, [Stored(1, b"one"), Stored(2, b"two")])
    assert await store.snapshot("nowhere") == (Head(), [])


async def test_a_refused_append_moves_no_head(store: RecordStore) -> None:
    await store.append("a", 0, [b"one"])
    with pytest.raises(WrongSequence):
        await store.append("a", 0, [b"lost"], [NAME])
    assert await store.head("a") == Head(1, hashlib.sha256(b"one").hexdigest())
    assert await store.texts("a") == []


async def test_a_removed_stream_is_gone_with_its_texts_and_can_begin_again(store: RecordStore) -> None:
    await store.append("a", 0, [b"one"], [NAME])
    await store.append("b", 0, [b"one"], [NAME])
    await store.remove("a")
    assert await store.streams() == ["b"]
    assert (await store.snapshot("a"), await store.texts("a")) == ((Head(), []), [])
    assert await store.owned("p") == ["b"]
    assert await store.append("a", 0, [b"new"]) == 1


async def test_removing_what_is_not_there_is_harmless(store: RecordStore) -> None:
    await store.remove("nowhere")
    assert await store.streams() == []


# --- the vault ---

NAME = SealedText("t_1", "p", b"\x00\xff sealed")


async def test_texts_come_with_the_events_of_their_stream(store: RecordStore) -> None:
    other = SealedText("t_2", "q", b"other")
    await store.append("a", 0, [b"one"], [NAME, other])
    await store.append("b", 0, [b"one"], [NAME])
    assert sorted(await store.texts("a"), key=lambda text: text.ref) == [NAME, other]
    assert await store.texts("b") == [NAME]
    assert await store.owned("p") == ["a", "b"]
    assert await store.owned("q") == ["a"]
    assert await store.owned("nobody") == []


async def test_the_first_key_of_an_owner_is_theirs(store: RecordStore) -> None:
    assert await store.key("p", b"1" * 32) == b"1" * 32
    assert await store.key("p", b"2" * 32) == b"1" * 32
    assert await store.keys(["p", "nobody"]) == {"p": b"1" * 32}
    assert await store.keys([]) == {}


async def test_everyones_keys_can_be_asked_for(store: RecordStore) -> None:
    await store.key("p", b"1" * 32)
    await store.key("q", b"2" * 32)
    await store.erase(["q"])
    assert await store.keys() == {"p": b"1" * 32, "q": None}


async def test_who_is_erased_has_neither_key_nor_texts_and_never_gets_any_again(store: RecordStore) -> None:
    await store.key("p", b"1" * 32)
    await store.append("a", 0, [b"one"], [NAME, SealedText("t_2", "q", b"other")])
    await store.append("b", 0, [b"one"], [NAME])
    await store.erase(["p", "unknown"])
    assert await store.texts("a") == [SealedText("t_2", "q", b"other")]
    assert await store.texts("b") == []
    assert await store.owned("p") == []
    assert await store.key("p", b"2" * 32) is None
    assert await store.keys(["p", "unknown"]) == {"p": None, "unknown": None}
    assert [event.data for event in await store.read("a")] == [b"one"]


async def test_erasing_again_is_harmless(store: RecordStore) -> None:
    await store.erase(["p"])
    await store.erase(["p"])
    await store.erase([])
    assert await store.keys() == {"p": None}


async def test_a_closed_store_says_that_it_is_unavailable(store: RecordStore) -> None:
    await store.close()
    with pytest.raises(StoreUnavailable):
        await store.append("a", 0, [b"one"])
    with pytest.raises(StoreUnavailable):
        await store.read("a")
    with pytest.raises(StoreUnavailable):
        await store.streams()
    with pytest.raises(StoreUnavailable):
        await store.key("p", b"k")
    with pytest.raises(StoreUnavailable):
        await store.erase(["p"])


async def test_closing_twice_is_closing(store: RecordStore) -> None:
    await store.close()
    await store.close()
