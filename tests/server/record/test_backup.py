"""The whole record into a file and back."""

from __future__ import annotations

import asyncio
import gzip
import os
import stat
from pathlib import Path

import pytest

from rooms.kernel import Instant
from server.ports import RecordStore
from server.record.backup import NotABackup, NotEmpty, backup, restore
from server.record.ledger import Ledger
from server.record.texts import marked
from server.store.memory import MemoryStore
from tests.server.record.test_ledger import event, joined

AT = Instant(1)


async def everything(store: RecordStore) -> object:
    streams = await store.streams()
    texts = [sorted(await store.texts(name), key=lambda text: text.ref) for name in streams]
    return [await store.snapshot(name) for name in streams], texts, await store.keys()


async def filled() -> MemoryStore:
    store = MemoryStore()
    ledger = Ledger(store)
    await ledger.append(
        "a", 0, [event("created", title=marked("Tuesday", "")), joined("Anna", "p"), joined("Ben", "q")]
    )
    await ledger.append("long", 0, [event("happened", n=n) for n in range(1201)])
    await ledger.erase(["q"])
    return store


async def test_a_restored_record_is_the_same(tmp_path: Path) -> None:
    store, again = await filled(), MemoryStore()
    written = await backup(store, tmp_path / "hearth.backup", AT)
    assert await restore(again, tmp_path / "hearth.backup") == written
    assert (written.streams, written.events, written.broken) == (2, 1204, ())
    assert await everything(again) == await everything(store)
    assert await Ledger(again).read("a") == await Ledger(store).read("a")


async def test_a_record_moves_to_every_kind_of_store_and_back(store: RecordStore, tmp_path: Path) -> None:
    origin, again = await filled(), MemoryStore()
    await backup(origin, tmp_path / "hearth.backup", AT)
    await restore(store, tmp_path / "hearth.backup")
    assert await everything(store) == await everything(origin)
    await backup(store, tmp_path / "other.backup", AT)
    await restore(again, tmp_path / "other.backup")
    assert await everything(again) == await everything(origin)


async def test_only_its_owner_may_read_a_backup(tmp_path: Path) -> None:
    file = tmp_path / "hearth.backup"
    file.write_bytes(b"an older one")
    await backup(await filled(), file, AT)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["hearth.backup"]


async def test_a_store_that_holds_something_is_not_filled(tmp_path: Path) -> None:
    store = await filled()
    await backup(store, tmp_path / "hearth.backup", AT)
    before = await everything(store)
    with pytest.raises(NotEmpty):
        await restore(store, tmp_path / "hearth.backup")
    assert await everything(store) == before


@pytest.mark.parametrize("damage", ["cut", "cut inside", "flipped", "text", "empty", "twice", "other"])
async def test_a_damaged_file_fills_nothing(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "hearth.backup"
    await backup(await filled(), file, AT)
    packed = file.read_bytes()
    plain = gzip.decompress(packed)
    file.write_bytes(
        {
            "cut": packed[:-20],
            "cut inside": gzip.compress(b"".join(plain.splitlines(keepends=True)[:-1])),
            "flipped": gzip.compress(plain.replace(b'"seq":3', b'"seq":4', 1)),
            "text": b"something else",
            "empty": b"",
            "twice": gzip.compress(plain + plain),
            "other": gzip.compress(b'{"type":"backup","format":99,"at":1}\n'),
        }[damage]
    )
    empty = MemoryStore()
    with pytest.raises(NotABackup):
        await restore(empty, file)
    assert await everything(empty) == ([], [], {})


async def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await restore(MemoryStore(), tmp_path / "nothing")


async def test_a_stream_that_was_cut_off_before_is_named(tmp_path: Path) -> None:
    store = await filled()
    store._streams["long"].pop()
    await backup(store, tmp_path / "hearth.backup", AT)
    again = MemoryStore()
    assert (await restore(again, tmp_path / "hearth.backup")).broken == ("long",)


async def test_people_go_on_while_a_backup_is_made(tmp_path: Path) -> None:
    store = await filled()
    ledger = Ledger(store)

    async def go_on() -> None:
        for seq in range(3, 40):
            await ledger.append("a", seq, [joined("Somebody", f"p{seq}")])
            await asyncio.sleep(0)

    await asyncio.gather(go_on(), backup(store, tmp_path / "hearth.backup", AT))
    again = MemoryStore()
    assert (await restore(again, tmp_path / "hearth.backup")).broken == ()
    assert (await Ledger(again).check("a"))[1] is None
