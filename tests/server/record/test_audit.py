"""Who did what to the record."""

from __future__ import annotations

import asyncio

from rooms.kernel import Instant
from server.record.audit import CODEC, STREAM, Audit, Erased, Purged, RecordRead, Restored
from server.record.ledger import Ledger
from server.store.memory import MemoryStore

AT = Instant(7)


class HeldClock:
    def now(self) -> Instant:
        return AT


async def test_what_is_done_to_the_record_is_put_down() -> None:
    ledger = Ledger(MemoryStore())
    audit = Audit(ledger, HeldClock())
    await audit.read("session/s", "export", "key_1")
    await audit.erased(("p", "i"), "key_1")
    await audit.purged("session/s", 5, "ab", "schedule")
    await audit.restored("cd", "command_line")
    assert [CODEC.decode(stored.data) for stored in await ledger.read(STREAM)] == [
        RecordRead(at=AT, stream="session/s", what="export", by="key_1"),
        Erased(at=AT, owners=("p", "i"), by="key_1"),
        Purged(at=AT, stream="session/s", events=5, head="ab", by="schedule"),
        Restored(at=AT, digest="cd", by="command_line"),
    ]


async def test_several_processes_write_at_once() -> None:
    store = MemoryStore()
    audits = [Audit(Ledger(store), HeldClock()) for _ in range(4)]
    await asyncio.gather(*(audit.read(f"s{n}", "log", "me") for n, audit in enumerate(audits)))
    assert (await Ledger(store).check(STREAM))[1] is None
    assert len(await Ledger(store).read(STREAM)) == 4
