"""A clock that is set, identifiers that count, and a whole record in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rooms.kernel import Instant
from server.ports import SealedText, StoreUnavailable
from server.record.ledger import Ledger
from server.store.memory import MemoryStore


class SetClock:
    def __init__(self, now: int = 1_000_000) -> None:
        self.time = now

    def now(self) -> Instant:
        return Instant(self.time)

    def pass_(self, milliseconds: int) -> None:
        self.time += milliseconds


class CountingIds:
    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def new(self, prefix: str) -> str:
        self._counts[prefix] += 1
        return f"{prefix}_{self._counts[prefix]}"

    def draw(self) -> int:
        return 4


class Disk(MemoryStore):
    """With a switch for a full disk."""

    full = False

    async def append(
        self, stream: str, expected_seq: int, events: Sequence[bytes], texts: Sequence[SealedText] = ()
    ) -> int:
        if self.full:
            raise StoreUnavailable("The disk is full.")
        return await super().append(stream, expected_seq, events, texts)


def record(disk: MemoryStore | None = None) -> Ledger:
    """The record of one process over a store that several may share."""
    return Ledger(disk or Disk())
