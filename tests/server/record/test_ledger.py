"""The ledger: chained, sealed, read back as it was, and whole after somebody was erased."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import msgspec
import pytest

from server.ports import Head, LogBroken, RecordStore, SealedText, Stored, StoreUnavailable, WrongSequence
from server.record import ledger as ledger_module
from server.record.ledger import Ledger
from server.record.texts import ERASED, marked
from server.store.memory import MemoryStore


def event(kind: str, **fields: object) -> bytes:
    return msgspec.json.encode({"v": 1, "type": kind, **fields})


def joined(name: str, who: str = "p") -> bytes:
    return event("joined", participant=who, name=marked(name, who))


CREATED = event("created", title=marked("Tuesday group", ""))


@pytest.fixture
def ledger(store: RecordStore) -> Ledger:
    return Ledger(store)


async def test_what_was_appended_is_read_back_byte_for_byte(ledger: Ledger) -> None:
    events = [CREATED, joined("Änna 🌱"), event("muted", participant="p")]
    assert await ledger.append("s", 0, events[:1]) == 1
    assert await ledger.append("s", 1, events[1:]) == 3
    assert await ledger.read("s") == [Stored(seq, data) for seq, data in enumerate(events, start=1)]
    assert await ledger.read("s", after=1) == [Stored(2, events[1]), Stored(3, events[2])]
    assert await ledger.check("s") == (await ledger.store.head("s"), None)


async def test_no_text_is_stored_in_clear(ledger: Ledger) -> None:
    await ledger.append("s", 0, [CREATED, joined("Anna")])
    stored = b"".join(line.data for line in await ledger.store.read("s"))
    sealed = b"".join(text.data for text in await ledger.store.texts("s"))
    for text in (b"Anna", b"Tuesday group", b"$text"):
        assert text not in stored + sealed
    assert b'"of":"p"' in stored


async def test_another_process_reads_the_same(ledger: Ledger) -> None:
    await ledger.append("s", 0, [CREATED, joined("Anna")])
    assert await Ledger(ledger.store).read("s") == await ledger.read("s")


async def test_writers_are_kept_apart_by_the_sequence(ledger: Ledger) -> None:
    other = Ledger(ledger.store)
    await ledger.append("s", 0, [CREATED])
    await other.append("s", 1, [joined("Anna")])
    with pytest.raises(WrongSequence):
        await ledger.append("s", 1, [joined("Ben")])
    assert await ledger.append("s", 2, [joined("Ben")]) == 3
    assert (await ledger.check("s"))[1] is None


async def test_of_two_writers_at_once_one_is_refused_and_the_chain_is_whole(ledger: Ledger) -> None:
    results = await asyncio.gather(
        ledger.append("s", 0, [joined("Anna")]), ledger.append("s", 0, [joined("Ben")]), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["WrongSequence", "int"]
    assert await ledger.append("s", 1, [joined("Chloe")]) == 2
    assert (await ledger.check("s"))[1] is None


async def test_appending_nothing_changes_nothing(ledger: Ledger) -> None:
    assert await ledger.append("s", 0, []) == 0
    assert await ledger.streams() == []


async def test_an_append_that_failed_half_way_leaves_no_wrong_head_behind() -> None:
    class Lying(MemoryStore):
        """Takes the events and says that it did not, as a connection lost before the answer does."""

        async def append(
            self, stream: str, expected_seq: int, events: Sequence[bytes], texts: Sequence[SealedText] = ()
        ) -> int:
            await super().append(stream, expected_seq, events, texts)
            raise StoreUnavailable("the connection is gone")

    store = Lying()
    ledger = Ledger(store)
    with pytest.raises(StoreUnavailable):
        await ledger.append("s", 0, [CREATED])
    with pytest.raises(WrongSequence):
        await ledger.append("s", 0, [CREATED])
    assert [line.data for line in await ledger.read("s")] == [CREATED]


async def test_more_streams_than_are_remembered(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_module, "REMEMBERED", 2)
    for seq in range(3):
        for stream in ("a", "b", "c", "d"):
            await ledger.append(stream, seq, [joined("Anna", stream)])
    for stream in ("a", "b", "c", "d"):
        assert await ledger.check(stream) == (await ledger.store.head(stream), None)


# --- erasing ---


async def test_who_is_erased_reads_as_erased_and_the_chain_stays_whole(ledger: Ledger) -> None:
    await ledger.append("s", 0, [CREATED, joined("Anna", "p"), joined("Ben", "q")])
    await ledger.append("t", 0, [joined("Anna", "p")])
    await ledger.erase(["p"])
    assert [line.data for line in await ledger.read("s")] == [CREATED, joined(ERASED, "p"), joined("Ben", "q")]
    assert [line.data for line in await ledger.read("t")] == [joined(ERASED, "p")]
    for stream in ("s", "t"):
        assert (await ledger.check(stream))[1] is None


async def test_what_comes_of_the_erased_later_is_not_kept(ledger: Ledger) -> None:
    await ledger.append("s", 0, [joined("Anna")])
    await ledger.erase(["p"])
    await ledger.append("s", 1, [joined("Anna")])
    assert await ledger.store.texts("s") == []
    assert [line.data for line in await ledger.read("s")] == [joined(ERASED), joined(ERASED)]
    assert (await ledger.check("s"))[1] is None


async def test_another_process_that_still_has_the_key_brings_nothing_back(ledger: Ledger) -> None:
    other = Ledger(ledger.store)
    await other.append("s", 0, [joined("Anna")])
    await ledger.erase(["p"])
    await other.append("s", 1, [joined("Anna")])
    assert [line.data for line in await ledger.read("s")] == [joined(ERASED), joined(ERASED)]
    assert (await ledger.check("s"))[1] is None


async def test_a_removed_stream_takes_the_keys_along_that_nothing_else_needs(ledger: Ledger) -> None:
    await ledger.append("s", 0, [CREATED, joined("Anna", "p"), joined("Ben", "q")])
    await ledger.append("t", 0, [joined("Anna", "p")])
    await ledger.remove("s")
    assert await ledger.streams() == ["t"]
    assert [line.data for line in await ledger.read("t")] == [joined("Anna", "p")]
    keys = await ledger.store.keys()
    assert {owner for owner, key in keys.items() if key is not None} == {"p"}


# --- tampering ---


async def tampered(ledger: Ledger, lines: list[bytes]) -> Ledger:
    """The stream "s" of a store somebody has written to, with the heads of the genuine one."""
    store = MemoryStore()
    await store.append("s", 0, lines, await ledger.store.texts("s"))
    for owner, key in (await ledger.store.keys()).items():
        assert key is not None
        await store.key(owner, key)
    store._heads["s"] = await ledger.store.head("s")
    return Ledger(store)


async def lines_of(ledger: Ledger) -> list[bytes]:
    await ledger.append("s", 0, [CREATED, joined("Anna"), event("muted", participant="p"), event("ended", by=None)])
    return [line.data for line in await ledger.store.read("s")]


async def test_a_stream_that_is_not_as_it_was_written_is_not_read(ledger: Ledger) -> None:
    lines = await lines_of(ledger)
    changed = await tampered(ledger, [*lines[:2], lines[2].replace(b"muted", b"mutes"), lines[3]])
    with pytest.raises(LogBroken, match=r"^event 3 has been changed$"):
        await changed.read("s")
    cut = await tampered(ledger, lines[:3])
    with pytest.raises(LogBroken, match=r"^event 4 is missing$"):
        await cut.read("s")
    swapped = await tampered(ledger, [lines[0], lines[2], lines[1], lines[3]])
    with pytest.raises(LogBroken, match=r"^event 2 is not the one"):
        await swapped.read("s")


async def test_a_part_that_is_not_as_it_was_written_is_not_read(ledger: Ledger) -> None:
    lines = await lines_of(ledger)
    changed = await tampered(ledger, [*lines[:2], lines[2].replace(b"muted", b"mutes"), lines[3]])
    with pytest.raises(LogBroken, match=r"^event 3 has been changed$"):
        await changed.read("s", after=1)


async def test_a_text_that_is_gone_without_its_owner_being_erased_is_found(ledger: Ledger) -> None:
    lines = await lines_of(ledger)
    changed = await tampered(ledger, lines)
    assert isinstance(changed.store, MemoryStore)
    changed.store._texts["s"] = [text for text in changed.store._texts["s"] if text.owner == "s"]
    with pytest.raises(LogBroken, match=r"^event 2 has a text that is missing"):
        await changed.read("s")
    head, broken = await changed.check("s")
    assert (head.seq, broken and broken.seq) == (4, 2)


async def test_a_text_that_was_changed_or_lost_its_key_is_found(ledger: Ledger) -> None:
    changed = await tampered(ledger, await lines_of(ledger))
    assert isinstance(changed.store, MemoryStore)
    title, name = sorted(changed.store._texts["s"], key=lambda text: text.owner == "p")
    changed.store._texts["s"] = [title, SealedText(name.ref, name.owner, name.data[:-1] + bytes([name.data[-1] ^ 1]))]
    with pytest.raises(LogBroken, match=r"^event 2 has a text"):
        await changed.read("s")
    changed.store._texts["s"] = [title, name]
    del changed.store._keys["p"]
    with pytest.raises(LogBroken, match=r"^event 2 has a text"):
        await changed.read("s")


async def test_an_unknown_stream_is_empty_and_whole(ledger: Ledger) -> None:
    assert await ledger.read("nowhere") == []
    assert await ledger.check("nowhere") == (Head(), None)
